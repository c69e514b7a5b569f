"""Tables of debt positions: who owes what, under which numbers, to which accounts."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from central_server.db.base import Amount, Base, EntityId, Instant

#: Debts that another program brought to the hub.
_HAS_IUPD = "iupd IS NOT NULL"
#: What may expire, in the words of `expired_positions` in each database: SQLite compares words.
_MAY_EXPIRE = "expires IS true AND status = 'VALID'"
_MAY_EXPIRE_SQLITE = "expires IS 1 AND status = 'VALID'"


class PositionRow(Base):
    """A debt position. `status` is a PositionStatus; the debtor is kept as it was printed.

    Kind and revision say under which rules it was made; the rate is absent where another program
    has worked out the amount. `fields` is what was typed, a JSON object of canonical texts.
    `expires`: it cannot be paid after its due date, as its kind had it. `live`: its amount is
    worked out anew on the day on which somebody asks, or asked of the management program
    `program_id`, which owns the debt. `cancel_request_id` is the request to cancel it about which
    nobody has decided, if there is one. `iupd` is its id at the hub where that is not its id here:
    another program brought it there, and no other debt has it.
    """

    __tablename__ = "positions"
    __table_args__ = (
        Index(None, "entity_id", "citizen_id"),
        # Of those few that have one: an index of all would draw questions that it cannot answer.
        Index(
            "uq_positions_entity_id_iupd",
            "entity_id",
            "iupd",
            unique=True,
            postgresql_where=text(_HAS_IUPD),
            sqlite_where=text(_HAS_IUPD),
        ),
        # Looked for again and again, in all entities: few beside what is paid.
        Index(
            "ix_positions_may_expire",
            "entity_id",
            "position_id",
            postgresql_where=text(_MAY_EXPIRE),
            sqlite_where=text(_MAY_EXPIRE_SQLITE),
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    citizen_id: Mapped[str | None] = mapped_column(String(36))
    iupd: Mapped[str | None] = mapped_column(String(50))
    kind_id: Mapped[str] = mapped_column(String(36))
    kind_revision: Mapped[int]
    rate_id: Mapped[str | None] = mapped_column(String(36))
    rate_version: Mapped[int | None]
    fields: Mapped[str | None] = mapped_column(Text)
    expires: Mapped[bool] = mapped_column(default=False)
    live: Mapped[bool] = mapped_column(default=False)
    program_id: Mapped[str | None] = mapped_column(String(36))
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
    cancel_request_id: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(Instant)


class CoDebtorRow(Base):
    """Somebody who owes a position with its debtor (coobbligato in solido), as it was released.

    The hub is never told of them. `citizen_id` where the registry has them.
    """

    __tablename__ = "co_debtors"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id"], ["positions.entity_id", "positions.position_id"]
        ),
        Index(None, "entity_id", "citizen_id"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    citizen_id: Mapped[str | None] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(1))
    identifier: Mapped[str] = mapped_column(String(16))
    full_name: Mapped[str] = mapped_column(String(70))
    street: Mapped[str | None] = mapped_column(String(70))
    street_number: Mapped[str | None] = mapped_column(String(16))
    postal_code: Mapped[str | None] = mapped_column(String(16))
    city: Mapped[str | None] = mapped_column(String(35))
    province: Mapped[str | None] = mapped_column(String(35))
    country: Mapped[str | None] = mapped_column(String(2))
    email: Mapped[str | None] = mapped_column(String(256))


class PositionEventRow(Base):
    """What somebody did to a position after its release, or what time did to it; only appended.

    `act` is a PositionAct. `made_by` is an operator's id, or the name of a program.
    `notice_number` is the instalment that it was about, where it was about one. `details` is a
    JSON object: what was changed from what, or what proves a payment made elsewhere.
    """

    __tablename__ = "position_events"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id"], ["positions.entity_id", "positions.position_id"]
        ),
        Index(None, "entity_id", "act", "at"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    event_no: Mapped[int] = mapped_column(primary_key=True)
    act: Mapped[str] = mapped_column(String(16))
    notice_number: Mapped[str | None] = mapped_column(String(18))
    at: Mapped[datetime] = mapped_column(Instant)
    made_by: Mapped[str] = mapped_column(String(64))
    desk_id: Mapped[str | None] = mapped_column(String(36))
    reason: Mapped[str | None] = mapped_column(String(200))
    details: Mapped[str | None] = mapped_column(Text)


class InstallmentRow(Base):
    """A payment of a position: one notice number, unique within the entity for ever.

    Instalments with one `option_no` are a plan, paid one after the other; one alone is the single
    option. `status` is an InstallmentStatus.
    """

    __tablename__ = "installments"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id"], ["positions.entity_id", "positions.position_id"]
        ),
        UniqueConstraint("entity_id", "notice_number"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    option_no: Mapped[int] = mapped_column(primary_key=True)
    installment_no: Mapped[int] = mapped_column(primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18))
    amount_cents: Mapped[int] = mapped_column(Amount)
    due_on: Mapped[date]
    description: Mapped[str] = mapped_column(String(140))
    status: Mapped[str] = mapped_column(String(16))


class TransferRow(Base):
    """A transfer of an instalment, 1 to 5: to an account, or for a duty stamp of a document (its
    SHA-256 in base64) and of a province."""

    __tablename__ = "transfers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id", "option_no", "installment_no"],
            [
                "installments.entity_id",
                "installments.position_id",
                "installments.option_no",
                "installments.installment_no",
            ],
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    option_no: Mapped[int] = mapped_column(primary_key=True)
    installment_no: Mapped[int] = mapped_column(primary_key=True)
    transfer_no: Mapped[int] = mapped_column(primary_key=True)
    amount_cents: Mapped[int] = mapped_column(Amount)
    beneficiary_tax_code: Mapped[str] = mapped_column(String(11))
    beneficiary_name: Mapped[str | None] = mapped_column(String(140))
    iban: Mapped[str | None] = mapped_column(String(35))
    postal_iban: Mapped[str | None] = mapped_column(String(35))
    stamp_document_hash: Mapped[str | None] = mapped_column(String(72))
    stamp_province: Mapped[str | None] = mapped_column(String(2))
    remittance: Mapped[str] = mapped_column(String(140))
    category: Mapped[str] = mapped_column(String(140))


class AllocationRow(Base):
    """A share of a transfer to the entity itself and where the accounts expect it.

    Written with the debt and changed at most once, when a payment decides an amount that depends on
    the day; so a payment is split as it was released.
    """

    __tablename__ = "allocations"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "position_id", "option_no", "installment_no", "transfer_no"],
            [
                "transfers.entity_id",
                "transfers.position_id",
                "transfers.option_no",
                "transfers.installment_no",
                "transfers.transfer_no",
            ],
        ),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    position_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    option_no: Mapped[int] = mapped_column(primary_key=True)
    installment_no: Mapped[int] = mapped_column(primary_key=True)
    transfer_no: Mapped[int] = mapped_column(primary_key=True)
    allocation_no: Mapped[int] = mapped_column(primary_key=True)
    amount_cents: Mapped[int] = mapped_column(Amount)
    chapter: Mapped[str | None] = mapped_column(String(40))
    assessment: Mapped[str | None] = mapped_column(String(20))
    revenue: Mapped[bool]


class ProgramAnswerRow(Base):
    """A good answer of the management program that owns a debt; only appended.

    `state` is a ProgramState. What is due has an amount and, in `transfers_cents`, its division
    among the transfers of the notice in their order, with commas between.
    """

    __tablename__ = "program_answers"
    __table_args__ = (
        Index(None, "entity_id", "notice_number", "at"),
        Index(None, "entity_id", "state"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    answer_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    program_id: Mapped[str] = mapped_column(String(36))
    notice_number: Mapped[str] = mapped_column(String(18))
    at: Mapped[datetime] = mapped_column(Instant)
    state: Mapped[str] = mapped_column(String(16))
    amount_cents: Mapped[int | None] = mapped_column(Amount)
    transfers_cents: Mapped[str | None] = mapped_column(String(80))
    due_on: Mapped[date | None]


class ToldAmountRow(Base):
    """What was told to a question of the hub about a debt of a management program, and by which
    answer; only appended.

    `event_id` is that of the question. `asked_for` is an AskedFor, `source` an AmountSource;
    `amount_cents` is None where the answer was that there is nothing to pay.
    """

    __tablename__ = "told_amounts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["entity_id", "answer_id"], ["program_answers.entity_id", "program_answers.answer_id"]
        ),
        Index(None, "entity_id", "notice_number", "at"),
    )

    entity_id: Mapped[str] = mapped_column(EntityId, primary_key=True)
    event_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18))
    at: Mapped[datetime] = mapped_column(Instant)
    asked_for: Mapped[str] = mapped_column(String(16))
    source: Mapped[str] = mapped_column(String(16))
    amount_cents: Mapped[int | None] = mapped_column(Amount)
    answer_id: Mapped[str | None] = mapped_column(String(36))
