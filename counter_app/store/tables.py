"""Tables of the desk's store.

One desk is one entity, so no table names the entity. Whole messages of the server are kept as
JSON beside the columns that are searched: the desk shows them, it does not compute on them.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    Index,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from payments_core.model.registry_policy import RegistryPolicy

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}


#: Numbers of debts that may be paid in several ways.
HAS_WAYS = "option_no IS NOT NULL"
#: Numbers of plans for debts whose notice was out already.
IS_PLAN = "plan_of IS NOT NULL"


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; SQLite keeps no zone, so a naive one is a defect and is refused."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC, without the zone that the column cannot hold."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("naive datetime at the store's border")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Back to an aware UTC instant."""
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of the desk's tables."""

    metadata = MetaData(naming_convention=NAMING)


class ReleaseState(StrEnum):
    """How far a notice of this desk has come. ACCEPTED: the server has it, nobody can pay yet.

    CHANGED: it can be paid, but no longer for what this desk wrote; the server knows for what.
    """

    PENDING = "PENDING"
    ACCEPTED = "ACCEPTED"
    PAYABLE = "PAYABLE"
    CHANGED = "CHANGED"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"
    PAID = "PAID"
    REFUSED = "REFUSED"


class Approval(StrEnum):
    """How a cancellation stands that somebody else has to approve.

    WAITING: nobody has decided. HEARD: it was rejected, why is still to be asked. MOOT: the notice
    was paid first, or nobody knows of the request any more.
    """

    WAITING = "WAITING"
    HEARD = "HEARD"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"
    MOOT = "MOOT"


class DeskRow(Base):
    """The one row that says which desk this machine is; `machine` is the machine's own mark.

    Everything that happened before `changes_read_at` and that the server tells of is known here.
    `installation_id` is the server's own, which no other server has. Numbers may be used up to
    `numbers_until`, first those of `numbers_code`, the segregation code that is given out now.
    `doubt` says why none may be used any more until the machine is enrolled again. `last_answered`
    is the operation that the server has answered last, `last_change` the mark of the change at
    `change_cursor`, None where none was read since the enrolment.
    `registry_policy` is what the profile said last.
    """

    __tablename__ = "desk"

    row_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entity_id: Mapped[str] = mapped_column(String(11))
    desk_id: Mapped[str] = mapped_column(String(64))
    credential: Mapped[str]
    server_url: Mapped[str]
    machine: Mapped[str]
    enrolled_at: Mapped[datetime] = mapped_column(Instant)
    profile: Mapped[str | None]
    change_cursor: Mapped[int] = mapped_column(BigInteger)
    changes_read_at: Mapped[datetime | None] = mapped_column(Instant)
    installation_id: Mapped[str | None] = mapped_column(String(64))
    numbers_until: Mapped[datetime | None] = mapped_column(Instant)
    numbers_code: Mapped[str | None] = mapped_column(String(2))
    doubt: Mapped[str | None] = mapped_column(String(64))
    last_answered: Mapped[str | None] = mapped_column(String(64))
    last_change: Mapped[str | None] = mapped_column(String(64))
    registry_policy: Mapped[str] = mapped_column(String(16), default=RegistryPolicy.RECENT)


class LeaseRow(Base):
    """A leased block of numbers. `next_base` above `last_base` means spent; `fenced` means that
    the server has taken it back. `seal` is the server's mark on it."""

    __tablename__ = "lease_blocks"

    lease_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    desk_id: Mapped[str] = mapped_column(String(64))
    segregation_code: Mapped[str] = mapped_column(String(2))
    first_base: Mapped[int] = mapped_column(BigInteger)
    last_base: Mapped[int] = mapped_column(BigInteger)
    next_base: Mapped[int] = mapped_column(BigInteger)
    generation: Mapped[int]
    fenced: Mapped[bool]
    leased_at: Mapped[datetime] = mapped_column(Instant)
    seal: Mapped[str] = mapped_column(String(64), server_default="")


