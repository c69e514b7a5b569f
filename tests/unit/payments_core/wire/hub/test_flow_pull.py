from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zeep
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from payments_core.errors import BadValue, LocalProtocolError, RemoteProtocolError
from payments_core.wire.hub import flow_pull, settlement_flow
from payments_core.wire.hub.flow_documents import FlowKey, FlowPage
from payments_core.wire.hub.flow_pull import PullFault, key_of, read_flow, read_list
from tests.factories import flow_pull as hub
from tests.factories.flow_pull import BOM, FLOW, LIST, LOGIN
from tests.factories.settlement import FLOW_ID
from tests.factories.settlement import settlement_flow as flow_of
from tests.factories.settlement import settlement_line as line_of
from tests.shared_spec import spec

AT = datetime(2025, 5, 14, 18, 15, tzinfo=UTC)
ROME = "2025-05-14T20:15:00"


def listed(*lines: str, **changes) -> FlowPage:
    page = read_list(hub.list_answer(*lines, **changes))
    assert isinstance(page, FlowPage)
    return page


def refusal_of(read, data: bytes) -> tuple[object, object]:
    with pytest.raises(RemoteProtocolError) as refusal:
        read(data)
    assert refusal.value.code == "flow_document_malformed"
    return refusal.value.facts["field"], refusal.value.facts["reason"]


def test_requests_follow_the_official_schema() -> None:
    for message in (
        flow_pull.write_list_request(LOGIN),
        flow_pull.write_flow_request(LOGIN, "a-1"),
    ):
        hub.assert_valid(message)
    body = hub.body_of(message)
    assert [(child.tag, child.text) for child in body] == [
        ("identificativoIntermediarioPA", LOGIN.broker_tax_code),
        ("identificativoStazioneIntermediarioPA", LOGIN.station_id),
        ("password", hub.PASSWORD),
        ("identificativoDominio", LOGIN.entity_id),
        ("identificativoFlusso", "a-1"),
    ]


def test_requests_are_those_that_a_soap_library_makes_of_the_description() -> None:
    client = zeep.Client(str(spec(*hub.WSDL)))
    service = client.create_service(next(iter(client.wsdl.bindings)), hub.URL)
    asked = {
        "identificativoIntermediarioPA": LOGIN.broker_tax_code,
        "identificativoStazioneIntermediarioPA": LOGIN.station_id,
        "password": hub.PASSWORD,
        "identificativoDominio": LOGIN.entity_id,
    }
    for ours, operation, more in (
        (flow_pull.write_list_request(LOGIN), LIST, {}),
        (flow_pull.write_flow_request(LOGIN, FLOW_ID), FLOW, {"identificativoFlusso": FLOW_ID}),
    ):
        theirs = etree.tostring(client.create_message(service, operation, **asked, **more))
        found = [
            [(one.tag, one.text) for one in hub.body_of(message).iter()]
            for message in (ours, theirs)
        ]
        assert found[0] == found[1]


@pytest.mark.parametrize(
    ("login", "flow_id", "field", "reason"),
    [
        (replace(LOGIN, password="short"), "a", "password", "too_short"),
        (replace(LOGIN, password="x" * 16), "a", "password", "too_long"),
        (replace(LOGIN, station_id="x" * 36), "a", "identificativoStazioneIntermediarioPA",
         "too_long"),
        (LOGIN, "a b", "identificativoFlusso", "malformed"),
    ],
)  # fmt: skip
def test_request_that_the_schema_forbids_is_not_written(login, flow_id, field, reason) -> None:
    with pytest.raises(LocalProtocolError) as refusal:
        flow_pull.write_flow_request(login, flow_id)
    assert refusal.value.facts == {"field": field, "reason": reason}
    assert hub.PASSWORD not in repr(LOGIN)


def test_list_keeps_every_issue_of_a_flow() -> None:
    page = listed(hub.line("f-1", ROME), hub.line("f-2", ROME), hub.line("f-1", f"{ROME[:-1]}7Z"))
    assert [(one.key.flow_id, one.flow_at) for one in page.flows] == [
        ("f-1", AT), ("f-2", AT), ("f-1", datetime(2025, 5, 14, 20, 15, 7, tzinfo=UTC)),
    ]  # fmt: skip
    first, _, again = page.flows
    assert again.key.revision - first.key.revision == 7207
    assert (first.key.psp_id, first.published_at, page.refused) == ("", AT, ())


def test_hub_that_counts_repeats_once_and_one_that_has_nothing_are_read() -> None:
    assert len(listed(hub.line("f", ROME), hub.line("f", ROME), count=1).flows) == 2
    assert listed() == FlowPage(1, (), ())
    assert read_list(hub.answer(f"{LIST}Risposta", "")) == FlowPage(1, (), ())
    nil = '<idRendicontazione xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>'
    hub.assert_valid(hub.list_answer(nil))
    assert listed(nil, hub.line("f", ROME), count=1).refused == ()


