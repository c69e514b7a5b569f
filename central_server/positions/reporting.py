"""Marks the positions that a settlement flow reports, many at a time."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central_server.db.blocks import in_blocks
from central_server.positions.models import PaymentOptionRow, PositionRow
from central_server.positions.repository import lock_statuses
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_lifecycle import TRANSITIONS, PositionEvent

#: Notice numbers of one statement.
NUMBERS_PER_STATEMENT = 500


def known_notice_numbers(session: Session, entity_id: str, numbers: Sequence[str]) -> set[str]:
    """Which of these notice numbers are the entity's."""
    known: set[str] = set()
    for some in in_blocks(numbers, NUMBERS_PER_STATEMENT):
        known.update(
            session.scalars(
                select(PaymentOptionRow.notice_number).where(
                    PaymentOptionRow.entity_id == entity_id,
                    PaymentOptionRow.notice_number.in_(some),
                )
            )
        )
    return known


def report(session: Session, entity_id: str, numbers: Sequence[str]) -> None:
    """Apply REPORT to the positions of these notices, wherever the lifecycle allows it.

    An expired or cancelled position stays as it is: it waits for its receipt, a flow alone does
    not revive it.
    """
    for some in in_blocks(numbers, NUMBERS_PER_STATEMENT):
        for status, position_ids in _by_status(session, entity_id, sorted(some)).items():
            reported = TRANSITIONS.get((status, PositionEvent.REPORT), status)
            if reported is not status:
                session.execute(
                    update(PositionRow)
                    .where(
                        PositionRow.entity_id == entity_id,
                        PositionRow.position_id.in_(position_ids),
                    )
                    .values(status=reported)
                )


def _by_status(
    session: Session, entity_id: str, numbers: Sequence[str]
) -> dict[PositionStatus, list[str]]:
    position_ids = session.scalars(
        select(PaymentOptionRow.position_id).where(
            PaymentOptionRow.entity_id == entity_id, PaymentOptionRow.notice_number.in_(numbers)
        )
    ).all()
    by_status: dict[PositionStatus, list[str]] = {}
    for position_id, status in lock_statuses(session, entity_id, position_ids).items():
        by_status.setdefault(status, []).append(position_id)
    return by_status
