"""Tables of refunds: what was asked for, and everything that happened to it since."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant


class RefundRow(Base):
    """A request to pay back a receipt or a part of it, as it was made; never edited.

    `refund_id` is made by the desk, so that a request sent twice is one refund.
    """

    __tablename__ = "refunds"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "receipt_id"], ["receipts.entity_id", "receipts.receipt_id"]
        ),
        Index(None, "entity_id", "receipt_id"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    refund_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    receipt_id: Mapped[str] = mapped_column(String(255))
    amount_cents: Mapped[int] = mapped_column(Amount)
    beneficiary_name: Mapped[str] = mapped_column(String(70))
    beneficiary_tax_code: Mapped[str | None] = mapped_column(String(16))
    iban: Mapped[str] = mapped_column(String(34))
    reason: Mapped[str] = mapped_column(String(140))
    requested_by: Mapped[str] = mapped_column(String(64))
    requested_at: Mapped[datetime] = mapped_column(Instant)


class RefundEventRow(Base):
    """A step of a refund; `event` is a RefundEvent, `event_no` counts from 1.

    `note` is the reason of a rejection, the id of an export, the number of the payment order.
    """

    __tablename__ = "refund_events"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "refund_id"], ["refunds.entity_id", "refunds.refund_id"]
        ),
        Index(None, "entity_id", "event", "note"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    refund_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    event_no: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Instant)
    note: Mapped[str | None] = mapped_column(String(140))
