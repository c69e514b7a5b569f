"""One line over the acts for what has just happened; the next act or a while takes it away."""

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.parts import label, picture

#: How long a line stays.
STAY_MS = 10_000


class TellLine(QWidget):
    """Says something beside the work, without asking for anything."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._ink = look.theme.ink(Tone.TO_REGISTER)
        px = look.theme.px
        self.setObjectName("tell_line")
        line = QHBoxLayout(self)
        line.setContentsMargins(px(20), px(8), px(16), px(8))
        line.setSpacing(px(8))
        line.addWidget(picture(look.icons.pixmap("info-circle", self._ink.text, 22)))
        self._words = label("", wrap=True)
        line.addWidget(self._words, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAY_MS)
        self._timer.timeout.connect(self.clear)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; screen readers speak it."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.show()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def text(self) -> str:
        """What is being said, empty when nothing is."""
        return "" if self.isHidden() else self._words.text()

    def clear(self) -> None:
        """Nothing more to say."""
        self._timer.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, and a bar at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(self._ink.ground))
        bar = QRect(0, 0, self._look.theme.px(4), self.height())
        painter.fillRect(bar, self._look.colour(self._ink.text))
