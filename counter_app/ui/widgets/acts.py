"""What can be done in a view: the same value makes the button, the key and the menu entry."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from counter_app.ui.widgets.key_button import Strength


@dataclass(frozen=True, slots=True)
class Act:
    """A verb with its key.

    `shortcut` is Qt's portable name and may be empty where the key is the widget's own, as Enter
    in a table; `cap` is what the button shows when the key's name depends on the language.
    `at_end` puts the button at the right-hand end. `reason` is why it is not `enabled`: the button
    says it under the pointer, and whoever presses the key is told.
    """

    name: str
    text: str
    icon: str
    shortcut: str
    do: Callable[[], None]
    strength: Strength = Strength.PLAIN
    cap: str = ""
    at_end: bool = False
    enabled: bool = True
    reason: str = ""

    def looks_like(self, other: "Act") -> bool:
        """Whether one button serves for both, whatever they do."""
        return replace(self, do=other.do) == other

    @property
    def key_cap(self) -> str:
        """What stands on the key cap."""
        return self.cap or self.shortcut
