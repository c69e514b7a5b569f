"""Under the search field, while somebody types: what it is that is being typed, as far as told."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter_app.services.mistyping import doubt_of
from counter_app.services.recognition import NOTICE_DIGITS_FROM, TypedKind, recognise
from counter_app.ui.said.search_text import COMMAND, digits_missing
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import Words

#: Width of the line at 100 % text; a longer sentence takes a second line.
WIDTH = 462
_EARLY = ("notice_number_short", "rf_reference_check")
#: Room between the line and the edge of the window.
EDGE = 8


class RecognisedLine(QLabel):
    """Lies over the view, takes no key and no room, and goes with the next view."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._look = look
        self.setObjectName("recognised_line")
        self.setProperty("role", "recognised")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        px = look.theme.px
        self.setContentsMargins(px(12), px(6), px(12), px(6))
        self.hide()

    def show_for(self, text: str, field: QRect) -> None:
        """Say what the text is, under the field; nothing for words and beginnings of words."""
        sentence = recognised(self._look.words, text)
        if not sentence:
            self.hide()
            return
        if sentence != self.text() or self.isHidden():
            self.setText(sentence)
            self.setAccessibleName(sentence)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        width = max(field.width(), min(self._look.theme.px(WIDTH), self._over.width()))
        width = min(width, self._over.width() - field.left() - self._look.theme.px(EDGE))
        below = field.bottom() + 1 + self._look.theme.px(4)
        self.setGeometry(field.left(), below, width, self.heightForWidth(width))
        self.show()
        self.raise_()


def recognised(words: Words, text: str) -> str:
    """What the text is, in a line; empty for words to search people by."""
    if not text or text.startswith(COMMAND):
        return ""
    missing = digits_missing(text)
    if missing is not None:
        return words.count("recognised.missing", missing)
    doubt = doubt_of(text)
    if doubt is not None:
        # Until a number is long enough to be a notice's it may become anything, and what a payment
        # quotes ends anywhere.
        early = doubt.code in _EARLY or len(text) < NOTICE_DIGITS_FROM
        return "" if early else words.problem(doubt)
    typed = recognise(text)
    return "" if typed.kind is TypedKind.WORDS else words.say(f"recognised.{typed.kind}")
