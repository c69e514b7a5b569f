"""Messages between a desk and the central server, `/api/v1`, as both sides know them.

JSON with amounts in integer cents, dates ISO, instants ISO with offset. An old desk lives through
one upgrade of the server: fields that it does not know are ignored, and so are kinds of debt, steps
of a timeline and changes of which it has never heard. Values of the wrong type are refused.
"""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AwareDatetime,
    Base64Bytes,
    BeforeValidator,
    Field,
    ValidationError,
)

from payments_core.model.debt_kind import DebtKind
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.model.role import Role as Role
from payments_core.rules.instalment_plan import installment_subject
from payments_core.wire.desk.message import CARRIED as _CARRIED
from payments_core.wire.desk.message import Identifier as Identifier
from payments_core.wire.desk.message import Message as Message
from payments_core.wire.desk.new_person import NewPerson

#: Most operations that a desk may send in one request (house style 5.2).
BATCH_LIMIT = 20
#: Most rows in one reply: parsing more would freeze the window (house style 7).
PAGE_LIMIT = 500

#: Most payments of one release: a plan of twelve instalments, and the whole at once.
PAYMENTS_LIMIT = 13
#: Most people who owe a debt together with its debtor.
CO_DEBTORS_LIMIT = 9

NoticeNumberText = Annotated[str, Field(pattern=r"^[0-9]{18}$")]
AmountCents = Annotated[int, Field(ge=1, le=9_999_999_999)]
FieldText = Annotated[str, Field(max_length=120, pattern=_CARRIED)]
#: Counts that a database keeps in 32 bits.
Generation = Annotated[int, Field(ge=0, le=2**31 - 1)]
Revision = Annotated[int, Field(ge=1, le=2**31 - 1)]
#: What a desk's clock may say, however wrong it goes.
DeskInstant = Annotated[
    AwareDatetime, Field(ge=datetime(2000, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC))
]


def _known(kinds: type[StrEnum]) -> BeforeValidator:
    """Leaves out what a newer server tells of and this program has never heard of."""
    names = frozenset(kinds)

    def is_news(one: Any) -> bool:
        kind = one.get("kind") if isinstance(one, dict) else None
        return isinstance(kind, str) and kind not in names

    def keep(found: Any) -> Any:
        return [one for one in found if not is_news(one)] if isinstance(found, list) else found

    return BeforeValidator(keep)


class Problem(Message):
    """Every refusal of the server: a stable code and the facts a sentence needs."""

    code: str
    facts: dict[str, str | int | None] = Field(default_factory=dict)


class FaultInfo(Message):
    """What is wrong in which place of a document, `rates.0.parts.1.to`; the reason is a code."""

    place: str
    reason: str


class DocumentProblem(Problem):
    """The refusal of a whole document, with all that is wrong in it."""

    faults: tuple[FaultInfo, ...] = ()


# --- enrolment and sign-in -----------------------------------------------------------------


class EnrolRequest(Message):
    """A machine asks to become a desk with the one-time code its administrator was given."""

    enrolment_code: Annotated[str, Field(min_length=8, max_length=64)]
    machine_name: Annotated[str, Field(min_length=1, max_length=120, pattern=_CARRIED)]


class EnrolReply(Message):
    """The desk's identity; `credential` is shown once and kept in the encrypted store.

    Changes up to `change_cursor` happened before this desk was one: it has no use for them.
    """

    entity_id: str
    desk_id: str
    credential: str
    change_cursor: int = 0


class SignInRequest(Message):
    """Sent with the desk's credential."""

    username: Identifier
    password: Annotated[str, Field(min_length=1, max_length=256)]


class SignInReply(Message):
    """`token` goes into the Authorization header of what the operator does.

    `kinds` are the kinds of debt that the operator may release, None for all.
    """

    token: str
    operator_id: str
    username: str
    display_name: str
    roles: tuple[Role, ...]
    kinds: tuple[str, ...] | None = None
    expires_at: datetime


# --- what a desk downloads --------------------------------------------------------------------


class PostalAccountInfo(Message):
    """Postal account for the slip, with Poste's authorisation text."""

    number: str
    holder: str
    authorisation: str


class KindInfo(Message):
    """A kind of debt in one revision, all that a desk needs to work out an amount alone."""

    revision: Revision
    kind: DebtKind


def _readable(kinds: Any) -> Any:
    """The kinds that this program understands.

    A newer server may offer one with a rule that an old desk has never heard of: the desk does not
    offer that one, and works on. A field it does not know could change an amount, so it is no
    less reason.
    """
    return [info for info in kinds if _is_readable(info)] if isinstance(kinds, list) else kinds


def _is_readable(info: Any) -> bool:
    try:
        KindInfo.model_validate(info)
    except ValidationError:
        return False
    return True


