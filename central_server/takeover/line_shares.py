"""Where the money of a line goes: its transfers, and the chapters of the entity's own share.

The fields of a line make both, as at a desk. Otherwise the line may name its transfers, and the
rate or the kind divides what is the entity's own. A plan is divided as one whole, so that fixed
amounts of a chapter are there once, however many instalments there are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from central_server.takeover.positions_file import LinePayment, PositionLine, TransferLine
from payments_core.clock import rome_date
from payments_core.errors import BadValue, PaymentsError, RuleBroken
from payments_core.model.debt_kind import DebtKind
from payments_core.model.debt_position import AllocatedAmount, Transfer
from payments_core.model.rate import Rate
from payments_core.money import Cents
from payments_core.rules.apportionment import divide_rows
from payments_core.rules.debt_composition import (
    NumberedInstalment,
    OwnAccount,
    own_allocations,
    payment_option,
    rate_allocations,
)
from payments_core.rules.field_values import FieldWrong
from payments_core.rules.instalment_plan import PlannedInstalment
from payments_core.rules.offers import rate_version
from payments_core.rules.worked_out import WorkedOut, work_out

#: How an amount of a kind, and perhaps of a rate, is divided on a day: what decides it.
_Division = tuple[str, str | None, int | None, date, int]


class LineWrong(BadValue):
    """What a line gets wrong: `field` and `reason`."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__("line_wrong", field=field, reason=reason)
        self.field = field
        self.reason = reason


@dataclass(frozen=True, slots=True)
class OwnAccounts:
    """The entity, its IBANs by account, and the postal one."""

    entity_id: str
    name: str
    ibans: Mapping[str, str]
    postal_iban: str | None

    def of(self, kind: DebtKind) -> OwnAccount:
        """The account that a kind's own share goes to."""
        return OwnAccount(self.entity_id, self.name, self.ibans[kind.account_id], self.postal_iban)


class Shares(NamedTuple):
    """The transfers of each payment of a line; `live` ones go on depending on the day."""

    live: bool
    transfers: list[tuple[Transfer, ...]]


