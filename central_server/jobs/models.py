"""Tables of durable work: what is to be done (outbox) and what has arrived (inbox)."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import Sequence

from central_server.db.base import Base, EntityId, Instant

#: Source of job numbers on PostgreSQL; SQLite, with its single writer, counts for itself.
JOB_NUMBERS = Sequence("outbox_job_numbers", metadata=Base.metadata)


class OutboxRow(Base):
    """One piece of work that outlives the transaction that asked for it.

    Jobs of one `subject` (for example a notice number) are done in the order of their `job_id`.
    `leased_until` belongs to the worker that holds the job; a lease that ran out means that the
    worker died, and anybody may take the job again.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(None, "done_at", "due_at"),
        Index(None, "entity_id", "subject", "job_id"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    job_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(64))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    leased_until: Mapped[datetime | None] = mapped_column(Instant)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    last_error: Mapped[str | None] = mapped_column(Text)


class InboxRow(Base):
    """One message from outside, stored once whatever the number of its deliveries.

    `source` names the sender (`desk:<desk_id>`, `hub:<station_id>`), `external_id` is the
    sender's own key. `answer` is what was replied the first time and is replied for ever.
    """

    __tablename__ = "inbox"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    source: Mapped[str] = mapped_column(String(64), primary_key=True)
    external_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    received_at: Mapped[datetime] = mapped_column(Instant)
    answer: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
