"""A plan for a debt whose notice is out already: another way to pay it, beside the one in hand.

Nobody works the debt out again: what the single payment is made of, share by share, is divided
among the instalments. So each account and each chapter gets from the plan what it would have got
from the payment at once, whatever has become of the rate since.

Whether a debt may be divided at all is a question of what it is, and of how it stands:

>>> refuse_unplannable(PlannedDebt("301000000000000136", PositionStatus.VALID, payments=1))
>>> refuse_unplannable(PlannedDebt("301000000000000136", PositionStatus.PAID, payments=1))
Traceback (most recent call last):
payments_core.errors.RuleBroken: notice_already_paid(notice_number='301000000000000136')
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from payments_core.errors import RuleBroken
from payments_core.model.debt_position import (
    AllocatedAmount,
    Installment,
    PaymentOption,
    PositionStatus,
    Transfer,
)
from payments_core.money import Cents
from payments_core.rules.apportionment import divide_rows
from payments_core.rules.debt_composition import NumberedInstalment
from payments_core.rules.instalment_plan import installment_subject

#: What a notice may say, as a release does: another program may have said more of its debts.
SUBJECT_LIMIT = 90

#: Why a debt in this status gets no plan; in the two that are missing it can be paid.
_REFUSALS: Mapping[PositionStatus, str] = {
    PositionStatus.DRAFT: "notice_not_payable",
    PositionStatus.EXPIRED: "notice_not_payable",
    PositionStatus.INVALID: "notice_cancelled",
    PositionStatus.PARTIALLY_PAID: "debt_partly_paid",
    PositionStatus.PAID: "notice_already_paid",
    PositionStatus.REPORTED: "notice_already_paid",
}


@dataclass(frozen=True, slots=True)
class PlannedDebt:
    """What of a debt decides whether it may get a plan.

    `payments` is how many numbers pay it, in all its ways. `amount_stands`: it is the same on
    whatever day it is paid, and no other program says what it is. `buys_stamp`: a duty stamp, which
    is not sold in parts. `cancel_waits`: somebody has asked to cancel it.
    """

    notice_number: str
    status: PositionStatus
    payments: int
    amount_stands: bool = True
    buys_stamp: bool = False
    cancel_waits: bool = False


def refuse_unplannable(debt: PlannedDebt) -> None:
    """Refuse a plan for what cannot be paid, is divided already, or is not to be divided.

    Raises `notice_not_payable`, `notice_cancelled`, `debt_partly_paid`, `notice_already_paid`,
    `plan_exists`, `plan_not_of_this_debt` and `plan_of_withdrawn`.
    """
    if (code := _REFUSALS.get(debt.status)) is not None:
        raise RuleBroken(code, notice_number=debt.notice_number)
    if debt.payments > 1:
        raise RuleBroken("plan_exists", notice_number=debt.notice_number)
    if debt.buys_stamp or not debt.amount_stands:
        raise RuleBroken("plan_not_of_this_debt", notice_number=debt.notice_number)
    if debt.cancel_waits:
        raise RuleBroken("plan_of_withdrawn", notice_number=debt.notice_number)


def subject_of_plan(description: str) -> str:
    """What the notices of a plan say of the debt, before which instalment each is.

    >>> subject_of_plan("TARI 2027")
    'TARI 2027'
    """
    return description[:SUBJECT_LIMIT].rstrip()


def plan_option(single: Installment, instalments: Sequence[NumberedInstalment]) -> PaymentOption:
    """The same debt in these instalments, which sum to it.

    Each share goes where it goes with the single payment: accounts, chapters and words of the
    transfers are its own.
    """
    rows = [one.planned.amount_cents for one in instalments]
    shares = list(_shares(single))
    table = divide_rows(rows, [_cents(share) for share in shares])
    subject = subject_of_plan(single.description)
    return PaymentOption(
        tuple(
            Installment(
                notice_number=one.notice_number,
                amount_cents=one.planned.amount_cents,
                due_on=one.planned.due_on,
                description=installment_subject(subject, number, len(instalments)),
                transfers=_transfers(zip(shares, cells, strict=True)),
            )
            for number, (one, cells) in enumerate(zip(instalments, table, strict=True), start=1)
        )
    )


#: A transfer and one of its allocations, None where nobody has divided it any further.
_Share = tuple[Transfer, AllocatedAmount | None]


def _shares(single: Installment) -> Iterable[_Share]:
    for transfer in single.transfers:
        yield from ((transfer, part) for part in transfer.allocations or (None,))


def _cents(share: _Share) -> Cents:
    transfer, part = share
    return transfer.amount_cents if part is None else part.amount_cents


def _transfers(cells: Iterable[tuple[_Share, Cents]]) -> tuple[Transfer, ...]:
    """The transfers of one instalment, without those that get nothing of it."""
    got = [cell for cell in cells if cell[1]]
    by_transfer = groupby(got, key=lambda cell: cell[0][0].transfer_no)
    return tuple(
        _transfer(number, list(taken)) for number, (_, taken) in enumerate(by_transfer, start=1)
    )


def _transfer(number: int, taken: Sequence[tuple[_Share, Cents]]) -> Transfer:
    (of, _), _ = taken[0]
    return replace(
        of,
        transfer_no=number,
        amount_cents=Cents(sum(cents for _, cents in taken)),
        allocations=tuple(
            replace(part, amount_cents=cents) for (_, part), cents in taken if part is not None
        ),
    )
