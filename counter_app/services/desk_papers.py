"""The papers of this desk: what came out when and for whom, and what is decided about the rest."""

from sqlalchemy.orm import Session

from counter_app.events import CounterEvents, TaskClosed
from counter_app.printing.device import JobState
from counter_app.services.sign_in import SignIn
from counter_app.services.views import PaperView
from counter_app.store import operators, print_decisions, prints, tasks
from counter_app.store.database import Database
from counter_app.store.print_decisions import PrintDecision
from counter_app.store.tables import PrintJobRow
from payments_core.clock import Clock
from payments_core.errors import RuleBroken


class DeskPapers:
    """Everything here comes from the desk's own store and needs no line."""

    def __init__(
        self, database: Database, sign_in: SignIn, events: CounterEvents, clock: Clock
    ) -> None:
        self._database = database
        self._sign_in = sign_in
        self._events = events
        self._clock = clock

    def of_notice(self, notice_number: str) -> tuple[PaperView, ...]:
        """The papers about a notice, oldest first."""
        with self._database.read() as session:
            return papers_of(session, notice_number)

    def of_task(self, task_id: str) -> PaperView:
        """The paper that a task tells of; `print_job_unknown`."""
        with self._database.read() as session:
            row = print_decisions.of_task(session, task_id)
            if row is None:
                raise RuleBroken("print_job_unknown", job_id=task_id)
            return _view_of(session, row)

    def decide(self, job_id: str, decision: PrintDecision) -> None:
        """Say what is known of a paper that may be missing; what was said before stands.

        Raises `not_signed_in`, `print_job_unknown`, and `print_not_in_doubt` for a paper of which
        the printer itself says, or is still to say, how it went.
        """
        operator_id, now = self._sign_in.operator_id(), self._clock.now()
        with self._database.write() as session:
            row = prints.find(session, job_id)
            if row is None:
                raise RuleBroken("print_job_unknown", job_id=job_id)
            if row.state not in print_decisions.IN_DOUBT:
                raise RuleBroken("print_not_in_doubt", job_id=job_id)
            print_decisions.decide(session, job_id, decision, operator_id, now)
        self._events.publish(TaskClosed(tasks.id_of_print(job_id)))


def papers_of(session: Session, notice_number: str) -> tuple[PaperView, ...]:
    """The papers about a notice, oldest first."""
    return tuple(_view_of(session, row) for row in prints.of_notice(session, notice_number))


def _view_of(session: Session, row: PrintJobRow) -> PaperView:
    decided = print_decisions.find(session, row.job_id)
    return PaperView(
        job_id=row.job_id,
        document=row.document,
        notice_number=row.notice_number,
        printer=row.printer,
        copy=row.copy,
        asked_at=row.created_at,
        asked_by=_name_of(session, row.asked_by),
        state=JobState(row.state),
        decision=PrintDecision(decided.decision) if decided is not None else None,
        decided_at=decided.decided_at if decided is not None else None,
        decided_by=_name_of(session, decided.decided_by) if decided is not None else None,
    )


def _name_of(session: Session, operator_id: str | None) -> str | None:
    return operators.name_of(session, operator_id) if operator_id is not None else None
