"""Tables of debt positions: who owes what, under which numbers, to which accounts."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant


class PositionRow(Base):
    """A debt position. `status` is a PositionStatus; the debtor is kept as it was printed."""

    __tablename__ = "positions"
    __table_args__ = (Index(None, "entity_id", "citizen_id"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    citizen_id: Mapped[str | None] = mapped_column(String(36))
    rate_id: Mapped[str] = mapped_column(String(64))
    rate_version: Mapped[int]
    debtor_kind: Mapped[str] = mapped_column(String(1))
    debtor_identifier: Mapped[str] = mapped_column(String(16))
    debtor_name: Mapped[str] = mapped_column(String(70))
    debtor_street: Mapped[str | None] = mapped_column(String(70))
    debtor_street_number: Mapped[str | None] = mapped_column(String(16))
    debtor_postal_code: Mapped[str | None] = mapped_column(String(16))
    debtor_city: Mapped[str | None] = mapped_column(String(35))
    debtor_province: Mapped[str | None] = mapped_column(String(35))
    debtor_country: Mapped[str | None] = mapped_column(String(2))
    debtor_email: Mapped[str | None] = mapped_column(String(256))
    status: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(Instant)


class PaymentOptionRow(Base):
    """A payment option: one notice number, unique within the entity for ever."""

    __tablename__ = "payment_options"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id"], ["positions.entity_id", "positions.position_id"]
        ),
        UniqueConstraint("entity_id", "notice_number"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    option_no: Mapped[int] = mapped_column(primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18))
    amount_cents: Mapped[int] = mapped_column(Amount)
    due_on: Mapped[date]
    description: Mapped[str] = mapped_column(String(140))


class TransferRow(Base):
    """A transfer of an option, 1 to 5."""

    __tablename__ = "transfers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id", "option_no"],
            [
                "payment_options.entity_id",
                "payment_options.position_id",
                "payment_options.option_no",
            ],
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    option_no: Mapped[int] = mapped_column(primary_key=True)
    transfer_no: Mapped[int] = mapped_column(primary_key=True)
    amount_cents: Mapped[int] = mapped_column(Amount)
    beneficiary_tax_code: Mapped[str] = mapped_column(String(11))
    beneficiary_name: Mapped[str | None] = mapped_column(String(140))
    iban: Mapped[str] = mapped_column(String(35))
    postal_iban: Mapped[str | None] = mapped_column(String(35))
    remittance: Mapped[str] = mapped_column(String(140))
    category: Mapped[str] = mapped_column(String(140))
