"""Tables of what the hub tells us: receipts, what it asked for, and what we could not work out."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKeyConstraint, Index, LargeBinary, String, and_
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant
from payments_core.notice.verification_code import CODE_LIMIT

#: `version` of a receipt that no message brought, but the hub's receipts service (4.2).
DOCUMENT_VERSION = 0


class ReceiptAnomaly(StrEnum):
    """Why somebody should look at a receipt; it is stored and acknowledged all the same."""

    UNKNOWN_NOTICE = "UNKNOWN_NOTICE"
    DOUBLE_PAYMENT = "DOUBLE_PAYMENT"
    POSITION_CANCELLED = "POSITION_CANCELLED"
    AMOUNT_DIFFERS = "AMOUNT_DIFFERS"


class ReceiptRow(Base):
    """A receipt (ricevuta telematica) as it came, once for each entity and receipt id.

    `digest` is that of the receipt's content whichever version carried it, so that a repetition
    is told from another receipt under the same id; `version` is 1 or 2 of paSendRT, or
    DOCUMENT_VERSION for the JSON of the receipts service. `anomaly` is a ReceiptAnomaly;
    `position_id` is None when the notice is not ours.
    """

    __tablename__ = "receipts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id"], ["positions.entity_id", "positions.position_id"]
        ),
        Index(None, "entity_id", "notice_number"),
        Index(None, "entity_id", "creditor_reference"),
        Index(None, "entity_id", "received_at"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    receipt_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18))
    creditor_reference: Mapped[str] = mapped_column(String(35))
    amount_cents: Mapped[int] = mapped_column(Amount)
    description: Mapped[str] = mapped_column(String(140))
    company_name: Mapped[str] = mapped_column(String(140))
    office_name: Mapped[str | None] = mapped_column(String(140))
    debtor_kind: Mapped[str] = mapped_column(String(1))
    debtor_identifier: Mapped[str] = mapped_column(String(16))
    debtor_name: Mapped[str] = mapped_column(String(70))
    payer_kind: Mapped[str | None] = mapped_column(String(1))
    payer_identifier: Mapped[str | None] = mapped_column(String(16))
    payer_name: Mapped[str | None] = mapped_column(String(70))
    psp_id: Mapped[str] = mapped_column(String(35))
    psp_name: Mapped[str] = mapped_column(String(70))
    psp_tax_code: Mapped[str | None] = mapped_column(String(70))
    psp_vat_number: Mapped[str | None] = mapped_column(String(20))
    channel_id: Mapped[str] = mapped_column(String(35))
    channel: Mapped[str] = mapped_column(String(35))
    payment_method: Mapped[str | None] = mapped_column(String(35))
    fee_cents: Mapped[int | None] = mapped_column(Amount)
    paid_at: Mapped[datetime | None] = mapped_column(Instant)
    application_on: Mapped[date | None]
    transfer_on: Mapped[date | None]
    stand_in: Mapped[bool]
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    position_id: Mapped[str | None] = mapped_column(String(36))
    anomaly: Mapped[str | None] = mapped_column(String(32))
    received_at: Mapped[datetime] = mapped_column(Instant)


class ReceiptTransferRow(Base):
    """A transfer of a receipt; `stamp` holds the signed digital stamp when it paid for one."""

    __tablename__ = "receipt_transfers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "receipt_id"], ["receipts.entity_id", "receipts.receipt_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    receipt_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    transfer_no: Mapped[int] = mapped_column(primary_key=True)
    amount_cents: Mapped[int] = mapped_column(Amount)
    beneficiary_tax_code: Mapped[str] = mapped_column(String(11))
    beneficiary_name: Mapped[str | None] = mapped_column(String(140))
    iban: Mapped[str | None] = mapped_column(String(35))
    remittance: Mapped[str] = mapped_column(String(140))
    category: Mapped[str] = mapped_column(String(140))
    stamp: Mapped[bytes | None] = mapped_column(LargeBinary)

    @hybrid_property
    def is_own(self) -> bool:
        """Whether it came to the entity itself: not a share of others, nor a duty stamp, which is
        paid but never settled (hub protocol 0.7)."""
        return self.beneficiary_tax_code == self.entity_id and self.stamp is None

    @is_own.inplace.expression
    @classmethod
    def _is_own_expression(cls) -> ColumnElement[bool]:
        return and_(cls.beneficiary_tax_code == cls.entity_id, cls.stamp.is_(None))


class ReceiptCodeRow(Base):
    """The verification code of a receipt, as papers print it; made once for each key.

    A receipt has a second one only where the key of the first was revoked.
    """

    __tablename__ = "receipt_codes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "receipt_id"], ["receipts.entity_id", "receipts.receipt_id"]
        ),
        ForeignKeyConstraint(
            ["entity_id", "key_id"], ["signing_keys.entity_id", "signing_keys.key_id"]
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    receipt_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    key_id: Mapped[str] = mapped_column(String(8), primary_key=True)
    code: Mapped[str] = mapped_column(String(CODE_LIMIT))
    signed_at: Mapped[datetime] = mapped_column(Instant)


class ReceiptSearchRow(Base):
    """A receipt that a settlement flow speaks of and that is not here, asked for at the hub.

    `receipt_id` is the flow's IUR. The next attempt is due at `due_at`, none is made from
    `until_at` on; `last_answer` is the code of the last attempt's answer. `ended_at` is set when
    the receipt is here, by whatever way, or the time is over.
    """

    __tablename__ = "receipt_searches"
    __table_args__ = (Index(None, "entity_id", "ended_at", "due_at"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    receipt_id: Mapped[str] = mapped_column(String(255), primary_key=True)
    creditor_reference: Mapped[str] = mapped_column(String(35))
    started_at: Mapped[datetime] = mapped_column(Instant)
    until_at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    last_answer: Mapped[str | None] = mapped_column(String(64))
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class ReceiptPollRow(Base):
    """How far an entity has asked for the receipts of the asynchronous model.

    `paid_to` is when the newest payment of the last complete list was made, `polled_at` when that
    list was complete.
    """

    __tablename__ = "receipt_polls"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    paid_to: Mapped[datetime | None] = mapped_column(Instant)
    polled_at: Mapped[datetime | None] = mapped_column(Instant)


class ListedReceiptRow(Base):
    """A payment that the asynchronous model has listed: its receipt is to be taken in until
    `ended_at`.

    The list names no receipt, only IUV and instant of a payment. The next attempt is due at
    `due_at`; `last_answer` is the code of the last attempt's answer.
    """

    __tablename__ = "listed_receipts"
    __table_args__ = (Index(None, "entity_id", "ended_at", "due_at"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    creditor_reference: Mapped[str] = mapped_column(String(35), primary_key=True)
    paid_at: Mapped[datetime] = mapped_column(Instant, primary_key=True)
    listed_at: Mapped[datetime] = mapped_column(Instant)
    due_at: Mapped[datetime] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(default=0)
    last_answer: Mapped[str | None] = mapped_column(String(64))
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class HubEventRow(Base):
    """The hub asked for a notice: evidence, never a state. `kind` is a HubEventKind."""

    __tablename__ = "hub_events"
    __table_args__ = (Index(None, "entity_id", "notice_number"),)

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    event_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18))
    kind: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(Instant)


class HubMessageRow(Base):
    """A message kept whole for an operator: its effects could not be worked out, or it contradicts
    a receipt that is stored.

    `digest` is that of the bytes: the hub's repetitions of a message are one row.
    """

    __tablename__ = "hub_messages"

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    operation: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(64))
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(Instant)
