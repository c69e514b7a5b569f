"""States of print jobs as they are kept, and what everybody is told when one changes."""

from collections.abc import Container, Sequence

from sqlalchemy.orm import Session

from counter_app.events import CounterEvents, PrintJobChanged, PrintJobMoved, TaskAdded, TaskClosed
from counter_app.printing.device import JobState, PaperWay
from counter_app.store import prints, tasks
from counter_app.store.database import Database
from counter_app.store.tables import PrintJobRow
from payments_core.clock import Clock


class JobStates:
    """A state is on the disk before anybody hears of it."""

    def __init__(self, database: Database, events: CounterEvents, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    def of(self, state: JobState) -> Sequence[PrintJobRow]:
        """All jobs in a state, oldest first, whatever printer they are for."""
        with self._database.read() as session:
            return prints.in_state(session, state)

    def begin(self, job_id: str, printer: str) -> bool:
        """The first byte is about to leave for a printer; no where the job does not wait for that
        one any more. Of two that ask at once one is told no: nothing comes out twice."""
        with self._database.write() as session:
            row = prints.find(session, job_id)
            if row is None or (row.printer, row.state) != (printer, JobState.QUEUED):
                return False
            self._set_state(session, job_id, JobState.SENDING)
        self._events.publish(PrintJobChanged(job_id, JobState.SENDING))
        return True

    def finish(self, job_id: str, state: JobState) -> None:
        """End a job; what may be missing on paper becomes a task.

        The word of a printer that comes after all, when its job was given up as uncertain, takes
        the task away.
        """
        task_id, told = tasks.id_of_print(job_id), list[TaskAdded | TaskClosed]()
        with self._database.write() as session:
            row = self._set_state(session, job_id, state)
            row.payload = row.spare = None
            if state is not JobState.CONFIRMED:
                tasks.open_task(session, _task_of(row, state), self._clock.now())
                told.append(TaskAdded(task_id))
            elif tasks.close_task(session, task_id, self._clock.now()):
                told.append(TaskClosed(task_id))
        for event in (PrintJobChanged(job_id, state), *told):
            self._events.publish(event)

    def move(self, job_id: str, printer: str) -> bool:
        """Have a job that no byte has left for be printed as its spare paper by another printer;
        no where it has none, or may have begun. It is the same job: nothing comes out twice."""
        with self._database.write() as session:
            row = prints.find(session, job_id)
            if row is None or row.state != JobState.QUEUED or row.spare is None:
                return False
            row.printer, row.payload, row.spare = printer, row.spare, None
            row.changed_at, title = self._clock.now(), row.title
        self._events.publish(PrintJobMoved(job_id, title))
        return True

    def give_up_all_but(self, printers: Container[str]) -> None:
        """End the jobs of printers that this desk no longer has: those that had begun are
        uncertain, the others have failed. Papers that left without a printer are nobody's here.
        """
        for was, becomes in (
            (JobState.SENDING, JobState.UNCERTAIN),
            (JobState.QUEUED, JobState.FAILED),
        ):
            for row in self.of(was):
                if row.printer not in printers and row.printer not in tuple(PaperWay):
                    self.finish(row.job_id, becomes)

    def _set_state(self, session: Session, job_id: str, state: JobState) -> PrintJobRow:
        row = prints.find(session, job_id)
        assert row is not None  # noqa: S101 - jobs are never deleted
        row.state, row.changed_at = state, self._clock.now()
        return row


def _task_of(row: PrintJobRow, state: JobState) -> tasks.NewTask:
    uncertain = state is JobState.UNCERTAIN
    return tasks.NewTask(
        task_id=tasks.id_of_print(row.job_id),
        state=tasks.TO_PRINT,
        title=row.title,
        problem_code="print_uncertain" if uncertain else "print_failed",
        facts={"printer": row.printer, "document": row.document},
        notice_number=row.notice_number,
    )
