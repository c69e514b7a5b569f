"""A box that chooses one of a few, drawn by us: a style sheet draws its frame broken."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QWidget

from counter_app.ui.style.fonts import sans
from counter_app.ui.style.look import Look

#: What leads the frame of a list to the style sheet.
_DRESSING = (QEvent.Type.Polish, QEvent.Type.StyleChange)


class Choice(QComboBox):
    """Text and arrow in a field's frame; the list follows the style sheet.

    It does so from when it is first opened, which most lists never are: what Qt looks up in a style
    sheet for the frame of a list it remembers for good.
    """

    def __init__(self, look: Look, accessible_name: str) -> None:
        super().__init__()
        self._look = look
        self._was_opened = False
        self.setAccessibleName(accessible_name)
        choices = QListView()
        choices.setObjectName("choices")
        self.setView(choices)
        choices.window().installEventFilter(self)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A frame that nobody has seen hears of no style."""
        return not self._was_opened and event.type() in _DRESSING

    def changeEvent(self, event: QEvent) -> None:
        """Nor does it hear of one from here: the rest of the box is painted by us."""
        if self._was_opened or event.type() is not QEvent.Type.StyleChange:
            super().changeEvent(event)
        else:
            QWidget.changeEvent(self, event)

    def showPopup(self) -> None:
        """Open the list."""
        if not self._was_opened:
            self._was_opened = True
            for step in _DRESSING:
                QApplication.sendEvent(self.view().window(), QEvent(step))
            QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
        super().showPopup()

    def sizeHint(self) -> QSize:
        """As wide as the longest choice."""
        px = self._look.theme.px
        metrics = QFontMetrics(sans(self._look.theme))
        words = (self.itemText(place) for place in range(self.count()))
        longest = max((metrics.horizontalAdvance(text) for text in words), default=0)
        return QSize(longest + px(64), px(40))

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its choices."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, text, arrow."""
        theme = self._look.theme
        p = theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = p.border_px / 2
        painter.setPen(QPen(QColor(p.control), p.border_px))
        painter.setBrush(QColor(p.surface if self.isEnabled() else p.sunken))
        frame = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(frame, theme.px(4), theme.px(4))
        painter.setPen(QColor(p.text))
        painter.setFont(sans(theme))
        inner = self.rect().adjusted(theme.px(13), 0, -theme.px(36), 0)
        text = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)
        arrow = self._look.icons.pixmap("expand", p.text, 20)
        corner = QPointF(self.width() - theme.px(30), (self.height() - theme.px(20)) / 2)
        painter.drawPixmap(corner, arrow)
