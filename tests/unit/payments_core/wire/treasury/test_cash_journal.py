from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from payments_core.errors import RemoteProtocolError
from payments_core.model.cash_journal import (
    DocumentKind,
    MovementKind,
    Operation,
    RegularisedProvisional,
)
from payments_core.wire.treasury.cash_journal import parse
from tests.factories.cash_journal import (
    JOURNAL_1_4,
    journal_document,
    movement_document,
)
from tests.shared_spec import spec

DAY = "treasury/samples/own/day_2025-05-15/gdc/GDC-20250516_1.xml"
THIRD_PARTY = "treasury/samples/third_party/p4pa"
SIGNATURE = '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X/></ds:Signature>'


def refusal_of(document: str | bytes) -> RemoteProtocolError:
    with pytest.raises(RemoteProtocolError) as caught:
        parse(document if isinstance(document, bytes) else document.encode())
    return caught.value


def code_of(document: bytes) -> str:
    try:
        parse(document)
    except RemoteProtocolError as error:
        return error.code
    return "read"


def test_journal_of_the_example_day_is_read_whole() -> None:
    journal = parse(spec(DAY).read_bytes())

    assert journal.flow_id == "GDC-20250516000432120250515001#001#001"
    assert journal.created_at == datetime(2025, 5, 16, 0, 30, tzinfo=UTC)
    assert (journal.entity_tax_code, journal.bank_code) == ("80999990106", "09999")
    assert (journal.bank_entity_code, journal.istat_code) == ("0004321", "000990101")
    assert (journal.page, journal.pages, journal.year) == (1, 1, 2025)
    assert journal.period_from == journal.period_to == date(2025, 5, 15)
    assert [movement.amount_cents for movement in journal.movements] == [
        33298,
        7140,
        125000,
        54000,
        183000,
    ]


def test_provisional_receipt_of_the_example_day_has_both_numbers() -> None:
    movement = parse(spec(DAY).read_bytes()).movements[0]

    assert movement.movement_kind is MovementKind.IN
    assert movement.document_kind is DocumentKind.PROVISIONAL_RECEIPT
    assert movement.operation is Operation.DONE
    assert (movement.document_no, movement.receipt_no) == (12001, "0015501")
    assert movement.account == "0000001"
    assert movement.moved_on == movement.value_on == movement.effective_on == date(2025, 5, 15)
    assert movement.execution == "SEPA CREDIT TRANSFER"
    assert movement.counterparty == "BANCA DI ESEMPIO S.P.A. SERVIZIO PAGOPA"
    assert movement.remittance.endswith("/TXT/0/URI/2025-05-14TSTPITMM001-0000000001")
    assert movement.end_to_end_id == "2025-05-14TSTPITMM001-0000000001"
    assert movement.closes == ()


def test_collection_order_of_the_example_day_closes_a_provisional_receipt() -> None:
    order = parse(spec(DAY).read_bytes()).movements[3]

    assert order.document_kind is DocumentKind.COLLECTION_ORDER
    assert order.operation is Operation.REGULARISED
    assert order.closes == (RegularisedProvisional(11402, 54000),)


@pytest.mark.parametrize("version", ["1_4", "1_6_1", "1_7_1", "1_8"])
def test_published_sample_of_every_version_is_read(version: str) -> None:
    name = f"OPI_GIORNALE_DI_CASSA_V_{version}.VALID.xml"
    journal = parse(spec(THIRD_PARTY, name).read_bytes())

    assert journal.version == ("1.4" if version == "1_4" else "1.6.1")
    assert [movement.document_no for movement in journal.movements] == [24002, 24041, 64422, 64426]
    assert [movement.account for movement in journal.movements] == ["0000004"] * 2 + ["0000005"] * 2


@pytest.mark.parametrize(
    ("name", "element"),
    [
        ("OPI_GIORNALE_DI_CASSA_V_1_4.INVALID.xml", "data_fine_periodo_riferimento"),
        ("OPI_GIORNALE_DI_CASSA_V_1_7_1.INVALID.xml", "pagina"),
    ],
)
def test_published_invalid_sample_is_refused_at_its_fault(name: str, element: str) -> None:
    error = refusal_of(spec(THIRD_PARTY, name).read_bytes())

    assert error.code == "cash_journal_malformed"
    assert error.facts["element"] == f"/flusso_giornale_di_cassa/{element}"
    assert error.facts["reason"] == "out_of_range"


