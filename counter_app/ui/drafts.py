"""Notices begun and not released: nothing typed is lost by Esc, a scan or another citizen."""

from counter_app.ui.places import ReleasePlace


class Drafts:
    """At most one open draft for each citizen, the latest first, while the program runs."""

    def __init__(self) -> None:
        self._open: dict[str, ReleasePlace] = {}

    def keep(self, place: ReleasePlace) -> None:
        """Put a draft aside; one without anything typed is not kept."""
        self.drop(place.citizen.citizen_id)
        if place.kind_text or place.due_text:
            self._open[place.citizen.citizen_id] = place

    def drop(self, citizen_id: str) -> None:
        """The draft was released."""
        self._open.pop(citizen_id, None)

    def of(self, citizen_id: str) -> ReleasePlace | None:
        """The draft of a citizen."""
        return self._open.get(citizen_id)

    def latest(self) -> tuple[ReleasePlace, ...]:
        """All of them, the latest first."""
        return tuple(reversed(self._open.values()))
