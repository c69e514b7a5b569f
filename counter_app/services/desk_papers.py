"""The papers of this desk: what came out when and for whom, and what is decided about the rest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from counter_app.events import CounterEvents, TaskClosed
from counter_app.printing import copies
from counter_app.printing.device import JobState, PaperWay
from counter_app.printing.ports import PrintLog
from counter_app.services import paper_record
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.ready_papers import ReadyPaper
from counter_app.services.sign_in import SignIn
from counter_app.services.views import PaperView
from counter_app.store import print_decisions, prints, tasks
from counter_app.store.database import Database
from counter_app.store.print_decisions import PrintDecision
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, RuleBroken
from payments_core.model.audit_act import AuditAct


class DeskPapers:
    """Everything here comes from the desk's own store and needs no line."""

    def __init__(
        self,
        database: Database,
        sign_in: SignIn,
        log: PrintLog,
        trail: AuditTrail,
        events: CounterEvents,
        clock: Clock,
        new_id: Callable[[], str],
    ) -> None:
        self._database = database
        self._log = log
        self._trail = trail
        self._new_id = new_id
        self._sign_in = sign_in
        self._events = events
        self._clock = clock

    def of_notice(self, notice_number: str) -> tuple[PaperView, ...]:
        """The papers about a notice, oldest first."""
        with self._database.read() as session:
            return paper_record.papers_of(session, notice_number)

    def of_task(self, task_id: str) -> PaperView:
        """The paper that a task tells of; `print_job_unknown`."""
        with self._database.read() as session:
            row = print_decisions.of_task(session, task_id)
            if row is None:
                raise RuleBroken("print_job_unknown", job_id=task_id)
            return paper_record.view_of(session, row)

    @contextmanager
    def leaving(
        self, work_out: Callable[[], ReadyPaper], way: PaperWay, by: str
    ) -> Iterator[ReadyPaper]:
        """Keep account of a paper that an operator takes from the desk without a printer, before it
        leaves and when it has: the next one is a copy.

        `work_out` gives the paper as it is known now; it is asked again where another paper of the
        same has been recorded meanwhile. Raises `audit_trail_full` and what `work_out` raises.
        """
        job_id, paper = self._new_id(), work_out()
        while not self._record(job_id, paper, way, by):
            paper = work_out()
        try:
            yield paper
        except PaymentsError:
            self._end(job_id, JobState.FAILED)
            raise
        self._end(job_id, JobState.CONFIRMED)

    def _record(self, job_id: str, paper: ReadyPaper, way: PaperWay, by: str) -> bool:
        """False for a paper that has to say that it is a copy, and does not."""
        numbers = (paper.notice_number,)
        with self._database.write() as session:
            if not paper.copy and copies.is_copy(session, paper.document, numbers):
                return False
            self._log.asked(session, job_id, paper.document, numbers, by)
            job = prints.NewJob(
                job_id, way, paper.document, paper.subject, paper.notice_number, b"",
                asked_by=by, copy=paper.copy,
            )  # fmt: skip
            prints.add(session, job, JobState.SENDING, self._clock.now())
        return True

    def _end(self, job_id: str, state: JobState) -> None:
        with self._database.write() as session:
            row = prints.find(session, job_id)
            assert row is not None  # noqa: S101 - jobs are never deleted
            row.state, row.changed_at, row.payload = state, self._clock.now(), None

    def decide(self, job_id: str, decision: PrintDecision) -> None:
        """Say what is known of a paper that may be missing, which the audit log tells of; what was
        said before stands.

        Raises `not_signed_in`, `audit_trail_full`, `print_job_unknown`, and `print_not_in_doubt`
        for a paper of which the printer itself says, or is still to say, how it went.
        """
        operator_id, now = self._sign_in.operator_id(), self._clock.now()
        with self._database.write() as session:
            row = prints.find(session, job_id)
            if row is None:
                raise RuleBroken("print_job_unknown", job_id=job_id)
            if row.state not in print_decisions.IN_DOUBT:
                raise RuleBroken("print_not_in_doubt", job_id=job_id)
            closed = print_decisions.decide(session, job_id, decision, operator_id, now)
            if closed is not None:
                number = closed.notice_number
                self._trail.note(session, operator_id, AuditAct.TASK_CLOSED, notice_number=number)
        self._events.publish(TaskClosed(tasks.id_of_print(job_id)))
