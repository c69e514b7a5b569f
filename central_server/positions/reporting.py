"""Marks the positions that a settlement flow reports, many at a time."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central_server.db.blocks import in_blocks
from central_server.positions.models import InstallmentRow, PositionRow
from central_server.positions.repository import lock_statuses, parts_of
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.rules.position_lifecycle import TRANSITIONS, PositionEvent, next_status
from payments_core.rules.position_progress import report_event

#: Notice numbers of one statement.
NUMBERS_PER_STATEMENT = 500


def known_notice_numbers(session: Session, entity_id: str, numbers: Sequence[str]) -> set[str]:
    """Which of these notice numbers are the entity's."""
    known: set[str] = set()
    for some in in_blocks(numbers, NUMBERS_PER_STATEMENT):
        known.update(
            session.scalars(
                select(InstallmentRow.notice_number).where(
                    InstallmentRow.entity_id == entity_id,
                    InstallmentRow.notice_number.in_(some),
                )
            )
        )
    return known


def report(session: Session, entity_id: str, numbers: Sequence[str]) -> None:
    """Mark the instalments of these notices as reported and move their positions, wherever the
    lifecycle allows it.

    An expired or cancelled position stays as it is: it waits for its receipt, a flow alone does
    not revive it.
    """
    for some in in_blocks(numbers, NUMBERS_PER_STATEMENT):
        _report_block(session, entity_id, sorted(some))


def _report_block(session: Session, entity_id: str, numbers: Sequence[str]) -> None:
    position_ids = session.scalars(
        select(InstallmentRow.position_id).where(
            InstallmentRow.entity_id == entity_id, InstallmentRow.notice_number.in_(numbers)
        )
    ).all()
    statuses = {
        position_id: status
        for position_id, status in lock_statuses(session, entity_id, position_ids).items()
        if (status, PositionEvent.REPORT_PART) in TRANSITIONS
    }
    session.execute(
        update(InstallmentRow)
        .where(
            InstallmentRow.entity_id == entity_id,
            InstallmentRow.notice_number.in_(numbers),
            InstallmentRow.position_id.in_(statuses),
        )
        .values(status=InstallmentStatus.REPORTED)
    )
    moved: dict[PositionStatus, list[str]] = {}
    for position_id, parts in parts_of(session, entity_id, list(statuses)).items():
        status = statuses[position_id]
        reported = next_status(status, report_event(parts))
        if reported is not status:
            moved.setdefault(reported, []).append(position_id)
    for reported, moved_ids in moved.items():
        session.execute(
            update(PositionRow)
            .where(PositionRow.entity_id == entity_id, PositionRow.position_id.in_(moved_ids))
            .values(status=reported)
        )
