"""What a desk delivers, and the numbers that it delivers under: leases, releases, answers."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Discriminator, Field, Tag, TypeAdapter

from payments_core.identifiers.notice_number import BASE_LIMIT
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.rules import citizen_note
from payments_core.rules.instalment_plan import INSTALMENTS_LIMIT, installment_subject
from payments_core.wire.desk.message import (
    CARRIED,
    AmountCents,
    DeskInstant,
    FieldText,
    Identifier,
    Message,
    NoticeNumberText,
    Revision,
)
from payments_core.wire.desk.messages import Problem
from payments_core.wire.desk.new_person import NewPerson

#: Most operations that a desk may send in one request (house style 5.2).
BATCH_LIMIT = 20
#: Most numbers of one block.
LEASE_LIMIT = 1000
#: Most payments of one release: a plan of twelve instalments, and the whole at once.
PAYMENTS_LIMIT = 13
#: Most people who owe a debt together with its debtor.
CO_DEBTORS_LIMIT = 9
#: A count that a database keeps in 32 bits.
Generation = Annotated[int, Field(ge=0, le=2**31 - 1)]


class LeaseRequest(Message):
    """A desk asks for a block of notice numbers."""

    count: Annotated[int, Field(ge=1, le=LEASE_LIMIT)]


class LeaseReply(Message):
    """A block: bases first_base to last_base, both included, of one segregation code.

    `seal` is the server's own mark, by which it knows a block again that it has forgotten.
    """

    lease_id: Identifier
    segregation_code: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    first_base: Annotated[int, Field(ge=1, lt=BASE_LIMIT)]
    last_base: Annotated[int, Field(ge=1, lt=BASE_LIMIT)]
    generation: Generation
    seal: Annotated[str, Field(max_length=64, pattern="^[0-9a-f]*$")] = ""


class DebtorInfo(Message):
    """Who owes, as written on the notice."""

    kind: Annotated[str, Field(pattern="^[FG]$")]
    identifier: Annotated[str, Field(min_length=2, max_length=16, pattern=CARRIED)]
    full_name: Annotated[str, Field(min_length=1, max_length=70, pattern=CARRIED)]
    street: Annotated[str, Field(min_length=1, max_length=70, pattern=CARRIED)] | None = None
    street_number: Annotated[str, Field(min_length=1, max_length=16, pattern=CARRIED)] | None = None
    postal_code: Annotated[str, Field(min_length=1, max_length=16, pattern=CARRIED)] | None = None
    city: Annotated[str, Field(min_length=1, max_length=35, pattern=CARRIED)] | None = None
    province: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    email: Annotated[str, Field(max_length=256, pattern=CARRIED)] | None = None

    def party(self) -> Party:
        """The debtor as a position has it."""
        return Party(
            kind=PersonKind(self.kind),
            identifier=self.identifier,
            full_name=self.full_name,
            address=Address(
                street=self.street,
                street_number=self.street_number,
                postal_code=self.postal_code,
                city=self.city,
                province=self.province,
                country=self.country,
            ),
            email=self.email,
        )


class CoDebtor(Message):
    """Somebody who owes a debt with its debtor; named like the debtor of a release."""

    citizen_id: Identifier | None
    debtor: DebtorInfo
    new_person: NewPerson | None = None


class ReleasedPayment(Message):
    """One payment of a debt and the number printed for it.

    Payments with one `option_no` are a plan in instalments, in their order; one alone is paid at
    once. Paying all of one option settles the debt. A number without a lease is one of a pad.
    """

    option_no: Annotated[int, Field(ge=1, le=2)]
    notice_number: NoticeNumberText
    lease_id: Identifier | None
    amount_cents: AmountCents
    due_on: Annotated[date, Field(lt=date(2200, 1, 1))]


class PadNumber(Message):
    """A number printed ahead on a form (pad) that waits for its debt, and the kind it is for."""

    notice_number: NoticeNumberText
    kind_id: Identifier


class ClockMark(Message):
    """What is to be known of a stamp: by how much the desk has corrected its PC's clock for it, and
    whether it is doubtful because the server had not been heard since the program began."""

    corrected_seconds: Annotated[int, Field(ge=-(10**10), le=10**10)]
    doubtful: bool


class ReleaseNotice(Message):
    """A debt that a desk has released, with numbers of its own block or one of a pad.

    `fields` are what was typed into the kind's fields, in canonical form; `amount_cents` is the
    whole debt, which each option comes to. `new_person` is who `citizen_id` names, as long as the
    desk does not know whether the server has them. `clock` is there where `released_at` was not
    simply what the PC's clock said.
    """

    generation: Generation
    kind_id: Identifier
    kind_revision: Revision
    rate_id: Identifier
    rate_version: Revision
    fields: Annotated[dict[Identifier, FieldText], Field(default_factory=dict, max_length=12)]
    citizen_id: Identifier | None
    debtor: DebtorInfo
    new_person: NewPerson | None = None
    co_debtors: Annotated[tuple[CoDebtor, ...], Field(max_length=CO_DEBTORS_LIMIT)] = ()
    subject: Annotated[str, Field(min_length=1, max_length=90, pattern=CARRIED)]
    amount_cents: AmountCents
    payments: Annotated[tuple[ReleasedPayment, ...], Field(min_length=1, max_length=PAYMENTS_LIMIT)]
    released_at: DeskInstant
    clock: ClockMark | None = None

    @property
    def notice_number(self) -> str:
        """The number of the first payment, which names the whole release."""
        return self.payments[0].notice_number

    @property
    def due_on(self) -> date:
        """By when the first payment is due."""
        return self.payments[0].due_on

    def options(self) -> tuple[tuple[ReleasedPayment, ...], ...]:
        """The payments option by option."""
        numbers = dict.fromkeys(payment.option_no for payment in self.payments)
        return tuple(
            tuple(payment for payment in self.payments if payment.option_no == number)
            for number in numbers
        )

    def payment(self, notice_number: str) -> ReleasedPayment:
        """The payment with this number; it is one of the release."""
        return next(one for one in self.payments if one.notice_number == notice_number)

    def description(self, notice_number: str) -> str:
        """What is said of the payment with this number: the subject, and which instalment."""
        option_no = self.payment(notice_number).option_no
        option = [one.notice_number for one in self.payments if one.option_no == option_no]
        return installment_subject(self.subject, option.index(notice_number) + 1, len(option))


class Operation(Message):
    """The release of a debt, as one row of a desk's outbox; `operation_id` makes repeating it
    harmless."""

    kind: Literal["RELEASE"] = "RELEASE"
    operation_id: Identifier
    operator_id: Identifier
    release: ReleaseNotice

    @property
    def notice_number(self) -> str:
        """The number that names the whole release."""
        return self.release.notice_number


class Cancellation(Message):
    """An operator has withdrawn a notice while the server could not be asked; another row of a
    desk's outbox. Until it is delivered the notice can still be paid; where somebody else has to
    approve it (`cancel_messages`), until then. `clock` is there where `decided_at` was not simply
    what the PC's clock said."""

    kind: Literal["CANCELLATION"] = "CANCELLATION"
    operation_id: Identifier
    operator_id: Identifier
    generation: Generation
    notice_number: NoticeNumberText
    reason: Annotated[str, Field(min_length=3, max_length=200, pattern=CARRIED)]
    decided_at: DeskInstant
    clock: ClockMark | None = None


