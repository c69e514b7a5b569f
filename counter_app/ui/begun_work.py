"""What each operator has begun at this desk, open for as long as the window is."""

from counter_app.services.drafts import Drafts
from counter_app.services.kind_drafts import KindDrafts
from counter_app.ui.background import Background
from counter_app.ui.drafts import OpenDrafts
from counter_app.ui.kind_drafts import OpenKindDrafts
from counter_app.ui.places import Place, SearchPlace


class BegunWork:
    """Whoever comes back finds their own, and nobody else's."""

    def __init__(self, drafts: Drafts, kind_drafts: KindDrafts, background: Background) -> None:
        self._drafts = drafts
        self._kind_drafts = kind_drafts
        self._background = background
        self._open: dict[str, tuple[OpenDrafts, OpenKindDrafts]] = {}
        self._left: tuple[str, tuple[Place, ...]] | None = None

    def of(self, operator_id: str) -> tuple[OpenDrafts, OpenKindDrafts]:
        """Notices and kinds that somebody has begun."""
        if operator_id not in self._open:
            self._open[operator_id] = (
                OpenDrafts(operator_id, self._drafts, self._background),
                OpenKindDrafts(operator_id, self._kind_drafts, self._background),
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
        for drafts, kind_drafts in self._open.values():
            drafts.finish()
            kind_drafts.finish()

    def forget(self) -> None:
        """All this is in the store of the desk it was begun at, or destroyed with it."""
        for drafts, kind_drafts in self._open.values():
            drafts.forget()
            kind_drafts.forget()
        self._open.clear()
        self._left = None
