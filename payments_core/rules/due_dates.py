"""By when a debt is paid: the rules of kinds of debt, and the dates of plans in instalments.

>>> [day.isoformat() for day in monthly(date(2027, 1, 31), 3)]
['2027-01-31', '2027-02-28', '2027-03-31']
"""

import calendar
from datetime import date, timedelta

from payments_core.model.debt_kind import DueAfterDays, DueAtMonthEnd, DueRule, DueYearly


def due_date(rule: DueRule, released_on: date) -> date:
    """The due date of what is released on a day; never before that day."""
    match rule:
        case DueAfterDays():
            return released_on + timedelta(days=rule.days)
        case DueAtMonthEnd():
            return month_end(add_months(released_on.replace(day=1), rule.months))
        case DueYearly():
            month, day = (int(part) for part in rule.on.split("-"))
            this_year = _clipped(released_on.year, month, day)
            if this_year >= released_on:
                return this_year
            return _clipped(released_on.year + 1, month, day)


def monthly(first: date, count: int, every_months: int = 1) -> tuple[date, ...]:
    """Due dates of `count` instalments, the first included.

    Each keeps the day of the first one, or the end of a month that is too short for it. A first
    one on the last day of its month means month ends: 28 February, 31 March.
    """
    at_end = first == month_end(first)
    days = (add_months(first, number * every_months) for number in range(count))
    return tuple(month_end(day) if at_end else day for day in days)


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    years, month = divmod(day.month - 1 + months, 12)
    return _clipped(day.year + years, month + 1, day.day)


def month_end(day: date) -> date:
    """The last day of the month."""
    return _clipped(day.year, day.month, 31)


def _clipped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
