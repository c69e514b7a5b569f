"""What services hand to the window: plain values, already decided, nothing left to look up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from counter_app.client.line_evidence import LineTrouble
from counter_app.printing.device import JobState as JobState
from counter_app.printing.device import PrinterState as PrinterState
from counter_app.services.desk_identity import DeskIdentity as DeskIdentity
from counter_app.store.print_decisions import PrintDecision as PrintDecision
from payments_core.errors import Fact
from payments_core.model.debt_kind import Offer
from payments_core.model.debt_position import Party
from payments_core.money import Cents
from payments_core.notice.verification_code import ReceiptClaims
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.worked_out import WorkedOut
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.notice_messages import Evidence, Horizon, ReceiptInfo


class RowState(StrEnum):
    """What a notice is for the clerk; each has an icon, a word and a colour (counter-ux 2).

    IN_INSTALMENTS and DEBT_PAID: not paid, and not to be paid any more, because the debt is paid in
    another of its ways (`OtherWay`).
    """

    TO_PAY = "TO_PAY"
    OVERDUE = "OVERDUE"
    PAID = "PAID"
    TO_REGISTER = "TO_REGISTER"
    TO_CHECK = "TO_CHECK"
    TO_PRINT = "TO_PRINT"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    IN_INSTALMENTS = "IN_INSTALMENTS"
    DEBT_PAID = "DEBT_PAID"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Citizens found. `as_of` is None when the server answered, else the age of what is shown."""

    text: str
    citizens: tuple[CitizenInfo, ...]
    more: bool
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A row in a list of notices."""

    notice_number: str
    citizen_id: str | None
    debtor_name: str
    debtor_identifier: str
    subject: str
    amount_cents: Cents
    due_on: date
    state: RowState
    released_at: datetime
    paid_at: datetime | None
    #: The debt it is part of, and which of the ways to pay it.
    debt: str = ""
    option_no: int = 1
    #: Whether other numbers, known here, pay the same debt.
    in_plan: bool = False
    #: Names of those who owe it with the debtor.
    co_debtors: tuple[str, ...] = ()
    #: On the page of one of them: that the notice bears the debtor's name, and not theirs.
    as_co_debtor: bool = False
    #: In a list of a desk or an office: who released it, and at which desk of the office.
    operator: str = ""
    desk: str = ""
    #: Somebody has asked to cancel it, and somebody else has to approve that: until then it can
    #: be paid.
    cancel_waits: bool = False
    #: The kind whose plans may divide it, as far as the debt is concerned; empty where none may.
    plan_kind: str = ""
    #: Of a plan made at this desk for a notice that was out: the number of that notice.
    plan_of: str = ""


@dataclass(frozen=True, slots=True)
class CitizenView:
    """A citizen's page: the person, three sums in cents, the notices with open ones first.

    `as_of` is None when the server answered, else the age of what is shown. `listed` is false
    where the server has never told this desk what the person owes: then sums and notices are those
    of this desk alone, and no answer.
    """

    citizen: CitizenInfo
    to_pay_cents: Cents
    overdue_cents: Cents
    paid_this_year_cents: Cents
    notices: tuple[NoticeView, ...]
    as_of: datetime | None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class CitizenNoteView:
    """What a clerk has noted about a citizen. `waits` is true while the server does not have it, or
    its withdrawal; `withdrawn_at` is when somebody took it back, and why is the `reason`."""

    note_id: str
    text: str
    author_name: str
    written_at: datetime
    waits: bool = False
    may_withdraw: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """What the clerk has chosen and typed, worked out, before any number exists.

    `plan` are the instalments, empty for a debt that is paid at once. `pad_number` was printed
    ahead on a form and gets this debt. `corrects` is the task of the refused release that this one
    puts right.
    """

    citizen: CitizenInfo
    debtor: Party
    offer: Offer
    typed: Mapping[str, str]
    worked_out: WorkedOut
    due_on: date
    plan: tuple[PlannedInstalment, ...] = ()
    pad_number: str | None = None
    co_debtors: tuple[CitizenInfo, ...] = ()
    corrects: str = ""

    @property
    def total_cents(self) -> Cents:
        """The whole debt."""
        return self.worked_out.total_cents

    @property
    def single_too(self) -> bool:
        """Whether the whole may be paid at once."""
        rule = self.offer.kind.plan
        return not self.plan or (rule is not None and rule.single_too)


@dataclass(frozen=True, slots=True)
class DraftView:
    """The form of a notice that was begun: its fields as typed, right or wrong."""

    citizen: CitizenInfo
    kind_text: str
    due_text: str
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Released:
    """Notices that are durable on this desk, with their outbox row.

    `ways` are the numbers of each of the ways to pay: at once, where that is one of them, and in
    instalments.
    """

    operation_id: str
    ways: tuple[tuple[str, ...], ...]
    amount_cents: Cents
    debtor_name: str
    subject: str

    @property
    def notice_numbers(self) -> tuple[str, ...]:
        """All of them; first the one to pay at once, where there is one."""
        return tuple(number for way in self.ways for number in way)

    @property
    def notice_number(self) -> str:
        """The number that names the release."""
        return self.notice_numbers[0]


@dataclass(frozen=True, slots=True)
class PersonForm:
    """Somebody whom the registry does not have, as typed, right or wrong.

    `is_body` is an office or a company, whose name is the family name; `without_code` says that
    they have no tax code.
    """

    family_name: str = ""
    given_name: str = ""
    tax_code: str = ""
    street: str = ""
    street_number: str = ""
    postal_code: str = ""
    city: str = ""
    province: str = ""
    email: str = ""
    phone: str = ""
    is_body: bool = False
    without_code: bool = False


class AnswerKind(StrEnum):
    """How a release stands after the wait."""

    PAYABLE = "PAYABLE"
    UNANSWERED = "UNANSWERED"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class ReleaseAnswer:
    """`may_print` is false for a kind that may not go offline and has no answer yet. Why it was
    refused is a code and the facts of its sentence."""

    kind: AnswerKind
    payable_at: datetime | None
    may_print: bool
    problem_code: str | None = None
    problem_facts: Mapping[str, Fact] = field(default_factory=dict)


class ActOutcome(StrEnum):
    """What has come of a decision about a notice: done, kept until there is a line, or asked for,
    because somebody else has to approve it."""

    DONE = "done"
    QUEUED = "queued"
    ASKED = "asked"


class CheckVerdict(StrEnum):
    """The strongest answer the evidence supports."""

    PAID = "PAID"
    PAID_TWICE = "PAID_TWICE"
    NOT_PAID = "NOT_PAID"
    NOT_REGISTERED = "NOT_REGISTERED"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    IN_INSTALMENTS = "IN_INSTALMENTS"
    DEBT_PAID = "DEBT_PAID"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper that somebody has asked for here; `asked_by` is their name, None where unknown.

    `printer` is its name among this desk's. `decision` is what was said of a paper that may be
    missing, and `decided_by` who said it.
    """

    job_id: str
    document: str
    notice_number: str | None
    printer: str
    copy: bool
    asked_at: datetime
    asked_by: str | None
    state: JobState
    decision: PrintDecision | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class CheckView:
    """Answer to "was it paid?". `online` false means `as_of` is the last contact.

    `papers` are those that were asked for at this desk. `changed` says that the notice was changed
    after this desk last saw it: its amount and due date are those of before. `others` are the other
    numbers of its debt that are known here: what becomes of them may change the answer.
    """

    notice: NoticeView
    verdict: CheckVerdict
    timeline: tuple[Evidence, ...]
    receipts: tuple[ReceiptInfo, ...]
    as_of: datetime
    online: bool
    papers: tuple[PaperView, ...] = ()
    horizon: tuple[Horizon, ...] = ()
    changed: bool = False
    others: frozenset[str] = frozenset()


