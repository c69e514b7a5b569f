"""What is begun and not done yet, by its name: no power cut and no way out of a form loses it."""

import logging
from collections.abc import Mapping
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from counter_app.ui.background import Background
from counter_app.ui.write_behind import WriteBehind

B = TypeVar("B")

_log = logging.getLogger(__name__)


class Store(Protocol[B]):
    """Where it is kept, for each operator."""

    def of(self, operator_id: str) -> Mapping[str, B]:
        """What the operator has begun."""
        ...

    def keep(self, operator_id: str, changes: Mapping[str, B | None]) -> None:
        """Keep what has a value and drop what has none, in one step."""
        ...


class BegunByName(QObject, Generic[B]):
    """What one operator has begun, read from memory and written behind the window."""

    loaded = Signal()

    def __init__(self, operator_id: str, store: Store[B], background: Background) -> None:
        super().__init__()
        self._open: dict[str, B] = {}
        self._touched: set[str] = set()
        self._writes: WriteBehind[B] = WriteBehind(
            lambda step: store.keep(operator_id, step), background
        )
        background.run_here(lambda: store.of(operator_id), self._take_up, _not_read)

    def keep(self, name: str, begun: B) -> None:
        """Put it aside as it is; what says the same as before stays what it was."""
        self._touched.add(name)
        if self._open.get(name) != begun:
            self._open[name] = begun
            self._writes.change(name, begun)

    def drop(self, name: str) -> None:
        """It is done, or not wanted any more."""
        self._touched.add(name)
        if self._open.pop(name, None) is not None or self._writes.has(name):
            self._writes.change(name, None)

    def of(self, name: str) -> B | None:
        """What was begun under a name."""
        return self._open.get(name)

    def finish(self) -> None:
        """The window ends: write what is not written yet."""
        self._writes.finish()

    def forget(self) -> None:
        """The machine is another desk, or none: it belongs to nobody here."""
        self._open.clear()
        self._writes.forget()

    def _take_up(self, known: Mapping[str, B]) -> None:
        """What was on the disk gives way to what was typed meanwhile."""
        earlier = {name: begun for name, begun in known.items() if name not in self._touched}
        self._open = earlier | self._open
        self.loaded.emit()


def _not_read(error: Exception) -> None:
    _log.warning("what was begun was not read: %s", error)
