"""The file of debts that another program has sent out: JSON, one position a line, UTF-8.

    {"notice_number": "301000000000004285", "kind_id": "tari",
     "debtor": {"kind": "F", "identifier": "RSSMRA80A41Z999C", "full_name": "Rossi Maria"},
     "subject": "Tassa rifiuti 2026", "amount_cents": 12300, "due_on": "2026-04-30",
     "released_at": "2026-03-02T03:10:00Z"}

`debtor` has the fields of the notice (street, street_number, postal_code, city, province, country,
email); `co_debtors` are at most nine others who owe the same, with the same fields. Whoever has no
tax code is `ANONIMO` there and, as the debtor, named by `registry_number`. `registered_at` is since
when the hub could ask for it, `released_at` if absent. `desk_id` and `operator` are absent for what
was sent out in bulk. `iupd` is the id under which another program has brought the debt to the hub:
without it nothing that happens to the debt here reaches that copy; no two debts of an entity have
the same. `cancelled` marks what was
withdrawn. `transfers` are one to five shares that add up to the amount; without them all of it goes
to the account of the kind. Their `category` is a code of the taxonomy; one without a prefix is an
ordinary one. `rate_id` and `rate_version` may say of which rate the amount is, so that it is
divided among chapters as the rate is; otherwise the kind's own allocation divides it. `fields` are
what the rate was worked out from, as the desk would type them with ISO days and amounts like 42,00:
the amount then has to be what the rate comes to on the day of `released_at`, and what depends on
the day goes on doing so. The kind must have been valid on that day. A rate with a duty stamp wants
the hash of its document there, and the debtor's province.

A debt in instalments has `instalments`, 2 to 12 in the order of their days, each with a
`notice_number`, `amount_cents` and `due_on` of its own, and `transfers` where the line has some;
they add up to the amount of the line. The line's own `notice_number` and `due_on` are then for
paying the whole at once, and are left out where that cannot be done:

    {"kind_id": "tari", ..., "amount_cents": 12300, "instalments": [
      {"notice_number": "301000000000004382", "amount_cents": 6150, "due_on": "2026-04-30"},
      {"notice_number": "301000000000004479", "amount_cents": 6150, "due_on": "2026-07-31"}]}
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from payments_core.errors import BadValue
from payments_core.identifiers import iban, notice_number, tax_code
from payments_core.identifiers.tax_code import ANONYMOUS
from payments_core.model.written import Taxonomy
from payments_core.rules.instalment_plan import INSTALMENTS_LIMIT, installment_subject
from payments_core.wire.desk.message import (
    AmountCents,
    DeskInstant,
    FieldText,
    Identifier,
    NoticeNumberText,
    Revision,
)
from payments_core.wire.desk.operation_messages import CO_DEBTORS_LIMIT, DebtorInfo
from payments_core.wire.field_faults import place_of, reason_of

#: Longest line that is read, bytes: a file without line ends is refused, not swallowed.
LINE_LIMIT_BYTES = 64_000

_Text = Annotated[str, Field(min_length=1, max_length=90, pattern=r"^[^\x00-\x1f\x7f]*$")]


#: A file names few accounts, many times each.
_checked_iban = lru_cache(maxsize=1024)(iban.validate)


#: An id that the hub gives back as it was sent (hub protocol 3b.1).
_IUPD = "^[A-Za-z0-9_*-]{1,50}$"
#: A code of the taxonomy as programs wrote it before 2026, and the prefix of ordinary ones.
_BARE_CATEGORY = re.compile("[0-9]{7}(IM|TS|SP|SA|AP)", re.ASCII)
_ORDINARY = "9/"


def _with_prefix(written: object) -> object:
    bare = isinstance(written, str) and _BARE_CATEGORY.fullmatch(written)
    return f"{_ORDINARY}{written}/" if bare else written


class TransferLine(BaseModel):
    """A share of a position and the account that it goes to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    amount_cents: AmountCents
    beneficiary_tax_code: Annotated[str, Field(pattern=r"^[0-9]{11}$")]
    beneficiary_name: Annotated[str, Field(min_length=1, max_length=140)]
    iban: Annotated[str, Field(max_length=35)]
    remittance: Annotated[str, Field(min_length=1, max_length=140)]
    category: Annotated[Taxonomy, BeforeValidator(_with_prefix)]


