"""What is done to a position after its release, each with who, when and why.

The lifecycle table decides what may be done in which status; what is done is appended, and the row
shows the present state.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.positions import repository
from central_server.positions.models import PositionEventRow, PositionRow
from central_server.positions.repository import NoticedPosition
from central_server.positions.service import apply_event
from payments_core.errors import BadValue, RuleBroken
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.rules.position_lifecycle import PositionEvent
from payments_core.rules.position_progress import elsewhere_event


class PositionAct(StrEnum):
    """What happened; the names are those of the timeline."""

    CANCELLED = "CANCELLED"
    SUSPENDED = "SUSPENDED"
    RESUMED = "RESUMED"
    PLANNED = "PLANNED"
    CHANGED = "CHANGED"
    PAID_ELSEWHERE = "PAID_ELSEWHERE"
    EXPIRED = "EXPIRED"


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something, where, when and why."""

    made_by: str
    at: datetime
    reason: str | None = None
    desk_id: str | None = None


@dataclass(frozen=True, slots=True)
class PaidElsewhere:
    """What proves a payment that did not come through the hub."""

    paid_on: date
    method: str
    reference: str


@dataclass(frozen=True, slots=True)
class Change:
    """A new due date or amount; None leaves it as it is."""

    due_on: date | None = None
    amount_cents: int | None = None


def cancel(session: Session, found: NoticedPosition, deed: Deed) -> None:
    """Withdraw the debt; its numbers are never used again."""
    apply_event(found.position, PositionEvent.INVALIDATE)
    record(session, found.position, PositionAct.CANCELLED, deed)


def suspend(session: Session, found: NoticedPosition, deed: Deed) -> None:
    """Nobody can pay it until it is resumed."""
    apply_event(found.position, PositionEvent.SUSPEND)
    record(session, found.position, PositionAct.SUSPENDED, deed)


def resume(session: Session, found: NoticedPosition, deed: Deed) -> None:
    """It can be paid again."""
    apply_event(found.position, PositionEvent.PUBLISH)
    record(session, found.position, PositionAct.RESUMED, deed)


def change(session: Session, found: NoticedPosition, wanted: Change, deed: Deed) -> None:
    """Another due date of the notice, or another amount of a debt with one payment and one share.

    Raises `due_date_past`, `due_dates_out_of_order`, `amount_not_changeable`, `amount_of_a_program`
    and `change_empty`.
    """
    details: dict[str, str | int] = {}
    if wanted.due_on is not None and wanted.due_on != found.installment.due_on:
        details |= _move_due_date(session, found, wanted.due_on)
    if wanted.amount_cents is not None and wanted.amount_cents != found.installment.amount_cents:
        details |= _change_amount(session, found, wanted.amount_cents)
    if not details:
        raise BadValue("change_empty")
    if found.position.status != PositionStatus.DRAFT:
        # As the hub has it: a position that changes is a draft until it is published again.
        apply_event(found.position, PositionEvent.CHANGE)
        apply_event(found.position, PositionEvent.PUBLISH)
    number = found.installment.notice_number
    record(session, found.position, PositionAct.CHANGED, deed, number, details)


def settle_elsewhere(
    session: Session, found: NoticedPosition, evidence: PaidElsewhere, deed: Deed
) -> None:
    """Somebody has seen proof that this notice was paid outside the hub."""
    if found.installment.status != InstallmentStatus.UNPAID:
        raise RuleBroken("notice_already_paid", notice_number=found.installment.notice_number)
    found.installment.status = InstallmentStatus.PAID
    session.flush()
    parts = repository.due_parts(session, found.position)
    apply_event(found.position, elsewhere_event(parts))
    details = {
        "paid_on": evidence.paid_on.isoformat(), "method": evidence.method,
        "reference": evidence.reference,
    }  # fmt: skip
    number = found.installment.notice_number
    record(session, found.position, PositionAct.PAID_ELSEWHERE, deed, number, details)


def record(
    session: Session,
    position: PositionRow,
    act: PositionAct,
    deed: Deed,
    notice_number: str | None = None,
    details: Mapping[str, str | int] | None = None,
) -> None:
    """Append what happened; the position is locked, so its events have no gaps."""
    last = session.scalar(
        select(func.max(PositionEventRow.event_no)).where(
            PositionEventRow.entity_id == position.entity_id,
            PositionEventRow.position_id == position.position_id,
        )
    )
    session.add(
        PositionEventRow(
            entity_id=position.entity_id,
            position_id=position.position_id,
            event_no=(last or 0) + 1,
            act=act,
            notice_number=notice_number,
            at=deed.at,
            made_by=deed.made_by,
            desk_id=deed.desk_id,
            reason=deed.reason,
            details=json.dumps(dict(details), ensure_ascii=False) if details else None,
        )
    )
    session.flush()


def details_of(event: PositionEventRow) -> dict[str, Any]:
    """What `record` was told besides, by its names; empty where it was told nothing."""
    found: dict[str, Any] = json.loads(event.details) if event.details else {}
    return found


def _move_due_date(session: Session, found: NoticedPosition, due_on: date) -> dict[str, str | int]:
    installment = found.installment
    siblings = [
        row
        for row in repository.installment_rows(
            session, installment.entity_id, installment.position_id
        )
        if row.option_no == installment.option_no
    ]
    earlier = [row.due_on for row in siblings if row.installment_no < installment.installment_no]
    later = [row.due_on for row in siblings if row.installment_no > installment.installment_no]
    if any(day >= due_on for day in earlier) or any(day <= due_on for day in later):
        raise RuleBroken("due_dates_out_of_order", due_on=due_on.isoformat())
    before, installment.due_on = installment.due_on, due_on
    return {"due_on_before": before.isoformat(), "due_on": due_on.isoformat()}


def _change_amount(
    session: Session, found: NoticedPosition, amount_cents: int
) -> dict[str, str | int]:
    """Of what has one payment, one share and one chapter: nothing is there to be divided anew. A
    duty stamp costs what the State asks, the debt of a management program what that one says."""
    installment = found.installment
    parts = repository.due_parts(session, found.position)
    allocations = repository.allocation_rows(session, installment)
    if found.position.program_id is not None:
        raise RuleBroken("amount_of_a_program", notice_number=installment.notice_number)
    has_stamp = any(row.stamp_document_hash is not None for row in found.transfers)
    if has_stamp or len(parts) > 1 or len(found.transfers) > 1 or len(allocations) > 1:
        raise RuleBroken("amount_not_changeable", notice_number=installment.notice_number)
    before, installment.amount_cents = installment.amount_cents, amount_cents
    found.transfers[0].amount_cents = amount_cents
    for allocation in allocations:
        allocation.amount_cents = amount_cents
    return {"amount_cents_before": before, "amount_cents": amount_cents}