class DeskProfile(Message):
    """Everything that a desk keeps to work alone: entity, itself and kinds; `logo` is a PNG."""

    entity_id: str
    entity_name: str
    sector: str | None
    contacts: str | None
    cbill: str | None
    postal_account: PostalAccountInfo | None
    training: bool
    logo: Base64Bytes | None = None
    desk_id: str
    desk_name: str
    office: str
    segregation_code: str
    kinds: Annotated[tuple[KindInfo, ...], BeforeValidator(_readable)]


class CitizenInfo(Message):
    """A person of the registry. Some have no tax code; `registry_number` is the registry's own."""

    citizen_id: str
    kind: str
    tax_code: str | None
    registry_number: str | None = None
    family_name: str
    given_name: str
    born_on: date | None
    birth_place: str | None
    street: str | None
    street_number: str | None
    postal_code: str | None
    city: str | None
    province: str | None
    email: str | None
    phone: str | None
    died_on: date | None = None
    moved_away_on: date | None = None
    open_count: int = 0
    overdue_count: int = 0


class CitizenPage(Message):
    """Answer to a search; `more` says that there were further matches."""

    citizens: tuple[CitizenInfo, ...]
    more: bool


class EvidenceKind(StrEnum):
    """Steps of a payment's timeline, in order of strength (product decision 6)."""

    RELEASED = "RELEASED"
    REGISTERED = "REGISTERED"
    ASKED_BY_HUB = "ASKED_BY_HUB"
    CHANGED = "CHANGED"
    SUSPENDED = "SUSPENDED"
    RESUMED = "RESUMED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"
    PAID_ELSEWHERE = "PAID_ELSEWHERE"
    PAID = "PAID"
    SETTLED = "SETTLED"
    CREDITED = "CREDITED"
    REFUND_REQUESTED = "REFUND_REQUESTED"
    REFUND_APPROVED = "REFUND_APPROVED"
    REFUND_REJECTED = "REFUND_REJECTED"
    REFUNDED = "REFUNDED"


class Evidence(Message):
    """One step: what happened, when, and the reference that proves it.

    `amount_cents` where a step is about a part of the money, `note` what a person wrote about it.
    """

    kind: EvidenceKind
    at: datetime
    who: str | None = None
    where: str | None = None
    reference: str | None = None
    amount_cents: int | None = None
    note: str | None = None


class NoticeState(StrEnum):
    """What a notice is to the clerk (counter-ux 2); overdue is derived from date and OPEN."""

    OPEN = "OPEN"
    PAID = "PAID"
    PAID_TWICE = "PAID_TWICE"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    CANCELLED = "CANCELLED"


class CoDebtorName(Message):
    """Somebody who owes a notice with its debtor, as a list tells it."""

    citizen_id: str | None
    full_name: str


class NoticeInfo(Message):
    """A row of a citizen's notices.

    Rows with one `position_id` are one debt, each `option_no` one way to pay it. `by_post`: a
    postal slip may pay it, too; it buys no duty stamp.
    """

    notice_number: NoticeNumberText
    citizen_id: str | None
    debtor_name: str
    debtor_identifier: str
    subject: str
    amount_cents: AmountCents
    due_on: date
    state: NoticeState
    released_at: datetime
    payable_at: datetime | None
    paid_at: datetime | None
    position_id: str = ""
    option_no: int = 1
    by_post: bool = True
    co_debtors: tuple[CoDebtorName, ...] = ()


class NoticePage(Message):
    """The notices of one citizen, newest first."""

    notices: tuple[NoticeInfo, ...]


class ActKind(StrEnum):
    """What may be done to a released notice; product decisions 2 and 14 for the last one."""

    CANCEL = "CANCEL"
    SUSPEND = "SUSPEND"
    RESUME = "RESUME"
    CHANGE = "CHANGE"
    PAID_ELSEWHERE = "PAID_ELSEWHERE"


class NoticeAct(Message):
    """An operator's decision about a notice, with its reason.

    CHANGE has a new due date or amount; PAID_ELSEWHERE the day, how it was paid, and the reference
    of what proves it.
    """

    act: ActKind
    reason: Annotated[str, Field(min_length=3, max_length=200, pattern=_CARRIED)]
    due_on: Annotated[date, Field(lt=date(2200, 1, 1))] | None = None
    amount_cents: AmountCents | None = None
    paid_on: date | None = None
    method: Annotated[str, Field(max_length=60, pattern=_CARRIED)] | None = None
    reference: Annotated[str, Field(max_length=120, pattern=_CARRIED)] | None = None


class PartyInfo(Message):
    """Debtor or payer of a receipt."""

    kind: str
    identifier: str
    full_name: str


