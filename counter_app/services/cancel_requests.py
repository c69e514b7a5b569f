"""Cancellations that somebody else has to approve, as a supervisor decides: only with the line."""

from collections.abc import Callable

from counter_app.client.line_evidence import SERVER_OLDER
from counter_app.services.ports import CancelDoor
from counter_app.services.sign_in import SignIn
from counter_app.services.views import RowState, TaskView
from payments_core.errors import BadValue, WorldTrouble
from payments_core.model.role import LEADERS
from payments_core.money import Cents, format_euro
from payments_core.wire.desk.cancel_messages import CancelInfo, CancelRejection, CancelStatus

#: Code of the task of whoever has to decide about a cancellation.
TO_APPROVE = "cancel_to_approve"
#: What its name has before the id of the request: other tasks of the server's have names, too.
_NAMED = "cancel-"
#: Lengths that the server accepts, characters.
REASON_LENGTH, REASON_AT_LEAST = 200, 3


class CancelRequests:
    """Reads what waits, and decides about it with the server."""

    def __init__(self, server: Callable[[], CancelDoor], sign_in: SignIn) -> None:
        self._server = server
        self._sign_in = sign_in

    def may_decide(self) -> bool:
        """Whether this operator decides what others have asked for."""
        return not LEADERS.isdisjoint(self._sign_in.roles())

    def is_own(self, request: CancelInfo) -> bool:
        """Whether this operator asked for it, and so does not approve it."""
        operator = self._sign_in.current()
        return operator is not None and request.requested_by == operator.operator_id

    def waiting(self, notice_number: str | None = None) -> tuple[CancelInfo, ...]:
        """What waits for a decision, oldest first; for the debt of a notice where it is named.
        Nothing at a server of before there were approvals."""
        token = self._sign_in.token()
        try:
            page = self._server().cancel_requests(CancelStatus.REQUESTED, notice_number, token)
        except WorldTrouble as trouble:
            if trouble.code != SERVER_OLDER:
                raise
            return ()
        return page.requests

    def approve(self, request_id: str) -> CancelInfo:
        """Have it cancelled; `cancel_needs_another_approver` for one's own."""
        return self._server().approve_cancel(request_id, self._sign_in.token())

    def reject(self, request_id: str, reason: str) -> CancelInfo:
        """Decide that the notice stays; `cancel_reason_missing` without a reason."""
        if not (reason.isprintable() and REASON_AT_LEAST <= len(reason) <= REASON_LENGTH):
            raise BadValue("cancel_reason_missing", most=REASON_LENGTH)
        rejection = CancelRejection(reason=reason)
        return self._server().reject_cancel(request_id, rejection, self._sign_in.token())

    def tasks(self) -> tuple[TaskView, ...]:
        """A task for each request; none for who does not decide, or without the line."""
        if not self.may_decide():
            return ()
        try:
            return tuple(_task_of(request) for request in self.waiting())
        except WorldTrouble:
            return ()


def request_of(task: TaskView) -> str:
    """The request that such a task is about."""
    return task.task_id.removeprefix(_NAMED)


def _task_of(request: CancelInfo) -> TaskView:
    amount = f"{format_euro(Cents(request.amount_cents))} €"
    return TaskView(
        task_id=f"{_NAMED}{request.request_id}",
        state=RowState.TO_CHECK,
        title=f"{request.subject}, {request.debtor_name}",
        problem_code=TO_APPROVE,
        facts=(("amount", amount), ("who", request.requested_by_name), ("reason", request.reason)),
        notice_number=request.notice_number,
        citizen_id=None,
        at=request.requested_at,
    )
