"""From a calculated rate to the debt: options, instalments, transfers, chapters.

Money is divided once, in a table whose rows are instalments and whose columns are the finest
shares, each of one beneficiary and one chapter. So an instalment sums to its amount, each
beneficiary and each chapter to its whole, whatever the plan. Duty stamps are shares of nobody: each
is a transfer of its own, after the others, and in no chapter.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from payments_core.errors import RuleBroken
from payments_core.model.debt_kind import DebtKind
from payments_core.model.debt_position import (
    AllocatedAmount,
    Installment,
    PaymentOption,
    StampRequest,
    Transfer,
)
from payments_core.money import Cents
from payments_core.rules.apportionment import divide_rows
from payments_core.rules.instalment_plan import PlannedInstalment, installment_subject
from payments_core.rules.rate_calculation import Calculation

_PROVINCE = re.compile("[A-Z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """The entity and the accounts its own share goes to."""

    tax_code: str
    name: str
    iban: str
    postal_iban: str | None


@dataclass(frozen=True, slots=True)
class NumberedInstalment:
    """An instalment of a plan, or the single one, with the notice number it was given."""

    notice_number: str
    planned: PlannedInstalment


class _Share(NamedTuple):
    """A beneficiary, None for the entity itself, and where its accounts expect the money; or a
    stamp, by the place of its part in the calculation."""

    to: str | None
    chapter: str | None
    assessment: str | None
    revenue: bool
    stamp: int | None = None


def payment_option(
    kind: DebtKind,
    calculation: Calculation,
    own: OwnAccount,
    subject: str,
    instalments: Sequence[NumberedInstalment],
    province: str | None = None,
) -> PaymentOption:
    """One way to pay what was calculated; the instalments sum to it. `province` is the debtor's
    one of residence, which a duty stamp needs.

    Raises `allocation_exceeds_amount` where fixed amounts of the kind's allocation are more than
    there is, and `stamp_needs_province`.
    """
    shares = _shares(kind, calculation)
    stamps = _stamps(calculation, province)
    assert not stamps or len(instalments) == 1  # noqa: S101  (catalogue and takeover refuse it)
    rows = [one.planned.amount_cents for one in instalments]
    table = divide_rows(rows, list(shares.values()))
    return PaymentOption(
        tuple(
            Installment(
                notice_number=one.notice_number,
                amount_cents=one.planned.amount_cents,
                due_on=one.planned.due_on,
                description=installment_subject(subject, number, len(instalments)),
                transfers=_transfers(
                    kind, own, subject, dict(zip(shares, cells, strict=True)), stamps
                ),
            )
            for number, (one, cells) in enumerate(zip(instalments, table, strict=True), start=1)
        )
    )


def stamp_province(province: str | None) -> str:
    """The province of residence as a duty stamp names it; `stamp_needs_province` without one."""
    if province is None or not _PROVINCE.fullmatch(province):
        raise RuleBroken("stamp_needs_province")
    return province


def _stamps(calculation: Calculation, province: str | None) -> dict[int, StampRequest]:
    """What to ask for each stamp, by the place of its part."""
    return {
        place: StampRequest(one.document_hash, stamp_province(province))
        for place, one in enumerate(calculation.parts)
        if one.document_hash is not None
    }


def _shares(kind: DebtKind, calculation: Calculation) -> dict[_Share, int]:
    """The finest shares of the whole: own ones first, then beneficiaries in the kind's order, then
    stamps."""
    shares: Counter[_Share] = Counter()
    unallocated = 0
    for place, one in enumerate(calculation.parts):
        part = one.part
        if part.is_stamp:
            shares[_Share(None, None, None, revenue=False, stamp=place)] = one.amount_cents
        elif part.to is None and part.chapter is None and part.revenue:
            unallocated += one.amount_cents
        else:
            shares[_Share(part.to, part.chapter, part.assessment, part.revenue)] += one.amount_cents
    shares.update(_by_the_kind(kind, unallocated))
    places = {one.beneficiary_id: place for place, one in enumerate(kind.beneficiaries)}
    ordered = sorted(
        shares.items(),
        key=lambda item: (item[0].stamp is not None, places.get(item[0].to or "", -1)),
    )
    return {share: cents for share, cents in ordered if cents}


def rate_allocations(kind: DebtKind, calculation: Calculation) -> tuple[AllocatedAmount, ...]:
    """How a calculated rate divides the entity's own share; `allocation_exceeds_amount`."""
    return tuple(
        AllocatedAmount(Cents(cents), share.chapter, share.assessment, share.revenue)
        for share, cents in _shares(kind, calculation).items()
        if share.to is None and share.stamp is None
    )


