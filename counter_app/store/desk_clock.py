"""The hour that a desk goes by: the server's, carried on by a counter that nobody can set.

A PC's own clock may be hours wrong, or be set while the program runs. So:

* each answer of the server says what time it is there; `hear` takes it when it differs by more
  than it may by itself;
* from then on the steady counter of the operating system (`ticks`) carries the time, whatever
  becomes of the PC's clock;
* across a restart the PC's clock is believed with the correction that was last known, and never
  before the last instant that was kept. Keeping it costs one small file, written at most once in
  KEEP_SECONDS, outside the store so that a restored store brings no old time back.

Until the server was heard in this run the time is *doubtful*, and what is stamped says so. Nothing
is learnt from it either: the correction that was last known stays, because somebody may put the
PC's clock right meanwhile, and the instant that is kept moves on by UNHEARD_LEAP and the counter at
most, because the PC may believe that it is years later. A clock set back makes nothing last longer
than the desk was switched off meanwhile.
"""

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog

from counter_app.store.durable_file import write_durably
from payments_core.clock import Clock
from payments_core.wire.desk.operation_messages import ClockMark

#: How often the time is kept, at most.
KEEP_SECONDS = 60.0
#: The hour in an answer has no fractions: it may have been anywhere within this second.
_SECOND = timedelta(seconds=1)
#: A correction from which on stamps are marked and the clerk is told.
NOTEWORTHY = timedelta(minutes=5)
#: How far a PC that has not heard the server is believed to have been off: a long weekend.
UNHEARD_LEAP = timedelta(days=4)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What outlives a run: the correction last known, and an instant that was surely reached."""

    correction: timedelta
    seen_at: datetime


class DeskClock:
    """A clock for everything that this desk stamps. `machine` is the PC's own."""

    def __init__(self, machine: Clock, ticks: Callable[[], float], path: Path) -> None:
        self._machine = machine
        self._ticks = ticks
        self._path = path
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._learnt = False
        self._kept_at: float | None = None
        self._began_ticks = ticks()
        self._former = self._remembered()
        self._began_at = self._first_instant()

    def now(self) -> datetime:
        """The present instant, UTC."""
        with self._guard:
            return self._now()

    def correction(self) -> timedelta:
        """What has to be added to the PC's clock; negative when that is fast."""
        with self._guard:
            return self._correction()

    def is_doubtful(self) -> bool:
        """Whether the server was not heard in this run yet."""
        return not self._learnt

    def is_far_off(self) -> bool:
        """Whether the PC's clock is wrong by NOTEWORTHY or more."""
        return abs(self.correction()) >= NOTEWORTHY

    def mark(self) -> ClockMark | None:
        """What is to be said of a stamp made now; None while there is no doubt about it."""
        with self._guard:
            correction = self._correction()
            if self._learnt and abs(correction) < NOTEWORTHY:
                return None
            return ClockMark(
                corrected_seconds=round(correction.total_seconds()), doubtful=not self._learnt
            )

    def hear(self, server_at: datetime | None, seconds: float | None) -> None:
        """Take note of the hour in an answer that took so long; None where there was none.

        When it arrives it is `server_at` or up to a second and the whole way later. A clock
        outside that is set to the middle, back as well: only the server may do that.
        """
        with self._guard:
            moved = False
            if server_at is not None:
                latest = server_at + _SECOND + timedelta(seconds=seconds or 0.0)
                now = self._now()
                self._learnt = True
                if not server_at <= now <= latest:
                    self._began_ticks = self._ticks()
                    self._began_at = server_at + (latest - server_at) / 2
                    moved = True
            due = self._kept_at is None or self._ticks() - self._kept_at >= KEEP_SECONDS
            if moved or due:
                self._kept_at = self._ticks()
        if moved or due:
            self._keep()

    def _now(self) -> datetime:
        return self._began_at + timedelta(seconds=self._ticks() - self._began_ticks)

    def _correction(self) -> timedelta:
        return self._now() - self._machine.now()

    def _keep(self) -> None:
        """A disk may be slow: nobody who asks for the hour waits for it."""
        with self._writing:
            with self._guard:
                kept = self._worth_keeping()
                tree = {
                    "corrected_seconds": kept.correction.total_seconds(),
                    "seen_at": kept.seen_at.isoformat(),
                }
            try:
                write_durably(self._path, json.dumps(tree).encode("ascii"))
            except OSError:
                # Without it the next start believes the PC's clock, and says that it is doubtful.
                _log.exception("desk_clock_not_kept")

    def _worth_keeping(self) -> _Kept:
        now = self._now()
        if self._learnt:
            return _Kept(self._correction(), now)
        if self._former is None:
            return _Kept(timedelta(0), now)
        believed = UNHEARD_LEAP + timedelta(seconds=self._ticks() - self._began_ticks)
        ahead = now - self._former.seen_at
        return _Kept(self._former.correction, self._former.seen_at + min(ahead, believed))

    def _remembered(self) -> _Kept | None:
        """What the last run has kept, None where there is nothing that can be read."""
        try:
            tree = json.loads(self._path.read_text(encoding="ascii"))
            return _Kept(
                timedelta(seconds=float(tree["corrected_seconds"])),
                datetime.fromisoformat(tree["seen_at"]).astimezone(UTC),
            )
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError, KeyError, OverflowError):
            _log.exception("desk_clock_unreadable")
            return None

    def _first_instant(self) -> datetime:
        """The time to begin with."""
        now = self._machine.now()
        if self._former is None:
            return now
        try:
            return max(now + self._former.correction, self._former.seen_at)
        except OverflowError:
            _log.exception("desk_clock_unreadable")
            self._former = None
            return now
