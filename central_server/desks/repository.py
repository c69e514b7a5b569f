"""Questions about leased blocks and pads, and about payments as desks list them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from central_server.desks.models import DeskContactRow, LeaseRow, PadRow
from central_server.payments.models import ReceiptRow
from central_server.positions.models import InstallmentRow


def lease(session: Session, entity_id: str, lease_id: str) -> LeaseRow | None:
    """One block of an entity."""
    return session.get(LeaseRow, (entity_id, lease_id))


def contact(session: Session, entity_id: str, desk_id: str) -> DeskContactRow | None:
    """The last report of a desk."""
    return session.get(DeskContactRow, (entity_id, desk_id))


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


def has_lapsed(session: Session, entity_id: str, lease_ids: Collection[str]) -> bool:
    """Whether one of these leases of an entity has lapsed."""
    lapsed = select(LeaseRow.lease_id).where(
        LeaseRow.entity_id == entity_id,
        LeaseRow.lease_id.in_(lease_ids),
        LeaseRow.lapsed_at.is_not(None),
    )
    return session.scalars(lapsed.limit(1)).first() is not None


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
