"""Notices begun and not released: nothing typed is lost by Esc, a scan or a power cut."""

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from counter_app.services.views import DraftView
from counter_app.ui.background import Background
from counter_app.ui.places import ReleasePlace
from counter_app.ui.write_behind import WriteBehind

if TYPE_CHECKING:
    from counter_app.services.drafts import Drafts

#: Under which name a draft keeps the task of the refused notice that it puts right.
CORRECTS = "#corrects"

_log = logging.getLogger(__name__)


class OpenDrafts(QObject):
    """The drafts of one operator, at most one for each citizen, the latest first.

    The window reads them from memory; a worker writes them, one step after the other, so that the
    disk never ends with an older state than the form's.
    """

    loaded = Signal()

    def __init__(self, operator_id: str, store: "Drafts", background: Background) -> None:
        super().__init__()
        self._operator_id = operator_id
        self._store = store
        self._open: dict[str, ReleasePlace] = {}
        self._touched: set[str] = set()
        self._writes = WriteBehind(self._put, background)
        background.run_here(lambda: store.of(operator_id), self._take_up, _not_read)

    def keep(self, place: ReleasePlace) -> None:
        """Put a draft aside; one without anything typed is not kept."""
        citizen_id = place.citizen.citizen_id
        if not (place.kind_text or place.due_text or place.typed):
            self.drop(citizen_id)
        elif self.latest()[:1] != (place,):
            self._open.pop(citizen_id, None)
            self._open[citizen_id] = place
            self._change(citizen_id, place)

    def drop(self, citizen_id: str) -> None:
        """The draft was released, or emptied."""
        known = self._open.pop(citizen_id, None) is not None
        if known or self._writes.has(citizen_id):
            self._change(citizen_id, None)
        self._touched.add(citizen_id)

    def of(self, citizen_id: str) -> ReleasePlace | None:
        """The draft of a citizen."""
        return self._open.get(citizen_id)

    def latest(self) -> tuple[ReleasePlace, ...]:
        """All of them, the latest first."""
        return tuple(reversed(self._open.values()))

    def finish(self) -> None:
        """The window ends: write what is not written yet."""
        self._writes.finish()

    def forget(self) -> None:
        """The machine is another desk, or none: they belong to nobody here."""
        self._open.clear()
        self._writes.forget()

    def _change(self, citizen_id: str, place: ReleasePlace | None) -> None:
        self._touched.add(citizen_id)
        self._writes.change(citizen_id, place)

    def _take_up(self, known: tuple[DraftView, ...]) -> None:
        """What was on the disk stands behind what was typed meanwhile."""
        earlier = {
            view.citizen.citizen_id: _place_of(view)
            for view in reversed(known)
            if view.citizen.citizen_id not in self._touched
        }
        self._open = earlier | self._open
        self.loaded.emit()

    def _put(self, step: Mapping[str, ReleasePlace | None]) -> None:
        begun = [_view_of(place) for place in step.values() if place is not None]
        dropped = [citizen_id for citizen_id, place in step.items() if place is None]
        self._store.keep(self._operator_id, begun, dropped)


def _place_of(view: DraftView) -> ReleasePlace:
    typed = dict(view.typed)
    corrects = typed.pop(CORRECTS, "")
    return ReleasePlace(view.citizen, view.kind_text, view.due_text, typed, corrects=corrects)


def _view_of(place: ReleasePlace) -> DraftView:
    corrects = {CORRECTS: place.corrects} if place.corrects else {}
    return DraftView(place.citizen, place.kind_text, place.due_text, {**place.typed, **corrects})


def _not_read(error: Exception) -> None:
    _log.warning("drafts were not read: %s", error)
