"""What an operator decides about a notice: cancel, suspend, resume, change, paid elsewhere.

Whether the lifecycle allows it is known on the server alone. Without the line only a cancellation
is taken: it goes behind the notice's own release, and until the server has it the notice can still
be paid, which the window says. What is over the entity's threshold somebody else has to approve: it
is asked for, and not cancelled before.
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from counter_app.services.full_disk import disk_may_refuse
from counter_app.services.known_debts import refuse_begun
from counter_app.services.ports import DeskTime, Reachability, Server
from counter_app.services.sign_in import SignIn
from counter_app.services.views import ActOutcome, NoticeView, RowState
from counter_app.store import cancellations, citizens, debts, desk, notices
from counter_app.store import numbers as leased
from counter_app.store.database import Database
from counter_app.store.tables import Approval, ReleaseState
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.identifiers import notice_number as numbers
from payments_core.model.role import LEADERS
from payments_core.money import Cents
from payments_core.rules.cancel_approval import needs_approval
from payments_core.wire.desk.cancel_messages import AWAITS_APPROVAL
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.notice_messages import ActKind, NoticeAct
from payments_core.wire.desk.operation_messages import Cancellation

_OPEN = (RowState.TO_PAY, RowState.OVERDUE)
#: What may be done in which state; the server has the last word.
_ACTS = {
    ActKind.CANCEL: (*_OPEN, RowState.SUSPENDED, RowState.TO_REGISTER),
    ActKind.SUSPEND: _OPEN,
    ActKind.RESUME: (RowState.SUSPENDED,),
    ActKind.CHANGE: (*_OPEN, RowState.EXPIRED, RowState.SUSPENDED),
    ActKind.PAID_ELSEWHERE: (*_OPEN, RowState.EXPIRED),
}


class NoticeActs:
    """Asks the server; what it answers is kept as the newest thing known of the notice."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], Server],
        sign_in: SignIn,
        line: Reachability,
        wake: Callable[[], None],
        clock: DeskTime,
        new_id: Callable[[], str],
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._line = line
        self._wake = wake
        self._clock = clock
        self._new_id = new_id

    def possible(
        self, state: RowState, *, online: bool = True, cancel_waits: bool = False
    ) -> tuple[ActKind, ...]:
        """What this operator may try with a notice in this state; a clerk may try to cancel, and
        offline nobody may try anything else. Nobody cancels what somebody has asked to cancel."""
        decides = not self._sign_in.roles().isdisjoint(LEADERS)
        return tuple(
            act
            for act, states in _ACTS.items()
            if state in states
            and (not cancel_waits if act is ActKind.CANCEL else decides and online)
        )

    def approval_over(self, notice: NoticeView) -> Cents | None:
        """The entity's threshold, where cancelling this notice has to be approved by somebody else;
        of a debt in instalments only the server knows. None before the desk has a profile."""
        with self._database.read() as session:
            known = desk.get(session).profile
            over = desk.profile(session).cancel_approval_over_cents if known else None
        if over is None or not needs_approval(notice.amount_cents, Cents(over)):
            return None
        return Cents(over)

    def perform(self, notice_number: str, wanted: NoticeAct) -> ActOutcome:
        """Have it done, or say why it is not yet.

        Raises `act_needs_line`, `cancel_waits`, `debt_partly_paid`, `role_missing`,
        `notice_unknown`, and what the server refuses.
        """
        number = numbers.validate(notice_number)
        # Whoever decides it now, though they may have left before the server's answer.
        operator_id = self._sign_in.operator_id()
        if wanted.act is ActKind.CANCEL and self._must_wait(number):
            self._queue(number, wanted.reason, operator_id)
            self._wake()
            return ActOutcome.QUEUED
        if self._line.offline_since is not None:
            raise RuleBroken("act_needs_line")
        token = self._sign_in.token()
        try:
            check = self._server().act(number, wanted, token)
        except RuleBroken as refusal:
            if refusal.code != AWAITS_APPROVAL:
                raise
            self._keep_request(number, wanted.reason, refusal, operator_id, token)
            return ActOutcome.ASKED
        # It is done, whatever becomes of what is kept of it.
        with (
            disk_may_refuse("check_not_kept", notice_number=number),
            self._database.write() as session,
        ):
            citizens.keep_check(session, check)
        return ActOutcome.DONE

    def _keep_request(
        self, number: str, reason: str, refusal: RuleBroken, operator_id: str, token: str
    ) -> None:
        """Keep that it waits, and how the notice stands now: it may have been decided meanwhile."""
        try:
            check = self._server().check(number, token)
        except (WorldTrouble, RuleBroken):
            check = None
        decided = check is not None and not check.notice.cancel_waits
        # The server has the request, whatever becomes of what is kept of it.
        with (
            disk_may_refuse("cancel_request_not_kept", notice_number=number),
            self._database.write() as session,
        ):
            if check is not None:
                citizens.keep_check(session, check)
            cancellations.keep_request(
                session,
                Problem(code=refusal.code, facts=dict(refusal.facts)),
                notice_number=number,
                operator_id=operator_id,
                reason=reason,
                approval=Approval.HEARD if decided else Approval.WAITING,
                at=self._clock.now(),
            )
        self._wake()

    def _must_wait(self, number: str) -> bool:
        """Without the line, and as long as the notice's own release waits."""
        if self._line.offline_since is not None:
            return True
        with self._database.read() as session:
            ours = notices.by_number(session, number)
        return ours is not None and ours.state == ReleaseState.PENDING

    def _queue(self, number: str, reason: str, operator_id: str) -> None:
        now = self._clock.now()
        with self._database.write() as session:
            ours = notices.by_number(session, number)
            if ours is None and citizens.known_notice(session, number) is None:
                raise RuleBroken("notice_unknown", notice_number=number)
            if debts.cancel_waits(session, number):
                raise RuleBroken("cancel_waits", notice_number=number)
            if _is_asked_for(session, number):
                raise RuleBroken(AWAITS_APPROVAL, notice_number=number)
            refuse_begun(session, number)
            own = (
                ours is not None
                and ours.operator_id == operator_id
                and rome_date(ours.released_at) == rome_date(now)
            )
            if not own and self._sign_in.roles().isdisjoint(LEADERS):
                raise RuleBroken("role_missing", needed=", ".join(sorted(LEADERS)))
            wanted = Cancellation(
                operation_id=self._new_id(),
                operator_id=operator_id,
                generation=leased.desk_generation(session),
                notice_number=number,
                reason=reason,
                decided_at=now,
                clock=self._clock.mark(),
            )
            cancellations.queue(session, wanted, notices.position_of(session, number))


def _is_asked_for(session: Session, number: str) -> bool:
    """Whether somebody has asked to cancel the debt, through whichever of its numbers, as far as
    this desk has heard."""
    debt = debts.numbers_of(session, number, debts.info_of(session, number))
    return any(_is_said_to_wait(session, one) for one in debt)


def _is_said_to_wait(session: Session, number: str) -> bool:
    ours, told = notices.by_number(session, number), debts.info_of(session, number)
    return (told is not None and told.cancel_waits) or (ours is not None and ours.cancel_waits)
