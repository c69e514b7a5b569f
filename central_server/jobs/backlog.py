"""What waits in the outbox, told by kind: how much, since when, and why it was not done."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from central_server.db.unit_of_work import announce
from central_server.jobs.models import OutboxRow
from central_server.jobs.outbox import CHANNEL


class Backlog(NamedTuple):
    """Jobs of one kind that an entity waits for. `attempts` are those of the job that was tried
    most often, `next_at` is when one of them is due again, `last_error` that of the oldest that
    failed."""

    kind: str
    jobs: int
    oldest_at: datetime
    attempts: int
    next_at: datetime
    last_error: str | None


def by_kind(session: Session, entity_id: str, kind: str | None = None) -> list[Backlog]:
    """What waits for an entity, one entry a kind or of the one that is asked for; oldest first."""
    instant = OutboxRow.created_at.type
    oldest = func.min(OutboxRow.created_at, type_=instant)
    rows = session.execute(
        select(
            OutboxRow.kind, func.count(), oldest, func.max(OutboxRow.attempts),
            func.min(OutboxRow.due_at, type_=instant),
        )
        .where(*_waiting(entity_id, kind))
        .group_by(OutboxRow.kind)
        .order_by(oldest, OutboxRow.kind)
    ).all()  # fmt: skip
    return [Backlog(*row, _last_error(session, entity_id, row.kind)) for row in rows]


def retry(session: Session, entity_id: str, kind: str | None, now: datetime) -> int:
    """Let the workers try at once what was postponed; how many jobs that is.

    What a worker has in hand is left to it.
    """
    postponed = session.scalars(
        update(OutboxRow)
        .where(
            *_waiting(entity_id, kind),
            OutboxRow.due_at > now,
            or_(OutboxRow.leased_until.is_(None), OutboxRow.leased_until <= now),
        )
        .values(due_at=now)
        .returning(OutboxRow.job_id)
    ).all()
    announce(session, CHANNEL, entity_id)
    return len(postponed)


def _last_error(session: Session, entity_id: str, kind: str) -> str | None:
    return session.scalar(
        select(OutboxRow.last_error)
        .where(*_waiting(entity_id, kind), OutboxRow.last_error.is_not(None))
        .order_by(OutboxRow.job_id)
        .limit(1)
    )


def _waiting(entity_id: str, kind: str | None) -> list[ColumnElement[bool]]:
    wanted = [OutboxRow.entity_id == entity_id, OutboxRow.done_at.is_(None)]
    return wanted if kind is None else [*wanted, OutboxRow.kind == kind]
