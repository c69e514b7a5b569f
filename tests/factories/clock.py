"""A clock that stands where a test puts it."""

from datetime import UTC, datetime, timedelta

from payments_core.wire.desk.operation_messages import ClockMark

#: A working day in Rome's winter time, far from midnight and from any change of hour.
TEST_START = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class FakeClock:
    """Stands still until told otherwise."""

    def __init__(self, start: datetime = TEST_START) -> None:
        self._now = start
        self.said: ClockMark | None = None

    def now(self) -> datetime:
        return self._now

    def ticks(self) -> float:
        """The steady counter of a machine whose clock nobody sets."""
        return self._now.timestamp()

    def mark(self) -> ClockMark | None:
        """A desk that goes by this clock has no doubt about it, unless a test says so."""
        return self.said

    def set(self, instant: datetime) -> None:
        self._now = instant

    def advance(self, **units: float) -> datetime:
        """Move on, with the words of timedelta: `clock.advance(minutes=5)`."""
        self._now += timedelta(**units)
        return self._now
