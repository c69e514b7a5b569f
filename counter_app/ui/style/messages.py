"""Amounts, days, hours and notice numbers, written one way everywhere.

`QLocale` is not asked: it leaves the thousands point out of Italian amounts. What stands in the
sentences of the first card is in `words`.
"""

from datetime import datetime

from counter_app.ui.style.words import day
from payments_core.clock import rome_local
from payments_core.money import format_euro


def amount(cents: int) -> str:
    """Euro with a thousands point.

    >>> amount(123450)
    '1.234,50 €'
    """
    return f"{format_euro(cents)} €"


def day_of(at: datetime) -> str:
    """The day of Rome's calendar on which an instant falls."""
    return day(rome_local(at).date())


def hour_of(at: datetime) -> str:
    """Rome's wall-clock hour of an instant, `10:41`."""
    return rome_local(at).strftime("%H:%M")


def day_and_hour(at: datetime) -> str:
    """Both, `23/11/2026, 10:41`."""
    return f"{day_of(at)}, {hour_of(at)}"


def fours(number: str) -> str:
    """A notice number in groups of four, as on the paper.

    >>> fours("300000000001234567")
    '3000 0000 0001 2345 67'
    """
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))
