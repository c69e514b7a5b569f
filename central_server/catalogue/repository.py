"""Questions about predefined rates, and their rows as values of the shared model."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.catalogue.models import RatePartRow, RateRow
from payments_core.model.rate import Rate, RatePart
from payments_core.money import Cents


def rate_row(session: Session, entity_id: str, rate_id: str, version: int) -> RateRow | None:
    """One version of a rate."""
    return session.get(RateRow, (entity_id, rate_id, version))


def rate(session: Session, entity_id: str, rate_id: str, version: int) -> Rate | None:
    """One version of a rate as a value."""
    row = rate_row(session, entity_id, rate_id, version)
    return None if row is None else rate_of(session, row)


def current_rates(session: Session, entity_id: str) -> list[Rate]:
    """The highest version of every rate, in the order of the declaration."""
    newest = (
        select(RateRow.rate_id, func.max(RateRow.version).label("version"))
        .where(RateRow.entity_id == entity_id)
        .group_by(RateRow.rate_id)
        .subquery()
    )
    rows = session.scalars(
        select(RateRow)
        .join(newest, (RateRow.rate_id == newest.c.rate_id) & (RateRow.version == newest.c.version))
        .where(RateRow.entity_id == entity_id)
        .order_by(RateRow.rank, RateRow.name, RateRow.rate_id)
    )
    return [rate_of(session, row) for row in rows]


def rate_of(session: Session, row: RateRow) -> Rate:
    """A row with its parts."""
    parts = session.scalars(
        select(RatePartRow)
        .where(
            RatePartRow.entity_id == row.entity_id,
            RatePartRow.rate_id == row.rate_id,
            RatePartRow.version == row.version,
        )
        .order_by(RatePartRow.part_no)
    )
    return Rate(
        rate_id=row.rate_id,
        version=row.version,
        name=row.name,
        name_en=row.name_en,
        remittance=row.remittance,
        category=row.category,
        parts=tuple(
            RatePart(part.label, Cents(part.amount_cents), part.chapter, part.assessment)
            for part in parts
        ),
        due_days=row.due_days,
        offline=row.offline,
    )