class NoticeRow(Base):
    """A notice released here, never edited but for what the server tells about it.

    A release in instalments has a row for each number. `release` is the whole ReleaseNotice
    message; `late_print` asks for a paper, until it is in a printer's queue or not wanted.
    `cancel_waits`: somebody has asked to cancel it, and nobody has decided that. `problem` is why
    the server has refused it, or that it asks for something else by now.

    What lists are filtered and sorted by stands beside it, as the release says it: kind, amount and
    due date of this number, the debtor's tax code, and the folded words of the debtor's name and of
    the subject, each with a space before it. `option_no` says of which way to pay the debt this
    number is, and is there where the debt has several. `plan_of` is the number of the notice whose
    debt it pays, too, where that was out before its plan was made here; `release` has the numbers
    of the plan alone then.
    """

    __tablename__ = "notices"
    # Of all that lists ask for, so that none of them reads the long messages of a million rows.
    __table_args__ = (
        Index(
            "ix_notices_listed",
            "released_at",
            "notice_number",
            "state",
            "due_on",
            "amount_cents",
            "kind_id",
            "operator_id",
            "debtor_words",
            "debtor_code",
            "subject_words",
        ),
        # What has become of a debt's other ways to pay is read here: of the few that have any.
        Index(
            "ix_notices_ways",
            "operation_id",
            "option_no",
            "state",
            "notice_number",
            sqlite_where=text(HAS_WAYS),
        ),
        Index(None, "plan_of", sqlite_where=text(IS_PLAN)),
    )

    notice_number: Mapped[str] = mapped_column(String(18), primary_key=True)
    operation_id: Mapped[str] = mapped_column(String(64), index=True)
    operator_id: Mapped[str] = mapped_column(String(64))
    citizen_id: Mapped[str | None] = mapped_column(String(64), index=True)
    release: Mapped[str]
    citizen: Mapped[str]
    offline_kind: Mapped[bool]
    state: Mapped[str] = mapped_column(String(16))
    problem: Mapped[str | None]
    released_at: Mapped[datetime] = mapped_column(Instant)
    payable_at: Mapped[datetime | None] = mapped_column(Instant)
    paid_at: Mapped[datetime | None] = mapped_column(Instant)
    late_print: Mapped[bool]
    kind_id: Mapped[str] = mapped_column(String(64))
    amount_cents: Mapped[int] = mapped_column(BigInteger)
    due_on: Mapped[date]
    debtor_words: Mapped[str]
    debtor_code: Mapped[str] = mapped_column(String(16))
    subject_words: Mapped[str]
    option_no: Mapped[int | None]
    plan_of: Mapped[str | None] = mapped_column(String(18))
    cancel_waits: Mapped[bool] = mapped_column(server_default=false(), default=False)


class OutboxRow(Base):
    """An operation that the server has not answered yet; rows leave only on an answer."""

    __tablename__ = "outbox"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: Mapped[int] = mapped_column(primary_key=True)
    operation_id: Mapped[str] = mapped_column(String(64), unique=True)
    position_key: Mapped[str] = mapped_column(String(64), index=True)
    payload: Mapped[str]
    attempts: Mapped[int]
    next_try_at: Mapped[datetime] = mapped_column(Instant)


class AuditEntryRow(Base):
    """An AuditEntry message that the server's log does not have yet."""

    __tablename__ = "audit_entries"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[str] = mapped_column(String(64), unique=True)
    payload: Mapped[str]


class CancellationRow(Base):
    """A notice that an operator has withdrawn without the line; it can be paid until the server
    knows. `answered_at` is when it did, `problem` why it refused. `payload` is the message; None
    where it had been answered before messages were kept.

    `approval` says how it stands where somebody else has to approve it, as `request_id`; then one
    that was asked for with the line is here, too, without a message."""

    __tablename__ = "cancellations"

    operation_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18), index=True)
    operator_id: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str]
    decided_at: Mapped[datetime] = mapped_column(Instant)
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    problem: Mapped[str | None]
    payload: Mapped[str | None]
    request_id: Mapped[str | None] = mapped_column(String(64))
    approval: Mapped[str | None] = mapped_column(String(16))


class CitizenRow(Base):
    """A citizen seen lately. `words` are those of `indexed_words`, each with a space before it;
    `notices_read_at` is when the server last listed their notices, None when it never has."""

    __tablename__ = "citizens_seen"

    citizen_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    words: Mapped[str]
    info: Mapped[str]
    seen_at: Mapped[datetime] = mapped_column(Instant, index=True)
    opened_at: Mapped[datetime | None] = mapped_column(Instant)
    notices_read_at: Mapped[datetime | None] = mapped_column(Instant)


class NoticeCoDebtorRow(Base):
    """A notice that somebody owes with its debtor, of this desk or known from the server."""

    __tablename__ = "notice_co_debtors"

    notice_number: Mapped[str] = mapped_column(String(18), primary_key=True)
    citizen_id: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)


