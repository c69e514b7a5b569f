"""The citizen's screen: a second window that is only looked at.

Nothing in it takes the focus, the keys or the mouse: whatever it shows, the clerk goes on typing.
"""

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.customer.customer_layout import (
    QUIET_MODULES,
    CustomerView,
    DrawnCode,
    Head,
    Ink,
    Line,
    sheet,
    spoken,
)
from counter_app.ui.style.logo import decoded, size_of
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import Tone

#: What a telephone reads: black on white, whatever the theme.
_DARK, _BRIGHT = Qt.GlobalColor.black, Qt.GlobalColor.white


class CustomerDisplay(QWidget):
    """Paints one moment. `over` is the window that it lies over on a desk of one screen; without
    it the window has a screen of its own and no frame."""

    closed = Signal()

    def __init__(self, look: Look, head: Head, mark: bytes | None, over: QWidget | None) -> None:
        super().__init__(over)
        self._look = look
        self._head = head
        self._mark = mark
        self._view = CustomerView()
        own = Qt.WindowType.Tool if over is not None else Qt.WindowType.FramelessWindowHint
        kind = Qt.WindowType.Window if over is None else Qt.WindowType.Tool
        self.setWindowFlags(kind | own | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("customer_display")
        self.setWindowTitle(look.words.say("customer.window"))
        self.show_view(self._view)

    @property
    def view(self) -> CustomerView:
        """What it shows."""
        return self._view

    def show_view(self, view: CustomerView) -> None:
        """Show another moment."""
        self._view = view
        self.setAccessibleName(spoken(view, self._head))
        self.update()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody has closed it with the mouse: then there is nothing shown any more."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, words, and the code or the tick."""
        theme, size = self._look.theme, QSizeF(self.size())
        laid = sheet(
            self._view, self._head, size,
            ratio=self.devicePixelRatioF(), text_percent=theme.scale_percent,
        )  # fmt: skip
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.palette.surface))
        if laid.band is not None:
            painter.fillRect(laid.band, QColor(theme.palette.train))
        for line in laid.lines:
            self._paint_line(painter, line)
        if laid.code is not None and self._view.drawn is not None:
            paint_code(painter, self._view.drawn, laid.code)
        if laid.tick is not None:
            self._paint_tick(painter, laid.tick)
        if laid.mark is not None:
            self._paint_mark(painter, laid.mark)

    def _paint_line(self, painter: QPainter, line: Line) -> None:
        painter.setFont(line.font())
        painter.setPen(QColor(self._colour(line.ink)))
        painter.drawText(line.box, line.align | Qt.TextFlag.TextWordWrap, line.text)

    def _paint_tick(self, painter: QPainter, box: QRectF) -> None:
        theme = self._look.theme
        side = box.width() / theme.scale_percent * 100
        colour = self._colour(Ink.PAID)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixmap = self._look.icons.pixmap("check-circle", colour, round(side))
        painter.drawPixmap(box, pixmap, QRectF(pixmap.rect()))

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        """On a white tile, as on the desk's own window."""
        size = size_of(self._mark)
        if self._mark is None or size is None:
            return
        ratio, edge = self.devicePixelRatioF(), box.width() / 16
        inside = box.adjusted(edge, edge, -edge, -edge)
        drawn = QSizeF(size).scaled(inside.size(), Qt.AspectRatioMode.KeepAspectRatio)
        image = decoded(self._mark, (drawn * ratio).toSize())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.theme.palette.logo_ground))
        painter.drawRoundedRect(box, edge, edge)
        place = QRectF(inside.topLeft(), drawn)
        place.moveCenter(box.center())
        painter.drawImage(place, image)

    def _colour(self, ink: Ink) -> str:
        palette = self._look.theme.palette
        match ink:
            case Ink.TEXT:
                return palette.text
            case Ink.QUIET:
                return palette.text2
            case Ink.PAID:
                return self._look.theme.ink(Tone.PAID).text
            case Ink.TRAINING:
                return palette.train_text


def paint_code(painter: QPainter, drawn: DrawnCode, box: QRectF) -> None:
    """Draw a code with its quiet zone in a square; each module is one pixel of a small picture,
    made larger without smoothing."""
    modules = len(drawn.squares)
    side = modules + 2 * QUIET_MODULES
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(_BRIGHT)
    black = QColor(_DARK).rgb()
    for y, row in enumerate(drawn.squares):
        for x, dark in enumerate(row):
            if dark:
                image.setPixel(x + QUIET_MODULES, y + QUIET_MODULES, black)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(box, image)
