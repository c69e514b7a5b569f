"""Tables of the audit log: who saw and did what, and the seals that chain it."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant


class AuditEventRow(Base):
    """Something that somebody did at a desk. A migrated database refuses to change or delete it.

    `source` is who told it: `server`, or `desk:<desk_id>` for what happened while the desk asked
    nobody; `event_id` is that source's own. `happened_at` was never after `recorded_at`; `said_at`
    is what the desk said where that could not be. `operator_known` is false for an operator of whom
    the entity had not heard when it was recorded.
    """

    __tablename__ = "audit_events"
    __table_args__ = (
        Index(None, "entity_id", "happened_at"),
        Index(None, "entity_id", "citizen_id"),
        Index(None, "entity_id", "operator_id"),
        Index(None, "entity_id", "notice_number"),
        Index(None, "entity_id", "desk_id"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    source: Mapped[str] = mapped_column(String(64), primary_key=True)
    event_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    act: Mapped[str] = mapped_column(String(32))
    desk_id: Mapped[str] = mapped_column(String(36))
    operator_id: Mapped[str | None] = mapped_column(String(64))
    operator_known: Mapped[bool]
    citizen_id: Mapped[str | None] = mapped_column(String(64))
    notice_number: Mapped[str | None] = mapped_column(String(18))
    hits: Mapped[int | None]
    happened_at: Mapped[datetime] = mapped_column(Instant)
    said_at: Mapped[datetime | None] = mapped_column(Instant)
    recorded_at: Mapped[datetime] = mapped_column(Instant)
    offline: Mapped[bool]
    clock_doubtful: Mapped[bool]


class UnsealedEventRow(Base):
    """An event that waits for its seal; the row goes when it has got one."""

    __tablename__ = "audit_unsealed"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "source", "event_id"],
            ["audit_events.entity_id", "audit_events.source", "audit_events.event_id"],
        ),
        Index(None, "entity_id", "recorded_at"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    source: Mapped[str] = mapped_column(String(64), primary_key=True)
    event_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    recorded_at: Mapped[datetime] = mapped_column(Instant)


class AuditSealRow(Base):
    """A link of an entity's chain, as append-only as the events: numbers have no gaps, and each
    `hash` is over the one before and the whole event. It names its event without a foreign key:
    what proves must not hang on what is proved."""

    __tablename__ = "audit_seals"
    __table_args__ = (UniqueConstraint("entity_id", "source", "event_id"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(String(64))
    event_id: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditChainRow(Base):
    """How far an entity's chain has come. Whoever seals holds the row: one at a time."""

    __tablename__ = "audit_chains"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    last_number: Mapped[int] = mapped_column(BigInteger)
    last_hash: Mapped[str] = mapped_column(String(64))
