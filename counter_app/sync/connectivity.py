"""Whether the desk is in contact with the server, by evidence and nothing else."""

import statistics
import threading
from collections import deque
from datetime import datetime

from counter_app.client.line_evidence import LineEvidence, LineTrouble
from counter_app.events import ConnectivityChanged, CounterEvents, LineChanged
from payments_core.clock import Clock

#: From this time on for an answer, whoever stands at the counter feels the wait.
SLOW_SECONDS = 2.0
#: The line is judged by the middle one of so many answers: one slow question is no slow line.
JUDGED_ANSWERS = 5


class Connectivity:
    """Fed by every call's outcome. Before the first one the desk is neither online nor known to
    be offline."""

    def __init__(self, clock: Clock, events: CounterEvents) -> None:
        self._clock = clock
        self._events = events
        self._guard = threading.Lock()
        self._online = False
        self._offline_since: datetime | None = None
        self._last_contact_at: datetime | None = None
        self._trouble: LineTrouble | None = None
        self._waits: deque[float] = deque(maxlen=JUDGED_ANSWERS)

    @property
    def online(self) -> bool:
        """Whether the last call reached the server."""
        return self._online

    @property
    def offline_since(self) -> datetime | None:
        """Since when calls have failed; None while online and before the first call."""
        return self._offline_since

    @property
    def last_contact_at(self) -> datetime | None:
        """When the server was last heard."""
        return self._last_contact_at

    @property
    def trouble(self) -> LineTrouble | None:
        """Why the last call did not reach the server; None while online and before the first."""
        return self._trouble

    @property
    def slow(self) -> bool:
        """Whether answers come, and take seconds."""
        return self._online and self._is_slow()

    def observe(self, evidence: LineEvidence) -> None:
        """Take note of what a call has shown."""
        reached = evidence.trouble is None
        with self._guard:
            now, before = self._clock.now(), (self._trouble, self.slow)
            if reached:
                self._last_contact_at = now
            else:
                self._waits.clear()
            if evidence.seconds is not None:
                self._waits.append(evidence.seconds)
            changed = self._online != reached or (not reached and self._offline_since is None)
            if changed:
                self._online = reached
                self._offline_since = None if reached else now
            self._trouble = evidence.trouble
            otherwise = before != (self._trouble, self.slow)
        if changed:
            self._events.publish(ConnectivityChanged(reached))
        elif otherwise:
            self._events.publish(LineChanged())

    def _is_slow(self) -> bool:
        enough = len(self._waits) == JUDGED_ANSWERS
        return enough and statistics.median(self._waits) >= SLOW_SECONDS
