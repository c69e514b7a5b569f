"""How many numbers a desk uses on a day on which it releases."""

from collections.abc import Mapping
from datetime import date, timedelta

#: How far back its use is looked at.
LOOK_BACK = timedelta(days=28)
#: Days of use without which nothing is known of a desk.
KNOWN_AFTER_DAYS = 5


def usual_day(used_by_day: Mapping[date, int]) -> float | None:
    """The average of the days worked, of the numbers used on each day lately; None for a desk of
    which too little is known.

    >>> usual_day({date(2026, 11, day): 80 for day in range(2, 8)})
    80.0
    """
    days = [count for count in used_by_day.values() if count > 0]
    return sum(days) / len(days) if len(days) >= KNOWN_AFTER_DAYS else None
