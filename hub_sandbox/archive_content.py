"""A position as the archive takes it (gpd-4-aca): fields, and what is checked across them.

Fields that the contract does not name are dropped, as the real archive does: what is kept can be
read back. Times are UTC without a zone; a `Z` is allowed.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic import StringConstraints as Shape
from pydantic.alias_generators import to_camel

_INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)Z?", re.ASCII)
_MICROSECONDS = 26
_RESERVED_METADATA = "NOTIFICATION_FEE"


def _read_instant(value: object) -> datetime:
    match = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("not a UTC date-time")
    return datetime.fromisoformat(match.group(1)[:_MICROSECONDS]).replace(tzinfo=UTC)


def write_instant(instant: datetime) -> str:
    """An instant as the archive shows it."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


Instant = Annotated[datetime, BeforeValidator(_read_instant), PlainSerializer(write_instant)]
Text140 = Annotated[str, Shape(max_length=140)]
Account = Annotated[str, Shape(pattern=r"^[A-Za-z0-9]{1,35}$")]
TwoLetters = Annotated[str, Shape(pattern=r"^[A-Z]{2}$")]
Cents = Annotated[int, Field(ge=1)]


class Content(BaseModel):
    """JSON with camel-case names; what is not named is dropped."""

    model_config = ConfigDict(alias_generator=to_camel, frozen=True, extra="ignore")


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


class Option(Content):
    """PaymentOptionModel. Without a `nav` the archive makes it `3` and the IUV."""

    nav: str | None = None
    iuv: Annotated[str, Shape(min_length=1)]
    amount: Cents
    description: Text140
    is_partial_payment: bool
    due_date: Instant
    retention_date: Instant | None = None
    fee: int | None = None
    transfer: tuple[Transfer, ...] = ()
    payment_option_metadata: Annotated[tuple[Metadata, ...], Field(max_length=10)] = ()

    @property
    def notice_number(self) -> str:
        """The number of the notice."""
        return self.nav or f"3{self.iuv}"


class Position(Content):
    """PaymentPositionModel without what only the archive writes."""

    iupd: Annotated[str, Shape(min_length=1)]
    type: Literal["F", "G"]
    pay_stand_in: bool = True
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
    switch_to_expired: bool
    company_name: Text140
    office_name: Text140 | None = None
    validity_date: Instant | None = None
    payment_option: tuple[Option, ...] = ()


def defects(position: Position, now: datetime, *, creating: bool) -> Iterator[str]:
    """What is wrong across the fields (hub protocol 3b.3); nothing when the position is good."""
    validity = position.validity_date
    if creating and validity is not None and validity <= now:
        yield "validityDate is not after now"
    for option in position.payment_option:
        here = f"paymentOption {option.notice_number}"
        if validity is not None and option.due_date < validity:
            yield f"{here}: dueDate before validityDate"
        if (creating or position.switch_to_expired) and option.due_date < now:
            yield f"{here}: dueDate is past"
        if option.retention_date is not None and option.retention_date < option.due_date:
            yield f"{here}: retentionDate before dueDate"
        yield from _transfer_defects(option, here)


def _transfer_defects(option: Option, here: str) -> Iterator[str]:
    numbers = [transfer.id_transfer for transfer in option.transfer]
    if len(set(numbers)) != len(numbers):
        yield f"{here}: idTransfer repeated"
    if sum(transfer.amount for transfer in option.transfer) != option.amount:
        yield f"{here}: transfers do not add up to the amount"
    for transfer in option.transfer:
        if (transfer.iban is None) == (transfer.stamp is None):
            yield f"{here}: transfer {transfer.id_transfer} needs an iban or a stamp, not both"
        if transfer.postal_iban and transfer.stamp is not None:
            yield f"{here}: transfer {transfer.id_transfer} has a stamp and a postalIban"


def metadata_conflicts(position: Position) -> Iterator[str]:
    """Keys that the archive keeps for itself, or that stand twice in one place."""
    for option in position.payment_option:
        places = [option.payment_option_metadata]
        places += [transfer.transfer_metadata for transfer in option.transfer]
        for keys in ([entry.key for entry in place] for place in places):
            if _RESERVED_METADATA in keys:
                yield f"metadata key {_RESERVED_METADATA} is reserved"
            if len(set(keys)) != len(keys):
                yield "metadata key repeated"
