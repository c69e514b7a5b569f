"""How the window looks, chosen at once and remembered for whoever is signed in."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout

from counter_app.services.appearance import LANGUAGES, TEXT_SCALES, Appearance, ThemeChoice
from counter_app.ui.settings.settings_parts import SettingsCard, captioned, choice_of
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.choice import Choice
from counter_app.ui.widgets.parts import label, row


class LookCard(SettingsCard):
    """Three choices; `chosen` brings the whole appearance."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        say = look.words.say
        super().__init__(look, say("settings.look"))
        here = look.appearance
        self._line = row(look, spacing=16)
        self.inside.addLayout(self._line)
        languages = [(one, say(f"settings.language_{one}")) for one in LANGUAGES]
        self._language = self._add("language", languages, here.language)
        sizes = [(one, f"{one} %") for one in TEXT_SCALES]
        self._size = self._add("text_size", sizes, here.scale_percent)
        themes = [(one, say(f"settings.theme_{one}")) for one in ThemeChoice]
        self._theme = self._add("theme", themes, here.theme)
        system = look.theme.of_system
        self._theme.setEnabled(not system)
        hint = say("settings.system_contrast" if system else "settings.look_hint")
        self.inside.addWidget(label(hint, "hint", wrap=True))

    def arrange(self, *, narrow: bool) -> None:
        """One under the other where the window is narrow for its text."""
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._line.setDirection(upright if narrow else across)

    def _add(self, name: str, items: Sequence[tuple[object, str]], chosen: object) -> Choice:
        caption = self.look.words.say(f"settings.{name}")
        choice = choice_of(self.look, caption, f"{name}_choice", items, chosen)
        # The window is built again: not while the box is still telling of its choice.
        choice.activated.connect(lambda _place: QTimer.singleShot(0, self, self._tell))
        self._line.addLayout(captioned(self.look, caption, choice), 1)
        return choice

    def _tell(self) -> None:
        appearance = Appearance(
            self._language.currentData(),
            self._size.currentData(),
            ThemeChoice(self._theme.currentData()),
        )
        if appearance != self.look.appearance:
            self.chosen.emit(appearance)