def test_line_that_cannot_be_read_spoils_no_other() -> None:
    page = listed(
        hub.line("a b", ROME), hub.line("good", ROME), hub.line("c", "yesterday"),
        hub.line("d", "1999-12-31T00:00:00"), hub.line("e", ROME).replace("</id", "<x/></id", 1),
    )  # fmt: skip
    assert [one.key.flow_id for one in page.flows] == ["good"]
    place = "elencoFlussiRendicontazione/idRendicontazione"
    assert [(one.facts["field"], one.facts["reason"]) for one in page.refused] == [
        (f"{place}[0]/identificativoFlusso", "malformed"),
        (f"{place}[2]/dataOraFlusso", "malformed"),
        (f"{place}[3]/dataOraFlusso", "out_of_range"),
        (f"{place}[4]/identificativoFlusso", "unexpected"),
    ]


def test_list_that_is_not_all_there_is_told() -> None:
    [refused] = listed(hub.line("f", ROME), count=2).refused
    assert refused.facts == {"field": "totRestituiti", "reason": "incomplete"}


@pytest.mark.parametrize("ending", hub.DESCRIPTIONS)
@pytest.mark.parametrize("mark", [b"", BOM])
def test_flow_comes_under_either_name_and_with_a_byte_order_mark(ending, mark) -> None:
    flow = flow_of([line_of("a"), line_of("b", None)])
    data = hub.flow_answer(mark + settlement_flow.write(flow), ending)
    hub.assert_valid(data, ending)
    document = read_flow(data)
    assert isinstance(document, bytes)
    assert settlement_flow.parse(document) == flow


def test_flow_larger_than_the_librarys_longest_text_is_read() -> None:
    document = b"<a>" + b"x" * 8_000_000 + b"</a>"
    assert read_flow(hub.flow_answer(document)) == document


@pytest.mark.parametrize("read", [read_list, read_flow])
def test_fault_says_its_code_and_what_it_means(read) -> None:
    operation = {read_list: LIST, read_flow: FLOW}[read]
    for detail, said in (("why", "why"), ("", "no")):
        data = hub.fault_answer(operation, "PPT_AUTENTICAZIONE", detail)
        hub.assert_valid(data)
        assert read(data) == PullFault("PPT_AUTENTICAZIONE", said)


DOCTYPE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
GOOD = hub.flow_answer(b"<a/>")


@pytest.mark.parametrize(
    ("data", "field", "reason"),
    [
        (b"<html>", "Envelope", "xml_malformed"),
        (GOOD.replace(b"?><", b"?>" + DOCTYPE + b"<", 1), "Envelope", "xml_doctype_refused"),
        (hub.list_answer(), f"{LIST}Risposta", "other_document"),
        (GOOD.replace(b"gov/", b"org/"), f"{FLOW}Risposta", "other_document"),
        (hub.answer(f"{FLOW}Risposta", ""), "xmlRendicontazione", "missing"),
        (hub.flow_answer(b""), "xmlRendicontazione", "empty"),
        (GOOD.replace(b"PGEvPg==", b"PGEvPg="), "xmlRendicontazione", "malformed"),
        (GOOD.replace(b"<xmlR", b"<x/><xmlR"), "xmlRendicontazione", "missing"),
        (hub.answer(f"{FLOW}Risposta", "<fault/>"), "fault/faultCode", "missing"),
        (b"<a>" + b"<b/>" * 1_000 + b"</a>", "Envelope", "xml_too_large"),
    ],
)
def test_answer_that_is_none_is_refused(data, field, reason) -> None:
    assert refusal_of(read_flow, data) == (field, reason)


def test_list_that_counts_in_words_is_refused() -> None:
    data = hub.list_answer().replace(b">0<", b">none<")
    assert refusal_of(read_list, data)[1] == "malformed"


@given(st.text(max_size=60), st.integers(0, 500), st.integers(0, 20), st.booleans())
@settings(max_examples=200)
def test_damaged_bytes_are_read_or_refused(noise, at, cut, of_list) -> None:
    good = hub.list_answer(hub.line("f", ROME)) if of_list else GOOD
    read = read_list if of_list else read_flow
    codes = []
    try:
        read(good[:at] + noise.encode() + good[at + cut :])
    except RemoteProtocolError as refusal:
        codes.append(refusal.code)
    assert codes in ([], ["flow_document_malformed"])


instants = st.datetimes(
    datetime(2000, 1, 2), datetime(2067, 12, 31), timezones=st.just(UTC)  # noqa: DTZ001
)  # fmt: skip


@given(instants, instants)
def test_later_issues_have_higher_revisions(one, other) -> None:
    revisions = [key_of("f", at).revision for at in (one, other)]
    if abs((one - other).total_seconds()) >= 1:
        assert (one < other) == (revisions[0] < revisions[1])
    assert key_of("f", one) == FlowKey("", "f", revisions[0])


@pytest.mark.parametrize("year", [1999, 2069])
def test_instant_beyond_what_a_revision_holds_is_refused(year) -> None:
    with pytest.raises(BadValue, match="out_of_range"):
        key_of("f", datetime(year, 1, 1, tzinfo=UTC))
