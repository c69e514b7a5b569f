"""Time is passed in: programs build one `Clock`, everything else asks it.

Instants are aware and UTC; dates are days of Rome's calendar, which is what a due date, a
settlement date and an accounting day mean. The two meet only here.

>>> from datetime import datetime, UTC
>>> rome_date(datetime(2026, 4, 30, 22, 30, tzinfo=UTC))
datetime.date(2026, 5, 1)
"""

from datetime import UTC, date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")


class Clock(Protocol):
    """Where the present comes from; tests and simulations hand in their own."""

    def now(self) -> datetime:
        """The present instant, aware, UTC."""
        ...


def rome_date(instant: datetime) -> date:
    """The day of Rome's calendar on which an aware instant falls."""
    return instant.astimezone(ROME).date()


def rome_local(instant: datetime) -> datetime:
    """Wall-clock time in Rome, for people and for the hub's zone-less timestamps."""
    return instant.astimezone(ROME)


def from_rome_wall_clock(naive: datetime) -> datetime:
    """UTC instant of a zone-less Rome timestamp (hub: paymentDateTime, dataOraFlusso).

    In the repeated hour of October the first passage is meant.

    >>> from_rome_wall_clock(datetime(2026, 7, 1, 12, 0))
    datetime.datetime(2026, 7, 1, 10, 0, tzinfo=datetime.timezone.utc)
    """
    return naive.replace(tzinfo=ROME).astimezone(UTC)


def start_of_rome_day(day: date) -> datetime:
    """First instant of a Rome day as UTC: what is known by the day stands at its beginning.

    >>> start_of_rome_day(date(2026, 1, 2))
    datetime.datetime(2026, 1, 1, 23, 0, tzinfo=datetime.timezone.utc)
    """
    return from_rome_wall_clock(datetime.combine(day, time.min))


def end_of_rome_day(day: date) -> datetime:
    """Last second of a Rome day as UTC: the hub expires a due *instant*, people mean the day.

    >>> end_of_rome_day(date(2026, 4, 30))
    datetime.datetime(2026, 4, 30, 21, 59, 59, tzinfo=datetime.timezone.utc)
    """
    return from_rome_wall_clock(datetime.combine(day, time(23, 59, 59)))
