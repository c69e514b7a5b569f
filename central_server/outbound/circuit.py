"""Keeps payers from waiting for a neighbour that is away, and one neighbour from keeping all
threads.

After some failures in a row nobody is let through for a while; then one is, to try. Besides, only
so many are let through at once. Remembered by the process alone: another one finds out for itself.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

#: Failures in a row after which the neighbour counts as away.
FAILURES_TO_OPEN = 3
#: How long nobody is sent there then.
PAUSE = timedelta(seconds=30)
#: Who waits for one neighbour at once: the web server has ten threads, and others ask, too.
MOST_AT_ONCE = 4


@dataclass(slots=True)
class Circuit:
    """Of one neighbour; whoever is let through must leave."""

    _lock: Lock = field(default_factory=Lock)
    _inside: int = 0
    _failures: int = 0
    _opened_at: datetime | None = None
    _trying: bool = False

    def enter(self, now: datetime) -> bool:
        """Whether it may be asked now."""
        with self._lock:
            if self._inside >= MOST_AT_ONCE:
                return False
            if self._opened_at is not None:
                # A clock that was put back must not prolong it.
                if self._trying or self._opened_at <= now < self._opened_at + PAUSE:
                    return False
                self._trying = True
            self._inside += 1
            return True

    def leave(self, now: datetime, *, answered: bool) -> None:
        """It has answered, whatever the answer, or not."""
        with self._lock:
            self._inside -= 1
            self._trying = False
            self._failures = 0 if answered else self._failures + 1
            if answered:
                self._opened_at = None
            elif self._failures >= FAILURES_TO_OPEN:
                self._opened_at = now
