"""Whether the desk is in contact with the server, by evidence and nothing else."""

import threading
from datetime import datetime

from counter_app.events import ConnectivityChanged, CounterEvents
from payments_core.clock import Clock


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

    def observe(self, reached: bool) -> None:
        """Take note of a call that reached the server, or did not."""
        with self._guard:
            now = self._clock.now()
            if reached:
                self._last_contact_at = now
            changed = self._online != reached or (not reached and self._offline_since is None)
            if changed:
                self._online = reached
                self._offline_since = None if reached else now
        if changed:
            self._events.publish(ConnectivityChanged(reached))
