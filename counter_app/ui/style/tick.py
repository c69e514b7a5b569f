"""A box to tick and a small button with an icon alone, both drawn by us."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QPushButton, QSizePolicy, QWidget

from counter_app.ui.style.fonts import sans
from counter_app.ui.style.look import Look

#: Side of the box, and of a button with an icon alone, in pixels at 100 %.
BOX, SQUARE = 22, 34


class Tick(QCheckBox):
    """Yes or no, with its words beside the box; the whole of it takes the click."""

    def __init__(self, look: Look, text: str, *, name: str) -> None:
        super().__init__(text)
        self._look = look
        self.setObjectName(name)
        self.name(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def name(self, text: str) -> None:
        """Other words beside the same box."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """Box and words."""
        px = self._look.theme.px
        words = QFontMetrics(sans(self._look.theme)).horizontalAdvance(self.text())
        return QSize(px(BOX) + px(10) + words + px(4), px(40))

    def minimumSizeHint(self) -> QSize:
        """The words give way."""
        return QSize(self._look.theme.px(BOX), self._look.theme.px(40))

    def hitButton(self, pos: object) -> bool:
        """Anywhere on it."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, filled where it is ticked, and the words."""
        theme = self._look.theme
        p, px = theme.palette, theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        usable = self.isEnabled()
        edge = p.primary if self.isChecked() and usable else p.control
        ground = p.primary if self.isChecked() else p.surface
        if not usable:
            ground = p.sunken
        thick = max(p.border_px, 2)
        top = (self.height() - px(BOX)) / 2
        box = QRectF(0, top, px(BOX), px(BOX)).adjusted(
            thick / 2, thick / 2, -thick / 2, -thick / 2
        )
        painter.setPen(QPen(QColor(edge), thick))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, px(4), px(4))
        if self.isChecked():
            ink = p.on_primary if usable else p.text2
            painter.drawPixmap(
                QPointF(px(1), top + px(1)), self._look.icons.pixmap("check", ink, 20)
            )
        painter.setPen(QColor(p.text if usable else theme.muted))
        painter.setFont(sans(theme))
        left = px(BOX) + px(10)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - left
        )
        room = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)


class IconButton(QPushButton):
    """An icon that can be clicked; its key does the same, so Tab passes it by."""

    def __init__(self, look: Look, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(look.square(SQUARE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon; a ground under the pointer."""
        theme = self._look.theme
        p, px = theme.palette, theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(p.select))
            painter.drawRoundedRect(QRectF(self.rect()), px(4), px(4))
        ink = p.text2 if self.isEnabled() else p.line
        corner = (self.width() - px(20)) / 2
        painter.drawPixmap(QPointF(corner, corner), self._look.icons.pixmap(self._icon, ink, 20))
