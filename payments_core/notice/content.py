"""What a notice says, independent of where it is printed.

One value feeds the A4 page, the roll, the preview and the file on disk. Field limits are those of
the notice layout, section 2; the paper refuses what exceeds them rather than cutting an amount.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Party
from payments_core.model.receipt import Receipt
from payments_core.money import Cents


class NoticeStanding(StrEnum):
    """What the paper may claim at the instant it is printed (product decision 2)."""

    PAYABLE = "PAYABLE"
    TO_REGISTER = "TO_REGISTER"
    PREVIEW = "PREVIEW"


@dataclass(frozen=True, slots=True)
class NoticePayment:
    """What one code of a notice pays; `notice_number` is None only in a preview."""

    notice_number: str | None
    amount_cents: Cents
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeHead:
    """What a notice says whatever it has to pay: who is owed, who owes, why.

    `facsimile` marks the papers of training and demonstration.
    """

    creditor: CreditorEntity
    debtor: Party
    subject: str
    standing: NoticeStanding
    facsimile: bool = False
    copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeContent(NoticeHead):
    """A notice of one single option.

    `notice_number` is None only in a preview: before release no number exists, so nobody can
    photograph one.
    """

    amount_cents: Cents
    due_on: date | None
    notice_number: str | None

    @property
    def payment(self) -> NoticePayment:
        """The one thing to pay."""
        return NoticePayment(self.notice_number, self.amount_cents, self.due_on)


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A receipt for the citizen, A4 or roll: the hub's receipt as recorded, and for whom."""

    creditor: CreditorEntity
    receipt: Receipt
    printed_at: datetime
    facsimile: bool = False
    copy: bool = False
