"""How amounts, percentages and names are written in the catalogue's documents.

A document is the same in a file that people write, in the database and on the wire, so amounts are
text in it, as people write them: "16,79". A number of YAML or JSON would be a float on the way.
"""

import re
from dataclasses import dataclass
from typing import Annotated, TypeVar, dataclass_transform

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)

from payments_core import money
from payments_core.errors import BadValue
from payments_core.identifiers import iban, tax_code
from payments_core.money import Cents

#: One per cent in the unit of percentages, hundredths of a per cent.
PERCENT = 100
#: Largest percentage, 1000 %.
_PERCENT_LIMIT = 1000 * PERCENT

_PERCENT = re.compile(r"([0-9]{1,4})(?:[.,]([0-9]{1,2}))?", re.ASCII)

#: Signs that no paper shows and that the hub's messages cannot carry.
_UNPRINTABLE = re.compile("[\\x00-\\x09\\x0b-\\x1f\\x7f\ufffe\uffff]")


_T = TypeVar("_T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def document(cls: type[_T]) -> type[_T]:
    """A frozen value that is also read from documents and written to them.

    Unknown fields are faults, because in what people write they are mostly slips of the pen.
    """
    cls.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


def _cents(written: object) -> int:
    if not isinstance(written, str):
        raise BadValue("amount_not_in_quotes")
    cents = money.from_typed(written)
    if cents > money.NOTICE_MAX_CENTS:
        raise BadValue("amount_out_of_range")
    return cents


def _positive_cents(written: object) -> int:
    cents = _cents(written)
    if cents < 1:
        raise BadValue("amount_out_of_range")
    return cents


def _percent(written: object) -> int:
    """Hundredths of a per cent of "5" or "2,75"."""
    if not isinstance(written, str):
        raise BadValue("percent_not_in_quotes")
    match = _PERCENT.fullmatch(written.strip().removesuffix("%").strip())
    hundredths = int(match[1] + (match[2] or "").ljust(2, "0")) if match else 0
    if not 1 <= hundredths <= _PERCENT_LIMIT:
        raise BadValue("percent_malformed")
    return hundredths


def _write_percent(hundredths: int) -> str:
    whole, rest = divmod(hundredths, PERCENT)
    return f"{whole},{rest:02d}".rstrip("0").rstrip(",") if rest else str(whole)


def _printable(text: str) -> str:
    if _UNPRINTABLE.search(text):
        raise BadValue("unprintable")
    return text


def _organisation_code(text: str) -> str:
    code = tax_code.validate(text)
    if len(code) != 11:
        raise BadValue("tax_code_not_of_an_organisation")
    return code


#: An amount of at least a cent, and one that may be nothing, as integer cents.
Amount = Annotated[
    Cents,
    BeforeValidator(_positive_cents),
    PlainSerializer(money.format_euro, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["16,79"]}),
]
AmountOrNothing = Annotated[
    Cents,
    BeforeValidator(_cents),
    PlainSerializer(money.format_euro, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["0,00"]}),
]
#: A percentage as hundredths of a per cent.
Percentage = Annotated[
    int,
    BeforeValidator(_percent),
    PlainSerializer(_write_percent, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["5", "2,75"]}),
]
PRINTABLE = AfterValidator(_printable)
#: Without blanks around it: what is chosen and typed at the desk has none either.
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120), PRINTABLE
]
#: Names kinds, rates, accounts and desks in files and messages.
Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,35}$")]
#: Names a field of a kind or a part of a rate, so that others can refer to it.
Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
OrganisationCode = Annotated[str, AfterValidator(_organisation_code)]
Iban = Annotated[str, AfterValidator(iban.validate)]
#: Digits and a prefix as the hub wants them since 2026 (hub protocol 1.5).
Taxonomy = Annotated[str, Field(pattern=r"^[6-9]/[0-9]{7}(IM|TS|SP|SA|AP)/$")]
Chapter = Annotated[str, Field(min_length=1, max_length=40), PRINTABLE]
Assessment = Annotated[str, Field(pattern=r"^[0-9]{4}/[0-9]{1,10}$")]
