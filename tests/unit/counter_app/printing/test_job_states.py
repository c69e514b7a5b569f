from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.events import CounterEvents, PrintJobChanged, TaskAdded
from counter_app.printing.device import JobState, PaperWay
from counter_app.printing.job_states import JobStates
from counter_app.store import prints, tasks
from counter_app.store.database import Database
from tests.factories.clock import FakeClock
from tests.factories.counter import Heard, open_store
from tests.factories.fake_server import NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


def add(store: Database, job_id: str, printer: str, state: JobState) -> None:
    job = prints.NewJob(job_id, printer, f"receipt/{job_id}", "Mensa", None, b"paper")
    with store.write() as session:
        prints.add(session, job, state, NOW)


def states(store: Database) -> dict[str, str]:
    with store.read() as session:
        return {row.job_id: row.state for one in JobState for row in prints.in_state(session, one)}


def test_jobs_of_a_printer_that_is_gone_end_with_their_tasks(store: Database) -> None:
    events = CounterEvents()
    heard = Heard(events)
    add(store, "begun", "window", JobState.SENDING)
    add(store, "waiting", "window", JobState.QUEUED)
    add(store, "done", "window", JobState.CONFIRMED)
    JobStates(store, events, FakeClock(NOW)).give_up_all_but({"paper"})
    assert states(store) == {"begun": "UNCERTAIN", "waiting": "FAILED", "done": "CONFIRMED"}
    with store.read() as session:
        told = {row.task_id: row.problem_code for row in tasks.open_tasks(session)}
    assert told == {"print-begun": "print_uncertain", "print-waiting": "print_failed"}
    assert {TaskAdded("print-begun"), PrintJobChanged("waiting", "FAILED")} <= set(heard.events)


@pytest.mark.parametrize("printer", ["paper", *PaperWay])
def test_jobs_of_printers_that_are_there_and_of_none_go_on(store: Database, printer: str) -> None:
    add(store, "begun", printer, JobState.SENDING)
    add(store, "waiting", printer, JobState.QUEUED)
    JobStates(store, CounterEvents(), FakeClock(NOW)).give_up_all_but({"paper"})
    assert states(store) == {"begun": "SENDING", "waiting": "QUEUED"}
