"""Questions about the audit log."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, delete, exists, func, select, tuple_
from sqlalchemy.orm import Session

from central_server.audit.chain import ORIGIN, AuditEvent
from central_server.audit.models import (
    AuditChainRow,
    AuditEventRow,
    AuditSealRow,
    UnsealedEventRow,
)
from central_server.db.insertion import insert_new

_COLUMNS = tuple(getattr(AuditEventRow, field.name) for field in fields(AuditEvent))


class SealedEvent(NamedTuple):
    """A link of the chain with its event; None where there is no such event any more."""

    number: int
    previous_hash: str
    hash: str
    event: AuditEvent | None


@dataclass(frozen=True, slots=True)
class EventFilter:
    """Which events are asked for; what is None or empty matters not. `since` and `until` bound
    when it happened, the first included, the second not."""

    citizen_id: str | None = None
    notice_number: str | None = None
    operator_id: str | None = None
    desk_id: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    acts: tuple[str, ...] = ()


def events(session: Session, entity_id: str, wanted: EventFilter, limit: int) -> list[AuditEvent]:
    """The newest events that fit, newest first."""
    rows = session.execute(
        select(*_COLUMNS)
        .where(AuditEventRow.entity_id == entity_id, *_conditions(wanted))
        .order_by(AuditEventRow.happened_at.desc(), AuditEventRow.source, AuditEventRow.event_id)
        .limit(limit)
    )
    return [AuditEvent(*row) for row in rows]


def chain(session: Session, entity_id: str) -> AuditChainRow:
    """An entity's chain, locked until the transaction ends; it begins if it has to."""
    insert_new(
        session,
        AuditChainRow,
        {"entity_id": entity_id, "last_number": 0, "last_hash": ORIGIN},
    )
    return session.get_one(AuditChainRow, entity_id, with_for_update=True, populate_existing=True)


def head(session: Session, entity_id: str) -> tuple[int, str]:
    """Number and hash of the last link; 0 and ORIGIN before the first."""
    row = session.execute(
        select(AuditChainRow.last_number, AuditChainRow.last_hash).where(
            AuditChainRow.entity_id == entity_id
        )
    ).first()
    return (row.last_number, row.last_hash) if row else (0, ORIGIN)


def unsealed(session: Session, entity_id: str, limit: int) -> list[AuditEvent]:
    """Events that wait for their seal, those recorded first at the front."""
    rows = session.execute(
        select(*_COLUMNS)
        .join(UnsealedEventRow, _same_event(UnsealedEventRow))
        .where(UnsealedEventRow.entity_id == entity_id)
        .order_by(UnsealedEventRow.recorded_at, AuditEventRow.source, AuditEventRow.event_id)
        .limit(limit)
    )
    return [AuditEvent(*row) for row in rows]


def no_longer_unsealed(session: Session, entity_id: str, sealed: Sequence[AuditEvent]) -> None:
    """These events have their seal."""
    keys = [(event.source, event.event_id) for event in sealed]
    session.execute(
        delete(UnsealedEventRow).where(
            UnsealedEventRow.entity_id == entity_id,
            tuple_(UnsealedEventRow.source, UnsealedEventRow.event_id).in_(keys),
        ),
        execution_options={"synchronize_session": False},
    )


def waiting(session: Session, entity_id: str) -> tuple[int, datetime | None]:
    """How many events wait for their seal, and since when the first of them does."""
    count, oldest_at = session.execute(
        select(func.count(), func.min(UnsealedEventRow.recorded_at)).where(
            UnsealedEventRow.entity_id == entity_id
        )
    ).one()
    return count, oldest_at


def entities_waiting(session: Session) -> list[str]:
    """The entities of which events wait for their seal."""
    return list(session.scalars(select(UnsealedEventRow.entity_id).distinct()))


def links(session: Session, entity_id: str, after: int, limit: int) -> list[SealedEvent]:
    """Links with a number above `after`, in their order, each with its event."""
    seal = (AuditSealRow.number, AuditSealRow.previous_hash, AuditSealRow.hash)
    rows = session.execute(
        select(*seal, *_COLUMNS)
        .outerjoin(AuditEventRow, _same_event(AuditSealRow))
        .where(AuditSealRow.entity_id == entity_id, AuditSealRow.number > after)
        .order_by(AuditSealRow.number)
        .limit(limit)
    )
    return [_link(*row) for row in rows]


def is_sealed_past_head(session: Session, entity_id: str) -> bool:
    """Whether there are links that the chain's own row has not heard of."""
    # One statement, so that somebody who seals meanwhile is seen with both or with neither.
    known = (
        select(AuditChainRow.last_number)
        .where(AuditChainRow.entity_id == entity_id)
        .scalar_subquery()
    )
    beyond = select(AuditSealRow.number).where(
        AuditSealRow.entity_id == entity_id, AuditSealRow.number > func.coalesce(known, 0)
    )
    return session.scalar(beyond.limit(1)) is not None


def count_outside(session: Session, entity_id: str) -> int:
    """Events that neither have a seal nor wait for one: nobody here has recorded them."""
    outside = select(func.count()).where(
        AuditEventRow.entity_id == entity_id,
        ~exists().where(_same_event(AuditSealRow)),
        ~exists().where(_same_event(UnsealedEventRow)),
    )
    return session.scalar(outside) or 0


def _same_event(kind: type[AuditSealRow] | type[UnsealedEventRow]) -> ColumnElement[bool]:
    return and_(
        kind.entity_id == AuditEventRow.entity_id,
        kind.source == AuditEventRow.source,
        kind.event_id == AuditEventRow.event_id,
    )


def _conditions(wanted: EventFilter) -> list[ColumnElement[bool]]:
    conditions = [
        getattr(AuditEventRow, name) == value
        for name in ("citizen_id", "notice_number", "operator_id", "desk_id")
        if (value := getattr(wanted, name)) is not None
    ]
    if wanted.acts:
        conditions.append(AuditEventRow.act.in_(wanted.acts))
    if wanted.since is not None:
        conditions.append(AuditEventRow.happened_at >= wanted.since)
    if wanted.until is not None:
        conditions.append(AuditEventRow.happened_at < wanted.until)
    return conditions


def _link(number: int, previous_hash: str, hash_: str, *event: Any) -> SealedEvent:
    known = event[0] is not None
    return SealedEvent(number, previous_hash, hash_, AuditEvent(*event) if known else None)
