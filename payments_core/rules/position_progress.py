"""How far a position has been paid, from the instalments of its options.

Paying all of one option settles the position: the single instalment, or every instalment of a
plan (hub protocol 3b.3). Once an instalment of one option is paid, the others are out of the
question, and money that comes for them all the same was paid once too often.
"""

from collections.abc import Iterable
from typing import NamedTuple

from payments_core.model.debt_position import InstallmentStatus
from payments_core.rules.position_lifecycle import PositionEvent

_PAID = (InstallmentStatus.PAID, InstallmentStatus.REPORTED)


class DuePart(NamedTuple):
    """An instalment of an option and how far it has come."""

    option_no: int
    status: InstallmentStatus


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


def has_other_begun(parts: Iterable[DuePart], option_no: int) -> bool:
    """Whether an instalment of another option has been paid."""
    return any(part.option_no != option_no and part.status in _PAID for part in parts)


def _has_complete(parts: Iterable[DuePart], statuses: tuple[InstallmentStatus, ...]) -> bool:
    options: dict[int, bool] = {}
    for part in parts:
        options[part.option_no] = options.get(part.option_no, True) and part.status in statuses
    return any(options.values())
