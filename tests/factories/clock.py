"""A clock that stands where a test puts it."""

from datetime import UTC, datetime, timedelta

#: A working day in Rome's winter time, far from midnight and from any change of hour.
TEST_START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class FakeClock:
    """Stands still until told otherwise."""

    def __init__(self, start: datetime = TEST_START) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def set(self, instant: datetime) -> None:
        self._now = instant

    def advance(self, **units: float) -> datetime:
        """Move on, with the words of timedelta: `clock.advance(minutes=5)`."""
        self._now += timedelta(**units)
        return self._now