class Proof(StrEnum):
    """What the verification code of a receipt proves."""

    GENUINE = "GENUINE"
    UNREADABLE = "UNREADABLE"
    FORGED = "FORGED"
    KEY_UNKNOWN = "KEY_UNKNOWN"
    KEY_REVOKED = "KEY_REVOKED"
    KEY_RETIRED = "KEY_RETIRED"
    OF_OTHER_ENTITY = "OF_OTHER_ENTITY"


@dataclass(frozen=True, slots=True)
class ProofView:
    """Answer to "is this receipt genuine?". `claims` is what the code says, true or not, None where
    it cannot be read; `ended_at` is when its key was revoked or retired, `keys_as_of` how old what
    this desk knows of keys is, None where its server did not say."""

    proof: Proof
    entity_name: str
    claims: ReceiptClaims | None
    key_id: str | None
    ended_at: datetime | None
    keys_as_of: datetime | None


@dataclass(frozen=True, slots=True)
class RefundForm:
    """A refund as it is typed, right or wrong; `receipts` are the payments to choose from.

    `refund_id` names the request before anybody has seen it, so that sending it again is harmless.
    """

    refund_id: str
    notice_number: str
    receipts: tuple[ReceiptInfo, ...]
    receipt_id: str
    name: str
    tax_code: str
    iban: str
    amount: str
    reason: str


@dataclass(frozen=True, slots=True)
class Handing:
    """By whom, where and when a task was handed to the supervisor."""

    handed_id: str
    person: str
    desk_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class TaskView:
    """Something left open that a person must close: a refused notice, an uncertain print.

    `handing` is there where somebody at another desk, or at this one, has handed it over.
    """

    task_id: str
    state: RowState
    title: str
    problem_code: str
    facts: tuple[tuple[str, str], ...]
    notice_number: str | None
    citizen_id: str | None
    at: datetime
    handing: Handing | None = None


@dataclass(frozen=True, slots=True)
class BulkCount:
    """How many notices of a print that is not over are out, of all that it was asked for; `held`
    when it does not run."""

    printed: int
    count: int
    held: bool


@dataclass(frozen=True, slots=True)
class DeskView:
    """The status line: always true, always in sight.

    `trouble` is why there is no contact, as far as that is known; `slow` that there is, in seconds.
    `leaves_roll` says that receipts come out on A4, as their own printer does not answer;
    `numbers_days` for how many days like those before the numbers last, where that is known.
    """

    online: bool
    offline_since: datetime | None
    waiting_operations: int
    numbers_left: int
    paper_printer: PrinterState
    roll_printer: PrinterState
    trouble: LineTrouble | None = None
    slow: bool = False
    bulk: BulkCount | None = None
    waiting_notes: int = 0
    leaves_roll: bool = False
    numbers_days: float | None = None


@dataclass(frozen=True, slots=True)
class OperatorView:
    """Who is signed in. `kinds` are the kinds of debt they may release, None for all."""

    operator_id: str
    username: str
    display_name: str
    roles: tuple[str, ...]
    kinds: tuple[str, ...] | None = None
