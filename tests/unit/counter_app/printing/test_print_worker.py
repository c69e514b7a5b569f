import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter_app.events import CounterEvents, PrinterChanged, PrintJobChanged, TaskAdded
from counter_app.printing.device import Attempt, Job, JobState, Outcome, PrinterState
from counter_app.printing.job_states import JobStates
from counter_app.printing.print_worker import RETRY_SECONDS, WATCH_SECONDS, PrintWorker
from counter_app.store import prints, tasks
from counter_app.store.database import Database
from payments_core.errors import WorldTrouble
from tests.factories.clock import FakeClock
from tests.factories.counter import WAIT_SECONDS, Heard, open_store
from tests.factories.fake_server import NOW


class ScriptedDevice:
    """A printer that does what the test says; remembers the states its jobs had in the store."""

    def __init__(self, store: Database) -> None:
        self.store = store
        self.outcomes: list[Outcome] = []
        self.printed: list[bytes] = []
        self.states_at_first_byte: list[str] = []
        self.now = PrinterState.READY
        self.explode: Exception | None = None

    def state(self) -> PrinterState:
        return self.now

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        outcome = self.outcomes.pop(0) if self.outcomes else Outcome.CONFIRMED
        if outcome is Outcome.NOT_SENT:
            attempt.report(PrinterState.PAPER_OUT)
            return outcome
        attempt.before_first_byte()
        with self.store.read() as session:
            row = prints.first_in_state(session, "roll", JobState.SENDING)
            self.states_at_first_byte.append(row.state if row else "none")
        if self.explode is not None:
            raise self.explode
        self.printed.append(job.payload)
        return outcome


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = open_store(tmp_path)
    yield database
    database.close()


@pytest.fixture
def device(store: Database) -> ScriptedDevice:
    return ScriptedDevice(store)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock(NOW)


@pytest.fixture
def events() -> CounterEvents:
    return CounterEvents()


@pytest.fixture
def worker(
    store: Database, device: ScriptedDevice, events: CounterEvents, clock: FakeClock
) -> PrintWorker:
    return PrintWorker("roll", device, store, events, clock)


@pytest.fixture
def queue(store: Database, clock: FakeClock) -> Callable[[str], None]:
    def add(job_id: str) -> None:
        job = prints.NewJob(job_id, "roll", f"receipt/{job_id}", "Mensa", None, job_id.encode())
        with store.write() as session:
            prints.add(session, job, JobState.QUEUED, clock.now())

    return add


def state_of(store: Database, job_id: str) -> str:
    with store.read() as session:
        row = prints.find(session, job_id)
        assert row is not None
        return row.state


def open_problems(store: Database) -> list[str]:
    with store.read() as session:
        return [row.problem_code for row in tasks.open_tasks(session)]


def test_job_is_on_the_disk_as_sending_before_the_first_byte(
    worker: PrintWorker, store: Database, device: ScriptedDevice, queue: Callable[[str], None]
) -> None:
    queue("a")
    assert worker.turn() == WATCH_SECONDS
    assert device.states_at_first_byte == ["SENDING"]
    assert state_of(store, "a") == JobState.CONFIRMED
    with store.read() as session:
        row = prints.find(session, "a")
        assert row is not None
        assert row.payload is None


def test_job_waits_for_paper_and_then_goes_on_by_itself(
    worker: PrintWorker,
    store: Database,
    device: ScriptedDevice,
    events: CounterEvents,
    queue: Callable[[str], None],
) -> None:
    heard = Heard(events)
    queue("a")
    queue("b")
    device.outcomes = [Outcome.NOT_SENT]
    assert worker.turn() == RETRY_SECONDS
    assert state_of(store, "a") == JobState.QUEUED
    assert worker.state is PrinterState.PAPER_OUT
    assert PrinterChanged() in heard.events
    worker.turn()
    assert device.printed == [b"a", b"b"]
    assert worker.state is PrinterState.READY


def test_uncertain_print_becomes_a_task(
    worker: PrintWorker,
    store: Database,
    device: ScriptedDevice,
    events: CounterEvents,
    queue: Callable[[str], None],
) -> None:
    heard = Heard(events)
    queue("a")
    device.outcomes = [Outcome.UNCERTAIN]
    worker.turn()
    assert state_of(store, "a") == JobState.UNCERTAIN
    assert open_problems(store) == ["print_uncertain"]
    assert TaskAdded("print-a") in heard.events
    assert PrintJobChanged("a", "UNCERTAIN") in heard.events


def test_driver_that_breaks_leaves_the_job_uncertain_and_the_queue_alive(
    worker: PrintWorker, store: Database, device: ScriptedDevice, queue: Callable[[str], None]
) -> None:
    queue("a")
    device.explode = ValueError("driver")
    worker.turn()
    assert state_of(store, "a") == JobState.UNCERTAIN
    device.explode = None
    queue("b")
    worker.turn()
    assert state_of(store, "b") == JobState.CONFIRMED


def test_job_that_could_not_begin_for_long_is_given_up(
    worker: PrintWorker,
    store: Database,
    device: ScriptedDevice,
    clock: FakeClock,
    queue: Callable[[str], None],
) -> None:
    queue("a")
    clock.advance(minutes=11)
    worker.turn()
    assert device.printed == []
    assert state_of(store, "a") == JobState.FAILED
    assert open_problems(store) == ["print_failed"]


