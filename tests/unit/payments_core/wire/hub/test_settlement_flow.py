from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from payments_core.errors import LocalProtocolError, RemoteProtocolError
from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import WIRE_MAX_CENTS, Cents
from payments_core.wire.hub.settlement_flow import NAMESPACE, parse, write
from tests.shared_spec import spec

HUB_SCHEMA = (
    "pagopa-fdr-nodo-dei-pagamenti/common-xml/src/main/2.0/xsd/FlussoRiversamento_1_0_4.xsd"
)

LINE = SettlementLine(
    creditor_reference="01000000000010151",
    collection_id="a1f0c2d3e4b54a66a7c8d9e0f1a2b301",
    transfer_no=1,
    amount_cents=Cents(1679),
    outcome=Outcome.PAID,
    outcome_on=date(2025, 5, 13),
)
FLOW = SettlementFlow(
    flow_id="2025-05-14TSTPITMM001-0000000001",
    flow_at=datetime(2025, 5, 14, 20, 15, tzinfo=UTC),
    regulation_id="TRN9BAE20CAC69BD1337EA9",
    regulation_on=date(2025, 5, 15),
    sender_kind="B",
    sender_id="TSTPITMM001",
    sender_name="BANCA DI ESEMPIO S.P.A.",
    receiver_tax_code="80999990106",
    receiver_name="COMUNE DI PROVA MARINA",
    declared_count=1,
    declared_cents=Cents(1679),
    lines=(LINE,),
)


def changed(old: str, new: str) -> bytes:
    document = write(FLOW).decode()
    assert old in document
    return document.replace(old, new).encode()


def code_of(document: bytes) -> str:
    try:
        parse(document)
    except RemoteProtocolError as error:
        return error.code
    return "read"


def element(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>"


def identifiers(max_size: int = 35) -> st.SearchStrategy[str]:
    return st.text("abcXYZ0189-_", min_size=1, max_size=max_size)


lines = st.builds(
    SettlementLine,
    creditor_reference=identifiers(),
    collection_id=identifiers(),
    transfer_no=st.none() | st.integers(1, 5),
    amount_cents=st.integers(1, WIRE_MAX_CENTS).map(Cents),
    outcome=st.sampled_from(Outcome),
    outcome_on=st.dates(date(2015, 1, 1), date(2099, 12, 31)),
)
flows = st.builds(
    SettlementFlow,
    flow_id=identifiers(),
    flow_at=st.integers(1_420_000_000, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC)),
    regulation_id=identifiers(),
    regulation_on=st.dates(date(2015, 1, 1), date(2099, 12, 31)),
    sender_kind=st.sampled_from("GAB"),
    sender_id=identifiers(),
    sender_name=st.none() | st.text("ABCàè.&<", min_size=3, max_size=70),
    receiver_tax_code=st.text("0123456789", min_size=11, max_size=11),
    receiver_name=st.none() | st.text("ABCàè'", min_size=1, max_size=140),
    declared_count=st.integers(1, 10**15 - 1),
    declared_cents=st.integers(0, WIRE_MAX_CENTS).map(Cents),
    lines=st.lists(lines, min_size=1, max_size=4).map(tuple),
)


@given(flows)
@settings(max_examples=60)
def test_written_flow_reads_back_equal(flow: SettlementFlow) -> None:
    assert parse(write(flow)) == flow


@given(flows)
@settings(max_examples=30)
def test_written_flow_is_valid_for_the_hubs_schema(flow: SettlementFlow) -> None:
    schema = etree.XMLSchema(etree.parse(str(spec(HUB_SCHEMA))))

    schema.assertValid(etree.fromstring(write(flow)))


@pytest.mark.parametrize(
    ("file", "count", "cents"),
    [
        ("2025-05-14TSTPITMM001-0000000001", 4, 33298),
        ("2025-05-14PSPEITRR002-S025051401", 2, 7140),
        ("2025-05-14ABI09998-E00000000007", 1, 31050),
    ],
)
def test_flows_of_the_example_day_are_read(file: str, count: int, cents: int) -> None:
    flow = parse(spec("treasury/samples/own/day_2025-05-15/fdr", f"{file}.xml").read_bytes())

    assert flow.flow_id == file
    assert flow.flow_at == datetime(2025, 5, 14, 20, 15, tzinfo=UTC)
    assert (flow.declared_count, flow.declared_cents) == (count, cents)
    assert sum(line.amount_cents for line in flow.lines) == cents


@pytest.mark.parametrize(
    ("code", "outcome"),
    [
        ("0", Outcome.PAID),
        ("3", Outcome.REVOKED),
        ("4", Outcome.STAND_IN),
        ("8", Outcome.STAND_IN_WITHOUT_RECEIPT),
        ("9", Outcome.PAID_WITHOUT_RECEIPT),
    ],
)
def test_every_outcome_of_the_hub_is_read(code: str, outcome: Outcome) -> None:
    document = changed(
        element("codiceEsitoSingoloPagamento", "0"), element("codiceEsitoSingoloPagamento", code)
    )

    assert parse(document).lines[0].outcome is outcome


def test_missing_index_is_read_as_unknown() -> None:
    document = changed(element("indiceDatiSingoloPagamento", "1"), "")

    assert parse(document) == replace(FLOW, lines=(replace(LINE, transfer_no=None),))


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_both_object_versions_are_read(version: str) -> None:
    assert parse(changed(">1.0<", f">{version}<")) == FLOW


