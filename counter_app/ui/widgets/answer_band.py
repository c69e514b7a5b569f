"""One answer in large type: after a release, and to the question whether it was paid."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui.style.icons import TONE_ICONS
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.parts import label, picture


class AnswerBand(QWidget):
    """One answer in large type on the ground of its state; `small` for a note beside the work."""

    def __init__(self, look: Look, name: str, *, small: bool = False) -> None:
        super().__init__()
        self._look = look
        self._tone = Tone.TO_PAY
        self._icon_size = 24 if small else 40
        px = look.theme.px
        self.setObjectName(name)
        line = QHBoxLayout(self)
        left, around = (20, 10) if small else (28, 14)
        line.setContentsMargins(px(left), px(around), px(16), px(around))
        line.setSpacing(px(12 if small else 18))
        self._icon = picture(look.icons.pixmap("clock", look.theme.palette.text, self._icon_size))
        self._head = label("", "strong" if small else "answer", wrap=True)
        self._head.setObjectName(f"{name}_headline")
        self._detail = label("", "body", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addStretch(1)
        words.addWidget(self._head)
        words.addWidget(self._detail)
        words.addStretch(1)
        line.addWidget(self._icon)
        line.addLayout(words, 1)

    def show_answer(self, tone: Tone, headline: str, detail: str, *, icon: str = "") -> None:
        """Say this, with the icon of its tone or another; a screen reader hears it whole."""
        self._tone = tone
        ink = self._look.theme.ink(tone).text
        self._icon.setPixmap(
            self._look.icons.pixmap(icon or TONE_ICONS[tone], ink, self._icon_size)
        )
        self._head.setText(headline)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{headline}. {detail}" if detail else headline)
        self.update()

    def headline(self) -> str:
        """What is being said."""
        return self._head.text()

    def detail(self) -> str:
        """What is said under it."""
        return self._detail.text()

    @property
    def tone(self) -> Tone:
        """The state in whose colours it is said."""
        return self._tone

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, edge, and a bar at the left."""
        painter = QPainter(self)
        ink = self._look.theme.ink(self._tone)
        thick = self._look.theme.palette.border_px
        painter.fillRect(self.rect(), self._look.colour(ink.text))
        inner = self.rect().adjusted(thick, thick, -thick, -thick)
        painter.fillRect(inner, self._look.colour(ink.ground))
        bar = QRect(0, 0, self._look.theme.px(8), self.height())
        painter.fillRect(bar, self._look.colour(ink.text))
