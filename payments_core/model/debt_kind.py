"""A kind of debt (tipo di dovuto): everything that makes a notice of it, set up as data.

What is asked at the desk, what the notice says, by when and in how many instalments it is paid,
where the money goes and to which chapters. How much it is, its rates say.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from payments_core.model.rate import MonthDay, Rate
from payments_core.model.role import Role
from payments_core.model.written import (
    PRINTABLE,
    Amount,
    Assessment,
    Chapter,
    Iban,
    Name,
    OrganisationCode,
    Taxonomy,
    Text,
    Word,
    document,
)
from payments_core.money import Cents

#: Longest subject of a notice.
SUBJECT_LIMIT = 90
#: Most transfers that one payment may have (hub protocol 3a.1).
TRANSFERS_LIMIT = 5
#: Largest number that is typed into a field.
NUMBER_LIMIT = 999_999_999

#: Smallest debt that a plan divides unless the kind says otherwise: a euro an instalment.
TWO_EURO = Cents(200)

#: Without blanks around it, which no text that is typed has.
Mask = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=30), PRINTABLE
]


class FieldType(StrEnum):
    """What is typed into a field."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"
    CHOICE = "choice"
    TAX_CODE = "tax_code"
    DOCUMENT_HASH = "document_hash"


@document
class KindField:
    """Something that is asked at the desk.

    `minimum` and `maximum` bound a number. `mask` is the form of a text: `A` for a letter, `0` for
    a digit, anything else for itself, for example `AA000AA` for a number plate. A `document_hash`
    is the SHA-256 of a document (impronta), in hexadecimal digits or in base64.
    """

    field: Word
    label: Text
    label_en: Text
    type: FieldType
    required: bool = True
    choices: Annotated[tuple[Text, ...], Field(max_length=50)] = ()
    minimum: Annotated[int, Field(ge=0, le=NUMBER_LIMIT)] | None = None
    maximum: Annotated[int, Field(ge=0, le=NUMBER_LIMIT)] | None = None
    max_length: Annotated[int, Field(ge=1, le=SUBJECT_LIMIT)] = 30
    mask: Mask | None = None


@document
class DueAfterDays:
    """So many days after the release."""

    rule: Literal["after_days"] = "after_days"
    days: Annotated[int, Field(ge=1, le=3650)]


@document
class DueAtMonthEnd:
    """The end of the month that is so many months after the release's; 0 is its own."""

    rule: Literal["month_end"] = "month_end"
    months: Annotated[int, Field(ge=0, le=60)]


@document
class DueYearly:
    """The next such day of a year, `06-16`."""

    rule: Literal["yearly"] = "yearly"
    on: MonthDay


DueRule = Annotated[DueAfterDays | DueAtMonthEnd | DueYearly, Field(discriminator="rule")]


class Remainder(StrEnum):
    """The instalment that bears the cents which do not divide."""

    FIRST = "first"
    LAST = "last"


@document
class PlanRule:
    """Which plans in instalments (rateizzazione) may be made of a debt.

    `counts` are the numbers of instalments on offer; `minimum` is the smallest debt that may be
    divided. `single_too`: the whole may be paid at once instead, with a number of its own.
    `free`: dates and amounts may be typed.
    """

    counts: Annotated[
        tuple[Annotated[int, Field(ge=2, le=12)], ...], Field(min_length=1, max_length=11)
    ]
    minimum: Amount = TWO_EURO
    every_months: Annotated[int, Field(ge=1, le=12)] = 1
    remainder: Remainder = Remainder.LAST
    single_too: bool = True
    free: bool = False


@document
class Beneficiary:
    """Another entity that a part of the money goes to, for example a province."""

    beneficiary_id: Name
    tax_code: OrganisationCode
    name: Text
    iban: Iban
    category: Taxonomy | None = None


@document
class Allocation:
    """A chapter's share of what no part of the rate has allocated: a fixed amount, or `TOTALE` for
    all that is left."""

    chapter: Chapter
    assessment: Assessment | None = None
    amount: Amount | Literal["TOTALE"] = "TOTALE"


@document
class DebtKind:
    """A kind of debt with its rates, all their versions, in the order in which they are offered.

    `category` is the taxonomy with prefix. `remittance` is what the notice says, with placeholders
    `{rate}`, `{year}` and the names of fields. `offline`: it may be released without the server
    (product decision 3). `expires`: it cannot be paid after its due date.
    """

    kind_id: Name
    name: Text
    name_en: Text
    category: Taxonomy
    remittance: Annotated[str, Field(min_length=1, max_length=140), PRINTABLE]
    account_id: Name
    due: DueRule
    offline: bool = False
    expires: bool = False
    fields: Annotated[tuple[KindField, ...], Field(max_length=12)] = ()
    plan: PlanRule | None = None
    beneficiaries: Annotated[tuple[Beneficiary, ...], Field(max_length=TRANSFERS_LIMIT)] = ()
    allocation: Annotated[tuple[Allocation, ...], Field(max_length=10)] = ()
    rates: Annotated[tuple[Rate, ...], Field(max_length=100)] = ()
    released_by: Annotated[tuple[Role, ...], Field(min_length=1)] = (
        Role.CLERK, Role.SUPERVISOR, Role.ADMINISTRATOR,
    )  # fmt: skip
    valid_from: date | None = None
    valid_to: date | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether it may be released on this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """What a clerk chooses: a kind in one revision, and one of its rates."""

    kind: DebtKind
    revision: int
    rate: Rate