def own_allocations(kind: DebtKind, cents: int) -> tuple[AllocatedAmount, ...]:
    """How the kind divides an amount of the entity's own that another program has worked out.

    Raises `allocation_exceeds_amount`.
    """
    return tuple(
        AllocatedAmount(Cents(amount), share.chapter, share.assessment)
        for share, amount in _by_the_kind(kind, cents).items()
        if amount
    )


def _by_the_kind(kind: DebtKind, cents: int) -> dict[_Share, int]:
    """What no part has allocated: fixed amounts first, the rest to `TOTALE`."""
    if not kind.allocation or not cents:
        return {_Share(None, None, None, revenue=True): cents}
    fixed = sum(one.amount for one in kind.allocation if isinstance(one.amount, int))
    if fixed > cents:
        raise RuleBroken("allocation_exceeds_amount", allocated_cents=fixed, amount_cents=cents)
    shares: Counter[_Share] = Counter()
    for one in kind.allocation:
        amount = one.amount if isinstance(one.amount, int) else cents - fixed
        shares[_Share(None, one.chapter, one.assessment, revenue=True)] += amount
    return shares


def _transfers(
    kind: DebtKind,
    own: OwnAccount,
    subject: str,
    cells: Mapping[_Share, Cents],
    stamps: Mapping[int, StampRequest],
) -> tuple[Transfer, ...]:
    grouped: dict[tuple[str | None, int | None], list[tuple[_Share, Cents]]] = {}
    for share, cents in cells.items():
        if cents:
            grouped.setdefault((share.to, share.stamp), []).append((share, cents))
    transfers = []
    for number, ((to, stamp), taken) in enumerate(grouped.items(), start=1):
        total = sum(cents for _, cents in taken)
        if stamp is not None:
            transfers.append(_stamp_transfer(number, kind, own, subject, total, stamps[stamp]))
        elif to is not None:
            transfers.append(_other_transfer(number, kind, to, subject, total))
        else:
            transfers.append(_own_transfer(number, kind, own, subject, taken))
    return tuple(transfers)


def _stamp_transfer(
    number: int, kind: DebtKind, own: OwnAccount, subject: str, cents: int, stamp: StampRequest
) -> Transfer:
    """In the entity's name, as the hub wants it, although nothing of it arrives there."""
    return Transfer(
        transfer_no=number,
        amount_cents=Cents(cents),
        beneficiary_tax_code=own.tax_code,
        beneficiary_name=own.name,
        iban=None,
        postal_iban=None,
        remittance=subject,
        category=kind.category,
        stamp=stamp,
    )


def _own_transfer(
    number: int,
    kind: DebtKind,
    own: OwnAccount,
    subject: str,
    taken: Sequence[tuple[_Share, Cents]],
) -> Transfer:
    return Transfer(
        transfer_no=number,
        amount_cents=Cents(sum(cents for _, cents in taken)),
        beneficiary_tax_code=own.tax_code,
        beneficiary_name=own.name,
        iban=own.iban,
        postal_iban=own.postal_iban,
        remittance=subject,
        category=kind.category,
        allocations=tuple(
            AllocatedAmount(cents, share.chapter, share.assessment, share.revenue)
            for share, cents in taken
        ),
    )


def _other_transfer(number: int, kind: DebtKind, to: str, subject: str, cents: int) -> Transfer:
    beneficiary = next(one for one in kind.beneficiaries if one.beneficiary_id == to)
    return Transfer(
        transfer_no=number,
        amount_cents=Cents(cents),
        beneficiary_tax_code=beneficiary.tax_code,
        beneficiary_name=beneficiary.name,
        iban=beneficiary.iban,
        postal_iban=None,
        remittance=subject,
        category=beneficiary.category or kind.category,
    )
