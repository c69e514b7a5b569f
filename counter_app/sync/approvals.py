"""What becomes of cancellations of this desk that somebody else has to approve.

Changes tell that it was decided, or overtaken by a payment; why it was rejected the server is asked
for, once, by a desk that may be without anybody signed in. Whoever asked finds that in a task.
"""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from counter_app.client.central_client import CentralClient
from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.events import CounterEvents, TaskAdded
from counter_app.store import cancellations, citizens, debts, notices, tasks
from counter_app.store.database import Database
from counter_app.store.tables import Approval
from counter_app.sync import refused_tasks
from payments_core.clock import Clock
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.cancel_messages import CancelOutcome, CancelStatus
from payments_core.wire.desk.notice_messages import Change, ChangeKind

#: What a change makes of a request that waits.
_HEARD = {
    ChangeKind.CANCEL_REJECTED: Approval.HEARD,
    ChangeKind.NOTICE_CANCELLED: Approval.APPROVED,
    ChangeKind.NOTICE_PAID: Approval.MOOT,
}
#: What an answer makes of it.
_TOLD = {
    CancelStatus.REQUESTED: Approval.WAITING,
    CancelStatus.APPROVED: Approval.APPROVED,
    CancelStatus.REJECTED: Approval.REJECTED,
    CancelStatus.MOOT: Approval.MOOT,
}


class Approvals:
    """Keeps the rows of these cancellations true."""

    def __init__(self, database: Database, events: CounterEvents, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    def apply(self, session: Session, changes: Sequence[Change]) -> list[str]:
        """Take what changes say of requests that wait, within the transaction that keeps them; the
        tasks that this opens."""
        waiting = cancellations.unsettled(session, Approval.WAITING)
        asked = {row.notice_number: row for row in waiting}
        # Whichever number of the debt is paid: what is paid in part is not cancelled any more.
        owed = {one: row for row in waiting for one in _debt_of(session, row.notice_number)}
        opened: list[str] = []
        for change in changes if waiting else ():
            paid = change.kind is ChangeKind.NOTICE_PAID
            row, heard = (
                (owed if paid else asked).get(change.notice_number),
                _HEARD.get(change.kind),
            )
            if row is not None and heard is not None and row.approval == Approval.WAITING:
                row.approval = heard
                if paid:
                    opened += self._open(session, refused_tasks.of_payment(session, row))
        return opened

    def ask_why(self, client: CentralClient) -> None:
        """Ask for the reasons that are still to be known."""
        with self._database.read() as session:
            heard = [
                (row.operation_id, row.request_id or "")
                for row in cancellations.unsettled(session, Approval.HEARD)
            ]
        for operation_id, request_id in heard:
            self._keep(operation_id, _outcome(client, request_id))

    def _keep(self, operation_id: str, outcome: CancelOutcome | None) -> None:
        opened: list[str] = []
        with self._database.write() as session:
            row = cancellations.find(session, operation_id)
            if row is None:
                return
            row.approval = Approval.MOOT if outcome is None else _TOLD[outcome.status]
            if outcome is not None and outcome.status is CancelStatus.REJECTED:
                opened = self._open(session, refused_tasks.of_rejection(session, row, outcome))
        for task_id in opened:
            self._events.publish(TaskAdded(task_id))

    def _open(self, session: Session, task: tasks.NewTask) -> list[str]:
        return [task.task_id] if tasks.open_task(session, task, self._clock.now()) else []


def end_wishes(session: Session, notice_number: str) -> None:
    """A notice was paid: nobody waits any more for its debt to be cancelled, whichever of its
    numbers bears the mark; of the others nothing is told."""
    for number in _debt_of(session, notice_number):
        ours = notices.by_number(session, number)
        if ours is not None and not notices.may_be_of_another(ours):
            ours.cancel_waits = False
        known, info = citizens.known_notice(session, number), debts.info_of(session, number)
        if known is not None and info is not None and info.cancel_waits:
            known.info = info.model_copy(update={"cancel_waits": False}).model_dump_json()


def _debt_of(session: Session, notice_number: str) -> frozenset[str]:
    return debts.numbers_of(session, notice_number, debts.info_of(session, notice_number))


def _outcome(client: CentralClient, request_id: str) -> CancelOutcome | None:
    """None where the server knows nothing of it: it was restored, and is told again of what this
    desk has delivered, or it is an older one again."""
    try:
        return client.cancel_outcome(request_id)
    except RuleBroken:
        return None
    except WorldTrouble as trouble:
        if trouble.code != SERVER_OLDER:
            raise
        return None
