"""Durable work as rows: enqueued in the transaction that needs it, taken by workers under a lease.

A job is taken in one transaction, done outside of any, and marked in another. A worker that dies
in between leaves a lease that runs out, so a job may be done more than once: whoever does the
work makes repeating it harmless.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, aliased

from central_server.db.unit_of_work import announce
from central_server.jobs.models import JOB_NUMBERS, OutboxRow

#: Topic and PostgreSQL channel on which new work is made known.
CHANNEL = "outbox"
#: Longest error text kept beside a job, characters.
ERROR_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work as its handler sees it; `attempts` counts this one."""

    entity_id: str
    job_id: int
    kind: str
    subject: str
    payload: Mapping[str, Any]
    attempts: int


def enqueue(
    session: Session,
    entity_id: str,
    kind: str,
    subject: str,
    payload: Mapping[str, Any],
    now: datetime,
) -> int:
    """Add a job to the running transaction and wake the workers once it commits."""
    row = OutboxRow(
        entity_id=entity_id, job_id=_next_job_id(session, entity_id), kind=kind, subject=subject,
        payload=dict(payload), created_at=now, due_at=now, attempts=0,
    )  # fmt: skip
    session.add(row)
    session.flush()
    announce(session, CHANNEL, entity_id)
    return row.job_id


def take(
    session: Session, kinds: Collection[str], now: datetime, lease: timedelta, limit: int
) -> list[Job]:
    """Lease up to `limit` due jobs, never two of one subject at a time nor out of order."""
    earlier = aliased(OutboxRow)
    blocked = (
        select(earlier.job_id)
        .where(
            earlier.entity_id == OutboxRow.entity_id,
            earlier.subject == OutboxRow.subject,
            earlier.job_id < OutboxRow.job_id,
            earlier.done_at.is_(None),
        )
        .exists()
    )
    rows = session.scalars(
        select(OutboxRow)
        .where(
            OutboxRow.done_at.is_(None),
            OutboxRow.due_at <= now,
            or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now),
            OutboxRow.kind.in_(kinds),
            ~blocked,
        )
        .order_by(OutboxRow.due_at, OutboxRow.job_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        row.leased_until = now + lease
        row.attempts += 1
    return [
        Job(row.entity_id, row.job_id, row.kind, row.subject, row.payload, row.attempts)
        for row in rows
    ]


def mark_done(session: Session, job: Job, now: datetime) -> None:
    """The job took effect; its row stays as the record of it."""
    row = session.get_one(OutboxRow, (job.entity_id, job.job_id))
    row.done_at, row.leased_until, row.last_error = now, None, None


def postpone(session: Session, job: Job, due_at: datetime, error: str) -> None:
    """The job failed and is tried again at `due_at`, unless another worker has done it since."""
    row = session.get_one(OutboxRow, (job.entity_id, job.job_id))
    if row.done_at is None:
        row.due_at, row.leased_until, row.last_error = due_at, None, error[:ERROR_LIMIT]


def waiting(session: Session, entity_id: str, kind: str) -> list[OutboxRow]:
    """Jobs of an entity and a kind that are not done yet, in the order they will be."""
    return list(
        session.scalars(
            select(OutboxRow)
            .where(
                OutboxRow.entity_id == entity_id,
                OutboxRow.kind == kind,
                OutboxRow.done_at.is_(None),
            )
            .order_by(OutboxRow.job_id)
        )
    )


def has_waiting(session: Session, entity_id: str, subject: str) -> bool:
    """Whether a job of this subject is still to be taken; one in hand does not count, it may have
    looked already."""
    waiting = select(OutboxRow.job_id).where(
        OutboxRow.entity_id == entity_id,
        OutboxRow.subject == subject,
        OutboxRow.done_at.is_(None),
        OutboxRow.leased_until.is_(None),
    )
    return session.scalar(waiting.limit(1)) is not None


def last_asked(session: Session, entity_id: str, subject: str) -> datetime | None:
    """When a job of this subject was last asked for, done or not."""
    return session.scalar(
        select(OutboxRow.created_at)
        .where(OutboxRow.entity_id == entity_id, OutboxRow.subject == subject)
        .order_by(OutboxRow.job_id.desc())
        .limit(1)
    )


def count_waiting(session: Session) -> int:
    """Jobs not done yet, of all entities."""
    return (
        session.scalar(
            select(func.count()).select_from(OutboxRow).where(OutboxRow.done_at.is_(None))
        )
        or 0
    )


def _next_job_id(session: Session, entity_id: str) -> int | ColumnElement[int]:
    """A number, or what the database takes for one as it inserts."""
    if session.get_bind().dialect.name == "postgresql":
        return JOB_NUMBERS.next_value()
    highest = session.scalar(
        select(func.max(OutboxRow.job_id)).where(OutboxRow.entity_id == entity_id)
    )
    return (highest or 0) + 1
