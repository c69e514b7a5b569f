"""The thread of one printer: takes its jobs in order and says what became of them."""

import threading
from collections.abc import Callable
from datetime import timedelta

import structlog

from counter_app.events import CounterEvents, PrinterChanged
from counter_app.printing.device import Attempt, Job, JobState, Outcome, PrinterState
from counter_app.printing.job_states import JobStates
from counter_app.printing.ports import Device
from counter_app.store import prints
from counter_app.store.database import Database
from counter_app.store.tables import PrintJobRow
from counter_app.work_thread import WorkThread
from payments_core.clock import Clock
from payments_core.errors import PaymentsError

#: How often a printer that cannot print is asked again.
RETRY_SECONDS = 2.0
#: How often an idle printer is asked how it is, for the status line.
WATCH_SECONDS = 15.0
#: A job that could not begin for so long is given up: nobody wants paper that comes out tomorrow.
QUEUE_LIFE = timedelta(minutes=10)
STOP_SECONDS = 2.0

_log = structlog.get_logger(__name__)


class _Withheld(Exception):
    """The first byte may not leave: the job is another thread's, or is not on the disk as begun."""


class PrintWorker:
    """One printer. A job's state is on the disk before the step that it tells of.

    `give_way` is asked about a job of which nothing was sent, with the state of the printer: yes
    when another printer has taken it.
    """

    def __init__(
        self,
        name: str,
        device: Device,
        database: Database,
        events: CounterEvents,
        clock: Clock,
        give_way: Callable[[PrintJobRow, PrinterState], bool] = lambda row, state: False,
    ) -> None:
        self._name = name
        self._device = device
        self._database = database
        self._events = events
        self._clock = clock
        self._give_way = give_way
        self._jobs = JobStates(database, events, clock)
        self._state = PrinterState.UNREACHABLE
        self._thread = WorkThread(f"print-{name}", self._work_off, self._failed)

    @property
    def state(self) -> PrinterState:
        """What was last heard of the printer."""
        return self._state

    def start(self) -> None:
        """Begin; jobs that were being sent when the program ended are uncertain."""
        if self._thread.is_started:
            return
        self._recover()
        self._thread.start()

    def stop(self) -> None:
        """End within STOP_SECONDS; a job inside the printer is told uncertain at the next start."""
        self._thread.stop(STOP_SECONDS)

    def wake(self) -> None:
        """There is a job."""
        self._thread.wake()

    def turn(self) -> float:
        """Print what waits; seconds until the printer is to be asked again."""
        return self._thread.turn()

    def _work_off(self, stopping: threading.Event) -> float:
        while not stopping.is_set():
            row = self._next()
            if row is None:
                self._report(self._device.state())
                return WATCH_SECONDS
            if not self._print(row, stopping):
                return RETRY_SECONDS
        return WATCH_SECONDS

    def _failed(self) -> float:
        _log.exception("printing_failed", printer=self._name)
        return RETRY_SECONDS

    def _next(self) -> PrintJobRow | None:
        """The oldest job that is young enough to be wanted."""
        while True:
            with self._database.read() as session:
                row = prints.first_in_state(session, self._name, JobState.QUEUED)
            if row is None or self._clock.now() - row.created_at <= QUEUE_LIFE:
                return row
            self._jobs.finish(row.job_id, JobState.FAILED)

    def _print(self, row: PrintJobRow, stopping: threading.Event) -> bool:
        """Whether the job is over here, one way or the other."""
        job = Job(row.document.replace("/", "-"), row.seq, row.payload or b"")
        attempt = Attempt(
            before_first_byte=lambda: self._begin(row.job_id, stopping),
            report=self._report,
            stopping=stopping,
        )
        try:
            outcome = self._device.print_job(job, attempt)
        except _Withheld:
            return False
        except Exception:
            # Whatever a driver throws, paper may have come out if the job had begun.
            _log.exception("print_job_failed", job_id=row.job_id)
            outcome = Outcome.UNCERTAIN
        match outcome:
            case Outcome.NOT_SENT:
                return self._give_way(row, self._state)
            case Outcome.CONFIRMED:
                self._jobs.finish(row.job_id, JobState.CONFIRMED)
            case Outcome.UNCERTAIN:
                self._jobs.finish(row.job_id, JobState.UNCERTAIN)
        return True

    def _begin(self, job_id: str, stopping: threading.Event) -> None:
        """A printer may be asked for so long how it is that this thread was given up meanwhile: the
        job is its successor's then."""
        if stopping.is_set():
            raise _Withheld
        try:
            begun = self._jobs.begin(job_id, self._name)
        except PaymentsError as trouble:
            _log.warning("print_job_not_begun", job_id=job_id, code=trouble.code)
            raise _Withheld from trouble
        if not begun:
            raise _Withheld

    def _recover(self) -> None:
        for row in self._jobs.of(JobState.SENDING):
            if row.printer == self._name:
                self._jobs.finish(row.job_id, JobState.UNCERTAIN)

    def _report(self, state: PrinterState) -> None:
        if state is not self._state:
            self._state = state
            self._events.publish(PrinterChanged())
