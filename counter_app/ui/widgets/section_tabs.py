"""The sections of a long form, side by side over it, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from counter_app.ui.style.fonts import Size, sans
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import cap_width, paint_cap

#: Height of a tab, in pixels at 100 %.
HEIGHT = 46


class _Tab(QPushButton):
    def __init__(self, look: Look, word: str, key: str) -> None:
        super().__init__(word)
        self._look = look
        self._key = key
        self._faults = 0
        self._here = False
        self.with_key = True
        self.setAccessibleName(word)
        self.setAccessibleDescription(key)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_here(self, here: bool) -> None:
        self._here = here
        self.update()

    def set_faults(self, faults: int) -> None:
        self._faults = faults
        self.setAccessibleName(f"{self.text()} ({faults})" if faults else self.text())
        self.updateGeometry()
        self.update()

    def width_for(self, *, with_key: bool) -> int:
        px = self._look.theme.px
        words = QFontMetrics(sans(self._look.theme, Size.BODY, strong=True))
        width = px(14) * 2 + words.horizontalAdvance(self.text())
        width += px(26) if self._faults else 0
        return width + (px(8) + cap_width(self._look, self._key) if with_key else 0)

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(with_key=self.with_key), self._look.theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(40), self._look.theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._look.theme
        p, px = theme.palette, theme.px
        if self.underMouse() and not self._here:
            painter.fillRect(self.rect(), self._look.colour(p.page))
        if self._here:
            bar = QRect(0, self.height() - px(4), self.width(), px(4))
            painter.fillRect(bar, self._look.colour(p.select_bar))
        left = px(14)
        if self._faults:
            icon = self._look.icons.pixmap("error", theme.error, 20)
            painter.drawPixmap(QPointF(left, (self.height() - px(20)) / 2), icon)
            left += px(26)
        painter.setFont(sans(theme, Size.BODY, strong=self._here))
        painter.setPen(self._look.colour(p.primary if self._here else p.text2))
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - left - px(4)
        )
        box = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        if self.with_key:
            at = left + painter.fontMetrics().horizontalAdvance(words) + px(8)
            paint_cap(painter, self._look, self._key, p.text2, at, self.height())


class SectionTabs(QWidget):
    """Says `chosen` with the section's name; a section with faults is marked."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, look: Look, sections: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look = look
        self.here = sections[0][0]
        line = QHBoxLayout(self)
        line.setContentsMargins(look.theme.px(2), 0, look.theme.px(2), look.theme.palette.border_px)
        line.setSpacing(0)
        self._tabs: dict[str, _Tab] = {}
        for place, (name, word) in enumerate(sections, start=1):
            tab = _Tab(look, word, f"Alt+{place}")
            tab.setObjectName(f"section_{name}")
            tab.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._tabs[name] = tab
            line.addWidget(tab)
        line.addStretch(1)

    def show_here(self, name: str) -> None:
        """Mark the section in sight."""
        self.here = name
        for other, tab in self._tabs.items():
            tab.set_here(other == name)
        self.opened.emit()

    def mark(self, name: str, faults: int) -> None:
        """How many faults a section has."""
        self._tabs[name].set_faults(faults)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keys are shown where there is room for all of them."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line under all of them."""
        palette = self._look.theme.palette
        thick = palette.border_px
        line = QRect(0, self.height() - thick, self.width(), thick)
        QPainter(self).fillRect(line, self._look.colour(palette.line))

    def _fit(self) -> None:
        wanted = sum(tab.width_for(with_key=True) for tab in self._tabs.values())
        for tab in self._tabs.values():
            tab.with_key = wanted <= self.width() - self._look.theme.px(8)
            tab.updateGeometry()
            tab.update()
