import pytest

from payments_core.errors import RemoteProtocolError
from payments_core.model.cash_journal import JournalMovement, RegularisedProvisional
from payments_core.wire.treasury.movement import read_movement
from payments_core.wire.xml import open_document
from tests.factories.cash_journal import movement_document


def read(document: str) -> JournalMovement:
    record = open_document(
        document.encode(), 100_000, "movimento_conto_evidenza", "cash_journal_malformed"
    )
    return read_movement(record, "0000001")


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("332.98", 33298),
        ("-12.5", -1250),
        ("+7", 700),
        ("7.", 700),
        ("0.00", 0),
        ("1000.00000000000", 100000),
        ("999999999999999.99", 99999999999999999),
    ],
)
def test_amount_keeps_its_sign_and_every_cent(text: str, cents: int) -> None:
    document = movement_document(importo=text)

    assert read(document).amount_cents == cents


def test_number_of_document_is_compared_without_its_zeros() -> None:
    padded = movement_document(numero_documento="0012001")
    plain = movement_document(numero_documento="12001")

    assert read(padded) == read(plain)


def test_end_to_end_identifier_is_taken_from_the_banks_own_part() -> None:
    own_part = (
        "<dati_a_disposizione_BT><identificativo_end_to_end>E2E-1</identificativo_end_to_end>"
        "</dati_a_disposizione_BT>"
    )
    document = movement_document(after=own_part)

    assert read(document).end_to_end_id == "E2E-1"


def test_free_words_in_the_banks_own_part_do_no_harm() -> None:
    own_part = "<dati_a_disposizione_BT>words <b><c/></b> words</dati_a_disposizione_BT>"
    document = movement_document(after=own_part)

    assert read(document).end_to_end_id is None


def test_optional_fields_may_be_absent() -> None:
    document = movement_document(
        numero_bolletta_quietanza=None, data_valuta_ente=None, sospeso_da_regolarizzare=None
    )
    movement = read(document)

    assert (movement.receipt_no, movement.value_on, movement.effective_on) == (None, None, None)


def test_order_may_close_several_provisional_receipts() -> None:
    closed = "".join(
        f"<sospeso><numero_provvisorio>{number}</numero_provvisorio>"
        f"<importo_provvisorio>{number}.00</importo_provvisorio></sospeso>"
        for number in (1, 2)
    )
    document = movement_document(after=closed)

    assert read(document).closes == (
        RegularisedProvisional(1, 100),
        RegularisedProvisional(2, 200),
    )


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("tipo_movimento", "IN", "unknown_value"),
        ("tipo_documento", "PROVVISORIO", "unknown_value"),
        ("tipo_operazione", None, "missing"),
        ("numero_documento", "12A", "malformed"),
        ("numero_documento", "9" * 19, "out_of_range"),
        ("importo", "1.234,50", "malformed"),
        ("importo", "1.234", "malformed"),
        ("importo", "1e3", "malformed"),
        ("importo", "NaN", "malformed"),
        ("importo", "9" * 16, "malformed"),
        ("numero_bolletta_quietanza", "A1", "malformed"),
        ("data_movimento", "15/05/2025", "malformed"),
        ("data_valuta_ente", "2025-13-01", "malformed"),
        ("tipo_esecuzione", None, "missing"),
        ("end_to_end_id", "E" * 36, "too_long"),
        ("causale", None, "missing"),
        ("causale", "x" * 4001, "too_long"),
        ("causale", "<b>x</b>", "not_text"),
    ],
)
def test_wrong_field_is_refused_with_element_line_and_reason(
    name: str, value: str | None, reason: str
) -> None:
    with pytest.raises(RemoteProtocolError) as caught:
        read(movement_document(**{name: value}))

    error, path = caught.value, "/movimento_conto_evidenza/"
    assert error.code == "cash_journal_malformed"
    assert (error.facts["element"], error.facts["reason"]) == (path + name, reason)
    assert isinstance(error.facts["line"], int)
