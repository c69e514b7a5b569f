import pytest

from central_server.treasury import repository, service
from central_server.treasury.models import ProvisionalClosureRow
from tests.factories.cash_journal import journal_document, movement_document
from tests.factories.money_way import journal_bytes
from tests.factories.server import COMPANY, ENTITY, add_entity


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_entity(session)


def import_movements(session, clock, *movements: str):
    data = journal_document("".join(movements)).encode()
    return service.import_journal(session, "test", ENTITY, data, "journal.xml", clock)


def taken_in(session):
    return [
        (credit.document_no, credit.amount_cents)
        for credit in repository.credits_of(session, ENTITY)
    ]


def test_only_provisional_receipts_are_credits(session, clock) -> None:
    import_movements(
        session,
        clock,
        movement_document(numero_documento="2", importo="5.00"),
        movement_document(numero_documento="1", importo="7.00"),
        movement_document(numero_documento="3", tipo_movimento="USCITA", tipo_documento="MANDATO"),
        movement_document(numero_documento="4", tipo_documento="REVERSALE"),
    )
    assert taken_in(session) == [(1, 700), (2, 500)]
    assert list(repository.credits_of(session, COMPANY)) == []


@pytest.mark.parametrize("printed", ["2.00", "-2.00"])
def test_reversal_takes_its_share_off_whatever_its_sign(session, clock, printed) -> None:
    import_movements(
        session,
        clock,
        movement_document(numero_documento="1", importo="5.00"),
        movement_document(numero_documento="1", tipo_operazione="STORNATO", importo=printed),
    )
    assert taken_in(session) == [(1, 300)]


def test_credit_reversed_whole_is_nothing(session, clock) -> None:
    import_movements(
        session,
        clock,
        movement_document(numero_documento="1"),
        movement_document(numero_documento="1", tipo_operazione="STORNATO"),
    )
    assert taken_in(session) == [(1, 0)]


def test_credit_is_found_by_its_number_less_its_own_reversals(session, clock) -> None:
    import_movements(
        session,
        clock,
        movement_document(numero_documento="1", importo="5.00"),
        movement_document(numero_documento="2", importo="7.00"),
        movement_document(numero_documento="1", tipo_operazione="STORNATO", importo="2.00"),
    )
    year = next(repository.credits_of(session, ENTITY)).year
    found = [repository.credit(session, ENTITY, year, number) for number in (1, 2)]
    assert [one and one.amount_cents for one in found] == [300, 700]
    assert repository.credit(session, ENTITY, year + 1, 1) is None
    assert repository.credit(session, COMPANY, year, 1) is None


def test_closed_provisional_receipts_are_kept_with_the_document(session, clock) -> None:
    closing = movement_document(
        numero_documento="9",
        tipo_documento="REVERSALE",
        tipo_operazione="REGOLARIZZATO",
        after=(
            "<sospeso><numero_provvisorio>1</numero_provvisorio>"
            "<importo_provvisorio>5.00</importo_provvisorio></sospeso>"
        ),
    )
    import_movements(session, clock, closing)
    import_movements(session, clock, closing)
    (row,) = session.query(ProvisionalClosureRow).all()
    assert (row.document_no, row.amount_cents) == (1, 500)


def test_pages_of_one_journal_are_counted_together(session, clock) -> None:
    service.import_journal(session, "test", ENTITY, journal_bytes(100), "journal.xml", clock)
    stem = "GDC-20250516000432120250515001"
    assert repository.count_pages(session, ENTITY, f"{stem}#002#002") == 1
    assert repository.count_pages(session, ENTITY, f"{stem}9#001#001") == 0
