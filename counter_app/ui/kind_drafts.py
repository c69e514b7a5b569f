"""Kinds of debt begun and not saved: no power cut and no way out of the area loses them."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.ui.background import Background
from counter_app.ui.write_behind import WriteBehind

if TYPE_CHECKING:
    from counter_app.services.kind_drafts import BegunKind, KindDrafts

_log = logging.getLogger(__name__)


class OpenKindDrafts(QObject):
    """The kinds that one operator works at, by their names; written behind the window."""

    loaded = Signal()

    def __init__(self, operator_id: str, store: "KindDrafts", background: Background) -> None:
        super().__init__()
        self._open: dict[str, BegunKind] = {}
        self._touched: set[str] = set()
        self._writes: WriteBehind[BegunKind] = WriteBehind(
            lambda step: store.keep(operator_id, step), background
        )
        background.run(lambda: store.of(operator_id), self._take_up, _not_read)

    def keep(self, kind_id: str, begun: "BegunKind") -> None:
        """Put a document aside; one that says the same as before keeps its hour."""
        self._touched.add(kind_id)
        before = self._open.get(kind_id)
        if before is None or (before.written, before.made_from) != (begun.written, begun.made_from):
            self._open[kind_id] = begun
            self._writes.change(kind_id, begun)

    def drop(self, kind_id: str) -> None:
        """It is saved, or not wanted any more."""
        self._touched.add(kind_id)
        if self._open.pop(kind_id, None) is not None or self._writes.has(kind_id):
            self._writes.change(kind_id, None)

    def of(self, kind_id: str) -> "BegunKind | None":
        """What was begun with a kind."""
        return self._open.get(kind_id)

    def finish(self) -> None:
        """The window ends: write what is not written yet."""
        self._writes.finish()

    def forget(self) -> None:
        """The machine is another desk, or none: they belong to nobody here."""
        self._open.clear()
        self._writes.forget()

    def _take_up(self, known: "Mapping[str, BegunKind]") -> None:
        """What was on the disk gives way to what was typed meanwhile."""
        earlier = {name: begun for name, begun in known.items() if name not in self._touched}
        self._open = earlier | self._open
        self.loaded.emit()


def _not_read(error: Exception) -> None:
    _log.warning("drafts of kinds were not read: %s", error)
