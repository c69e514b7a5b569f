"""A paper on the screen, page by page: larger, smaller, and read by who cannot see it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QSizePolicy

from counter_app.ui.background import Background, Ticket
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.pdf_pages import PagePicture, page_picture
from counter_app.ui.widgets.preview import A4_RATIO, SETTLE_MS

#: Widths of the page that can be chosen, in per cent of the width at which it is seen whole.
ZOOMS = (100, 125, 150, 200, 250, 300, 400, 500, 600)
#: Who reads text of this size, in per cent, begins with a page as wide as there is room.
LARGE_TEXT = 150
#: Widest picture that is drawn, in pixels of the screen; an A4 page of it is some 60 MB.
MAX_WIDTH = 3400
#: Room around the page, in pixels at 100 %.
MARGIN = 8


class PaperSheet(QAbstractScrollArea):
    """Draws on a worker and keeps the last picture meanwhile.

    Arrows scroll and at the edge turn the page, as Page Up and Page Down do; + and - change the
    size, 0 shows the whole page again.
    """

    #: Page or size have changed, or the picture is there.
    changed = Signal()

    def __init__(self, look: Look, background: Background) -> None:
        super().__init__()
        self._look = look
        self._background = background
        self._pdf: bytes | None = None
        self._name = ""
        self._picture: PagePicture | None = None
        self._page = 0
        self._zoom = ZOOMS[0]
        self._chosen = look.theme.scale_percent < LARGE_TEXT
        self._ticket: Ticket | None = None
        self.setObjectName("paper_sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look.theme.px(110))
        self.viewport().setAutoFillBackground(False)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._draw)

    @property
    def page(self) -> int:
        """The page in sight, counted from 1."""
        return self._page + 1

    @property
    def pages(self) -> int:
        """How many there are; 0 until the first is drawn."""
        return self._picture.count if self._picture is not None else 0

    @property
    def zoom(self) -> int:
        """Per cent of the width at which the page is seen whole."""
        return self._zoom

    def show_pdf(self, pdf: bytes, name: str) -> None:
        """Show this paper from its first page; `name` is how a screen reader calls it."""
        if pdf != self._pdf:
            self._pdf, self._page, self._picture = pdf, 0, None
        self._name = name
        self._draw()

    def show_nothing(self) -> None:
        """There is no paper."""
        self._abandon()
        self._pdf = self._picture = None
        self.viewport().update()

    def turn(self, pages: int) -> None:
        """Go on, or back, as far as there are pages."""
        wanted = min(max(self._page + pages, 0), max(self.pages - 1, 0))
        if wanted != self._page:
            self._page = wanted
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if pages > 0 else bar.maximum())
            self._draw()

    def magnify(self, steps: int) -> None:
        """The next larger or smaller size; 0 is the whole page."""
        self._chosen = True
        place = ZOOMS.index(self._zoom) + steps if steps else 0
        zoom = ZOOMS[min(max(place, 0), len(ZOOMS) - 1)]
        if zoom != self._zoom:
            self._zoom = zoom
            self._arrange()
            self._settle.start()
            self.changed.emit()

    def close_down(self) -> None:
        """No page is wanted any more, however the sheet is laid out while it goes."""
        self._settle.stop()
        self.show_nothing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the sheet; others are the window's."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Down if bar.value() == bar.maximum():
                self.turn(1)
            case Qt.Key.Key_Up if bar.value() == bar.minimum():
                self.turn(-1)
            case Qt.Key.Key_Plus:
                self.magnify(1)
            case Qt.Key.Key_Minus:
                self.magnify(-1)
            case Qt.Key.Key_0:
                self.magnify(0)
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again for the new size, once it stays."""
        super().resizeEvent(event)
        if not self._chosen:
            self._fill_width()
        self._arrange()
        self._settle.start()

    def paintEvent(self, event: object) -> None:
        """The page with a thin edge, on the ground of the window."""
        painter = QPainter(self.viewport())
        palette = self._look.theme.palette
        painter.fillRect(self.viewport().rect(), self._look.colour(palette.sunken))
        if self._picture is None:
            return
        box = self._box()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._picture.image)
        painter.setPen(QPen(self._look.colour(palette.control), 1))
        painter.drawRect(box.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _box(self) -> QRectF:
        """Where the page is, in the middle while there is room around it."""
        size, seen = self._page_size(), self.viewport().size()
        left = max((seen.width() - size.width()) / 2, self._margin())
        top = max((seen.height() - size.height()) / 2, self._margin())
        corner = QPointF(left, top) - QPointF(
            self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        )
        return QRectF(corner, size.toSizeF())

    def _margin(self) -> int:
        return self._look.theme.px(MARGIN)

    def _room(self) -> QSize:
        # Of the widget, not of the viewport: scroll bars that come must not make the page smaller.
        return self.size() - QSize(2 * self._margin(), 2 * self._margin())

    def _whole_width(self) -> int:
        room = self._room()
        return max(min(room.width(), int(room.height() / A4_RATIO)), 1)

    def _fill_width(self) -> None:
        fitting = self._room().width() * 100 // self._whole_width()
        self._zoom = max((zoom for zoom in ZOOMS if zoom <= fitting), default=ZOOMS[0])

    def _page_size(self) -> QSize:
        widest = int(MAX_WIDTH / self.devicePixelRatioF())
        width = min(self._whole_width() * self._zoom // 100, widest)
        return QSize(width, int(width * A4_RATIO))

    def _arrange(self) -> None:
        size, seen = self._page_size(), self.viewport().size()
        for bar, page, room in (
            (self.horizontalScrollBar(), size.width(), seen.width()),
            (self.verticalScrollBar(), size.height(), seen.height()),
        ):
            bar.setRange(0, max(page + 2 * self._margin() - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(self._look.theme.px(40))
        self.viewport().update()

    def _draw(self) -> None:
        pdf, number = self._pdf, self._page
        pixels = round(self._page_size().width() * self.devicePixelRatioF())
        if pdf is None or pixels < 2:
            return
        self._abandon()
        self._ticket = self._background.run_here(
            lambda: page_picture(pdf, number, pixels), self._show, self._show_none
        )

    def _show(self, picture: PagePicture) -> None:
        picture.image.setDevicePixelRatio(self.devicePixelRatioF())
        self._picture = picture
        words = self._look.words
        page = words.say("paper.page", page=self.page, pages=picture.count)
        self.setAccessibleName(f"{self._name}. {page}")
        self.setAccessibleDescription(picture.words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self._arrange()
        self.changed.emit()

    def _show_none(self, _error: Exception) -> None:
        self._picture = None
        self.viewport().update()
        self.changed.emit()

    def _abandon(self) -> None:
        if self._ticket is not None:
            self._ticket.abandon()