def test_job_that_was_being_sent_when_the_program_died_is_uncertain(
    worker: PrintWorker, store: Database, device: ScriptedDevice, queue: Callable[[str], None]
) -> None:
    queue("a")
    with store.write() as session:
        row = prints.find(session, "a")
        assert row is not None
        row.state = JobState.SENDING
    worker.start()
    worker.stop()
    assert state_of(store, "a") == JobState.UNCERTAIN
    assert device.printed == []


def test_thread_that_was_abandoned_does_not_go_on_beside_its_successor(
    worker: PrintWorker,
    device: ScriptedDevice,
    queue: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("counter_app.printing.print_worker.STOP_SECONDS", 0.05)
    stuck, freed, idle = threading.Event(), threading.Event(), threading.Event()
    printing: list[threading.Thread] = []

    def print_job(job: Job, attempt: Attempt) -> Outcome:
        printing.append(threading.current_thread())
        attempt.before_first_byte()
        stuck.set()
        freed.wait(WAIT_SECONDS)
        return Outcome.UNCERTAIN

    def state() -> PrinterState:
        idle.set()
        return PrinterState.READY

    monkeypatch.setattr(device, "print_job", print_job)
    monkeypatch.setattr(device, "state", state)
    queue("a")
    worker.start()
    assert stuck.wait(WAIT_SECONDS)
    worker.stop()
    worker.start()
    assert idle.wait(WAIT_SECONDS)  # the successor has begun, and has nothing to do
    queue("b")
    freed.set()
    printing[0].join(WAIT_SECONDS)
    assert not printing[0].is_alive()
    assert len(printing) == 1  # "b" is not the abandoned thread's to print
    worker.stop()


def test_word_of_the_printer_that_comes_late_takes_the_task_away(
    worker: PrintWorker,
    store: Database,
    device: ScriptedDevice,
    queue: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("counter_app.printing.print_worker.STOP_SECONDS", 0.05)
    stuck, freed = threading.Event(), threading.Event()
    printing: list[threading.Thread] = []

    def print_job(job: Job, attempt: Attempt) -> Outcome:
        printing.append(threading.current_thread())
        attempt.before_first_byte()
        stuck.set()
        freed.wait(WAIT_SECONDS)
        return Outcome.CONFIRMED

    monkeypatch.setattr(device, "print_job", print_job)
    queue("a")
    worker.start()
    assert stuck.wait(WAIT_SECONDS)
    worker.stop()
    worker.start()
    assert open_problems(store) == ["print_uncertain"]
    freed.set()
    printing[0].join(WAIT_SECONDS)
    worker.stop()
    assert state_of(store, "a") == JobState.CONFIRMED
    assert open_problems(store) == []


def test_thread_that_was_stopped_before_the_first_byte_prints_nothing(
    worker: PrintWorker,
    store: Database,
    device: ScriptedDevice,
    queue: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("counter_app.printing.print_worker.STOP_SECONDS", 0.05)
    asked, answered = threading.Event(), threading.Event()
    slow: list[threading.Thread] = []
    printed: list[threading.Thread] = []

    def print_job(job: Job, attempt: Attempt) -> Outcome:
        if not slow:
            slow.append(threading.current_thread())
            asked.set()
            answered.wait(WAIT_SECONDS)
        attempt.before_first_byte()
        printed.append(threading.current_thread())
        return Outcome.CONFIRMED

    monkeypatch.setattr(device, "print_job", print_job)
    queue("a")
    worker.start()
    assert asked.wait(WAIT_SECONDS)
    worker.stop()
    answered.set()
    slow[0].join(WAIT_SECONDS)
    assert (printed, state_of(store, "a")) == ([], JobState.QUEUED)


@pytest.mark.parametrize("other", ["A4", "roll"])
def test_job_that_another_printer_has_taken_is_not_printed_here(
    worker: PrintWorker,
    store: Database,
    device: ScriptedDevice,
    queue: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    other: str,
) -> None:
    sent: list[str] = []

    def print_job(job: Job, attempt: Attempt) -> Outcome:
        with store.write() as session:
            row = prints.find(session, "a")
            assert row is not None
            row.printer = other
            row.state = JobState.QUEUED if other == "A4" else JobState.SENDING
        attempt.before_first_byte()
        sent.append(job.name)
        return Outcome.CONFIRMED

    monkeypatch.setattr(device, "print_job", print_job)
    queue("a")
    worker.turn()
    assert sent == []
    assert state_of(store, "a") == (JobState.QUEUED if other == "A4" else JobState.SENDING)
    assert open_problems(store) == []


def test_job_that_could_not_be_recorded_as_begun_waits(
    worker: PrintWorker,
    store: Database,
    device: ScriptedDevice,
    queue: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(job_id: str, printer: str) -> bool:
        raise WorldTrouble("store_trouble", reason="SQLITE_BUSY")

    queue("a")
    monkeypatch.setattr(JobStates, "begin", lambda _self, *names: refuse(*names))
    assert worker.turn() == RETRY_SECONDS
    monkeypatch.undo()
    assert (device.printed, state_of(store, "a")) == ([], JobState.QUEUED)
    assert worker.turn() == WATCH_SECONDS
    assert (device.printed, state_of(store, "a")) == ([b"a"], JobState.CONFIRMED)
