from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import bulk_prints, print_decisions, prints
from counter_app.store.bulk_prints import BulkState, ItemState, NewItem
from counter_app.store.database import Database
from counter_app.store.print_decisions import PrintDecision
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW

NUMBERS = [f"30100000000000{number:04d}" for number in range(1, 4)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    items = [NewItem(number, "Rossi Maria", f"job-{number}") for number in NUMBERS]
    with database.write() as session:
        bulk_prints.add(session, "p-1", "op-1", NOW, "PRINTER", None, items, by_postal_code=False)
    yield database
    database.close()


def add_job(store: Database, number: str, state: str) -> None:
    job = prints.NewJob(f"job-{number}", "paper", f"notice/{number}", "Mensa", number, b"page")
    with store.write() as session:
        prints.add(session, job, state, NOW)


def test_what_was_asked_for_waits_in_its_order(store: Database) -> None:
    with store.read() as session:
        row = bulk_prints.unfinished(session)
        waiting = bulk_prints.waiting(session, "p-1", 2)
    assert row is not None
    assert (row.print_id, row.asked_by, row.state) == ("p-1", "op-1", BulkState.RUNNING)
    assert [one.notice_number for one in waiting] == NUMBERS[:2]


def test_notice_keeps_why_it_was_left_out(store: Database) -> None:
    with store.write() as session:
        first, second, third = bulk_prints.waiting(session, "p-1", 9)
        facts = {"notice_number": first.notice_number}
        bulk_prints.settle(session, first, ItemState.LEFT_OUT, "notice_already_paid", facts)
        bulk_prints.settle(session, third, ItemState.DONE)
    with store.read() as session:
        assert bulk_prints.counts(session, "p-1") == {"DONE": 1, "LEFT_OUT": 1, "WAITING": 1}
        (left_out,) = bulk_prints.in_state(session, "p-1", ItemState.LEFT_OUT)
        assert bulk_prints.facts_of(left_out) == facts
        (waiting,) = bulk_prints.waiting(session, "p-1", 9)
    assert left_out.problem == "notice_already_paid"
    assert waiting.notice_number == second.notice_number


def test_finished_print_is_the_last_one_and_none_that_is_unfinished(store: Database) -> None:
    with store.write() as session:
        row = bulk_prints.find(session, "p-1")
        assert row is not None
        bulk_prints.set_state(session, row, BulkState.PAUSED, NOW, "bulk_disk_full", {"a": 1})
        assert bulk_prints.unfinished(session) is row
        bulk_prints.set_state(session, row, BulkState.DONE, NOW)
    with store.read() as session:
        assert bulk_prints.unfinished(session) is None
        (last,) = bulk_prints.latest(session, 3)
    assert (last.print_id, last.problem, bulk_prints.facts_of(last)) == ("p-1", None, {})


def test_jobs_of_a_print_are_counted_by_state_and_time(store: Database) -> None:
    add_job(store, NUMBERS[0], "FAILED")
    add_job(store, NUMBERS[1], "QUEUED")
    add_job(store, "301000000000009999", "FAILED")
    before = NOW - timedelta(seconds=1)
    with store.read() as session:
        assert bulk_prints.jobs_in(session, "p-1", ["FAILED"], before) == 1
        assert bulk_prints.jobs_in(session, "p-1", ["FAILED"], NOW) == 0
        assert bulk_prints.jobs_in(session, "p-1", ["FAILED", "QUEUED"]) == 2


def test_paper_that_somebody_has_decided_about_is_not_to_be_checked(store: Database) -> None:
    add_job(store, NUMBERS[0], "FAILED")
    add_job(store, NUMBERS[1], "UNCERTAIN")
    with store.write() as session:
        assert bulk_prints.jobs_to_check(session, "p-1") == 2
        decision = PrintDecision.CAME_OUT
        print_decisions.decide(session, f"job-{NUMBERS[1]}", decision, "op-1", NOW)
        assert bulk_prints.jobs_to_check(session, "p-1") == 1
