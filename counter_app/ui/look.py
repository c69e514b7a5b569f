"""How this window looks and speaks: theme, icons and words, handed to every view together."""

from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from counter_app.ui.icons import Icons
from counter_app.ui.messages import Words
from counter_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Look:
    """One appearance in one language; another appearance is another value and a new window."""

    theme: Theme
    icons: Icons
    words: Words

    def colour(self, value: str) -> QColor:
        """A colour of the palette as Qt wants it."""
        return QColor(value)

    def square(self, side: int) -> QSize:
        """A square of `side` pixels at 100 % text."""
        return QSize(self.theme.px(side), self.theme.px(side))
