"""Tables of carts: what somebody wanted to pay online, and what the hub's checkout said to it."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant


class CartRow(Base):
    """A cart, written before the checkout is asked.

    `made_by` is the portal, or the program, that wanted it, under a `client_id` of its own;
    `content_hash` tells a repetition from another cart with the same id.
    """

    __tablename__ = "carts"
    __table_args__ = (UniqueConstraint("entity_id", "made_by", "client_id"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    cart_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    made_by: Mapped[str] = mapped_column(String(64))
    client_id: Mapped[str] = mapped_column(String(64))
    content_hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Instant)


class CartNoticeRow(Base):
    """A notice of a cart, with what it cost when the cart was made."""

    __tablename__ = "cart_notices"
    __table_args__ = (
        ForeignKeyConstraint(["entity_id", "cart_id"], ["carts.entity_id", "carts.cart_id"]),
        Index(None, "entity_id", "notice_number"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    cart_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18))
    amount_cents: Mapped[int] = mapped_column(Amount)


class CartOutcomeRow(Base):
    """What became of one call to the checkout; only appended.

    `outcome` is a CartOutcome; `location` is the page of an opened cart, `reason` the code of what
    went wrong with what the checkout said of it.
    """

    __tablename__ = "cart_outcomes"
    __table_args__ = (
        ForeignKeyConstraint(["entity_id", "cart_id"], ["carts.entity_id", "carts.cart_id"]),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    cart_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    call_no: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    outcome: Mapped[str] = mapped_column(String(16))
    location: Mapped[str | None] = mapped_column(String(1000))
    reason: Mapped[str | None] = mapped_column(String(300))
