"""What the contracts of GPD v1, GPD v3 and ACA have in common: instants, debtor, transfer.

Fields that a contract does not name are dropped, as the hub does: what is kept can be read back.
Times are UTC without a zone; a `Z` is allowed.
"""

import re
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic import StringConstraints as Shape
from pydantic.alias_generators import to_camel

_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)Z?", re.ASCII)
_MICROSECONDS = 26


def _read_instant(value: object) -> datetime:
    match = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("not a UTC date-time")
    return datetime.fromisoformat(match.group(1)[:_MICROSECONDS]).replace(tzinfo=UTC)


def write_instant(instant: datetime) -> str:
    """An instant as the hub shows it."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


Instant = Annotated[datetime, BeforeValidator(_read_instant), PlainSerializer(write_instant)]
Text140 = Annotated[str, Shape(max_length=140)]
Account = Annotated[str, Shape(pattern=r"^[A-Za-z0-9]{1,35}$")]
TwoLetters = Annotated[str, Shape(pattern=r"^[A-Z]{2}$")]
Cents = Annotated[int, Field(ge=1)]


class Content(BaseModel):
    """JSON with camel-case names; what is not named is dropped."""

    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, frozen=True, extra="ignore"
    )


class Metadata(Content):
    """A pair of free texts."""

    key: Text140
    value: Text140


class Stamp(Content):
    """A digital stamp in place of an account."""

    hash_document: Annotated[str, Shape(max_length=72)]
    stamp_type: Annotated[str, Shape(min_length=2, max_length=2)]
    provincial_residence: TwoLetters


class Transfer(Content):
    """TransferModel."""

    id_transfer: Literal["1", "2", "3", "4", "5"]
    amount: Cents
    organization_fiscal_code: str | None = None
    remittance_information: Text140
    category: str
    iban: Account | None = None
    postal_iban: Annotated[str, Shape(pattern=r"^$|^[A-Za-z0-9]{1,35}$")] | None = None
    stamp: Stamp | None = None
    company_name: Text140 | None = None
    transfer_metadata: Annotated[tuple[Metadata, ...], Field(max_length=10)] = ()


class Debtor(Content):
    """DebtorModel: who owes it. In v1 these are fields of the position itself."""

    type: Literal["F", "G"]
    fiscal_code: str
    full_name: str
    street_name: str | None = None
    civic_number: str | None = None
    postal_code: str | None = None
    city: str | None = None
    province: str | None = None
    region: str | None = None
    country: TwoLetters | None = None
    email: str | None = None
    phone: str | None = None