class NewPersonRow(Base):
    """Somebody whom this desk has made. `person` is the NewPerson message that every release to
    them carries until `known_as` says under which id the server has them."""

    __tablename__ = "new_persons"

    citizen_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[str]
    made_by: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime] = mapped_column(Instant)
    known_as: Mapped[str | None] = mapped_column(String(64))


class CitizenNoteRow(Base):
    """A note about a citizen, or, where `withdraws` names one, why it is no longer to be shown; of
    this desk or known from the server, and never edited.

    `waits` is true until the server has answered; `payload` is the message of one written here.
    """

    __tablename__ = "citizen_notes"

    note_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    citizen_id: Mapped[str] = mapped_column(String(64), index=True)
    text: Mapped[str]
    withdraws: Mapped[str | None] = mapped_column(String(64))
    written_by: Mapped[str] = mapped_column(String(64))
    author_name: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(Instant)
    waits: Mapped[bool]
    payload: Mapped[str | None]


class KnownNoticeRow(Base):
    """What the server last said of a notice; `payment_check` only when it was asked for.

    `outdated` says that the notice was changed since: what it costs now only the server knows.
    """

    __tablename__ = "notices_known"

    notice_number: Mapped[str] = mapped_column(String(18), primary_key=True)
    citizen_id: Mapped[str | None] = mapped_column(String(64), index=True)
    info: Mapped[str]
    payment_check: Mapped[str | None]
    as_of: Mapped[datetime] = mapped_column(Instant, index=True)
    outdated: Mapped[bool] = mapped_column(server_default=false())


class DraftRow(Base):
    """A notice that an operator has begun, as it was typed, one for each citizen.

    `typed` is a JSON object: the kind's own fields, and under names with a `#`, which no field can
    have, what else the form holds.
    """

    __tablename__ = "drafts"

    operator_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    citizen_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    citizen: Mapped[str]
    kind_text: Mapped[str]
    due_text: Mapped[str]
    typed: Mapped[str]
    kept_at: Mapped[datetime] = mapped_column(Instant)


class KindDraftRow(Base):
    """A kind of debt that an operator has begun to change or, without a name, to set up.

    `written` is the document, a JSON object, right or wrong; `made_from` is the revision that it
    was made from, 0 for a new kind.
    """

    __tablename__ = "kind_drafts"

    operator_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    made_from: Mapped[int]
    written: Mapped[str]
    kept_at: Mapped[datetime] = mapped_column(Instant)


class BegunFormRow(Base):
    """Any other form that an operator has begun; `form` names which and about whom or what.

    `typed` is a JSON object: what stands in each field.
    """

    __tablename__ = "begun_forms"

    operator_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    form: Mapped[str] = mapped_column(String(100), primary_key=True)
    typed: Mapped[str]
    kept_at: Mapped[datetime] = mapped_column(Instant)


class ReleaseTemplateRow(Base):
    """A kind of notice with the values that an operator uses again and again, under a name of
    theirs; `typed` is a JSON object and holds nothing of any citizen."""

    __tablename__ = "release_templates"

    operator_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    kind_id: Mapped[str] = mapped_column(String(64))
    rate_id: Mapped[str] = mapped_column(String(64))
    typed: Mapped[str]
    kept_at: Mapped[datetime] = mapped_column(Instant)


class PreferenceRow(Base):
    """How an operator likes to work at this desk; `value` is JSON, its meaning that of the
    `services.preferences.Preference` of this name. Nothing about citizens is kept here."""

    __tablename__ = "preferences"

    operator_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str]


class OperatorRow(Base):
    """An operator who has signed in online here; `verifier` is a secret of this desk alone.

    `roles` is a JSON array, and so is `kinds`, the kinds of debt they are limited to if any.
    """

    __tablename__ = "operators"

    username: Mapped[str] = mapped_column(String(64), primary_key=True)
    operator_id: Mapped[str] = mapped_column(String(64))
    display_name: Mapped[str]
    roles: Mapped[str]
    kinds: Mapped[str | None]
    verifier: Mapped[str]
    verified_at: Mapped[datetime] = mapped_column(Instant)


class OperatorPinRow(Base):
    """The PIN with which an operator opens their lock at this desk; `verifier` is a secret of this
    desk alone, like the one of the password, and no way in by itself."""

    __tablename__ = "operator_pins"

    operator_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    verifier: Mapped[str]
    set_at: Mapped[datetime] = mapped_column(Instant)


