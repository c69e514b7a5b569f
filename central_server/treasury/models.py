"""Tables of the treasury bank's cash journals (giornali di cassa) and their movements."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant


class JournalRow(Base):
    """One page of a journal as received; `version` is that of its schema."""

    __tablename__ = "journals"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    journal_id: Mapped[str] = mapped_column(String(70), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    pages: Mapped[int]
    version: Mapped[str] = mapped_column(String(8))
    created_at: Mapped[datetime] = mapped_column(Instant)
    bank_code: Mapped[str] = mapped_column(String(16))
    bank_entity_code: Mapped[str] = mapped_column(String(60))
    istat_code: Mapped[str] = mapped_column(String(16))
    year: Mapped[int]
    period_from: Mapped[date]
    period_to: Mapped[date]
    source_name: Mapped[str] = mapped_column(String(255))
    imported_by: Mapped[str] = mapped_column(String(120))
    imported_at: Mapped[datetime] = mapped_column(Instant)


class JournalMovementRow(Base):
    """A movement of an account.

    `movement_id` is a digest of what the bank never changes of a movement, so that one that comes
    again, in the same journal or another, is known. Both numbers are kept: `document_no` (of the
    provisional receipt, compared as a number) and `receipt_no` (bolletta, as printed).
    """

    __tablename__ = "journal_movements"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "journal_id", "page"],
            ["journals.entity_id", "journals.journal_id", "journals.page"],
        ),
        Index(None, "entity_id", "year", "document_no"),
        Index(None, "entity_id", "year", "receipt_no"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    movement_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    journal_id: Mapped[str] = mapped_column(String(70))
    page: Mapped[int]
    year: Mapped[int]
    account: Mapped[str] = mapped_column(String(25))
    movement_kind: Mapped[str] = mapped_column(String(16))
    document_kind: Mapped[str] = mapped_column(String(32))
    operation: Mapped[str] = mapped_column(String(16))
    document_no: Mapped[int] = mapped_column(BigInteger)
    document_progressive: Mapped[int] = mapped_column(BigInteger)
    amount_cents: Mapped[int] = mapped_column(Amount)
    receipt_no: Mapped[str | None] = mapped_column(String(40))
    moved_on: Mapped[date]
    value_on: Mapped[date | None]
    effective_on: Mapped[date | None]
    execution: Mapped[str] = mapped_column(String(100))
    counterparty: Mapped[str] = mapped_column(Text)
    remittance: Mapped[str] = mapped_column(Text)
    end_to_end_id: Mapped[str | None] = mapped_column(Text)


class ProvisionalClosureRow(Base):
    """A document of the journal closes a share of a provisional receipt (sospeso)."""

    __tablename__ = "provisional_closures"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "movement_id"],
            ["journal_movements.entity_id", "journal_movements.movement_id"],
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    movement_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    closure_no: Mapped[int] = mapped_column(primary_key=True)
    document_no: Mapped[int] = mapped_column(BigInteger)
    amount_cents: Mapped[int] = mapped_column(Amount)