@pytest.mark.parametrize(
    ("execution", "version"),
    [
        ("SEPA CREDIT TRANSFER", "1.6.1"),
        ("ACCREDITO TESORERIA PROVINCIALE STATO", "1.7.1"),
        ("SEPA INSTANT CREDIT TRANSFER", "1.8"),
    ],
)
@pytest.mark.parametrize("schema", ["1_6_1", "1_7_1", "1_8"])
def test_said_version_is_the_oldest_schema_that_admits_the_file(
    execution: str, version: str, schema: str
) -> None:
    document = journal_document(movement_document(tipo_esecuzione=execution))
    official = etree.XMLSchema(
        etree.parse(str(spec(f"treasury/xsd/opi/OPI_GIORNALE_DI_CASSA_V_{schema}.xsd")))
    )
    official.validate(etree.fromstring(document.encode()))
    unsigned = "Element 'flusso_giornale_di_cassa': Missing child element"
    faults = [entry for entry in official.error_log if not entry.message.startswith(unsigned)]

    assert parse(document.encode()).version == version
    assert (not faults) == (schema.replace("_", ".") >= version)


@pytest.mark.parametrize("place", ["first", "last", "absent"])
def test_signature_may_stand_anywhere(place: str) -> None:
    document = journal_document(movement_document())
    signed = {
        "first": document.replace("<testata_messaggio>", SIGNATURE + "<testata_messaggio>"),
        "last": document.replace(
            "</flusso_giornale_di_cassa>", SIGNATURE + "</flusso_giornale_di_cassa>"
        ),
        "absent": document,
    }[place]

    assert parse(signed.encode()) == parse(document.encode())


def test_journal_1_4_has_a_period_no_pages_and_one_closed_provisional() -> None:
    journal = parse(JOURNAL_1_4.encode())

    assert journal.version == "1.4"
    assert (journal.period_from, journal.period_to) == (date(2019, 1, 1), date(2019, 3, 31))
    assert (journal.page, journal.pages) == (1, 1)
    assert journal.movements[0].closes == (RegularisedProvisional(77, 33298),)


def test_account_without_movements_is_sound() -> None:
    assert parse(journal_document("").encode()).movements == ()


def test_journal_without_accounts_is_refused() -> None:
    document = journal_document("")
    start = document.index("<informazioni_conto_evidenza>")

    error = refusal_of(document[:start] + "</flusso_giornale_di_cassa>")

    assert error.facts["reason"] == "missing"


@pytest.mark.parametrize(
    ("good", "bad", "element"),
    [
        ("<pagina>1<", "<pagina>2<", "pagina"),
        ("<pagina>1</pagina>", "", "pagina"),
        ("<esercizio>2025<", "<esercizio>1998<", "esercizio"),
        ("<codice_ABI_BT>09999<", "<codice_ABI_BT>9999<", "codice_ABI_BT"),
        (">80999990106<", ">8099999010a<", "codice_fiscale_ente"),
        (
            "<data_riferimento_GdC>2025-05-15</data_riferimento_GdC>",
            "",
            "data_riferimento_GdC",
        ),
        ("<conto_evidenza>1<", f"<conto_evidenza>{'1' * 26}<", "conto_evidenza"),
    ],
)
def test_wrong_header_is_refused(good: str, bad: str, element: str) -> None:
    document = journal_document(movement_document())
    assert good in document

    error = refusal_of(document.replace(good, bad))

    assert str(error.facts["element"]).endswith(f"/{element}")


def test_wrong_movement_is_refused_with_its_path_and_line() -> None:
    error = refusal_of(journal_document(movement_document(importo="12,50")))

    path = "/flusso_giornale_di_cassa/informazioni_conto_evidenza/movimento_conto_evidenza/importo"
    assert (error.code, error.facts["element"]) == ("cash_journal_malformed", path)
    assert error.facts["line"] == 29


def test_settlement_flow_handed_in_as_a_journal_is_refused() -> None:
    error = refusal_of('<FlussoRiversamento xmlns="urn:x"/>')

    assert error.facts["reason"] == "other_document"


def test_journal_with_doctype_is_refused() -> None:
    assert refusal_of("<!DOCTYPE x>" + journal_document("")).code == "xml_doctype_refused"


@given(st.data())
@settings(max_examples=60)
def test_damaged_journal_is_read_or_refused(data: st.DataObject) -> None:
    document = bytearray(journal_document(movement_document()).encode())
    for _ in range(data.draw(st.integers(1, 5))):
        document[data.draw(st.integers(0, len(document) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(document[: data.draw(st.integers(0, len(document)))])

    assert code_of(bytes(document)).startswith(("read", "xml_", "cash_journal_"))
    assert code_of(cut).startswith(("read", "xml_", "cash_journal_"))
