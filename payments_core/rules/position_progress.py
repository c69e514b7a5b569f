"""How far a position has been paid, from the instalments of its options.

Paying all of one option settles the position: the single instalment, or every instalment of a
plan (hub protocol 3b.3). Once an instalment of one option is paid, the others are out of the
question, and money that comes for them all the same was paid once too often.

What that makes of a notice of another option is never stored: the hub, the desks, lists, papers and
acts all ask `other_way`.

>>> unpaid, paid = InstallmentStatus.UNPAID, InstallmentStatus.PAID
>>> debt = [DuePart(1, unpaid), DuePart(2, paid), DuePart(2, unpaid)]
>>> other_way(debt, 1).value, other_way(debt, 2)
('IN_INSTALMENTS', None)
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from payments_core.errors import RuleBroken
from payments_core.model.debt_position import InstallmentStatus
from payments_core.rules.position_lifecycle import PositionEvent

_PAID = (InstallmentStatus.PAID, InstallmentStatus.REPORTED)


class DuePart(NamedTuple):
    """An instalment of an option and how far it has come."""

    option_no: int
    status: InstallmentStatus


class OtherWay(StrEnum):
    """What became of a debt that is paid in another way than by the notice in hand.

    IN_INSTALMENTS: instalments of another option have been paid, and some are left (si paga a
    rate). DEBT_PAID: all of another option has been paid (debito già pagato).
    """

    IN_INSTALMENTS = "IN_INSTALMENTS"
    DEBT_PAID = "DEBT_PAID"


#: Why nothing is done any more to a notice whose debt is paid in another way.
REFUSALS: Mapping[OtherWay, str] = {
    OtherWay.IN_INSTALMENTS: "plan_begun",
    OtherWay.DEBT_PAID: "debt_already_paid",
}


def payment_event(parts: Iterable[DuePart]) -> PositionEvent:
    """What a receipt means for the position, its own instalment being marked as paid already."""
    complete = _has_complete(parts, _PAID)
    return PositionEvent.PAY if complete else PositionEvent.PAY_PART


def elsewhere_event(parts: Iterable[DuePart]) -> PositionEvent:
    """What evidence of a payment elsewhere means, its instalment being marked as paid already."""
    complete = _has_complete(parts, _PAID)
    return PositionEvent.SETTLE_ELSEWHERE if complete else PositionEvent.SETTLE_PART_ELSEWHERE


def report_event(parts: Iterable[DuePart]) -> PositionEvent:
    """What a settlement flow means for the position, its instalments being marked as reported."""
    complete = _has_complete(parts, (InstallmentStatus.REPORTED,))
    return PositionEvent.REPORT if complete else PositionEvent.REPORT_PART


def other_way(parts: Iterable[DuePart], option_no: int) -> OtherWay | None:
    """What payments by other options have made of the unpaid notices of an option; None where there
    are none. `parts` are all instalments of the debt."""
    others = [part for part in parts if part.option_no != option_no]
    if not any(part.status in _PAID for part in others):
        return None
    return OtherWay.DEBT_PAID if _has_complete(others, _PAID) else OtherWay.IN_INSTALMENTS


def refuse_other_way(way: OtherWay | None, notice_number: str) -> None:
    """Whoever has begun to pay a debt in one of its ways does not pay it in another.

    Raises `plan_begun` while instalments are left, `debt_already_paid` when nothing is.
    """
    if way is not None:
        raise RuleBroken(REFUSALS[way], notice_number=notice_number)


def _has_complete(parts: Iterable[DuePart], statuses: tuple[InstallmentStatus, ...]) -> bool:
    options: dict[int, bool] = {}
    for part in parts:
        options[part.option_no] = options.get(part.option_no, True) and part.status in statuses
    return any(options.values())
