"""Marks the positions that a settlement flow reports, many at a time."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central_server.positions.models import PaymentOptionRow, PositionRow
from payments_core.model.debt_position import PositionStatus
from payments_core.rules.position_lifecycle import TRANSITIONS, PositionEvent

#: Notice numbers of one statement.
NUMBERS_PER_STATEMENT = 500


def known_notice_numbers(session: Session, entity_id: str, numbers: Sequence[str]) -> set[str]:
    """Which of these notice numbers are the entity's."""
    known: set[str] = set()
    for start in range(0, len(numbers), NUMBERS_PER_STATEMENT):
        known.update(
            session.scalars(
                select(PaymentOptionRow.notice_number).where(
                    PaymentOptionRow.entity_id == entity_id,
                    PaymentOptionRow.notice_number.in_(
                        numbers[start : start + NUMBERS_PER_STATEMENT]
                    ),
                )
            )
        )
    return known


def report(session: Session, entity_id: str, numbers: Sequence[str]) -> None:
    """Apply REPORT to the positions of these notices, wherever the lifecycle allows it.

    An expired or cancelled position stays as it is: it waits for its receipt, a flow alone does
    not revive it.
    """
    for start in range(0, len(numbers), NUMBERS_PER_STATEMENT):
        batch = sorted(numbers[start : start + NUMBERS_PER_STATEMENT])
        for status, position_ids in _by_status(session, entity_id, batch).items():
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
    # Locked in the order of their keys, so that two flows at once wait instead of deadlocking.
    found = session.execute(
        select(PositionRow.position_id, PositionRow.status)
        .join(
            PaymentOptionRow,
            (PaymentOptionRow.entity_id == PositionRow.entity_id)
            & (PaymentOptionRow.position_id == PositionRow.position_id),
        )
        .where(PaymentOptionRow.entity_id == entity_id, PaymentOptionRow.notice_number.in_(numbers))
        .order_by(PositionRow.position_id)
        .with_for_update(of=PositionRow)
    )
    by_status: dict[PositionStatus, list[str]] = {}
    for row in found:
        by_status.setdefault(PositionStatus(row.status), []).append(row.position_id)
    return by_status
