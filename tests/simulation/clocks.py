"""One time for the whole world, and the desks' clocks that go wrong."""

from datetime import datetime, timedelta

from tests.factories.clock import FakeClock


class WorldClock(FakeClock):
    """The true time. It passes only when something takes time."""

    def pass_by(self, seconds: float) -> None:
        self.advance(seconds=seconds)


class WrongClock:
    """A PC's clock, which somebody has set, and the counter beside it, which nobody can."""

    def __init__(self, true: WorldClock) -> None:
        self._true = true
        self.wrong_by = timedelta()

    def now(self) -> datetime:
        return self._true.now() + self.wrong_by

    def ticks(self) -> float:
        return self._true.ticks()
