from datetime import UTC, datetime

import pytest

from central_server.treasury import repository, service
from payments_core.errors import PaymentsError
from tests.factories.cash_journal import journal_document, movement_document
from tests.factories.money_way import journal_bytes
from tests.factories.server import COMPANY, ENTITY, add_entity
from tests.shared_spec import spec


@pytest.fixture(autouse=True)
def _entity(session) -> None:
    add_entity(session)


def import_journal(session, clock, data, entity_id=ENTITY):
    return service.import_journal(session, "test", entity_id, data, "journal.xml", clock)


def taken_in(session):
    return list(repository.credits_of(session, ENTITY))


def test_both_numbers_of_a_credit_are_kept(session, clock) -> None:
    done = import_journal(session, clock, journal_bytes(33298))
    assert (done.movements, done.new_movements, done.missing_pages) == (1, 1, 0)
    (credit,) = taken_in(session)
    assert (credit.year, credit.document_no, credit.receipt_no) == (2025, 12001, "0015501")
    assert credit.amount_cents == 33298


def test_same_movement_is_taken_in_once(session, clock) -> None:
    import_journal(session, clock, journal_bytes(33298))
    again = import_journal(session, clock, journal_bytes(33298, 7140))
    assert (again.movements, again.new_movements) == (2, 1)
    assert [credit.amount_cents for credit in taken_in(session)] == [33298, 7140]


def test_movement_of_another_journal_is_known_again(session, clock) -> None:
    import_journal(session, clock, journal_bytes(33298))
    other = journal_bytes(33298).replace(b"GDC-20250516", b"GDC-20250517")
    assert import_journal(session, clock, other).new_movements == 0


def test_pages_that_are_missing_are_counted(session, clock) -> None:
    first = journal_document(
        movement_document(), paging="<pagina>1</pagina><pagine_totali>3</pagine_totali>"
    ).replace("#001#001", "#001#003")
    assert import_journal(session, clock, first.encode()).missing_pages == 2
    second = first.replace("#001#003", "#002#003").replace("<pagina>1", "<pagina>2")
    assert import_journal(session, clock, second.encode()).missing_pages == 1
    assert import_journal(session, clock, second.encode()).missing_pages == 1


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"data_movimento": "2026-11-24"}, "journal_day_in_future"),
        ({"importo": "0.00"}, "journal_amount_zero"),
        ({"importo": "99999999999999999.00"}, "cash_journal_malformed"),
        ({"tipo_movimento": "ALTRO"}, "cash_journal_malformed"),
        ({"numero_documento": None}, "cash_journal_malformed"),
    ],
)
def test_bad_movement_keeps_the_whole_file_out(session, clock, changes, code) -> None:
    data = journal_document(movement_document() + movement_document(**changes)).encode()
    with pytest.raises(PaymentsError) as refusal:
        import_journal(session, clock, data)
    assert refusal.value.code == code
    assert taken_in(session) == []


def test_journal_of_tomorrow_is_refused_and_of_today_is_not(session, clock) -> None:
    data = journal_bytes(100)
    clock.set(datetime(2025, 5, 14, 21, 59, 59, tzinfo=UTC))
    with pytest.raises(PaymentsError) as refusal:
        import_journal(session, clock, data)
    assert refusal.value.code == "journal_day_in_future"
    clock.set(datetime(2025, 5, 14, 22, 0, tzinfo=UTC))
    assert import_journal(session, clock, data).new_movements == 1


def test_journal_of_another_entity_is_refused(session, clock) -> None:
    add_entity(session, COMPANY, segregation_code="02")
    with pytest.raises(PaymentsError) as refusal:
        import_journal(session, clock, journal_bytes(100), COMPANY)
    assert refusal.value.code == "journal_of_another_entity"
    assert refusal.value.facts == {"found": ENTITY, "entity": COMPANY}


@pytest.mark.parametrize("version", ["1_6_1", "1_7_1", "1_8"])
def test_samples_of_others_are_taken_in(session, clock, version) -> None:
    path = spec(
        "treasury", "samples", "third_party", "p4pa", f"OPI_GIORNALE_DI_CASSA_V_{version}.VALID.xml"
    )
    data = path.read_bytes()
    with pytest.raises(PaymentsError) as refusal:
        import_journal(session, clock, data)
    owner = refusal.value.facts["found"]
    add_entity(session, owner, segregation_code="09")
    assert import_journal(session, clock, data, owner).new_movements > 0
