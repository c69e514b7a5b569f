"""Notices that operators have withdrawn without the line, kept with the outbox row of each, and
cancellations of this desk that wait for somebody to approve them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from counter_app.store import desk, outbox
from counter_app.store.tables import Approval, CancellationRow
from payments_core.wire.desk.cancel_messages import AWAITS_APPROVAL
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.operation_messages import Cancellation


def queue(session: Session, wanted: Cancellation, position_key: str) -> None:
    """Have a notice cancelled after everything else of its position that waits."""
    session.add(
        CancellationRow(
            operation_id=wanted.operation_id,
            notice_number=wanted.notice_number,
            operator_id=wanted.operator_id,
            reason=wanted.reason,
            decided_at=wanted.decided_at,
            answered_at=None,
            problem=None,
            payload=wanted.model_dump_json(),
        )
    )
    outbox.add(session, wanted, position_key, wanted.decided_at)


def find(session: Session, operation_id: str) -> CancellationRow | None:
    """The cancellation of an operation; None for any other operation."""
    return session.get(CancellationRow, operation_id)


def waits(session: Session, *notice_numbers: str) -> bool:
    """Whether any of these is to be cancelled and the server has not said anything to it."""
    waiting = select(CancellationRow.operation_id).where(
        CancellationRow.notice_number.in_(notice_numbers), CancellationRow.answered_at.is_(None)
    )
    return session.scalars(waiting.limit(1)).first() is not None


def answer(session: Session, row: CancellationRow, problem: Problem | None, at: datetime) -> None:
    """Keep what the server has said; no problem means that it is cancelled."""
    row.answered_at = at
    row.problem = None if problem is None else problem.model_dump_json()
    row.request_id = _own_request(session, problem)
    row.approval = None if row.request_id is None else Approval.WAITING


def keep_request(
    session: Session,
    problem: Problem,
    *,
    notice_number: str,
    operator_id: str,
    reason: str,
    approval: Approval,
    at: datetime,
) -> None:
    """Keep a cancellation that was asked for with the line and waits for an approval, once; one
    that another desk had asked for before is that desk's."""
    request_id = _own_request(session, problem)
    if request_id is None or _of_request(session, request_id) is not None:
        return
    session.add(
        CancellationRow(
            operation_id=request_id,
            notice_number=notice_number,
            operator_id=operator_id,
            reason=reason,
            decided_at=at,
            answered_at=at,
            problem=problem.model_dump_json(),
            payload=None,
            request_id=request_id,
            approval=approval,
        )
    )


def unsettled(session: Session, *approvals: Approval) -> Sequence[CancellationRow]:
    """The cancellations of this desk that stand so, the oldest first."""
    return session.scalars(
        select(CancellationRow)
        .where(CancellationRow.approval.in_(approvals))
        .order_by(CancellationRow.decided_at, CancellationRow.operation_id)
    ).all()


def _own_request(session: Session, problem: Problem | None) -> str | None:
    """The request that a refusal names, where this desk has made it."""
    if problem is None or problem.code != AWAITS_APPROVAL:
        return None
    here = desk.get(session).desk_id
    return str(problem.facts["request_id"]) if problem.facts.get("desk_id") == here else None


def _of_request(session: Session, request_id: str) -> CancellationRow | None:
    named = select(CancellationRow).where(CancellationRow.request_id == request_id)
    return session.scalars(named.limit(1)).first()
