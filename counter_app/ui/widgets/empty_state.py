"""What stands where there is nothing to list: a symbol, one sentence, what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone
from counter_app.ui.widgets.key_button import KeyCap
from counter_app.ui.widgets.parts import empty, label, row

#: Longest line of an empty place, in pixels at 100 %.
READABLE = 600
#: Text size up to which there is room for a symbol over the words.
ROOMY_UP_TO = 150
#: Side of the disc and of the symbol on it, in pixels at 100 %.
DISC, SYMBOL = 80, 36


class Medallion(QWidget):
    """A symbol on a disc; `tone` colours it where nothing to do is good news."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._pixmap = QPixmap()
        self._tone: Tone | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_symbol(self, icon: str, tone: Tone | None = None) -> None:
        """Another symbol in place of this one."""
        theme = self._look.theme
        ink = theme.ink(tone).text if tone else theme.palette.text2
        self._pixmap = self._look.icons.pixmap(icon, ink, SYMBOL)
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """The disc."""
        return self._look.square(DISC)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and symbol; where grounds are all alike the disc has an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._look.theme
        p = theme.palette
        ground = theme.ink(self._tone).ground if self._tone else p.page
        thick = p.border_px
        edge = theme.ink(self._tone).text if self._tone else p.line
        painter.setPen(QPen(self._look.colour(edge), thick))
        painter.setBrush(self._look.colour(ground))
        painter.drawEllipse(self.rect().adjusted(thick, thick, -thick, -thick))
        corner = (self.width() - theme.px(SYMBOL)) // 2
        painter.drawPixmap(corner, corner, self._pixmap)


class EmptyState(QWidget):
    """Centred in whatever room there is; built once and told what to say. One that is `low` has no
    symbol: it stands under something else."""

    def __init__(self, look: Look, name: str, *, low: bool = False) -> None:
        super().__init__()
        self._look = look
        px = look.theme.px
        self.setObjectName(name)
        self._symbol = Medallion(look)
        if low or look.theme.scale_percent > ROOMY_UP_TO:
            self._symbol.hide()
        self._head = self._centred("title")
        self._head.setObjectName(f"{name}_headline")
        self._hint = self._centred("quiet")
        self._keys = row(look, spacing=8)
        inside = QWidget()
        inside.setMaximumWidth(px(READABLE))
        around = QHBoxLayout(self)
        around.setContentsMargins(px(16), px(16), px(16), px(16))
        around.addWidget(inside)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(8))
        self.column.addStretch(2)
        self.column.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addSpacing(px(8))
        self.column.addWidget(self._head)
        self.column.addWidget(self._hint)
        self.column.addSpacing(px(8))
        self.column.addLayout(self._keys)
        self.column.addStretch(3)

    def say(
        self,
        icon: str,
        headline: str,
        hint: str,
        keys: Sequence[tuple[str, str]] = (),
        tone: Tone | None = None,
    ) -> None:
        """Say this, with the keys that lead on and what each does."""
        self._symbol.show_symbol(icon, tone)
        self._head.setText(headline)
        self._hint.setText(hint)
        self._hint.setHidden(not hint)
        self.setAccessibleName(f"{headline}. {hint}" if hint else headline)
        empty(self._keys)
        self._keys.addStretch(1)
        for place, (key, what) in enumerate(keys):
            if place:
                self._keys.addSpacing(self._look.theme.px(16))
            self._keys.addWidget(KeyCap(self._look, key))
            self._keys.addWidget(label(what, "quiet"))
        self._keys.addStretch(1)

    def add_below(self, more: QLayout) -> None:
        """Something of the view's own under the words."""
        self.column.insertSpacing(self.column.count() - 1, self._look.theme.px(12))
        self.column.insertLayout(self.column.count() - 1, more)

    def text(self) -> str:
        """What is being said."""
        return self._head.text()

    def _centred(self, role: str) -> QLabel:
        made = label("", role, wrap=True)
        made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return made
