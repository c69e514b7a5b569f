"""Tables of the change feed."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant


class ChangeCounterRow(Base):
    """Last cursor given out per entity. Its row lock makes commits of one entity follow their
    cursors, so that a reader never sees 8 before 7."""

    __tablename__ = "change_counters"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    last_cursor: Mapped[int] = mapped_column(BigInteger)


class ChangeRow(Base):
    """Something happened to a notice; `kind` is a ChangeKind of the desk's messages."""

    __tablename__ = "changes"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    cursor: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    notice_number: Mapped[str] = mapped_column(String(18))
    at: Mapped[datetime] = mapped_column(Instant)
