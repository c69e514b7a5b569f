"""Prints by itself what could not be printed at once: kinds that wait for the server's answer, and
whatever a power cut or the end of the program left without its paper."""

import threading
from collections.abc import Callable
from typing import Final

import structlog
from sqlalchemy.orm import Session

from counter_app.events import ChangeArrived, CounterEvent, CounterEvents, OutboxChanged, TaskAdded
from counter_app.printing.spool import Spool
from counter_app.services.plan_paper import PlanPaper
from counter_app.store import debts, notices, tasks
from counter_app.store.database import Database
from counter_app.store.tables import NoticeRow
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, WorldTrouble
from payments_core.wire.desk.operation_messages import ReleaseNotice

_log = structlog.get_logger(__name__)

#: What says nothing of the notice: its paper goes on waiting.
_LATER: Final = frozenset(
    {
        "audit_trail_full", "desk_not_enrolled", "desk_profile_missing", "printer_not_set",
        "store_locked",
    }
)  # fmt: skip
#: Why nobody wants the paper any more.
_NOT_NEEDED: Final = frozenset(
    {
        "notice_already_paid", "notice_cancelled", "notice_not_payable", "notice_refused",
        "plan_begun", "debt_already_paid",
    }
)  # fmt: skip


class LatePrinting:
    """Watches for answers; a notice is printed once, whatever else is told about it.

    `attended` says of an operation that whoever released it sees to its paper.
    """

    def __init__(
        self,
        database: Database,
        plans: PlanPaper,
        spool: Spool,
        events: CounterEvents,
        clock: Clock,
        attended: Callable[[str], bool],
    ) -> None:
        self._database = database
        self._plans = plans
        self._spool = spool
        self._events = events
        self._clock = clock
        self._attended = attended
        self._guard = threading.Lock()
        events.subscribe(self._on_event)

    def print_due(self) -> None:
        """Print the notices whose answer has come since the clerk turned to somebody else.

        While the store is locked nothing is known of them; the next answer asks again.
        """
        if not self._database.is_open:
            return
        with self._guard:
            with self._database.read() as session:
                releases = {
                    row.operation_id: (row.notice_number, row.operator_id)
                    for row in notices.to_print_late(session)
                    if not self._attended(row.operation_id) and not _is_withdrawn(session, row)
                }
            for operation_id, (number, operator_id) in releases.items():
                self._print(operation_id, number, operator_id)

    def _print(self, operation_id: str, number: str, operator_id: str) -> None:
        """One paper for a release, whichever of its numbers asked for it."""
        trouble: PaymentsError | None = None
        try:
            self._spool.print_notice(self._plans.first_paper(number), operator_id)
        except PaymentsError as refusal:
            _log.info("late_print_refused", code=refusal.code, notice_number=number)
            if refusal.code in _LATER:
                return
            trouble = refusal if refusal.code not in _NOT_NEEDED else None
        except Exception:
            # A paper that nobody foresaw holds up none of those behind it.
            _log.exception("late_print_failed", notice_number=number)
            trouble = WorldTrouble("defect")
        with self._database.write() as session:
            notices.drop_late_print(session, operation_id)
            if trouble is None:
                return
            task = _task_of(notices.by_operation(session, operation_id)[0], trouble)
            tasks.open_task(session, task, self._clock.now())
        self._events.publish(TaskAdded(task.task_id))

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case OutboxChanged() | ChangeArrived():
                self.print_due()
            case _:
                return


def _is_withdrawn(session: Session, row: NoticeRow) -> bool:
    """Whoever has withdrawn a debt wants no paper of it, unless the server or whoever has to
    approve that refuses."""
    asked = any(one.cancel_waits for one in notices.of_debt(session, row))
    return asked or debts.cancel_waits(session, row.notice_number)


def _task_of(row: NoticeRow, trouble: PaymentsError) -> tasks.NewTask:
    """Somebody waits for a paper that does not make itself."""
    release = ReleaseNotice.model_validate_json(row.release)
    return tasks.NewTask(
        task_id=f"late-print-{row.operation_id}"[:64],
        state=tasks.TO_PRINT,
        title=f"{release.subject}, {release.debtor.full_name}",
        problem_code=trouble.code,
        facts=trouble.facts,
        notice_number=row.notice_number,
        citizen_id=row.citizen_id,
    )