class ReceiptTransferInfo(Message):
    """One transfer of a receipt."""

    transfer_no: int
    amount_cents: int
    beneficiary_tax_code: str
    iban: str | None
    remittance: str
    category: str


class ReceiptInfo(Message):
    """A stored receipt, enough to print the citizen's copy.

    `own_cents` is what came to the entity itself, None in answers kept from before it was told.
    """

    receipt_id: str
    notice_number: NoticeNumberText
    creditor_reference: str
    amount_cents: int
    own_cents: int | None = None
    description: str
    company_name: str
    debtor: PartyInfo
    payer: PartyInfo | None
    transfers: tuple[ReceiptTransferInfo, ...]
    psp_id: str
    psp_name: str
    channel: str
    payment_method: str | None
    fee_cents: int | None
    paid_at: datetime | None
    received_at: datetime


class PaymentCheck(Message):
    """Answer to "was it paid?": the notice, its timeline, its receipts, and as of when."""

    notice: NoticeInfo
    timeline: Annotated[tuple[Evidence, ...], _known(EvidenceKind)]
    receipts: tuple[ReceiptInfo, ...]
    as_of: datetime


# --- numbers and operations --------------------------------------------------------------------


class LeaseRequest(Message):
    """A desk asks for a block of notice numbers."""

    count: Annotated[int, Field(ge=1, le=1000)]


class LeaseReply(Message):
    """A block: bases first_base to last_base, both included, of one segregation code."""

    lease_id: str
    segregation_code: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    first_base: int
    last_base: int
    generation: int


class DebtorInfo(Message):
    """Who owes, as written on the notice."""

    kind: Annotated[str, Field(pattern="^[FG]$")]
    identifier: Annotated[str, Field(min_length=2, max_length=16, pattern=_CARRIED)]
    full_name: Annotated[str, Field(min_length=1, max_length=70, pattern=_CARRIED)]
    street: Annotated[str, Field(min_length=1, max_length=70, pattern=_CARRIED)] | None = None
    street_number: Annotated[str, Field(min_length=1, max_length=16, pattern=_CARRIED)] | None = (
        None
    )
    postal_code: Annotated[str, Field(min_length=1, max_length=16, pattern=_CARRIED)] | None = None
    city: Annotated[str, Field(min_length=1, max_length=35, pattern=_CARRIED)] | None = None
    province: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")] | None = None
    email: Annotated[str, Field(max_length=256, pattern=_CARRIED)] | None = None

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


class ReleaseNotice(Message):
    """A debt that a desk has released, with numbers of its own block or one of a pad.

    `fields` are what was typed into the kind's fields, in canonical form; `amount_cents` is the
    whole debt, which each option comes to. `new_person` is who `citizen_id` names, as long as the
    desk does not know whether the server has them.
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
    subject: Annotated[str, Field(min_length=1, max_length=90, pattern=_CARRIED)]
    amount_cents: AmountCents
    payments: Annotated[tuple[ReleasedPayment, ...], Field(min_length=1, max_length=PAYMENTS_LIMIT)]
    released_at: DeskInstant

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
        option = next(
            option
            for option in self.options()
            if any(one.notice_number == notice_number for one in option)
        )
        place = [one.notice_number for one in option].index(notice_number)
        return installment_subject(self.subject, place + 1, len(option))


class Operation(Message):
    """One row of a desk's outbox; `operation_id` makes repeating it harmless."""

    operation_id: Identifier
    operator_id: Identifier
    release: ReleaseNotice


class OperationBatch(Message):
    """At most BATCH_LIMIT operations, in the order in which they are to take effect."""

    operations: Annotated[tuple[Operation, ...], Field(min_length=1, max_length=BATCH_LIMIT)]


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


# --- changes --------------------------------------------------------------------------------


class ChangeKind(StrEnum):
    """What happened to a notice that desks may want to know."""

    NOTICE_REGISTERED = "NOTICE_REGISTERED"
    NOTICE_CHANGED = "NOTICE_CHANGED"
    NOTICE_SUSPENDED = "NOTICE_SUSPENDED"
    NOTICE_EXPIRED = "NOTICE_EXPIRED"
    NOTICE_CANCELLED = "NOTICE_CANCELLED"
    NOTICE_PAID = "NOTICE_PAID"
    NOTICE_SETTLED = "NOTICE_SETTLED"
    NOTICE_CREDITED = "NOTICE_CREDITED"


class Change(Message):
    """One row of the change feed; cursors grow without gaps within an entity."""

    cursor: int
    kind: ChangeKind
    notice_number: NoticeNumberText
    at: datetime


class ChangePage(Message):
    """Changes after a cursor, oldest first; `cursor` is where to go on from."""

    changes: Annotated[tuple[Change, ...], _known(ChangeKind)]
    cursor: int
