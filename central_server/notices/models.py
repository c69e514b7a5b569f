"""Tables of released notices, and of cancellations that somebody else has to approve."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant

#: What a day of the desks is made of: other programs send a city's letters out in one night.
_AT_DESKS = "desk_id IS NOT NULL"
#: Few, and looked for whatever their day.
_NOT_PAYABLE = "payable_at IS NULL AND desk_id IS NOT NULL"


class NoticeRow(Base):
    """The release of one notice number. `released_at` is the desk's clock as far as it can be
    believed (its own word stays in the stored operation), `registered_at` ours;
    `payable_at` is when the hub could first get an answer for it. Desk and operator are absent
    where another program sent the notice out."""

    __tablename__ = "notices"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "notice_number"],
            ["installments.entity_id", "installments.notice_number"],
        ),
        Index(None, "entity_id", "registered_at"),
        Index(
            "ix_notices_not_payable",
            "entity_id",
            # Null in all of them: SQLite takes this index only for the sake of a column more, and
            # only while it gives the order of the list as well.
            "payable_at",
            "released_at",
            "notice_number",
            postgresql_where=text(_NOT_PAYABLE),
            sqlite_where=text(_NOT_PAYABLE),
        ),
        # In the order of an office's list, with what tells its desks' from others; days are read
        # by it, too. What other programs release is not in it: by far the most.
        Index(
            "ix_notices_released",
            "entity_id",
            "released_at",
            "notice_number",
            "desk_id",
            postgresql_where=text(_AT_DESKS),
            sqlite_where=text(_AT_DESKS),
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18), primary_key=True)
    desk_id: Mapped[str | None] = mapped_column(String(36))
    operator_id: Mapped[str | None] = mapped_column(String(36))
    released_at: Mapped[datetime] = mapped_column(Instant)
    registered_at: Mapped[datetime] = mapped_column(Instant)
    payable_at: Mapped[datetime | None] = mapped_column(Instant)


class CancelRequestRow(Base):
    """Somebody wants a debt cancelled that is over its entity's threshold; never edited.

    `amount_cents` is the most that the whole debt came to by then, `notice_number` the one in hand,
    `requested_at` when it was wanted at the desk. Of requests for one debt only the newest may be
    open.
    """

    __tablename__ = "cancel_requests"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id"], ["positions.entity_id", "positions.position_id"]
        ),
        Index(None, "entity_id", "position_id"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    request_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36))
    notice_number: Mapped[str] = mapped_column(String(18))
    amount_cents: Mapped[int] = mapped_column(Amount)
    reason: Mapped[str] = mapped_column(String(200))
    requested_by: Mapped[str] = mapped_column(String(64))
    desk_id: Mapped[str] = mapped_column(String(64))
    requested_at: Mapped[datetime] = mapped_column(Instant)


class CancelDecisionRow(Base):
    """What somebody else has decided about a request, once: `decision` is a CancelDecision.

    `reason` is why it was rejected; of what was approved the request has the reason.
    """

    __tablename__ = "cancel_decisions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "request_id"],
            ["cancel_requests.entity_id", "cancel_requests.request_id"],
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    request_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    decision: Mapped[str] = mapped_column(String(16))
    decided_by: Mapped[str] = mapped_column(String(64))
    decided_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str | None] = mapped_column(String(200))
