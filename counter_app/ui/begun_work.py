"""What each operator has begun at this desk, open for as long as the window is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from counter_app.ui.background import Background
from counter_app.ui.begun_by_name import BegunByName
from counter_app.ui.drafts import OpenDrafts
from counter_app.ui.places import Place, SearchPlace

if TYPE_CHECKING:
    from counter_app.services.begun_forms import BegunForms
    from counter_app.services.drafts import Drafts
    from counter_app.services.kind_drafts import BegunKind, KindDrafts


@dataclass(frozen=True, slots=True)
class Begun:
    """Notices, kinds of debt and, by their names, other forms that somebody has begun."""

    notices: OpenDrafts
    kinds: "BegunByName[BegunKind]"
    forms: BegunByName[Mapping[str, str]]


class BegunWork:
    """Whoever comes back finds their own, and nobody else's."""

    def __init__(
        self,
        drafts: "Drafts",
        kind_drafts: "KindDrafts",
        forms: "BegunForms",
        background: Background,
    ) -> None:
        self._drafts = drafts
        self._kind_drafts = kind_drafts
        self._forms = forms
        self._background = background
        self._open: dict[str, Begun] = {}
        self._left: tuple[str, tuple[Place, ...]] | None = None

    def of(self, operator_id: str) -> Begun:
        """What somebody has begun."""
        if operator_id not in self._open:
            self._open[operator_id] = Begun(
                OpenDrafts(operator_id, self._drafts, self._background),
                BegunByName(operator_id, self._kind_drafts, self._background),
                BegunByName(operator_id, self._forms, self._background),
            )
        return self._open[operator_id]

    def leave(self, operator_id: str, places: tuple[Place, ...]) -> None:
        """Their work is taken down for another look; this is where they were, and came from."""
        self._left = (operator_id, places)

    def places_left_by(self, operator_id: str) -> tuple[Place, ...]:
        """Where they go on, once; the start where they did not leave, or somebody else did last."""
        left, self._left = self._left, None
        if left is None or left[0] != operator_id:
            return (SearchPlace(),)
        return left[1]

    def finish(self) -> None:
        """The window ends: write what is not written yet."""
        for begun in self._open.values():
            begun.notices.finish()
            begun.kinds.finish()
            begun.forms.finish()

    def forget(self) -> None:
        """All this is in the store of the desk it was begun at, or destroyed with it."""
        for begun in self._open.values():
            begun.notices.forget()
            begun.kinds.forget()
            begun.forms.forget()
        self._open.clear()
        self._left = None
