"""Table of the days that somebody has closed."""

from datetime import date, datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Base, EntityId, Instant


class DayClosingRow(Base):
    """A supervisor has closed a day; never edited, and a second closing stands beside the first.

    `closing_id` is made by the desk, so that a request sent twice is one closing. `office` is None
    for the whole entity. `totals` are the figures as they were then, a JSON object of the desk's
    messages (DayFigures) without its lists of notices.
    """

    __tablename__ = "day_closings"
    __table_args__ = (Index(None, "entity_id", "closed_on"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    closing_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    closed_on: Mapped[date]
    office: Mapped[str | None] = mapped_column(String(120))
    desk_id: Mapped[str] = mapped_column(String(36))
    closed_by: Mapped[str] = mapped_column(String(64))
    closed_at: Mapped[datetime] = mapped_column(Instant)
    totals: Mapped[str] = mapped_column(Text)
