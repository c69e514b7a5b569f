"""Wrong passwords at this desk while nobody but the desk can compare them.

What is compared here is the key of the locked store, or an operator's secret without the server.
Counts stand in a file outside the store, because they are wanted while it is locked, and because a
store that is brought back must not bring lost attempts back with it. Whoever holds the disk can
guess without this program anyway; through it nobody can.

No clock is asked. A wait is measured by the counter of the running program that nobody can set, and
begins anew with the program: neither a clock put forward nor a restart makes it shorter.
"""

import json
import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from counter_app.store.durable_file import write_durably
from payments_core.errors import RuleBroken
from payments_core.rules.sign_in_wait import wait_after

_log = structlog.get_logger(__name__)


class SignInAttempts:
    """The counts of each operator. One comparison at a time."""

    def __init__(self, path: Path, ticks: Callable[[], float]) -> None:
        self._path = path
        self._ticks = ticks
        self._guard = threading.Lock()
        self._began = ticks()
        self._last: dict[str, float] = {}
        self._counts: dict[str, int] | None = None

    @contextmanager
    def attempt(self, username: str) -> Iterator[None]:
        """One comparison of this operator's password: counted before it is made, so that pulling
        the plug does not undo it; forgotten with all earlier ones when the block ends well.

        Raises `sign_in_blocked` with the seconds left to wait.
        """
        with self._guard:
            counts = self._known()
            wait_seconds = wait_after(counts.get(username, 0)).total_seconds()
            waited = self._ticks() - self._last.get(username, self._began)
            if (left := wait_seconds - waited) > 0 < wait_seconds:
                raise RuleBroken("sign_in_blocked", seconds=math.ceil(left))
            counts[username] = counts.get(username, 0) + 1
            self._last[username] = self._ticks()
            self._write(counts)
            yield
            self._clear(username)

    def clear(self, username: str) -> None:
        """The server has recognised the operator."""
        with self._guard:
            self._clear(username)

    def _clear(self, username: str) -> None:
        counts = self._known()
        if counts.pop(username, None) is not None:
            self._write(counts)

    def _known(self) -> dict[str, int]:
        if self._counts is None:
            self._counts = self._read()
        return self._counts

    def _read(self) -> dict[str, int]:
        try:
            tree = json.loads(self._path.read_text(encoding="utf-8"))
            return {str(name): int(count) for name, count in tree.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError):
            _log.exception("sign_in_attempts_unreadable")
            return {}

    def _write(self, counts: dict[str, int]) -> None:
        try:
            write_durably(self._path, json.dumps(counts).encode())
        except OSError:
            # They count for this run all the same.
            _log.exception("sign_in_attempts_not_kept")
