from datetime import UTC, date, datetime

from lxml import etree

from hub_sandbox.cash_journal import Direction, Journal, Movement, journal_id, write_journal
from tests.factories.sandbox import ENTITY_ID, assert_valid_journal, make_world

MADE_AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
DAY = date(2026, 11, 23)
CREDIT = Movement(
    Direction.IN, 12001, 15501, 2200, "BANCA", "/PUR/LGPE/URI/x", "2026-11-23X-1", "TRN1"
)
RENT = Movement(Direction.IN, 12002, 15502, 50000, "DITTA", "CANONE")
INVOICE = Movement(Direction.OUT, 4870, 9902, 10000, "FORNITORE", "FATTURA")


def journal(*movements: Movement) -> Journal:
    entity = make_world().entities[0]
    return Journal(
        journal_id(entity, MADE_AT, DAY, 1), ENTITY_ID, DAY, 1, MADE_AT, 100_000, movements
    )


def written(*movements: Movement) -> etree._Element:
    world = make_world()
    document = write_journal(journal(*movements), world.entities[0], world.treasurer, "CONTO")
    assert_valid_journal(document)
    return etree.fromstring(document.encode())


def text(root: etree._Element, name: str) -> list[str | None]:
    return [found.text for found in root.iter(name)]


def test_balances_square_in_the_account_and_over_all() -> None:
    root = written(CREDIT, RENT, INVOICE)
    for suffix in ("conto_evidenza", "complessivo"):
        names = {
            "conto_evidenza": [
                "saldo_precedente_conto_evidenza",
                "totale_entrate_conto_evidenza",
                "totale_uscite_conto_evidenza",
                "saldo_finale_conto_evidenza",
            ],
            "complessivo": [
                "saldo_complessivo_precedente",
                "totale_complessivo_entrate",
                "totale_complessivo_uscite",
                "saldo_complessivo_finale",
            ],
        }[suffix]
        assert [text(root, name) for name in names] == [
            ["1000.00"],
            ["522.00"],
            ["100.00"],
            ["1422.00"],
        ]
    assert journal(CREDIT, RENT, INVOICE).closing_cents == 142_200


def test_day_without_movements_is_a_journal_too() -> None:
    assert text(written(), "saldo_complessivo_finale") == ["1000.00"]


def test_credit_of_a_flow_is_a_provisional_receipt_with_both_numbers() -> None:
    root = written(CREDIT)
    assert text(root, "tipo_documento") == ["SOSPESO ENTRATA"]
    assert text(root, "tipo_operazione") == ["ESEGUITO"]
    assert text(root, "numero_documento") == ["0012001"]
    assert text(root, "numero_bolletta_quietanza") == ["0015501"]
    assert text(root, "causale") == ["/PUR/LGPE/URI/x"]
    assert text(root, "end_to_end_id") == ["2026-11-23X-1"]
    assert text(root, "codice_riferimento_operazione") == ["TRN1"]


def test_money_out_is_a_payment_order_without_a_provisional() -> None:
    root = written(INVOICE)
    assert text(root, "tipo_movimento") == ["USCITA"]
    assert text(root, "tipo_documento") == ["MANDATO"]
    assert text(root, "sospeso_da_regolarizzare") == []
    assert text(root, "end_to_end_id") == []


def test_journal_is_made_on_romes_day() -> None:
    root = written()
    assert text(root, "data_ora_creazione_flusso") == ["2026-11-24T00:30:00"]
    assert text(root, "identificativo_flusso_BT") == [f"GDC-20261124{ENTITY_ID}20261123001#001#001"]
    assert text(root, "data_riferimento_GdC") == ["2026-11-23"]


def test_movements_count_upwards() -> None:
    assert text(written(CREDIT, RENT), "numero_movimento") == ["0000001", "0000002"]
