"""Days on which Italian offices and banks work, and times of a Rome day as instants."""

from datetime import date, datetime, time, timedelta
from functools import cache

from payments_core.clock import from_rome_wall_clock

_FIXED = frozenset(
    {(1, 1), (1, 6), (4, 25), (5, 1), (6, 2), (8, 15), (11, 1), (12, 8), (12, 25), (12, 26)}
)
_ONE_DAY = timedelta(days=1)


@cache
def is_working_day(day: date) -> bool:
    """Monday to Friday, no public holiday.

    >>> is_working_day(date(2026, 4, 6))
    False
    """
    holiday = (day.month, day.day) in _FIXED or day == easter(day.year) + _ONE_DAY
    return day.weekday() < 5 and not holiday


@cache
def next_working_day(day: date) -> date:
    """The first working day after this one."""
    following = day + _ONE_DAY
    while not is_working_day(following):
        following += _ONE_DAY
    return following


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).

    >>> easter(2026)
    datetime.date(2026, 4, 5)
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def days_between(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both included."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


@cache
def _midnight(day: date) -> datetime:
    return from_rome_wall_clock(datetime.combine(day, time()))


def at(day: date, second: int) -> datetime:
    """The UTC instant of a second after midnight in Rome; mornings of a clock change may slip."""
    return _midnight(day) + timedelta(seconds=second)
