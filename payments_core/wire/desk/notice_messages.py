"""What is told of a notice: its row in a list, its evidence, decisions about it, news of it."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any

from pydantic import Base64Bytes, BeforeValidator, Field

from payments_core.model.asked_amount import AmountSource
from payments_core.rules.position_progress import OtherWay
from payments_core.wire.desk.message import CARRIED, AmountCents, Message, NoticeNumberText


def _known(kinds: type[StrEnum]) -> BeforeValidator:
    """Leaves out what a newer server tells of and this program has never heard of."""
    names = frozenset(kinds)

    def is_news(one: Any) -> bool:
        kind = one.get("kind") if isinstance(one, dict) else None
        return isinstance(kind, str) and kind not in names

    def keep(found: Any) -> Any:
        return [one for one in found if not is_news(one)] if isinstance(found, list) else found

    return BeforeValidator(keep)


class EvidenceKind(StrEnum):
    """Steps of a payment's timeline, in order of strength (product decision 6).

    Papers prove nothing; NOTICE_PRINTED and RECEIPT_PRINTED tell that somebody asked for one.
    """

    RELEASED = "RELEASED"
    REGISTERED = "REGISTERED"
    NOTICE_PRINTED = "NOTICE_PRINTED"
    STARTED_ONLINE = "STARTED_ONLINE"
    ASKED_BY_HUB = "ASKED_BY_HUB"
    CHANGED = "CHANGED"
    SUSPENDED = "SUSPENDED"
    RESUMED = "RESUMED"
    PLANNED = "PLANNED"
    EXPIRED = "EXPIRED"
    CANCEL_REQUESTED = "CANCEL_REQUESTED"
    CANCEL_REJECTED = "CANCEL_REJECTED"
    CANCELLED = "CANCELLED"
    PAID_ELSEWHERE = "PAID_ELSEWHERE"
    PAID = "PAID"
    SETTLED = "SETTLED"
    CREDITED = "CREDITED"
    RECEIPT_PRINTED = "RECEIPT_PRINTED"
    REFUND_REQUESTED = "REFUND_REQUESTED"
    REFUND_APPROVED = "REFUND_APPROVED"
    REFUND_REJECTED = "REFUND_REJECTED"
    REFUNDED = "REFUNDED"


class Evidence(Message):
    """One step: what happened, when, and the reference that proves it.

    `amount_cents` where a step is about a part of the money, `note` what a person wrote about it;
    `stand_in` is a payment that the hub let through on its own copy of the notice.

    Where a management program (`program`, by its name) was asked what is owed, `amount_cents` is
    what the payer was told, None that nothing is owed; `amount_source` says from where, and
    `amount_as_of` since when that answer of the program is known.
    """

    kind: EvidenceKind
    at: datetime
    who: str | None = None
    where: str | None = None
    reference: str | None = None
    amount_cents: int | None = None
    note: str | None = None
    stand_in: bool = False
    program: str | None = None
    amount_source: AmountSource | None = None
    amount_as_of: datetime | None = None


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
    postal slip may pay it, too; it buys no duty stamp. `other_way` is there where it is unpaid and
    the debt is paid in another way; `state` is CANCELLED then, as for desks that do not know this.
    `cancel_waits`: somebody has asked to cancel it, and nobody has approved that yet; it can still
    be paid. `plan_kind` is its kind where a plan of that kind may divide it, as far as the debt is
    concerned; None where none may, and from a server of before there were such plans.
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
    other_way: OtherWay | None = None
    cancel_waits: bool = False
    plan_kind: str | None = None


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
    reason: Annotated[str, Field(min_length=3, max_length=200, pattern=CARRIED)]
    due_on: Annotated[date, Field(lt=date(2200, 1, 1))] | None = None
    amount_cents: AmountCents | None = None
    paid_on: date | None = None
    method: Annotated[str, Field(max_length=60, pattern=CARRIED)] | None = None
    reference: Annotated[str, Field(max_length=120, pattern=CARRIED)] | None = None


class PartyInfo(Message):
    """Debtor or payer of a receipt."""

    kind: str
    identifier: str
    full_name: str


class ReceiptTransferInfo(Message):
    """One transfer of a receipt; `stamp` is the signed duty stamp that it has bought."""

    transfer_no: int
    amount_cents: int
    beneficiary_tax_code: str
    iban: str | None
    remittance: str
    category: str
    beneficiary_name: str | None = None
    stamp: Base64Bytes | None = None


class ReceiptInfo(Message):
    """A stored receipt, enough to print the citizen's copy.

    `own_cents` is what came to the entity itself, None in answers kept from before it was told.
    `code` is the verification code that papers carry, None where the receipt has none. `anomaly` is
    why somebody should look at it, None where it is as it should be or nobody told.
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
    code: str | None = None
    office_name: str | None = None
    psp_tax_code: str | None = None
    application_on: date | None = None
    anomaly: str | None = None


class HorizonKind(StrEnum):
    """Whom the server hears or asks about payments: the hub tells it of receipts, or is asked for
    them; it is asked for settlement flows; the treasurer's cash journal is read, by whole days."""

    RECEIPTS_TOLD = "RECEIPTS_TOLD"
    RECEIPTS_ASKED = "RECEIPTS_ASKED"
    FLOWS_ASKED = "FLOWS_ASKED"
    JOURNAL_READ = "JOURNAL_READ"


class Horizon(Message):
    """Up to when a source was heard; None for one that was never asked."""

    kind: HorizonKind
    until: datetime | None


class PaymentCheck(Message):
    """Answer to "was it paid?": the notice, its timeline, its receipts, and as of when; `horizon`
    is what the answer rests on."""

    notice: NoticeInfo
    timeline: Annotated[tuple[Evidence, ...], _known(EvidenceKind)]
    receipts: tuple[ReceiptInfo, ...]
    as_of: datetime
    horizon: Annotated[tuple[Horizon, ...], _known(HorizonKind)] = ()


class ChangeKind(StrEnum):
    """What happened to a notice that desks may want to know.

    CANCEL_REQUESTED and CANCEL_REJECTED change nothing but what is said of it: it can be paid. So
    it can after NOTICE_PLANNED: its debt has a plan beside it, whose notices are registered.
    """

    NOTICE_REGISTERED = "NOTICE_REGISTERED"
    NOTICE_CHANGED = "NOTICE_CHANGED"
    NOTICE_PLANNED = "NOTICE_PLANNED"
    NOTICE_SUSPENDED = "NOTICE_SUSPENDED"
    NOTICE_EXPIRED = "NOTICE_EXPIRED"
    CANCEL_REQUESTED = "CANCEL_REQUESTED"
    CANCEL_REJECTED = "CANCEL_REJECTED"
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

    @property
    def mark(self) -> str:
        """What tells this change from any other at its cursor."""
        return change_mark(self.notice_number, self.at)


def change_mark(notice_number: str, at: datetime) -> str:
    """What tells a change from another one that a restored server put in its place: the cursor is
    the same, the number and the instant are not.

    >>> from datetime import UTC
    >>> change_mark("301000000000000136", datetime(2026, 11, 23, 8, 30, tzinfo=UTC))
    '301000000000000136 2026-11-23T08:30:00+00:00'
    """
    return f"{notice_number} {at.astimezone(UTC).isoformat()}"


class ChangePage(Message):
    """Changes after a cursor, oldest first; `cursor` is where to go on from."""

    changes: Annotated[tuple[Change, ...], _known(ChangeKind)]
    cursor: int