class CitizenNote(Message):
    """An operator has noted something about a citizen or, where `withdraws` names a note, taken it
    back for the reason in `text`; another row of a desk's outbox. The operation's id is the note's.

    `new_person` is who `citizen_id` names, as in a release. `clock` is there where `written_at` was
    not simply what the PC's clock said.
    """

    kind: Literal["CITIZEN_NOTE"] = "CITIZEN_NOTE"
    operation_id: Identifier
    operator_id: Identifier
    generation: Generation
    citizen_id: Identifier
    new_person: NewPerson | None = None
    text: Annotated[str, AfterValidator(citizen_note.validate)]
    withdraws: Identifier | None = None
    written_at: DeskInstant
    clock: ClockMark | None = None


class PlanPayment(Message):
    """One instalment of a plan and the number printed for it, of the desk's own block."""

    notice_number: NoticeNumberText
    lease_id: Identifier
    amount_cents: AmountCents
    due_on: Annotated[date, Field(lt=date(2200, 1, 1))]


class NoticePlan(Message):
    """An operator lets a debt whose notice is out be paid in instalments, too; another row of a
    desk's outbox. The notice itself stays payable until the first instalment is paid.

    `plan_of` is the number of its single payment and `amount_cents` what the desk took it to come
    to; `kind_revision` is the one of its kind whose rule for plans the desk went by. `clock` is
    there where `planned_at` was not simply what the PC's clock said.
    """

    kind: Literal["NOTICE_PLAN"] = "NOTICE_PLAN"
    operation_id: Identifier
    operator_id: Identifier
    generation: Generation
    plan_of: NoticeNumberText
    kind_revision: Revision
    amount_cents: AmountCents
    payments: Annotated[tuple[PlanPayment, ...], Field(min_length=2, max_length=INSTALMENTS_LIMIT)]
    planned_at: DeskInstant
    clock: ClockMark | None = None


#: Any one thing that a desk delivers.
AnyOperation = Operation | Cancellation | CitizenNote | NoticePlan


def _kind_of(operation: Any) -> str:
    """Which operation it is; desks of before there were several name none."""
    if isinstance(operation, dict):
        return str(operation.get("kind", "RELEASE"))
    return str(getattr(operation, "kind", ""))


#: What a desk delivers.
DeskOperation = Annotated[
    Annotated[Operation, Tag("RELEASE")]
    | Annotated[Cancellation, Tag("CANCELLATION")]
    | Annotated[CitizenNote, Tag("CITIZEN_NOTE")]
    | Annotated[NoticePlan, Tag("NOTICE_PLAN")],
    Discriminator(_kind_of),
]
_READER: TypeAdapter[AnyOperation] = TypeAdapter(DeskOperation)


def read_operation(stored: Mapping[str, Any] | str) -> AnyOperation:
    """An operation as it was stored: a JSON text, or the values of one."""
    if isinstance(stored, str):
        return _READER.validate_json(stored)
    return _READER.validate_python(dict(stored))


class OperationBatch(Message):
    """At most BATCH_LIMIT operations, in the order in which they are to take effect."""

    operations: Annotated[tuple[DeskOperation, ...], Field(min_length=1, max_length=BATCH_LIMIT)]


class OperationOutcome(StrEnum):
    """House style 5.2. No answer at all means unknown: send the same operation again."""

    ACCEPTED = "ACCEPTED"
    ALREADY_DONE = "ALREADY_DONE"
    REFUSED = "REFUSED"
    GONE = "GONE"


class OperationAnswer(Message):
    """`payable_at` null counts as unanswered for what the paper may claim (product decision 2).

    `citizen_id` is whose debt it became: somebody whom a desk has made may be here already;
    `co_debtor_ids` say the same of those who owe it too, in their order.
    """

    operation_id: str
    outcome: OperationOutcome
    payable_at: datetime | None = None
    citizen_id: str | None = None
    co_debtor_ids: tuple[str | None, ...] = ()
    problem: Problem | None = None


class OperationAnswers(Message):
    """One answer for each operation of the batch, in its order."""

    answers: tuple[OperationAnswer, ...]
