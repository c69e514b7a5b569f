"""Questions about leased blocks, pads and handed tasks, and payments as desks list them."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from central_server.desks.models import (
    DeskContactRow,
    HandedTaskClosingRow,
    HandedTaskRow,
    LeaseRow,
    PadRow,
)
from central_server.notices.models import NoticeRow
from central_server.payments.models import ReceiptRow
from central_server.positions.models import InstallmentRow


def lease(session: Session, entity_id: str, lease_id: str) -> LeaseRow | None:
    """One block of an entity."""
    return session.get(LeaseRow, (entity_id, lease_id))


def contact(session: Session, entity_id: str, desk_id: str) -> DeskContactRow | None:
    """The last report of a desk."""
    return session.get(DeskContactRow, (entity_id, desk_id))


def contacts(session: Session, entity_id: str) -> dict[str, DeskContactRow]:
    """The last report of each desk of an entity that has ever reported."""
    rows = session.scalars(select(DeskContactRow).where(DeskContactRow.entity_id == entity_id))
    return {row.desk_id: row for row in rows}


class Leased(NamedTuple):
    """What one enrolment of a desk was given under a segregation code: blocks, the numbers in
    them, and when the last block was given."""

    desk_id: str
    generation: int
    segregation_code: str
    blocks: int
    numbers: int
    last_leased_at: datetime


def leased(session: Session, entity_id: str) -> list[Leased]:
    """What the desks of an entity were given and may still use."""
    key = (LeaseRow.desk_id, LeaseRow.generation, LeaseRow.segregation_code)
    rows = session.execute(
        select(
            *key, func.count(), func.sum(LeaseRow.last_base - LeaseRow.first_base + 1),
            func.max(LeaseRow.leased_at, type_=LeaseRow.leased_at.type),
        )
        .where(LeaseRow.entity_id == entity_id, LeaseRow.lapsed_at.is_(None))
        .group_by(*key)
        .order_by(*key)
    )  # fmt: skip
    return [Leased(*row[:4], int(row[4]), row[5]) for row in rows]


def released_since(session: Session, entity_id: str, since: datetime) -> dict[str, int]:
    """How many notices of each desk of an entity were registered since an instant."""
    rows = session.execute(
        select(NoticeRow.desk_id, func.count())
        .where(
            NoticeRow.entity_id == entity_id,
            NoticeRow.desk_id.is_not(None),
            NoticeRow.registered_at >= since,
        )
        .group_by(NoticeRow.desk_id)
    )
    return {desk_id: count for desk_id, count in rows if desk_id is not None}


def lapse(session: Session, entity_id: str, desk_id: str, at: datetime) -> None:
    """Allow no release after `at` under the leases that a desk has had so far."""
    session.execute(
        update(LeaseRow)
        .where(
            LeaseRow.entity_id == entity_id,
            LeaseRow.desk_id == desk_id,
            LeaseRow.lapsed_at.is_(None),
        )
        .values(lapsed_at=at)
    )


def leases_named(
    session: Session, entity_id: str, lease_ids: Collection[str]
) -> dict[str, LeaseRow]:
    """The leases of an entity among these ids, by id."""
    named = select(LeaseRow).where(
        LeaseRow.entity_id == entity_id, LeaseRow.lease_id.in_(lease_ids)
    )
    return {row.lease_id: row for row in session.scalars(named)}


def overlaps_lease(
    session: Session, entity_id: str, segregation_code: str, first_base: int, last_base: int
) -> bool:
    """Whether one of these bases, both ends included, is in a lease of an entity."""
    overlapping = select(LeaseRow.lease_id).where(
        LeaseRow.entity_id == entity_id,
        LeaseRow.segregation_code == segregation_code,
        LeaseRow.first_base <= last_base,
        LeaseRow.last_base >= first_base,
    )
    return session.scalars(overlapping.limit(1)).first() is not None


def payment_instants(
    session: Session, entity_id: str, notice_numbers: Sequence[str]
) -> dict[str, list[datetime]]:
    """When each notice was paid, oldest first, one instant for each receipt.

    A receipt that does not say when (hub protocol 4.1) counts with the instant of its arrival.
    """
    rows = session.execute(
        select(ReceiptRow.notice_number, func.coalesce(ReceiptRow.paid_at, ReceiptRow.received_at))
        .where(
            ReceiptRow.entity_id == entity_id,
            ReceiptRow.notice_number.in_(notice_numbers),
            # Not the copy of a receipt for another creditor's notice with the same number.
            ReceiptRow.position_id.is_not(None),
        )
        .order_by(ReceiptRow.received_at, ReceiptRow.receipt_id)
    )
    instants: dict[str, list[datetime]] = {}
    for number, instant in rows:
        instants.setdefault(number, []).append(instant)
    return instants


def pad(session: Session, entity_id: str, pad_id: str) -> PadRow | None:
    """One pad of an entity."""
    return session.get(PadRow, (entity_id, pad_id))


def pad_with(session: Session, entity_id: str, segregation_code: str, base: int) -> PadRow | None:
    """The pad of an entity that has a number."""
    return session.scalars(
        select(PadRow).where(
            PadRow.entity_id == entity_id,
            PadRow.segregation_code == segregation_code,
            PadRow.first_base <= base,
            PadRow.last_base >= base,
        )
    ).one_or_none()


def pads(session: Session, entity_id: str) -> list[PadRow]:
    """The pads of an entity, oldest first."""
    return list(
        session.scalars(
            select(PadRow)
            .where(PadRow.entity_id == entity_id)
            .order_by(PadRow.made_at, PadRow.segregation_code, PadRow.first_base)
        )
    )


def count_notices(session: Session, entity_id: str, first: str, last: str) -> int:
    """How many debts have a notice number between these, both included."""
    return session.scalars(
        select(func.count())
        .select_from(InstallmentRow)
        .where(
            InstallmentRow.entity_id == entity_id,
            InstallmentRow.notice_number.between(first, last),
        )
    ).one()


def handed_task(session: Session, entity_id: str, handed_id: str) -> HandedTaskRow | None:
    """One task that was handed over at an entity."""
    return session.get(HandedTaskRow, (entity_id, handed_id))


def open_handed_tasks(session: Session, entity_id: str, limit: int) -> list[HandedTaskRow]:
    """Those that nobody has closed, oldest first."""
    closed = (
        select(HandedTaskClosingRow.handed_id)
        .where(
            HandedTaskClosingRow.entity_id == HandedTaskRow.entity_id,
            HandedTaskClosingRow.handed_id == HandedTaskRow.handed_id,
        )
        .exists()
    )
    return list(
        session.scalars(
            select(HandedTaskRow)
            .where(HandedTaskRow.entity_id == entity_id, ~closed)
            .order_by(HandedTaskRow.handed_at, HandedTaskRow.handed_id)
            .limit(limit)
        )
    )
