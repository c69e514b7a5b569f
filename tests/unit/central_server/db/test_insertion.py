from concurrent.futures import ThreadPoolExecutor

from central_server.db.insertion import (
    ROWS_PER_STATEMENT,
    insert_all_new,
    insert_new,
    insert_rows,
)
from central_server.payments import repository
from central_server.payments.models import HubEventRow
from tests.factories.clock import TEST_START
from tests.factories.server import ENTITY

NUMBER = "301000000000004285"


def an_event(event_id: str = "e1") -> dict[str, object]:
    return {
        "entity_id": ENTITY, "event_id": event_id, "notice_number": NUMBER, "kind": "VERIFY",
        "at": TEST_START,
    }  # fmt: skip


def test_taken_key_is_left_as_it_is(session) -> None:
    assert insert_new(session, HubEventRow, an_event())
    assert not insert_new(session, HubEventRow, an_event() | {"kind": "ACTIVATE"})
    assert [row.kind for row in repository.events_of_notice(session, ENTITY, NUMBER)] == ["VERIFY"]


def test_many_rows_report_which_of_them_were_new(session) -> None:
    insert_new(session, HubEventRow, an_event("e3"))
    rows = [an_event(f"e{number}") for number in range(ROWS_PER_STATEMENT + 5)]
    new = insert_all_new(session, HubEventRow, [*rows, rows[0]])
    assert len(new) == ROWS_PER_STATEMENT + 4
    assert (ENTITY, "e3") not in new
    assert (ENTITY, "e4") in new


def test_nothing_to_insert_is_nothing_new(session) -> None:
    assert insert_all_new(session, HubEventRow, []) == set()


def test_no_rows_insert_no_row(session) -> None:
    insert_rows(session, HubEventRow, [])
    assert repository.events_of_notice(session, ENTITY, NUMBER) == []
    insert_rows(session, HubEventRow, [an_event("e1"), an_event("e2")])
    assert len(repository.events_of_notice(session, ENTITY, NUMBER)) == 2


def test_of_two_at_once_one_inserts(unit_of_work) -> None:
    def insert(_: int) -> bool:
        with unit_of_work() as session:
            return insert_new(session, HubEventRow, an_event())

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(insert, range(4))) == [False, False, False, True]
