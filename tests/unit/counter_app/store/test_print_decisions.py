from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from counter_app.store import print_decisions, prints, tasks
from counter_app.store.database import Database
from counter_app.store.print_decisions import PrintDecision
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW

NUMBER = "301000000000004285"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def add(store: Database, job_id: str, state: str, document: str = f"notice/{NUMBER}") -> None:
    job = prints.NewJob(job_id, "paper", document, "Mensa", NUMBER, b"page", asked_by="op-1")
    with store.write() as session:
        prints.add(session, job, state, NOW)
        task = tasks.NewTask(
            tasks.id_of_print(job_id), tasks.TO_PRINT, "Mensa", "print_uncertain", {}, NUMBER
        )
        tasks.open_task(session, task, NOW)


def test_what_was_said_first_of_a_paper_stands(store: Database) -> None:
    add(store, "a", "UNCERTAIN")
    later = NOW + timedelta(hours=1)
    with store.write() as session:
        assert print_decisions.decide(session, "a", PrintDecision.CAME_OUT, "op-1", NOW)
        assert not print_decisions.decide(session, "a", PrintDecision.NOT_NEEDED, "op-2", later)
    with store.read() as session:
        kept = print_decisions.find(session, "a")
        assert kept is not None
        assert (kept.decision, kept.decided_by, kept.decided_at) == ("CAME_OUT", "op-1", NOW)
        assert tasks.open_tasks(session) == []


def test_new_paper_takes_the_place_of_all_that_may_be_missing_and_of_nothing_else(
    store: Database,
) -> None:
    add(store, "a", "UNCERTAIN")
    add(store, "b", "FAILED")
    add(store, "c", "CONFIRMED")
    add(store, "d", "UNCERTAIN", "receipt/7")
    add(store, "e", "QUEUED")
    with store.write() as session:
        replaced = print_decisions.replace_by(session, f"notice/{NUMBER}", "f", "op-1", NOW)
    assert replaced == ["a", "b"]
    with store.read() as session:
        assert [row.job_id for row in print_decisions.undecided(session, "receipt/7")] == ["d"]
        assert print_decisions.undecided(session, f"notice/{NUMBER}") == []
        kept = print_decisions.find(session, "b")
        assert kept is not None
        assert (kept.decision, kept.next_job_id) == ("REPRINTED", "f")


def test_task_leads_to_its_paper_also_where_its_name_was_cut(store: Database) -> None:
    long = "j" * 64
    add(store, long, "UNCERTAIN")
    with store.read() as session:
        found = print_decisions.of_task(session, tasks.id_of_print(long))
        assert found is not None
        assert found.job_id == long
        assert print_decisions.of_task(session, tasks.id_of_print("k")) is None
        assert print_decisions.of_task(session, "refused-op-1") is None
