"""Notices that operators have withdrawn without the line, kept with the outbox row of each."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from counter_app.store import outbox
from counter_app.store.tables import CancellationRow
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


def waits(session: Session, notice_number: str) -> bool:
    """Whether a notice is to be cancelled and the server has not said anything to it."""
    waiting = select(CancellationRow.operation_id).where(
        CancellationRow.notice_number == notice_number, CancellationRow.answered_at.is_(None)
    )
    return session.scalars(waiting.limit(1)).first() is not None


def answer(row: CancellationRow, problem: Problem | None, at: datetime) -> None:
    """Keep what the server has said; no problem means that it is cancelled."""
    row.answered_at = at
    row.problem = None if problem is None else problem.model_dump_json()
