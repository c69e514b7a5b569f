"""Cancellations that wait for somebody: read, approved and rejected by another than who asked.

What is approved is cancelled as any other notice is. Who asked never approves, but may take back
what they asked for. What has become of the debt meanwhile always wins: once it was paid there is
nothing left to decide.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from central_server.identity import repository as identity
from central_server.identity.actor import Actor, EnrolledDesk
from central_server.notices import acts
from central_server.notices import cancel_repository as requests
from central_server.notices.cancel_repository import KnownRequest
from central_server.notices.cancel_requests import dearest_way, tell, whole_debt
from central_server.notices.models import CancelDecisionRow, CancelRequestRow
from central_server.positions import repository as positions
from central_server.positions.acts import Deed
from central_server.positions.models import InstallmentRow
from central_server.positions.repository import NoticedPosition
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.model.cancel_request import CancelStatus
from payments_core.model.debt_position import PositionStatus
from payments_core.money import Cents
from payments_core.rules.cancel_approval import CancelDecision, status_of
from payments_core.rules.position_lifecycle import PositionEvent, next_status
from payments_core.wire.desk.cancel_messages import CancelInfo, CancelOutcome, CancelPage
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.notice_messages import ChangeKind

#: Most requests of one state that the command line lists.
LIST_LIMIT = 5_000
#: What a debt is when money for it has come.
_PAID = (PositionStatus.PAID, PositionStatus.PARTIALLY_PAID, PositionStatus.REPORTED)

_log = structlog.get_logger("notices")


def approve(session: Session, actor: Actor, request_id: str, now: datetime) -> CancelInfo:
    """Cancel what was asked for. Raises `cancel_request_unknown`, `cancel_request_decided`,
    `cancel_request_paid`, `cancel_request_moot`, and `cancel_needs_another_approver` for who asked.
    """
    row, found = _to_decide(session, actor, request_id)
    if _is_decided_so(session, actor, row, CancelDecision.APPROVE):
        return _info_of(session, row, now)
    if row.requested_by == actor.operator_id:
        raise RuleBroken("cancel_needs_another_approver")
    _require_open(found)
    _decide(session, actor, row, CancelDecision.APPROVE, now)
    found.position.cancel_request_id = None
    acts.withdraw(session, found, Deed(actor.operator_id, now, row.reason, actor.desk_id))
    return _info_of(session, row, now)


def reject(
    session: Session, actor: Actor, request_id: str, reason: str, now: datetime
) -> CancelInfo:
    """Decide that the notice stays, with the reason; who asked may take back what they asked.

    Raises as `approve` does.
    """
    row, found = _to_decide(session, actor, request_id)
    if _is_decided_so(session, actor, row, CancelDecision.REJECT):
        return _info_of(session, row, now)
    _require_open(found)
    _decide(session, actor, row, CancelDecision.REJECT, now, reason)
    found.position.cancel_request_id = None
    session.flush()
    tell(session, found.position, ChangeKind.CANCEL_REJECTED, now)
    return _info_of(session, row, now)


def page(
    session: Session,
    actor: Actor,
    status: CancelStatus,
    now: datetime,
    notice_number: str | None = None,
    limit: int = PAGE_LIMIT,
) -> CancelPage:
    """Requests in one status for those who decide about them."""
    actor.require(*acts.DECIDING_ROLES)
    found = requests.in_status(
        session, actor.entity_id, status, limit + 1, notice_number=notice_number
    )
    infos = _infos(session, actor.entity_id, found[:limit], now)
    return CancelPage(requests=tuple(infos), more=len(found) > limit)


def of_entity(
    session: Session,
    entity_id: str,
    statuses: Sequence[CancelStatus],
    now: datetime,
    limit: int = LIST_LIMIT,
) -> list[CancelInfo]:
    """Requests in these statuses, status by status, for the command line."""
    return [
        info
        for status in statuses
        for info in _infos(
            session, entity_id, requests.in_status(session, entity_id, status, limit), now
        )
    ]


def outcome(session: Session, desk: EnrolledDesk, request_id: str) -> CancelOutcome:
    """What has become of a request that was made at this desk; `cancel_request_unknown` for that
    of any other."""
    found = requests.known(session, desk.entity_id, request_id)
    if found is None or found.request.desk_id != desk.desk_id:
        raise _unknown(request_id)
    decision = found.decision
    who = {decision.decided_by} if decision is not None else set[str]()
    names = identity.names_of(session, desk.entity_id, who)
    return CancelOutcome(
        request_id=request_id,
        status=_status(found),
        decided_at=decision.decided_at if decision else None,
        decided_by_name=names.get(decision.decided_by, decision.decided_by) if decision else None,
        reason=decision.reason if decision else None,
    )


def _to_decide(
    session: Session, actor: Actor, request_id: str
) -> tuple[CancelRequestRow, NoticedPosition]:
    """A request and its debt, which is kept from everybody else until the transaction ends."""
    actor.require(*acts.DECIDING_ROLES)
    row = requests.request(session, actor.entity_id, request_id)
    if row is None:
        raise _unknown(request_id)
    found = positions.position_by_notice(session, actor.entity_id, row.notice_number, lock=True)
    assert found is not None  # noqa: S101  (a foreign key keeps the debt)
    return row, found


def _is_decided_so(
    session: Session, actor: Actor, row: CancelRequestRow, wanted: CancelDecision
) -> bool:
    """Whether this person has decided so already: an answer may have been lost."""
    decided = requests.decision(session, row.entity_id, row.request_id)
    if decided is None:
        return False
    if (decided.decision, decided.decided_by) == (wanted, actor.operator_id):
        return True
    status = CancelStatus.APPROVED if decided.decision == CancelDecision.APPROVE else None
    raise RuleBroken("cancel_request_decided", status=(status or CancelStatus.REJECTED).value)


def _require_open(found: NoticedPosition) -> None:
    status = PositionStatus(found.position.status)
    if status in _PAID:
        raise RuleBroken("cancel_request_paid", notice_number=found.installment.notice_number)
    try:
        next_status(status, PositionEvent.INVALIDATE)
    except RuleBroken as trouble:
        raise RuleBroken(
            "cancel_request_moot", notice_number=found.installment.notice_number
        ) from trouble


def _decide(
    session: Session,
    actor: Actor,
    row: CancelRequestRow,
    decision: CancelDecision,
    now: datetime,
    reason: str | None = None,
) -> None:
    session.add(
        CancelDecisionRow(
            entity_id=row.entity_id,
            request_id=row.request_id,
            decision=decision,
            decided_by=actor.operator_id,
            decided_at=now,
            reason=reason,
        )
    )
    session.flush()
    _log.info(
        "cancel_decided", entity=row.entity_id, request=row.request_id, decision=decision,
        operator=actor.operator_id, desk=actor.desk_id,
    )  # fmt: skip


def _unknown(request_id: str) -> RuleBroken:
    return RuleBroken("cancel_request_unknown", request_id=request_id[:64])


def _info_of(session: Session, row: CancelRequestRow, now: datetime) -> CancelInfo:
    found = requests.known(session, row.entity_id, row.request_id)
    assert found is not None  # noqa: S101  (it has just been decided about)
    return _infos(session, row.entity_id, [found], now)[0]


def _infos(
    session: Session, entity_id: str, found: Sequence[KnownRequest], now: datetime
) -> list[CancelInfo]:
    people = {one.request.requested_by for one in found}
    people |= {one.decision.decided_by for one in found if one.decision is not None}
    names = identity.names_of(session, entity_id, people)
    desks = {row.desk_id: row.name for row in identity.desks(session, entity_id)} if found else {}
    return [_info(session, one, names, desks, now) for one in found]


def _info(
    session: Session,
    known: KnownRequest,
    names: Mapping[str, str],
    desks: Mapping[str, str],
    now: datetime,
) -> CancelInfo:
    row, decision, position, installment = known
    rows = positions.installment_rows(session, row.entity_id, row.position_id)
    return CancelInfo(
        request_id=row.request_id,
        notice_number=row.notice_number,
        subject=installment.description,
        debtor_name=position.debtor_name,
        amount_cents=row.amount_cents,
        amount_now_cents=_amount_now(session, known, rows, now),
        notices=len(rows),
        reason=row.reason,
        requested_by=row.requested_by,
        requested_by_name=names.get(row.requested_by, row.requested_by),
        desk_name=desks.get(row.desk_id, row.desk_id),
        requested_at=row.requested_at,
        status=_status(known),
        decided_at=decision.decided_at if decision else None,
        decided_by_name=names.get(decision.decided_by, decision.decided_by) if decision else None,
        decision_reason=decision.reason if decision else None,
    )


def _amount_now(
    session: Session, known: KnownRequest, rows: Sequence[InstallmentRow], now: datetime
) -> Cents:
    """What the debt comes to; only one whose amount is worked out anew is asked for again."""
    if not known.position.live:
        return dearest_way(rows)
    row = known.request
    found = positions.position_by_notice(session, row.entity_id, row.notice_number)
    assert found is not None  # noqa: S101  (it has just been found)
    return whole_debt(session, found, rome_date(now))


def _status(known: KnownRequest) -> CancelStatus:
    decision = CancelDecision(known.decision.decision) if known.decision is not None else None
    return status_of(decision, PositionStatus(known.position.status))
