"""Says once that the line is back, and what has become of what was released without it.

The sentence comes when the releases that had waited have their answers, not with the first contact:
whoever told a citizen that they could not pay yet wants to know that they can.
"""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from counter_app.events import (
    ConnectivityChanged,
    CounterEvent,
    LineReturned,
    OutboxChanged,
)
from counter_app.store import notices, outbox
from counter_app.store.database import Database
from counter_app.store.tables import ReleaseState
from payments_core.clock import Clock

#: Nobody has missed a line that was away for less than this, unless releases had waited for it.
MISSED_AFTER = timedelta(minutes=1)
#: Operations looked at for one that is still to be sent.
_A_BATCH = 200

_REGISTERED = frozenset(ReleaseState) - {ReleaseState.PENDING, ReleaseState.REFUSED}


class LineReturn:
    """Hears what the desk hears; `publish` is told of a return that is worth a sentence."""

    def __init__(
        self, database: Database, clock: Clock, publish: Callable[[CounterEvent], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._publish = publish
        self._guard = threading.Lock()
        self._away_since: datetime | None = None
        self._back = False
        #: Releases that waited for an answer when the line came back.
        self._awaited = set[str]()

    def hear(self, event: CounterEvent) -> None:
        """Take note of an event; on the thread that noticed it."""
        match event:
            case ConnectivityChanged(online=False):
                with self._guard:
                    self._away_since = self._away_since or self._clock.now()
                    self._back = False
            case ConnectivityChanged(online=True) | OutboxChanged() if self._database.is_open:
                with self._guard:
                    returned = self._look(came_back=isinstance(event, ConnectivityChanged))
                if returned is not None:
                    self._publish(returned)
            case _:
                return

    def _look(self, *, came_back: bool) -> LineReturned | None:
        if self._away_since is None or not (came_back or self._back):
            return None
        self._back = True
        with self._database.read() as session:
            if came_back:
                self._awaited |= outbox.waiting_releases(session)
            due = outbox.due(session, self._clock.now(), _A_BATCH)
            if any(one.operation_id in self._awaited for one in due):
                return None
            told = _outcome(session, self._awaited)
        missed = self._clock.now() - self._away_since >= MISSED_AFTER
        self._away_since, self._back, self._awaited = None, False, set()
        return told if told.registered or missed else None


def _outcome(session: Session, operations: set[str]) -> LineReturned:
    """What has come of releases: a debt counts once, whatever numbers it is paid with."""
    states = [
        {ReleaseState(row.state) for row in notices.by_operation(session, one)}
        for one in operations
    ]
    registered = [one for one in states if one & _REGISTERED]
    payable = [one for one in registered if ReleaseState.ACCEPTED not in one]
    return LineReturned(len(registered), len(payable))
