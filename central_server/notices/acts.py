"""What operators do to a released notice: cancel, suspend, resume, change, paid elsewhere.

Each is decided here, against the position as it is now, and told to the hub and to the desks in the
same transaction. Only a cancellation may have been wanted earlier, at a desk without a line. What
is over the threshold of its entity is not cancelled but asked for: somebody else approves it
(`cancel_decisions`), and then it goes the same way.
"""

from datetime import datetime

from sqlalchemy.orm import Session
from structlog import get_logger

from central_server.changes import feed
from central_server.identity.actor import Actor
from central_server.jobs import outbox
from central_server.notices import cancel_requests, repository
from central_server.notices.models import CancelRequestRow
from central_server.notices.service import HUB_PUBLISH, is_asked_from_us
from central_server.positions import acts
from central_server.positions import repository as positions
from central_server.positions.acts import Change, Deed, PaidElsewhere
from central_server.positions.repository import NoticedPosition
from payments_core.clock import rome_date
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.model.role import LEADERS
from payments_core.rules.position_progress import other_way, refuse_other_way
from payments_core.wire.desk.notice_messages import ActKind, ChangeKind, NoticeAct

#: Who may decide about notices of others.
DECIDING_ROLES = LEADERS

#: What desks are told of an act.
_NEWS = {
    ActKind.CANCEL: ChangeKind.NOTICE_CANCELLED,
    ActKind.SUSPEND: ChangeKind.NOTICE_SUSPENDED,
    ActKind.RESUME: ChangeKind.NOTICE_REGISTERED,
    ActKind.CHANGE: ChangeKind.NOTICE_CHANGED,
    ActKind.PAID_ELSEWHERE: ChangeKind.NOTICE_PAID,
}
#: News of one instalment and not of its whole debt.
_OF_ONE_NOTICE = (ChangeKind.NOTICE_CHANGED, ChangeKind.NOTICE_PAID)
#: After these the hub has to be seen once more to let people pay, where it decides.
_PAYABLE_ANEW = (ChangeKind.NOTICE_REGISTERED, ChangeKind.NOTICE_CHANGED)

_log = get_logger("notices")


def perform(
    session: Session,
    actor: Actor,
    notice_number: str,
    wanted: NoticeAct,
    now: datetime,
    *,
    decided_at: datetime | None = None,
) -> CancelRequestRow | None:
    """Do what an operator wants of a notice, and wanted at `decided_at` if that was earlier; the
    request that it is instead where somebody else has to approve it, None where it is done.

    Supervisors and administrators may do all of it; a clerk may cancel what the same clerk has
    released on the same day. What was wanted earlier and is so already stays as it is. Nothing is
    done to a notice whose debt is paid in another way. Raises `notice_unknown`, `role_missing`,
    `plan_begun`, `debt_already_paid`, `debt_partly_paid`, what the lifecycle and the act refuse.
    """
    found = positions.position_by_notice(session, actor.entity_id, notice_number, lock=True)
    if found is None:
        raise RuleBroken("notice_unknown", notice_number=notice_number[:18])
    day = decided_at or now
    if not (wanted.act is ActKind.CANCEL and _is_own_of_the_day(session, actor, found, day)):
        actor.require(*DECIDING_ROLES)
    if decided_at is not None and found.position.status == PositionStatus.INVALID:
        return None
    _refuse_paid_otherwise(session, found)
    _refuse_partly_paid(found, wanted.act)
    deed = Deed(actor.operator_id, now, wanted.reason, actor.desk_id)
    if wanted.act is ActKind.CANCEL and cancel_requests.is_withdrawable(found.position):
        asked = cancel_requests.ask_if_needed(session, found, deed, day)
        if asked is not None:
            return asked
    _carry_out(session, found, wanted, deed)
    return None


