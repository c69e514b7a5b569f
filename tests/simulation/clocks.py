"""One time for the whole world, and the desks' clocks that go wrong."""

from datetime import datetime, timedelta

from payments_core.clock import Clock
from tests.factories.clock import FakeClock


class WrongClock:
    """Somebody's clock beside the true one."""

    def __init__(self, true: Clock) -> None:
        self._true = true
        self.wrong_by = timedelta()

    def now(self) -> datetime:
        return self._true.now() + self.wrong_by


class WorldClock(FakeClock):
    """The true time. It passes only when something takes time."""

    def pass_by(self, seconds: float) -> None:
        self.advance(seconds=seconds)
