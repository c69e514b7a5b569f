"""A predefined rate (tariffa predefinita): how an amount is worked out, and what it is made of.

Data, never evaluated code: a part of a rate follows one of eight rules, and that is all there is.

* `fixed`: always the same
* `per_unit`: so much for each unit of a field
* `tiers`: by a quantity's tier, each unit at the price of its own tier or all at the reached one
* `percent`: of other parts, within bounds, rounded as stated
* `by_date`: by the season into which a day falls
* `free`: typed at the desk, within bounds
* `fine`: what a traffic fine costs on the day on which it is paid
* `stamp`: the duty stamp of a document, bought from the State with the same payment
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from payments_core.errors import BadValue
from payments_core.model.written import (
    Amount,
    AmountOrNothing,
    Assessment,
    Chapter,
    Name,
    Percentage,
    Text,
    Word,
    document,
)
from payments_core.money import Cents

NOTHING = Cents(0)
ONE_CENT = Cents(1)

_MONTH_DAY = re.compile(r"(\d{2})-(\d{2})", re.ASCII)
#: A leap year: 29 February is a day of the calendar.
_LEAP_YEAR = 2024


def _month_day(text: str) -> str:
    match = _MONTH_DAY.fullmatch(text)
    if match is None:
        raise BadValue("month_day_malformed")
    try:
        date(_LEAP_YEAR, int(match[1]), int(match[2]))
    except ValueError:
        raise BadValue("month_day_malformed") from None
    return text


#: A day of any year, `06-15`.
MonthDay = Annotated[str, AfterValidator(_month_day)]


class Rounding(StrEnum):
    """What becomes of the part of a cent."""

    HALF_UP = "half_up"
    DOWN = "down"
    UP = "up"


@document
class Fixed:
    """Always the same amount."""

    rule: Literal["fixed"] = "fixed"
    amount: Amount


@document
class PerUnit:
    """`each` times the number in the field `of`."""

    rule: Literal["per_unit"] = "per_unit"
    each: Amount
    of: Word


@document
class Tier:
    """Up to `up_to` units, included; the last tier has no end."""

    up_to: Annotated[int, Field(ge=1, le=1_000_000_000)] | None = None
    each: AmountOrNothing


@document
class Tiers:
    """By the number in the field `of`: each unit at the price of its own tier, or with `whole`
    every unit at the price of the tier that the number has reached."""

    rule: Literal["tiers"] = "tiers"
    of: Word
    steps: Annotated[tuple[Tier, ...], Field(min_length=1, max_length=20)]
    whole: bool = False


@document
class Percent:
    """A percentage of the sum of other parts, by their names; then the bounds."""

    rule: Literal["percent"] = "percent"
    percent: Percentage
    of: Annotated[tuple[Word, ...], Field(min_length=1, max_length=10)]
    minimum: AmountOrNothing = NOTHING
    maximum: Amount | None = None
    rounding: Rounding = Rounding.HALF_UP


@document
class Season:
    """From a day to a day of every year, both included; it may go over New Year."""

    first: MonthDay
    last: MonthDay
    amount: AmountOrNothing


@document
class ByDate:
    """By the season of the date in the field `of`, or of the day of the release."""

    rule: Literal["by_date"] = "by_date"
    of: Word | None = None
    seasons: Annotated[tuple[Season, ...], Field(min_length=1, max_length=20)]
    otherwise: AmountOrNothing | None = None


@document
class Free:
    """The amount in the field `of`, within bounds."""

    rule: Literal["free"] = "free"
    of: Word
    minimum: Amount = ONE_CENT
    maximum: Amount | None = None


@document
class FineAmount:
    """What a traffic fine costs on a day (rules.fine_schedule): the fields `reduced` and `full` are
    its amounts, `notified_on` the day of contestation or notification.

    Where that one is left empty, `deposited_on` is the day on which the letter that tells of the
    deposit was sent (compiuta giacenza). `discount`: 30 % off within five days is admitted.
    `patron_days` are holidays of the town that move a term.
    """

    rule: Literal["fine"] = "fine"
    reduced: Word
    full: Word
    notified_on: Word
    deposited_on: Word | None = None
    discount: bool = True
    patron_days: Annotated[tuple[MonthDay, ...], Field(max_length=3)] = ()


@document
class StampDuty:
    """A digital duty stamp (marca da bollo) for the document whose SHA-256 is in the field
    `document`; it is of the debtor's province. Its money goes to the State and to no account."""

    rule: Literal["stamp"] = "stamp"
    amount: Amount
    document: Word


def _written_alone(written: Any) -> Any:
    """An amount without a rule is a fixed one: "16,79"."""
    if isinstance(written, int | float):
        raise BadValue("amount_not_in_quotes")
    return {"rule": "fixed", "amount": written} if isinstance(written, str) else written


AmountRule = Annotated[
    Annotated[
        Fixed | PerUnit | Tiers | Percent | ByDate | Free | FineAmount | StampDuty,
        Field(discriminator="rule"),
    ],
    BeforeValidator(_written_alone),
]


@document
class RatePart:
    """One share of a rate, shown when the total is explained.

    `part` names it for percentages of it. `to` is one of the kind's beneficiaries, the entity
    itself when absent. `chapter` and `assessment` (year/number) are where the accounts expect its
    money, the kind's own allocation when absent; `revenue` is false for what is only passed on.
    """

    label: Text
    amount: AmountRule
    part: Word | None = None
    to: Name | None = None
    chapter: Chapter | None = None
    assessment: Assessment | None = None
    revenue: bool = True

    @property
    def is_stamp(self) -> bool:
        """Whether it is a duty stamp, which is nobody's revenue here."""
        return isinstance(self.amount, StampDuty)


@document
class Rate:
    """One version of a rate; once used on paper it never changes. Both days of its validity are
    included, and absent ones are open."""

    rate_id: Name
    version: Annotated[int, Field(ge=1, le=2**31 - 1)]
    name: Text
    name_en: Text
    parts: Annotated[tuple[RatePart, ...], Field(min_length=1, max_length=10)]
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def is_live(self) -> bool:
        """Whether its amount depends on the day on which it is paid."""
        return any(isinstance(part.amount, FineAmount) for part in self.parts)

    @property
    def has_stamp(self) -> bool:
        """Whether a duty stamp is part of it."""
        return any(part.is_stamp for part in self.parts)

    def is_valid_on(self, day: date) -> bool:
        """Whether a notice released on this day may use it."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
