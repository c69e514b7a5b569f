"""What a notice says, independent of where it is printed.

One value feeds the A4 page, the roll, the preview and the file on disk. Field limits are those of
the notice layout, section 2; the paper refuses what exceeds them rather than cutting an amount.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from payments_core.errors import BadValue
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Party
from payments_core.model.receipt import Receipt
from payments_core.money import Cents
from payments_core.notice.language import SecondLanguage


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

    `facsimile` marks the papers of training and demonstration. `second` is a language beside
    Italian, in any of its forms.
    """

    creditor: CreditorEntity
    debtor: Party
    subject: str
    standing: NoticeStanding
    facsimile: bool = False
    copy: bool = False
    second: SecondLanguage | None = None

    def subject_in(self, language: str) -> str:
        """What the notice is for, in Italian where it is not known in this language."""
        said = self._second_in(language)
        return said.subject if said and said.subject else self.subject

    def sector_in(self, language: str) -> str | None:
        """The creditor's office, in Italian where it is not known in this language."""
        said = self._second_in(language)
        return said.sector if said and said.sector else self.creditor.sector

    def _second_in(self, language: str) -> SecondLanguage | None:
        return self.second if self.second and self.second.language == language else None


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

    @property
    def payments(self) -> tuple[NoticePayment, ...]:
        """The same, as every notice has them."""
        return (self.payment,)


@dataclass(frozen=True, slots=True)
class Instalment(NoticePayment):
    """A payment that is the `ordinal`-th of its plan, from 1: its name on paper (`Rata 3`)."""

    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalmentsContent(NoticeHead):
    """A notice paid in instalments, and at once where there is a number for the `whole`, too.

    `plan_length` counts the instalments of the plan, also those that are paid or cancelled and
    so are no more among the `instalments`. The paper says how many are left.

    Raises `instalments_missing` for fewer than two, `instalments_out_of_order` when they do not
    stand in the order of a plan of that length.
    """

    whole: NoticePayment | None
    instalments: tuple[Instalment, ...]
    plan_length: int

    def __post_init__(self) -> None:
        ordinals = [one.ordinal for one in self.instalments]
        if len(ordinals) < 2:
            raise BadValue("instalments_missing", count=len(ordinals))
        in_order = all(before < after for before, after in pairwise((0, *ordinals)))
        if not in_order or ordinals[-1] > self.plan_length:
            raise BadValue("instalments_out_of_order", plan_length=self.plan_length)

    @property
    def payments(self) -> tuple[NoticePayment, ...]:
        """Everything that has a code of its own, in the order of the paper."""
        return (*((self.whole,) if self.whole else ()), *self.instalments)


@dataclass(frozen=True, slots=True, kw_only=True)
class FineContent(NoticeHead):
    """A fine of the highway code: less within five days of its service, the reduced sum up to the
    sixtieth (art. 202 of the code). Both terms run from service: a `due_on` is not printed.

    Raises `fine_not_discounted` when the first sum is not the lower one.
    """

    discounted: NoticePayment
    reduced: NoticePayment

    def __post_init__(self) -> None:
        if self.discounted.amount_cents >= self.reduced.amount_cents:
            raise BadValue("fine_not_discounted")

    @property
    def payments(self) -> tuple[NoticePayment, ...]:
        """Both, the one that expires first before the other."""
        return (self.discounted, self.reduced)


AnyNotice = NoticeContent | InstalmentsContent | FineContent


@dataclass(frozen=True, slots=True)
class ReceiptContent:
    """A receipt for the citizen, A4 or roll: the hub's receipt as recorded, and for whom.

    `code` is the verification code that was made when the receipt was stored; papers only show it.
    """

    creditor: CreditorEntity
    receipt: Receipt
    printed_at: datetime
    facsimile: bool = False
    copy: bool = False
    code: str | None = None
