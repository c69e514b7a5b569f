"""Tables of the blocks of notice numbers that desks hold."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant


class LeaseCounterRow(Base):
    """Next base never leased yet under a segregation code; it only ever grows.

    `floor_offset` lifts the floor of `desks.bases` above numbers that another platform has given
    out before.
    """

    __tablename__ = "lease_counters"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    segregation_code: Mapped[str] = mapped_column(String(2), primary_key=True)
    next_base: Mapped[int] = mapped_column(BigInteger)
    floor_offset: Mapped[int] = mapped_column(BigInteger, default=0)


class LeaseRow(Base):
    """A block of bases, both ends included, given to one machine for ever.

    `generation` is that of the desk when it asked; a desk enrolled anew has a higher one, and
    the old machine's numbers are no longer accepted, nor ever given to anybody else. `lapsed_at` is
    since when nothing may be released under it, because its desk had not reported for too long.
    """

    __tablename__ = "leases"
    __table_args__ = (
        ForeignKeyConstraint(["entity_id", "desk_id"], ["desks.entity_id", "desks.desk_id"]),
        UniqueConstraint("entity_id", "segregation_code", "first_base"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    lease_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    desk_id: Mapped[str] = mapped_column(String(36))
    segregation_code: Mapped[str] = mapped_column(String(2))
    first_base: Mapped[int] = mapped_column(BigInteger)
    last_base: Mapped[int] = mapped_column(BigInteger)
    generation: Mapped[int]
    leased_at: Mapped[datetime] = mapped_column(Instant)
    lapsed_at: Mapped[datetime | None] = mapped_column(Instant)


class InstallationRow(Base):
    """What tells this installation's books of an entity from all others, and the key of the seals
    by which it knows its own leases again."""

    __tablename__ = "installations"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    installation_id: Mapped[str] = mapped_column(String(64))
    seal_key: Mapped[str] = mapped_column(String(64))


class DeskContactRow(Base):
    """The last report of a desk: whose turn it is, and how the desk was doing.

    `turn_hash` is what the desk has to name at its next report, `previous_hash` what it named at
    this one; both belong to the enrolment of `generation`. A server that was restored keeps asking
    for what came after `redeliver_since` and telling to read again after the cursor `reread_after`
    until the desk has heard it. `papers` and `task_kinds` are JSON as in the report, None where a
    program of before says nothing of them.
    """

    __tablename__ = "desk_contacts"
    __table_args__ = (
        ForeignKeyConstraint(["entity_id", "desk_id"], ["desks.entity_id", "desks.desk_id"]),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    desk_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    generation: Mapped[int]
    turn_no: Mapped[int] = mapped_column(BigInteger)
    turn_hash: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str | None] = mapped_column(String(64))
    redeliver_since: Mapped[datetime | None] = mapped_column(Instant)
    reread_after: Mapped[int | None] = mapped_column(BigInteger)
    contact_at: Mapped[datetime] = mapped_column(Instant)
    change_cursor: Mapped[int] = mapped_column(BigInteger)
    protocol: Mapped[int]
    program_version: Mapped[str] = mapped_column(String(40))
    clock_ahead_seconds: Mapped[int] = mapped_column(BigInteger)
    waiting: Mapped[int]
    oldest_waiting_at: Mapped[datetime | None] = mapped_column(Instant)
    numbers_left: Mapped[int]
    open_tasks: Mapped[int]
    papers: Mapped[str | None] = mapped_column(Text)
    task_kinds: Mapped[str | None] = mapped_column(Text)


class PadRow(Base):
    """A pad (blocchetto): numbers printed ahead on forms for one kind of debt, both ends included.

    No desk is ever given them; each waits for its amount and debtor, and nobody can pay it until
    then.
    """

    __tablename__ = "pads"
    __table_args__ = (UniqueConstraint("entity_id", "segregation_code", "first_base"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    pad_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind_id: Mapped[str] = mapped_column(String(64))
    segregation_code: Mapped[str] = mapped_column(String(2))
    first_base: Mapped[int] = mapped_column(BigInteger)
    last_base: Mapped[int] = mapped_column(BigInteger)
    made_at: Mapped[datetime] = mapped_column(Instant)


class HandedTaskRow(Base):
    """A task of a desk that a clerk has handed to the supervisor, as it was; never edited.

    `handed_id` is made by the desk, so that handing it over twice is one task. `facts` is a JSON
    object of texts: with `code` they make its sentence at a desk.
    """

    __tablename__ = "handed_tasks"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    handed_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    desk_id: Mapped[str] = mapped_column(String(36))
    code: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    facts: Mapped[str] = mapped_column(Text)
    notice_number: Mapped[str | None] = mapped_column(String(18))
    citizen_id: Mapped[str | None] = mapped_column(String(64))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    handed_by: Mapped[str] = mapped_column(String(64))
    handed_at: Mapped[datetime] = mapped_column(Instant)


class HandedTaskClosingRow(Base):
    """What a supervisor has done about a task that was handed over."""

    __tablename__ = "handed_task_closings"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "handed_id"], ["handed_tasks.entity_id", "handed_tasks.handed_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    handed_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    reason: Mapped[str] = mapped_column(String(140))
    closed_by: Mapped[str] = mapped_column(String(64))
    closed_at: Mapped[datetime] = mapped_column(Instant)
