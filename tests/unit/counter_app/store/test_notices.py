from datetime import timedelta
from pathlib import Path

from counter_app.store import notices, outbox
from counter_app.store.tables import ReleaseState
from tests.factories.counter import enrolled_store, number_source
from tests.factories.fake_server import NOW
from tests.factories.releasing import release_into


def test_released_notices_are_found_by_number_operation_citizen_and_day(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    number = release_into(number_source(database, tmp_path), "op-1")
    with database.read() as session:
        row = notices.by_number(session, number)
        assert row is not None
        assert list(notices.by_operation(session, "op-1")) == [row]
        assert row.state == ReleaseState.PENDING
        assert list(notices.of_citizen(session, "c-1")) == [row]
        assert notices.last_released(session) is row
        assert list(notices.between(session, NOW, NOW + timedelta(days=1))) == [row]
        assert list(notices.between(session, NOW - timedelta(days=1), NOW)) == []
    database.close()


def test_releases_are_counted_by_operator_kind_and_rate_within_their_time(
    tmp_path: Path,
) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    for step in range(3):
        release_into(source, f"op-{step}")
    later = NOW + timedelta(days=1)
    with database.read() as session:
        counted = notices.released_kinds(session, NOW, later)
        assert list(counted) == [("op-laura", "carta-identita", "carta-identita", 3)]
        assert notices.released_kinds(session, NOW - timedelta(days=1), NOW) == []
        last = notices.last_of_operator(session, "op-laura")
        assert last is not None
        assert last.operation_id == "op-2"
        assert notices.last_of_operator(session, "op-ugo") is None
    database.close()


def test_waiting_notices_are_those_in_the_outbox(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    numbers = [release_into(source, f"op-{step}") for step in range(3)]
    with database.write() as session:
        outbox.remove(session, "op-0")
    with database.read() as session:
        assert [row.notice_number for row in notices.waiting(session)] == numbers[1:]
    database.close()


def test_late_prints_are_those_that_were_answered_and_have_become_payable(tmp_path: Path) -> None:
    database = enrolled_store(tmp_path)
    source = number_source(database, tmp_path)
    number = release_into(source, "op-1")
    release_into(source, "op-2")
    with database.write() as session:
        (row,) = notices.by_operation(session, "op-1")
        row.late_print = True
        session.flush()
        assert list(notices.to_print_late(session)) == []
        row.state = ReleaseState.PAYABLE
        session.flush()
        assert list(notices.to_print_late(session)) == []
        outbox.remove(session, "op-1")
    with database.read() as session:
        assert [row.notice_number for row in notices.to_print_late(session)] == [number]
    with database.write() as session:
        (row,) = notices.by_operation(session, "op-1")
        row.state = ReleaseState.CHANGED
        session.flush()
        assert list(notices.to_print_late(session)) == []
        row.payable_at = NOW
        session.flush()
        assert list(notices.to_print_late(session)) == [row]
    database.close()