class LineShares:
    """Divides the lines of one file; a file has few kinds and many lines of each."""

    def __init__(self, own: OwnAccounts) -> None:
        self._own = own
        self._divisions: dict[_Division, tuple[AllocatedAmount, ...]] = {}

    def of(self, line: PositionLine, kind: DebtKind) -> Shares:
        """The shares of a line of this kind; LineWrong."""
        rate = _rate_of(line, kind)
        if rate is None or not line.fields:
            if rate is not None and rate.has_stamp and not line.payments[0].transfers:
                # Without its document the amount would all be taken for the entity's own.
                raise LineWrong("fields", "stamp_needs_fields")
            return Shares(False, list(self._as_written(line, kind)))
        if rate.is_live and line.instalments:
            raise LineWrong("instalments", "not_for_a_fine")
        if rate.has_stamp and line.instalments:
            raise LineWrong("instalments", "not_with_a_stamp")
        worked_out = _worked_out(line, kind, rate)
        return Shares(rate.is_live, list(self._as_worked_out(line, kind, worked_out)))

    def _as_worked_out(
        self, line: PositionLine, kind: DebtKind, worked_out: WorkedOut
    ) -> Iterator[tuple[Transfer, ...]]:
        for payments in _options(line):
            numbered = [
                NumberedInstalment(
                    one.notice_number, PlannedInstalment(Cents(one.amount_cents), one.due_on)
                )
                for one in payments
            ]
            try:
                option = payment_option(
                    kind, worked_out.calculation, self._own.of(kind), line.subject, numbered,
                    line.debtor.province,
                )  # fmt: skip
            except RuleBroken as trouble:
                about_debtor = trouble.code == "stamp_needs_province"
                place = "debtor.province" if about_debtor else "amount_cents"
                raise LineWrong(place, trouble.code) from trouble
            for installment in option.installments:
                yield installment.transfers

    def _as_written(self, line: PositionLine, kind: DebtKind) -> Iterator[tuple[Transfer, ...]]:
        for payments in _options(line):
            named = [payment.transfers or (self._whole(payment, kind),) for payment in payments]
            own = [
                share.amount_cents for shares in named for share in shares if self._is_own(share)
            ]
            divided = iter(self._divided(line, kind, own))
            for payment, shares in zip(payments, named, strict=True):
                yield tuple(
                    self._transfer(payment, number, share, divided)
                    for number, share in enumerate(shares, start=1)
                )

    def _whole(self, payment: LinePayment, kind: DebtKind) -> TransferLine:
        """All of a payment to the account of its kind."""
        return TransferLine.model_construct(
            amount_cents=payment.amount_cents,
            beneficiary_tax_code=self._own.entity_id,
            beneficiary_name=self._own.name,
            iban=self._own.ibans[kind.account_id],
            remittance=payment.subject,
            category=kind.category,
        )

    def _transfer(
        self,
        payment: LinePayment,
        number: int,
        share: TransferLine,
        divided: Iterator[tuple[AllocatedAmount, ...]],
    ) -> Transfer:
        own = self._is_own(share)
        if own and share.iban not in self._own.ibans.values():
            # The hub refuses a payment to an account that it does not know as the entity's.
            place = f"{payment.place}transfers.{number - 1}.iban"
            raise LineWrong(place, "iban_not_of_the_entity")
        return Transfer(
            transfer_no=number,
            amount_cents=Cents(share.amount_cents),
            beneficiary_tax_code=share.beneficiary_tax_code,
            beneficiary_name=share.beneficiary_name,
            iban=share.iban,
            postal_iban=self._own.postal_iban if own else None,
            remittance=share.remittance,
            category=share.category,
            allocations=next(divided) if own else (),
        )

    def _is_own(self, share: TransferLine) -> bool:
        return share.beneficiary_tax_code == self._own.entity_id

    def _divided(
        self, line: PositionLine, kind: DebtKind, rows: Sequence[int]
    ) -> list[tuple[AllocatedAmount, ...]]:
        """Chapters of the entity's own shares, one after the other; together they are the whole."""
        if not rows:
            return []
        whole = self._division(line, kind, sum(rows))
        table = divide_rows(rows, [part.amount_cents for part in whole])
        return [
            tuple(
                AllocatedAmount(cents, part.chapter, part.assessment, part.revenue)
                for part, cents in zip(whole, cells, strict=True)
                if cents
            )
            for cells in table
        ]

    def _division(
        self, line: PositionLine, kind: DebtKind, cents: int
    ) -> tuple[AllocatedAmount, ...]:
        day = rome_date(line.released_at)
        key = (line.kind_id, line.rate_id, line.rate_version, day, cents)
        if key not in self._divisions:
            try:
                divided = _by_rate(line, kind, cents) or own_allocations(kind, cents)
            except RuleBroken as trouble:
                raise LineWrong("amount_cents", trouble.code) from trouble
            self._divisions[key] = divided
        return self._divisions[key]


def _options(line: PositionLine) -> Iterator[list[LinePayment]]:
    """The payments of each way to pay the line."""
    for _, payments in groupby(line.payments, key=lambda one: one.option_no):
        yield list(payments)


def _rate_of(line: PositionLine, kind: DebtKind) -> Rate | None:
    """The rate that the line names."""
    if (line.rate_id is None) != (line.rate_version is None):
        raise LineWrong("rate_version", "missing")
    if line.rate_id is None or line.rate_version is None:
        return None
    rate = rate_version(kind, line.rate_id, line.rate_version)
    if rate is None:
        raise LineWrong("rate_id", "rate_unknown")
    return rate


def _worked_out(line: PositionLine, kind: DebtKind, rate: Rate) -> WorkedOut:
    """The rate worked out from the line's fields, which has to come to its amount."""
    try:
        worked_out = work_out(kind, rate, line.fields, rome_date(line.released_at))
    except FieldWrong as wrong:
        raise LineWrong(f"fields.{wrong.facts['field']}", str(wrong.facts["reason"])) from wrong
    except PaymentsError as trouble:
        raise LineWrong("fields", trouble.code) from trouble
    if worked_out.total_cents != line.amount_cents:
        raise LineWrong("amount_cents", "amount_differs_from_rate")
    return worked_out


def _by_rate(line: PositionLine, kind: DebtKind, cents: int) -> tuple[AllocatedAmount, ...]:
    """The division of the rate, where the rate alone comes to this amount."""
    rate = _rate_of(line, kind)
    if rate is None:
        return ()
    try:
        worked_out = work_out(kind, rate, {}, rome_date(line.released_at))
    except PaymentsError:
        return ()
    allocations = rate_allocations(kind, worked_out.calculation)
    return allocations if sum(one.amount_cents for one in allocations) == cents else ()