def withdraw(session: Session, found: NoticedPosition, deed: Deed) -> None:
    """Cancel a locked debt that one person, or two of them, may cancel."""
    _refuse_paid_otherwise(session, found)
    wanted = NoticeAct(act=ActKind.CANCEL, reason=deed.reason or "")
    _carry_out(session, found, wanted, deed)


def _carry_out(session: Session, found: NoticedPosition, wanted: NoticeAct, deed: Deed) -> None:
    _do(session, found, wanted, deed)
    announce(session, found, _NEWS[wanted.act], deed.at)
    _log.info(
        "notice_act", entity=found.position.entity_id, notice=found.installment.notice_number,
        act=wanted.act.value, operator=deed.made_by, desk=deed.desk_id,
    )  # fmt: skip


def announce(session: Session, found: NoticedPosition, news: ChangeKind, now: datetime) -> None:
    """Tell the hub and the desks what has become of a position.

    That it can be paid again desks are told once the hub was seen to let people pay it.
    """
    rows = positions.installment_rows(session, found.position.entity_id, found.position.position_id)
    numbers = [row.notice_number for row in rows]
    told = [found.installment.notice_number] if news in _OF_ONE_NOTICE else numbers
    entity_id = found.position.entity_id
    outbox.enqueue(session, entity_id, HUB_PUBLISH, numbers[0], {}, now)
    waits = news in _PAYABLE_ANEW and not is_asked_from_us(session, entity_id, numbers[0])
    if waits:
        repository.forget_payable(session, entity_id, numbers)
    if not waits or news is not ChangeKind.NOTICE_REGISTERED:
        feed.append(session, entity_id, news, told, now)


def _refuse_paid_otherwise(session: Session, found: NoticedPosition) -> None:
    if found.installment.status != InstallmentStatus.UNPAID:
        return
    parts = positions.due_parts(session, found.position)
    way = other_way(parts, found.installment.option_no)
    refuse_other_way(way, found.installment.notice_number)


def _refuse_partly_paid(found: NoticedPosition, act: ActKind) -> None:
    """Of what is left of a plan only a payment is told: the rest of the debt stands as it was
    agreed (hub protocol 3b.3)."""
    partly = found.position.status == PositionStatus.PARTIALLY_PAID
    if partly and act is not ActKind.PAID_ELSEWHERE:
        raise RuleBroken("debt_partly_paid", notice_number=found.installment.notice_number)


def _do(session: Session, found: NoticedPosition, wanted: NoticeAct, deed: Deed) -> None:
    today = rome_date(deed.at)
    match wanted.act:
        case ActKind.CANCEL:
            acts.cancel(session, found, deed)
        case ActKind.SUSPEND:
            acts.suspend(session, found, deed)
        case ActKind.RESUME:
            acts.resume(session, found, deed)
        case ActKind.CHANGE:
            if wanted.due_on is not None and wanted.due_on < today:
                raise BadValue("due_date_past", due_on=wanted.due_on.isoformat())
            acts.change(session, found, Change(wanted.due_on, wanted.amount_cents), deed)
        case ActKind.PAID_ELSEWHERE:
            acts.settle_elsewhere(session, found, _evidence(wanted, deed), deed)


def _evidence(wanted: NoticeAct, deed: Deed) -> PaidElsewhere:
    if wanted.paid_on is None or not wanted.method or not wanted.reference:
        raise BadValue("evidence_incomplete")
    if wanted.paid_on > rome_date(deed.at):
        raise BadValue("paid_in_future", paid_on=wanted.paid_on.isoformat())
    return PaidElsewhere(wanted.paid_on, wanted.method, wanted.reference)


def _is_own_of_the_day(
    session: Session, actor: Actor, found: NoticedPosition, at: datetime
) -> bool:
    released = repository.released(session, actor.entity_id, found.installment.notice_number)
    return (
        released is not None
        and released.notice.operator_id == actor.operator_id
        and rome_date(released.notice.released_at) == rome_date(at)
    )
