"""Keeps how each operator likes the window, and what the machine showed last."""

from pathlib import Path

import structlog

from counter_app.services.appearance import Appearance, read_appearance, write_appearance
from counter_app.services.preferences import Preference, Preferences
from payments_core.errors import PaymentsError

_log = structlog.get_logger(__name__)
_NAME = "appearance"


class Appearances:
    """`path` is the machine's own file, from which the sign-in card takes its looks before
    anybody has signed in."""

    def __init__(self, preferences: Preferences, path: Path) -> None:
        self._preferences = preferences
        self._path = path

    def of(self, operator_id: str, shown: Appearance) -> Appearance:
        """What the operator has chosen here; what is `shown` to whoever never chose."""
        return self._preferences.get(operator_id, Preference(_NAME, Appearance, shown))

    def keep(self, operator_id: str | None, appearance: Appearance) -> None:
        """Remember a choice for the machine's next start and, where somebody is signed in, for
        them. A store that is locked and a disk that refuses cost the memory, never the choice."""
        try:
            if read_appearance(self._path) != appearance:
                write_appearance(self._path, appearance)
        except OSError as trouble:
            _log.warning("appearance_not_kept", reason=trouble.strerror)
        if operator_id is None:
            return
        try:
            preference = Preference(_NAME, Appearance, appearance)
            self._preferences.put(operator_id, preference, appearance)
        except PaymentsError as trouble:
            _log.warning("appearance_not_kept", code=trouble.code)
