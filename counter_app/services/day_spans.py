"""Which days somebody looks at: one, a week, a month; and those before or after them."""

from datetime import date, timedelta
from enum import StrEnum

_ONE = timedelta(days=1)


class DaySpan(StrEnum):
    """Days that are chosen by a word. SEVEN_DAYS ends today; months are those of the calendar."""

    TODAY = "TODAY"
    YESTERDAY = "YESTERDAY"
    SEVEN_DAYS = "SEVEN_DAYS"
    THIS_MONTH = "THIS_MONTH"
    LAST_MONTH = "LAST_MONTH"


def days_of(span: DaySpan, today: date) -> tuple[date, date]:
    """First and last day, both included.

    >>> days_of(DaySpan.LAST_MONTH, date(2026, 3, 31))
    (datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))
    """
    match span:
        case DaySpan.TODAY:
            return today, today
        case DaySpan.YESTERDAY:
            return today - _ONE, today - _ONE
        case DaySpan.SEVEN_DAYS:
            return today - timedelta(days=6), today
        case DaySpan.THIS_MONTH:
            return today.replace(day=1), today
        case DaySpan.LAST_MONTH:
            last = today.replace(day=1) - _ONE
            return last.replace(day=1), last


def moved(first_on: date, last_on: date, step: int, today: date) -> tuple[date, date]:
    """As many days, right before (-1) or after (1); never past today, which then is the last."""
    length = last_on - first_on + _ONE
    last = min(last_on + step * length, today)
    return last - length + _ONE, last
