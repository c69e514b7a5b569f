"""How long to wait after a failure: doubling, with jitter, so that desks do not return at once."""

from collections.abc import Callable

FIRST_SECONDS = 2.0
LONGEST_SECONDS = 300.0
#: Longest wait of the desk as a whole while the server cannot be reached: a clerk who sees the line
#: come back should not have to wait for the desk to notice.
OFFLINE_SECONDS = 30.0
#: Share of the delay that chance may take away.
JITTER = 0.5


def delay_seconds(failures: int, chance: float) -> float:
    """The wait after so many failures in a row; `chance` is from 0 up to 1.

    >>> delay_seconds(1, 0.0), delay_seconds(3, 0.0), delay_seconds(99, 0.0)
    (2.0, 8.0, 300.0)
    >>> delay_seconds(1, 1.0)
    1.0
    """
    doublings = min(max(failures, 1) - 1, 16)
    return min(FIRST_SECONDS * 2.0**doublings, LONGEST_SECONDS) * (1 - JITTER * chance)


class Backoff:
    """Counts failures in a row."""

    def __init__(self, chance: Callable[[], float], longest_seconds: float) -> None:
        self._chance = chance
        self._longest_seconds = longest_seconds
        self._failures = 0

    def after_failure(self, *, out_of_turn: bool = False) -> float:
        """Seconds to wait after one more failure.

        A try `out_of_turn`, because somebody wanted it now, does not lengthen the wait: a desk that
        goes on working without the line would otherwise notice last that it is back.
        """
        if not out_of_turn or self._failures == 0:
            self._failures += 1
        return min(delay_seconds(self._failures, self._chance()), self._longest_seconds)

    def after_success(self) -> None:
        """Begin again from the shortest wait."""
        self._failures = 0
