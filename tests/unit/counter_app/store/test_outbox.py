from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import outbox
from counter_app.store.database import Database
from counter_app.store.numbers import NextNumber
from counter_app.store.tables import OutboxRow
from counter_app.sync.backoff import LONGEST_SECONDS
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW
from tests.factories.releasing import operation_for

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    with database.write() as session:
        for operation_id, position in (("one", "p"), ("two", "q"), ("three", "p")):
            number = NextNumber("301000000000004285", "lease-a", 1, 42)
            outbox.add(session, operation_for(number, operation_id), position, NOW)
    yield database
    database.close()


def due(store: Database, limit: int = 20) -> list[str]:
    with store.read() as session:
        return [each.operation_id for each in outbox.due(session, NOW, limit)]


def test_operations_come_in_the_order_they_were_queued(store: Database) -> None:
    assert due(store) == ["one", "two", "three"]
    assert due(store, 2) == ["one", "two"]


def test_postponed_operation_holds_back_its_position_only(store: Database) -> None:
    with store.write() as session:
        outbox.postpone(session, "one", LATER)
        assert outbox.attempts(session, "one") == 1
    assert due(store) == ["two"]
    with store.read() as session:
        assert [each.operation_id for each in outbox.due(session, LATER, 20)] == [
            "one",
            "two",
            "three",
        ]


def test_what_was_put_off_by_a_clock_that_was_fast_is_due(store: Database) -> None:
    assert timedelta(seconds=LONGEST_SECONDS) == outbox.LONGEST_WAIT
    with store.write() as session:
        outbox.postpone(session, "one", NOW + outbox.LONGEST_WAIT)
    assert due(store) == ["two"]
    with store.write() as session:
        outbox.postpone(session, "one", NOW + timedelta(days=1))
    assert due(store) == ["one", "two", "three"]


def test_answered_operation_leaves_once(store: Database) -> None:
    with store.write() as session:
        assert outbox.remove(session, "one")
        assert not outbox.remove(session, "one")
        assert outbox.count(session) == 2
    assert due(store) == ["two", "three"]


def test_what_is_moved_to_the_end_goes_last_under_its_own_id(store: Database) -> None:
    with store.write() as session:
        outbox.postpone(session, "one", NOW)
        outbox.move_to_end(session, session.query(OutboxRow).filter_by(operation_id="one").one())
    assert due(store) == ["two", "three", "one"]
    with store.read() as session:
        assert outbox.attempts(session, "one") == 1


def test_next_try_is_the_earliest(store: Database) -> None:
    with store.write() as session:
        for operation_id in ("one", "two", "three"):
            outbox.postpone(session, operation_id, LATER)
        outbox.postpone(session, "two", LATER + timedelta(seconds=5))
        assert outbox.next_try_at(session) == LATER
        for operation_id in ("one", "two", "three"):
            outbox.remove(session, operation_id)
        assert outbox.next_try_at(session) is None


def test_next_try_is_not_that_of_what_waits_behind_another(store: Database) -> None:
    with store.write() as session:
        outbox.remove(session, "two")
        outbox.postpone(session, "one", LATER)
    assert due(store) == []
    with store.read() as session:
        assert outbox.next_try_at(session) == LATER
