"""Tables of the blocks of notice numbers that desks hold."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, UniqueConstraint
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
    the old machine's numbers are no longer accepted, nor ever given to anybody else.
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