def test_byte_order_mark_and_prefixed_names_are_read() -> None:
    document = write(FLOW).decode()
    body = document[document.index("?>") + 2 :]
    prefixed = body.replace("</", "</p:").replace("<", "<p:").replace("<p:/p:", "</p:")
    prefixed = prefixed.replace("xmlns=", "xmlns:p=")

    assert parse(b"\xef\xbb\xbf" + prefixed.encode()) == FLOW


def test_header_that_contradicts_the_lines_is_kept_as_declared() -> None:
    document = changed(
        element("importoTotalePagamenti", "16.79"), element("importoTotalePagamenti", "2204.00")
    )

    assert parse(document).declared_cents == 220400


def test_negative_amount_is_read_on_revoked_lines_only() -> None:
    negative = changed(
        element("singoloImportoPagato", "16.79"), element("singoloImportoPagato", "-16.79")
    )
    revoked = negative.replace(b"Pagamento>0<", b"Pagamento>3<")

    assert parse(revoked).lines[0].amount_cents == 1679
    with pytest.raises(RemoteProtocolError):
        parse(negative)


@pytest.mark.parametrize(
    ("name", "good", "bad", "reason"),
    [
        ("versioneOggetto", "1.0", "2.0", "malformed"),
        ("identificativoFlusso", FLOW.flow_id, "2025/05", "malformed"),
        ("identificativoFlusso", FLOW.flow_id, "x" * 36, "malformed"),
        ("identificativoFlusso", FLOW.flow_id, "x" * 9000, "too_long"),
        ("dataOraFlusso", "2025-05-14T22:15:00", "2025-05-14", "malformed"),
        ("dataRegolamento", "2025-05-15", "2025-05-32", "malformed"),
        ("identificativoUnivocoRegolamento", FLOW.regulation_id, "x" * 36, "too_long"),
        ("numeroTotalePagamenti", "1", "0", "out_of_range"),
        ("numeroTotalePagamenti", "1", "-1", "malformed"),
        ("importoTotalePagamenti", "16.79", "16,79", "malformed"),
        ("importoTotalePagamenti", "16.79", "1000000000.00", "malformed"),
        ("singoloImportoPagato", "16.79", "0.00", "out_of_range"),
        ("singoloImportoPagato", "16.79", "16.790", "malformed"),
        ("singoloImportoPagato", "16.79", "", "missing"),
        ("indiceDatiSingoloPagamento", "1", "6", "out_of_range"),
        ("codiceEsitoSingoloPagamento", "0", "7", "malformed"),
        ("dataEsitoSingoloPagamento", "2025-05-13", "<b/>", "not_text"),
    ],
)
def test_wrong_field_is_refused_with_element_line_and_reason(
    name: str, good: str, bad: str, reason: str
) -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        parse(changed(element(name, good), element(name, bad)))

    assert caught.value.code == "settlement_flow_malformed"
    assert caught.value.facts["reason"] == reason
    assert str(caught.value.facts["element"]).endswith(f"/{name}")
    assert isinstance(caught.value.facts["line"], int)


def test_receiver_that_is_no_legal_person_is_refused() -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        parse(changed(">G<", ">A<"))

    assert str(caught.value.facts["element"]).endswith("Ricevente/tipoIdentificativoUnivoco")


def test_flow_without_lines_is_refused() -> None:
    document = write(FLOW).decode()
    start, end = document.index("<datiSingoliPagamenti>"), document.index("</FlussoRiversamento>")

    with pytest.raises(RemoteProtocolError) as caught:
        parse((document[:start] + document[end:]).encode())

    assert caught.value.facts["reason"] == "missing"


def test_journal_handed_in_as_a_flow_is_refused() -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        parse(b"<flusso_giornale_di_cassa/>")

    assert caught.value.facts["reason"] == "other_document"


def test_same_names_in_another_namespace_are_refused() -> None:
    with pytest.raises(RemoteProtocolError):
        parse(changed(NAMESPACE, "urn:another"))


@given(st.data())
@settings(max_examples=60)
def test_damaged_flow_is_read_or_refused(data: st.DataObject) -> None:
    document = bytearray(write(FLOW))
    for _ in range(data.draw(st.integers(1, 5))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(document[: data.draw(st.integers(0, len(document)))])
    assert code_of(bytes(document)).startswith(("read", "xml_", "settlement_flow_"))
    assert code_of(cut).startswith(("read", "xml_", "settlement_flow_"))


def test_flow_that_the_schema_forbids_is_not_written() -> None:
    with pytest.raises(LocalProtocolError) as caught:
        write(replace(FLOW, flow_id="two words"))

    assert caught.value.facts["reason"] == "malformed"


def test_text_that_would_not_read_back_is_not_written() -> None:
    with pytest.raises(LocalProtocolError) as caught:
        write(replace(FLOW, receiver_name=" COMUNE "))

    assert caught.value.facts["reason"] == "not_read_back"


def test_repeated_hour_of_october_keeps_its_passage() -> None:
    second_passage = replace(FLOW, flow_at=datetime(2025, 10, 26, 1, 30, tzinfo=UTC))

    assert parse(write(second_passage)).flow_at == second_passage.flow_at
    assert b"2025-10-26T02:30:00+01:00" in write(second_passage)
