"""What happened, line by line: the same seed writes the same lines."""

import hashlib

from tests.simulation.clocks import WorldClock


class Trace:
    """The lines of one run."""

    def __init__(self, clock: WorldClock) -> None:
        self._clock = clock
        self.lines: list[str] = []

    def write(self, who: str, what: str) -> None:
        self.lines.append(f"{self._clock.now():%d %H:%M:%S} {who}: {what}")

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


class Violation(AssertionError):
    """Something that must always be true was not."""
