"""A watchdog over the window: it goes on answering, whatever is done in it.

A window answers when its event loop comes round. Measured is what each turn of the loop takes of
the processor on the window's own thread (`time.thread_time`), not of the clock on the wall: a
machine that is busy with something else stops every program, and that is not the window's doing.
Three things are left that such a measure does not see or sees wrongly:

- whoever waits takes nothing of the processor. So what makes a thread wait (a sleep, a socket,
  another program, the database) is found by its name on the window's thread, however short it is;
- neighbours that share a core and its caches make also the processor's own seconds longer. So a
  turn that seems too long is weighed with a piece of work whose usual length is known;
- a process that runs a thousand tests has the garbage of all of them to look through. What that
  takes is left out there; it counts in a program of its own (`counts_garbage`).

What is left of the neighbours passes by, what the window does comes back: a test with a turn that
took too long is done once more (pyproject.toml), and fails when it has one again.

Nothing of it looks at single events: a Python function called for each of them would cost more than
the handlers it measures.
"""

import gc
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractEventDispatcher
from sqlalchemy import event as sqlalchemy_event
from sqlalchemy.engine import Engine

T = TypeVar("T")

#: Product, chapter 6: the window never freezes for longer.
LONGEST_SECONDS = 0.050
#: How much of that a weighing on a busy machine may be wrong.
TOLERANCE = 1.2
#: What makes whoever does it wait, as Python's audit events call it.
WAITS = frozenset({"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"})
#: Of the piece of work that turns are weighed with: about two milliseconds.
_ROUNDS = 20_000


class Yardstick:
    """How much slower than usual this machine works at the moment."""

    def __init__(self) -> None:
        self._usual = min(_known_work() for _ in range(20))

    def slowness(self) -> float:
        """1.0 when nobody disturbs, 2.0 when the same work takes twice the processor's time."""
        now = [_known_work() for _ in range(5)]
        self._usual = min(self._usual, *now)
        return sum(now) / len(now) / self._usual


@cache
def _yardstick() -> Yardstick:
    """One for the whole process: the longer it looks, the better it knows what is usual."""
    return Yardstick()


def _known_work() -> float:
    since, words = time.thread_time(), {}
    for number in range(_ROUNDS):
        words[number % 512] = str(number)
    return time.thread_time() - since


@dataclass
class WindowWatch:
    """What kept the window from answering; made on the window's thread."""

    #: How much slower than usual the machine works.
    slowness: Callable[[], float] = field(default_factory=lambda: _yardstick().slowness)
    silences: list[str] = field(default_factory=list)
    longest_seconds: float = 0.0
    #: Whether looking for garbage is the window's own doing.
    counts_garbage: bool = False

    def __post_init__(self) -> None:
        self._thread = threading.get_ident()
        _told_of_waits().append(self)
        _garbage()
        self._inside = False
        self._waited: list[str] = []
        self._turn_since: float | None = None

    @contextmanager
    def turn(self, what: str) -> Iterator[None]:
        """One turn of the loop, or one event handed to the window; complaints name it `what`."""
        self._waited.clear()
        self._inside, since = True, self._spent()
        try:
            yield
        finally:
            took = self._spent() - since
            self._inside = False
            self._judge(what, took)

    def follow_loop(self) -> None:
        """Measure every turn of the loop that runs in this thread from now on."""
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.aboutToBlock.connect(self._came_round)
        dispatcher.awake.connect(self._came_round)
        self._inside = True

    def leave_loop(self) -> None:
        """What comes now is not the loop's any more."""
        self._inside, self._turn_since = False, None
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.aboutToBlock.disconnect(self._came_round)
        dispatcher.awake.disconnect(self._came_round)

    def finish(self) -> None:
        """The window is gone; whoever watched it is told how it went."""
        self._inside = False
        _told_of_waits().remove(self)
        assert not self.silences, "the window did not answer\n" + "\n".join(self.silences)

    def waits(self, what: str) -> None:
        """Somebody is about to wait; that matters in the window's own turn alone."""
        if self._inside and threading.get_ident() == self._thread:
            self._waited.append(f"{what}{_in_the_window()}")

    def _came_round(self) -> None:
        now = self._spent()
        if self._turn_since is not None:
            self._judge("a turn of the loop", now - self._turn_since)
        self._waited.clear()
        self._turn_since = self._spent()

    def _spent(self) -> float:
        """Seconds of the processor that this thread has taken for what is measured."""
        garbage = 0.0 if self.counts_garbage else _garbage().seconds.get(self._thread, 0.0)
        return time.thread_time() - garbage

    def _judge(self, what: str, took: float) -> None:
        self.silences += [f"{what}: the window waits ({waited})" for waited in self._waited]
        if took > LONGEST_SECONDS:
            took /= self.slowness()
        self.longest_seconds = max(self.longest_seconds, took)
        if took > LONGEST_SECONDS * TOLERANCE:
            self.silences.append(f"{what}: {took * 1000:.0f} ms of the processor")


class Garbage:
    """What looking for garbage has taken of each thread, in seconds of the processor."""

    def __init__(self) -> None:
        self.seconds: dict[int, float] = {}
        self._since = 0.0
        gc.callbacks.append(self._told)

    def _told(self, phase: str, _facts: object) -> None:
        # One collection at a time, whole on the thread that has met it.
        if phase == "start":
            self._since = time.thread_time()
            return
        thread = threading.get_ident()
        took = time.thread_time() - self._since
        self.seconds[thread] = self.seconds.get(thread, 0.0) + took


@cache
def _garbage() -> Garbage:
    """One pair of ears for the whole process."""
    return Garbage()


def _in_the_window() -> str:
    """Which line of the window has come to wait; empty where none of it has."""
    frame = sys._getframe()
    while frame is not None:
        if "/counter_app/ui/" in frame.f_code.co_filename:
            return f", {Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
        frame = frame.f_back
    return ""


@cache
def _told_of_waits() -> list[WindowWatch]:
    """The watches of this process; one pair of ears for all, as Python's cannot be taken off."""
    watches: list[WindowWatch] = []

    def tell(what: str) -> None:
        for watch in watches:
            watch.waits(what)

    def heard(name: str, _arguments: object) -> None:
        if name in WAITS:
            tell(name)

    def asked(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        tell(f"database: {statement[:80]}")

    sys.addaudithook(heard)
    sqlalchemy_event.listen(Engine, "before_cursor_execute", asked)
    time.sleep = _telling(time.sleep, lambda: tell("time.sleep"))
    Future.result = _telling(Future.result, lambda: tell("work of another thread"))
    return watches


def _telling(waits: Callable[..., T], tell: Callable[[], None]) -> Callable[..., T]:
    @wraps(waits)
    def tells_and_waits(*given: object, **named: object) -> T:
        tell()
        return waits(*given, **named)

    return tells_and_waits
