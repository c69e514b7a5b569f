"""Questions about cancellations that somebody else has to approve."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session

from central_server.notices.models import CancelDecisionRow, CancelRequestRow
from central_server.positions.models import InstallmentRow, PositionRow
from payments_core.model.cancel_request import CancelStatus
from payments_core.rules.cancel_approval import WITHDRAWABLE, CancelDecision


class KnownRequest(NamedTuple):
    """A request with its decision, None before there is one, its debt, and the notice in hand."""

    request: CancelRequestRow
    decision: CancelDecisionRow | None
    position: PositionRow
    installment: InstallmentRow


def request(session: Session, entity_id: str, request_id: str) -> CancelRequestRow | None:
    """One request."""
    return session.get(CancelRequestRow, (entity_id, request_id))


def decision(session: Session, entity_id: str, request_id: str) -> CancelDecisionRow | None:
    """What was decided about a request."""
    return session.get(CancelDecisionRow, (entity_id, request_id))


def count_of(session: Session, entity_id: str, position_id: str) -> int:
    """How often a debt was to be cancelled so far."""
    return (
        session.scalar(
            select(func.count())
            .select_from(CancelRequestRow)
            .where(
                CancelRequestRow.entity_id == entity_id,
                CancelRequestRow.position_id == position_id,
            )
        )
        or 0
    )


def known(session: Session, entity_id: str, request_id: str) -> KnownRequest | None:
    """One request with what is known of it."""
    found = session.execute(_known(entity_id, CancelRequestRow.request_id == request_id)).first()
    return None if found is None else KnownRequest._make(found)


def in_status(
    session: Session,
    entity_id: str,
    status: CancelStatus,
    limit: int,
    *,
    notice_number: str | None = None,
) -> list[KnownRequest]:
    """Requests that stand here now, the oldest first; for the debt of a notice where it is named,
    whichever of its notices somebody had in hand."""
    conditions = [_stands_at(status)]
    if notice_number is not None:
        debt = select(InstallmentRow.position_id).where(
            InstallmentRow.entity_id == entity_id, InstallmentRow.notice_number == notice_number
        )
        conditions.append(CancelRequestRow.position_id.in_(debt))
    query = _known(entity_id, *conditions)
    oldest = query.order_by(CancelRequestRow.requested_at, CancelRequestRow.request_id)
    return [KnownRequest._make(row) for row in session.execute(oldest.limit(limit))]


def of_position(session: Session, entity_id: str, position_id: str) -> Sequence[KnownRequest]:
    """All requests for one debt, the oldest first."""
    query = _known(entity_id, CancelRequestRow.position_id == position_id)
    oldest = query.order_by(CancelRequestRow.requested_at, CancelRequestRow.request_id)
    return [KnownRequest._make(row) for row in session.execute(oldest)]


def _known(
    entity_id: str, *conditions: ColumnElement[bool]
) -> Select[CancelRequestRow, CancelDecisionRow, PositionRow, InstallmentRow]:
    return (
        select(CancelRequestRow, CancelDecisionRow, PositionRow, InstallmentRow)
        .join(
            PositionRow,
            and_(
                PositionRow.entity_id == CancelRequestRow.entity_id,
                PositionRow.position_id == CancelRequestRow.position_id,
            ),
        )
        .join(
            InstallmentRow,
            and_(
                InstallmentRow.entity_id == CancelRequestRow.entity_id,
                InstallmentRow.notice_number == CancelRequestRow.notice_number,
            ),
        )
        .outerjoin(
            CancelDecisionRow,
            and_(
                CancelDecisionRow.entity_id == CancelRequestRow.entity_id,
                CancelDecisionRow.request_id == CancelRequestRow.request_id,
            ),
        )
        .where(CancelRequestRow.entity_id == entity_id, *conditions)
    )


def _stands_at(status: CancelStatus) -> ColumnElement[bool]:
    undecided = CancelDecisionRow.decision.is_(None)
    match status:
        case CancelStatus.REQUESTED:
            return undecided & PositionRow.status.in_(WITHDRAWABLE)
        case CancelStatus.MOOT:
            return undecided & PositionRow.status.not_in(WITHDRAWABLE)
        case CancelStatus.APPROVED:
            return CancelDecisionRow.decision == CancelDecision.APPROVE
        case CancelStatus.REJECTED:
            return CancelDecisionRow.decision == CancelDecision.REJECT