class PinTryRow(Base):
    """A PIN was typed, and nothing right has come after it: a row before it is compared, so that
    neither a pulled plug nor a restart undoes it."""

    __tablename__ = "pin_tries"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: Mapped[int] = mapped_column(primary_key=True)
    operator_id: Mapped[str] = mapped_column(String(64), index=True)
    tried_at: Mapped[datetime] = mapped_column(Instant)


class PrintJobRow(Base):
    """A print job; `payload` is kept until the job is over, to print again what was not, and
    `spare` with it, the same paper for the A4 printer, where it may come out there.

    `asked_by` is the operator, None where that is not known; `copy` that the paper says so.
    """

    __tablename__ = "print_jobs"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[str] = mapped_column(String(64), unique=True)
    printer: Mapped[str] = mapped_column(String(8))
    document: Mapped[str] = mapped_column(String(120), index=True)
    title: Mapped[str]
    notice_number: Mapped[str | None] = mapped_column(String(18), index=True)
    state: Mapped[str] = mapped_column(String(16), index=True)
    payload: Mapped[bytes | None] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Instant)
    changed_at: Mapped[datetime] = mapped_column(Instant)
    asked_by: Mapped[str | None] = mapped_column(String(64))
    copy: Mapped[bool] = mapped_column(server_default=false())
    spare: Mapped[bytes | None] = mapped_column(LargeBinary)


class PrintJobNumberRow(Base):
    """A number that stands on the paper of a job beside the job's own, which is the first."""

    __tablename__ = "print_job_numbers"

    job_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18), primary_key=True, index=True)


class PrintDecisionRow(Base):
    """What a person has decided about a paper that may be missing; a job has one at most.

    `next_job_id` is the job of the paper that was printed in its place.
    """

    __tablename__ = "print_decisions"

    job_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    decision: Mapped[str] = mapped_column(String(16))
    decided_by: Mapped[str | None] = mapped_column(String(64))
    decided_at: Mapped[datetime] = mapped_column(Instant)
    next_job_id: Mapped[str | None] = mapped_column(String(64))


class BulkPrintRow(Base):
    """A print of many notices that an operator has asked for; `way` is a value of
    `services.bulk_order.BulkWay`, `target` the file or the folder, None on a printer.

    `changed_at` is when it took its state; `problem`, with its `facts` as a JSON object, is why it
    was paused when nobody asked for it.
    """

    __tablename__ = "bulk_prints"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: Mapped[int] = mapped_column(primary_key=True)
    print_id: Mapped[str] = mapped_column(String(64), unique=True)
    asked_by: Mapped[str] = mapped_column(String(64))
    asked_at: Mapped[datetime] = mapped_column(Instant)
    way: Mapped[str] = mapped_column(String(16))
    target: Mapped[str | None]
    by_postal_code: Mapped[bool]
    state: Mapped[str] = mapped_column(String(16), index=True)
    changed_at: Mapped[datetime] = mapped_column(Instant)
    problem: Mapped[str | None] = mapped_column(String(64))
    facts: Mapped[str | None]


class BulkPrintItemRow(Base):
    """A notice of such a print, in its place. `job_id` is given before its paper is made, so that
    the print job of that name tells after a crash how far it has come. `problem` and `facts` say
    why it was left out."""

    __tablename__ = "bulk_print_items"

    print_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    notice_number: Mapped[str] = mapped_column(String(18))
    debtor_name: Mapped[str]
    job_id: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[str] = mapped_column(String(16))
    problem: Mapped[str | None] = mapped_column(String(64))
    facts: Mapped[str | None]


class TaskRow(Base):
    """Something that a person must close."""

    __tablename__ = "tasks"

    task_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    title: Mapped[str]
    problem_code: Mapped[str] = mapped_column(String(64))
    facts: Mapped[str]
    notice_number: Mapped[str | None] = mapped_column(String(18))
    citizen_id: Mapped[str | None] = mapped_column(String(64))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    closed_at: Mapped[datetime | None] = mapped_column(Instant)


class TaskSnoozeRow(Base):
    """Somebody has put a task off until an instant; the task stays open. Of several rows about one
    task the last counts. A task of the server's is named as the window names it."""

    __tablename__ = "task_snoozes"
    __table_args__ = ({"sqlite_autoincrement": True},)

    seq: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[str] = mapped_column(String(120), index=True)
    snoozed_by: Mapped[str] = mapped_column(String(64))
    snoozed_at: Mapped[datetime] = mapped_column(Instant)
    until_at: Mapped[datetime] = mapped_column(Instant, index=True)
