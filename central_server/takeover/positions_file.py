"""The file of debts that another program has sent out: JSON, one position a line, UTF-8.

    {"notice_number": "301000000000004285", "kind_id": "tari",
     "debtor": {"kind": "F", "identifier": "RSSMRA80A41Z999C", "full_name": "Rossi Maria"},
     "subject": "Tassa rifiuti 2026", "amount_cents": 12300, "due_on": "2026-04-30",
     "released_at": "2026-03-02T03:10:00Z"}

`debtor` has the fields of the notice (street, street_number, postal_code, city, province, country,
email); whoever has no tax code is `ANONIMO` there and named by `registry_number`. `registered_at`
is since when the hub could ask for it, `released_at` if absent. `desk_id` and `operator` are absent
for what was sent out in bulk. `cancelled` marks what was withdrawn. `transfers` are one to five
shares that add up to the amount; without them all of it goes to the account of the kind. `rate_id`
and `rate_version` may say of which rate the amount is, so that it is divided among chapters as the
rate is; otherwise the kind's own allocation divides it. `fields` are what the rate was worked out
from, as the desk would type them with ISO days and amounts like 42,00: the amount then has to be
what the rate comes to on the day of `released_at`, and what depends on the day goes on doing so.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from payments_core.errors import BadValue
from payments_core.identifiers import iban, notice_number, tax_code
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.wire.desk.messages import (
    AmountCents,
    DebtorInfo,
    DeskInstant,
    FieldText,
    Identifier,
    NoticeNumberText,
    Revision,
)
from payments_core.wire.field_faults import place_of, reason_of

#: Longest line that is read, bytes: a file without line ends is refused, not swallowed.
LINE_LIMIT_BYTES = 64_000

_Text = Annotated[str, Field(min_length=1, max_length=90, pattern=r"^[^\x00-\x1f\x7f]*$")]


#: A file names few accounts, many times each.
_checked_iban = lru_cache(maxsize=1024)(iban.validate)


class TransferLine(BaseModel):
    """A share of a position and the account that it goes to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount_cents: AmountCents
    beneficiary_tax_code: Annotated[str, Field(pattern=r"^[0-9]{11}$")]
    beneficiary_name: Annotated[str, Field(min_length=1, max_length=140)]
    iban: Annotated[str, Field(max_length=35)]
    remittance: Annotated[str, Field(min_length=1, max_length=140)]
    category: Annotated[str, Field(min_length=1, max_length=140)]


class PositionLine(BaseModel):
    """One position with its single notice, checked as far as a line alone can be."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    notice_number: NoticeNumberText
    kind_id: Identifier
    rate_id: Identifier | None = None
    rate_version: Revision | None = None
    debtor: DebtorInfo
    fields: Annotated[dict[Identifier, FieldText], Field(max_length=20)] = {}
    registry_number: Identifier | None = None
    subject: _Text
    amount_cents: AmountCents
    due_on: date
    released_at: DeskInstant
    registered_at: DeskInstant | None = None
    desk_id: Identifier | None = None
    operator: Identifier | None = None
    cancelled: bool = False
    transfers: Annotated[tuple[TransferLine, ...], Field(max_length=5)] = ()

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        notice_number.validate(self.notice_number)
        if self.debtor.identifier != ANONYMOUS:
            tax_code.validate(self.debtor.identifier)
        for transfer in self.transfers:
            _checked_iban(transfer.iban)
        shares = sum(transfer.amount_cents for transfer in self.transfers)
        if self.transfers and shares != self.amount_cents:
            raise ValueError("transfers_differ_from_amount")
        if self.fields and (self.rate_id is None or self.transfers):
            raise ValueError("fields_without_rate")
        return self


class PositionsRefused(BadValue):
    """A place in the file that cannot be taken: line, field and reason."""

    def __init__(self, line: int, field: str, reason: str) -> None:
        super().__init__("positions_refused", line=line, field=field, reason=reason)


def read_positions(path: Path) -> Iterator[tuple[int, PositionLine | PositionsRefused]]:
    """Every line with its number, good or refused; memory does not grow with the file.

    A line that is too long is the last: what follows it would be read from its middle.
    """
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LINE_LIMIT_BYTES + 1):
            number += 1
            if len(raw) > LINE_LIMIT_BYTES:
                yield number, PositionsRefused(number, "-", "too_long")
                return
            if raw.strip():
                yield number, _line_or_refusal(number, raw)


def _line_or_refusal(number: int, raw: bytes) -> PositionLine | PositionsRefused:
    try:
        return PositionLine.model_validate_json(raw)
    except ValidationError as trouble:
        error = trouble.errors(include_url=False, include_input=False)[0]
        return PositionsRefused(number, place_of(error), reason_of(error))
