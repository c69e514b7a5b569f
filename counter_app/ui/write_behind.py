"""Writes what changes in a window to the disk, on a worker, one step after the other."""

import logging
from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from counter_app.ui.background import Background
from payments_core.errors import PaymentsError

V = TypeVar("V")

_log = logging.getLogger(__name__)


class WriteBehind(Generic[V]):
    """The latest value of each key; None where it is to be dropped.

    While a step is being written the next one gathers, so that the disk never ends with an older
    state than the window's. A step that failed goes with the next one, or at the end.
    """

    def __init__(
        self, put: Callable[[Mapping[str, V | None]], None], background: Background
    ) -> None:
        """`put` writes a step as one; it is called on a worker."""
        self._put = put
        self._background = background
        self._unwritten: dict[str, V | None] = {}
        self._in_hand: dict[str, V | None] = {}
        self._ended = False

    def change(self, key: str, value: V | None) -> None:
        """To be written as soon as a worker is free."""
        self._unwritten.pop(key, None)
        self._unwritten[key] = value
        self._write()

    def has(self, key: str) -> bool:
        """Whether something is still to be written about a key."""
        return key in self._unwritten or key in self._in_hand

    def finish(self) -> None:
        """Write what the workers had no time for: they have ended, and so does the window."""
        try:
            if step := self._in_hand | self._unwritten:
                self._put(step)
        except PaymentsError:
            _log.exception("drafts were not written")

    def forget(self) -> None:
        """The place where all this belongs is gone: nothing of it is written any more."""
        self._ended = True
        self._unwritten, self._in_hand = {}, {}

    def _write(self) -> None:
        if self._ended or self._in_hand or not self._unwritten:
            return
        step = self._in_hand = self._unwritten
        self._unwritten = {}
        self._background.run_here(
            lambda: None if self._ended else self._put(step),
            lambda _none: self._written(),
            lambda _error: self._not_written(),
        )

    def _written(self) -> None:
        self._in_hand = {}
        self._write()

    def _not_written(self) -> None:
        if self._ended:
            return
        self._unwritten = self._in_hand | self._unwritten
        self._in_hand = {}