_Transfers = Annotated[tuple[TransferLine, ...], Field(max_length=5)]


class InstalmentLine(BaseModel):
    """One instalment of a position's plan."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    notice_number: NoticeNumberText
    amount_cents: AmountCents
    due_on: date
    transfers: _Transfers = ()


@dataclass(frozen=True, slots=True)
class LinePayment:
    """One payment of a line: which option and instalment it is, and the transfers it names.

    `place` is where it stands in the line: nothing for the line itself, or `instalments.0.`.
    """

    place: str
    option_no: int
    installment_no: int
    notice_number: str
    amount_cents: int
    due_on: date
    subject: str
    transfers: Sequence[TransferLine]


class PositionLine(BaseModel):
    """One position with its notices, checked as far as a line alone can be."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    notice_number: NoticeNumberText | None = None
    iupd: Annotated[str, Field(pattern=_IUPD)] | None = None
    kind_id: Identifier
    rate_id: Identifier | None = None
    rate_version: Revision | None = None
    debtor: DebtorInfo
    fields: Annotated[dict[Identifier, FieldText], Field(max_length=20)] = {}
    registry_number: Identifier | None = None
    co_debtors: Annotated[tuple[DebtorInfo, ...], Field(max_length=CO_DEBTORS_LIMIT)] = ()
    subject: _Text
    amount_cents: AmountCents
    due_on: date | None = None
    released_at: DeskInstant
    registered_at: DeskInstant | None = None
    desk_id: Identifier | None = None
    operator: Identifier | None = None
    cancelled: bool = False
    transfers: _Transfers = ()
    instalments: (
        Annotated[tuple[InstalmentLine, ...], Field(min_length=2, max_length=INSTALMENTS_LIMIT)]
        | None
    ) = None

    @cached_property
    def payments(self) -> tuple[LinePayment, ...]:
        """The whole at once first, where the line has it, then the plan."""
        found = []
        if self.notice_number is not None and self.due_on is not None:
            found.append(
                LinePayment(
                    "", 1, 1, self.notice_number, self.amount_cents, self.due_on, self.subject,
                    self.transfers,
                )
            )  # fmt: skip
        plan, plan_no = self.instalments or (), len(found) + 1
        for number, one in enumerate(plan):
            said = installment_subject(self.subject, number + 1, len(plan))
            found.append(
                LinePayment(
                    f"instalments.{number}.", plan_no, number + 1, one.notice_number,
                    one.amount_cents, one.due_on, said, one.transfers,
                )
            )  # fmt: skip
        return tuple(found)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        codes = [one.identifier for one in (self.debtor, *self.co_debtors)]
        codes = [code for code in codes if code != ANONYMOUS]
        for code in codes:
            tax_code.validate(code)
        if len(set(codes)) < len(codes):
            raise ValueError("co_debtor_repeated")
        self._check_payments()
        self._check_plan()
        return self

    def _check_payments(self) -> None:
        if (self.notice_number is None) != (self.due_on is None):
            raise ValueError("number_without_due_date")
        payments = self.payments
        if not payments:
            raise ValueError("no_notice_number")
        for payment in payments:
            _check_payment(payment)
        named = sum(bool(payment.transfers) for payment in payments)
        if named not in (0, len(payments)):
            raise ValueError("transfers_missing")
        if self.fields and (self.rate_id is None or named):
            raise ValueError("fields_without_rate")

    def _check_plan(self) -> None:
        plan = self.instalments or ()
        if plan and sum(one.amount_cents for one in plan) != self.amount_cents:
            raise ValueError("instalments_differ_from_amount")
        if any(later.due_on <= earlier.due_on for earlier, later in pairwise(plan)):
            raise ValueError("instalments_out_of_order")


def _check_payment(payment: LinePayment) -> None:
    notice_number.validate(payment.notice_number)
    for transfer in payment.transfers:
        _checked_iban(transfer.iban)
    shares = sum(transfer.amount_cents for transfer in payment.transfers)
    if payment.transfers and shares != payment.amount_cents:
        raise ValueError("transfers_differ_from_amount")


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
