"""A button with icon, verb and key cap, in three strengths."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from counter_app.ui.style.fonts import Size, sans
from counter_app.ui.style.look import Look

#: Room before the parts of a plain button and after its cap, in pixels at 100 %.
_PLAIN_EDGE, _PLAIN_AFTER_CAP = 11, 5


class Strength(StrEnum):
    """One filled button in a window, one outlined beside it, the rest plain."""

    FILLED = "FILLED"
    OUTLINED = "OUTLINED"
    PLAIN = "PLAIN"


@dataclass(frozen=True, slots=True)
class _Ink:
    text: str
    cap: str
    ground: str
    border: str


class KeyButton(QPushButton):
    """Paints itself from the theme; `key` is what the cap says and may be empty."""

    def __init__(
        self,
        look: Look,
        text: str,
        *,
        icon: str = "",
        key: str = "",
        strength: Strength = Strength.PLAIN,
        height: int = 40,
        spread: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon = icon
        self._key = key
        self._strength = strength
        self._height = height
        self._spread = spread
        self._text_font = sans(look.theme, Size.BODY, strong=strength is not Strength.PLAIN)
        self._metrics = QFontMetrics(self._text_font)
        self._cap_width = cap_width(look, key) if key else 0
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as its parts and the space between them."""
        px = self._look.theme.px
        width = px(16) + self._metrics.horizontalAdvance(self.text()) + px(16)
        if self._icon:
            width += px(20) + px(8)
        if self._key:
            width += px(10) + self._cap_width - px(6)
        if self._strength is Strength.PLAIN:
            width -= px(10)
        return QSize(width, px(self._height))

    def minimumSizeHint(self) -> QSize:
        """A button is never narrower than what it says."""
        return self.sizeHint()

    def air_after(self) -> int:
        """Room after the last mark of a button without an edge: it may stand over the edge of
        what it is aligned with."""
        plain = self._strength is Strength.PLAIN and not self._colours().border
        return self._look.theme.px(_PLAIN_AFTER_CAP) if plain else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, verb, cap; left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._colours()
        self._paint_ground(painter, ink)
        px = self._look.theme.px
        left = px(_PLAIN_EDGE) if self._strength is Strength.PLAIN else px(16)
        if self._icon:
            pixmap = self._look.icons.pixmap(self._icon, ink.text, 20)
            painter.drawPixmap(QPointF(left, (self.height() - px(20)) / 2), pixmap)
            left += px(20) + px(8)
        text = self._text_that_fits()
        text_width = self._metrics.horizontalAdvance(text)
        painter.setFont(self._text_font)
        painter.setPen(QColor(ink.text))
        box = QRect(left, 0, text_width + px(2), self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        if self._key:
            cap_left = left + text_width + px(10)
            if self._spread:
                cap_left = self.width() - px(10) - self._cap_width
            self._paint_cap(painter, ink, cap_left)

    def _paint_ground(self, painter: QPainter, ink: _Ink) -> None:
        theme = self._look.theme
        thick = theme.palette.border_px
        box = QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(QColor(ink.border), thick) if ink.border else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.ground) if ink.ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))

    def _text_that_fits(self) -> str:
        """The text gives way where the button is narrower than it would like to be."""
        lost = self.sizeHint().width() - self.width()
        if lost <= 0:
            return self.text()
        room = max(self._metrics.horizontalAdvance(self.text()) - lost, 0)
        return self._metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _paint_cap(self, painter: QPainter, ink: _Ink, left: int) -> None:
        paint_cap(painter, self._look, self._key, ink.cap, left, self.height())

    def _colours(self) -> _Ink:
        p = self._look.theme.palette
        edge = p.control if p.border_px > 1 else ""
        if not self.isEnabled():
            muted = self._look.theme.muted
            return _Ink(muted, muted, p.sunken, p.line)
        busy = self.underMouse()
        if self._strength is Strength.FILLED:
            ground = p.primary_pressed if self.isDown() else p.primary_hover if busy else p.primary
            return _Ink(p.on_primary, p.on_primary, ground, "")
        ground = p.select if self.isDown() or busy else ""
        if self._strength is Strength.OUTLINED:
            return _Ink(p.primary, p.primary, ground or p.surface, p.primary)
        return _Ink(p.text, p.text2, ground, edge)


def cap_font(look: Look) -> QFont:
    """The face of key caps."""
    return sans(look.theme, Size.KEY_CAP, strong=True)


def cap_width(look: Look, key: str) -> int:
    """How wide the cap of a key is."""
    px = look.theme.px
    return max(px(26), QFontMetrics(cap_font(look)).horizontalAdvance(key) + px(12))


def paint_cap(painter: QPainter, look: Look, key: str, colour: str, left: int, height: int) -> None:
    """Draw a key cap, centred in `height`."""
    px = look.theme.px
    tall = px(22)
    box = QRectF(left + 0.5, (height - tall) / 2 + 0.5, cap_width(look, key) - 1, tall - 1)
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, px(4), px(4))
    painter.setFont(cap_font(look))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


class KeyCap(QWidget):
    """A key drawn as a cap."""

    def __init__(self, look: Look, key: str) -> None:
        super().__init__()
        self._look = look
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the cap."""
        return QSize(cap_width(self._look, self._key), self._look.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cap."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._look.theme.palette.text2
        paint_cap(painter, self._look, self._key, ink, 0, self.height())
