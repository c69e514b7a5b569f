"""How this window looks and speaks: theme, icons and words, handed to every view together."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from counter_app.services.appearance import Appearance, ThemeChoice
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.theme import Theme
from counter_app.ui.style.words import Words


@dataclass(frozen=True, slots=True)
class Look:
    """One appearance in one language; another appearance is another value and a new window.

    `choice` is what the theme was made from: the system may show itself otherwise later.
    """

    theme: Theme
    icons: Icons
    words: Words
    choice: ThemeChoice = ThemeChoice.SYSTEM

    @property
    def appearance(self) -> Appearance:
        """What somebody has chosen of it."""
        return Appearance(self.words.language, self.theme.scale_percent, self.choice)

    def colour(self, value: str) -> QColor:
        """A colour of the palette as Qt wants it."""
        return QColor(value)

    def square(self, side: int) -> QSize:
        """A square of `side` pixels at 100 % text."""
        return QSize(self.theme.px(side), self.theme.px(side))
