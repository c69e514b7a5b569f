"""The paper on the screen: the real page from our own engine, at the pixels of the screen."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.background import Background, Ticket
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.pdf_pages import PagePicture, page_picture
from payments_core.notice.content import AnyNotice

#: Height of an A4 page for a width of one.
A4_RATIO = 297 / 210
#: Wait after a change of size, so that dragging an edge does not draw a page for each pixel.
SETTLE_MS = 80


def first_page(content: AnyNotice, width_pixels: int) -> PagePicture:
    """The first page of a notice, drawn at exactly this width.

    The engine is loaded on first use because most starts of the program are not followed by a
    release at once.
    """
    from payments_documents.notices.notice_page import render

    return page_picture(render(content), 0, width_pixels)


class Preview(QWidget):
    """Shows a notice as it will be printed; draws on a worker, keeps the last page meanwhile."""

    def __init__(self, look: Look, background: Background, no_page: str) -> None:
        """`no_page` is what stands in its place as long as there is none."""
        super().__init__()
        self._no_page = no_page
        self._look = look
        self._background = background
        self._content: AnyNotice | None = None
        self._image: QImage | None = None
        self._ticket: Ticket | None = None
        self.setObjectName("preview")
        self.setAccessibleName(look.words.say("release.preview"))
        self.setAccessibleDescription(no_page)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(look.theme.px(200))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._draw)

    def show_content(self, content: AnyNotice | None) -> None:
        """Show this notice; None empties the place."""
        if content == self._content:
            return
        self._content = content
        if content is None:
            # A page on the worker is of a notice that is no longer wanted.
            if self._ticket is not None:
                self._ticket.abandon()
            self._image = None
            self.setAccessibleDescription(self._no_page)
            self.update()
        else:
            self._draw()

    def has_page(self) -> bool:
        """Whether a page has been drawn."""
        return self._image is not None

    def close_down(self) -> None:
        """No page is wanted any more. Views that are gone stay in memory for a while; their pages,
        a megabyte or more each, need not."""
        self._settle.stop()
        # What is laid out once more while it goes is not drawn again.
        self._content = None
        self._image = None
        if self._ticket is not None:
            self._ticket.abandon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again for the new size, once it stays."""
        super().resizeEvent(event)
        self._settle.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page with a thin edge, or its place while there is none."""
        painter = QPainter(self)
        palette = self._look.theme.palette
        size = self._page_size()
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        if self._image is not None:
            painter.drawImage(box, self._image)
        else:
            painter.fillRect(box, self._look.colour(palette.page))
            painter.setPen(self._look.colour(palette.text2))
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(16, 0, -16, 0), middle, self._no_page)
        painter.setPen(QPen(self._look.colour(palette.control), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _page_size(self) -> QSize:
        width = min(self.width(), int(self.height() / A4_RATIO))
        return QSize(width, int(width * A4_RATIO))

    def _draw(self) -> None:
        content = self._content
        pixels = round(self._page_size().width() * self.devicePixelRatioF())
        if content is None or pixels < 1:
            return
        if self._ticket is not None:
            self._ticket.abandon()
        self._ticket = self._background.run_here(
            lambda: first_page(content, pixels), self._show_page, self._show_no_page
        )

    def _show_page(self, page: PagePicture) -> None:
        """Who cannot see it reads what it says."""
        self._image = page.image
        self._image.setDevicePixelRatio(self.devicePixelRatioF())
        self.setAccessibleDescription(page.words)
        self.update()

    def _show_no_page(self, _error: Exception) -> None:
        self._image = None
        self.setAccessibleDescription(self._no_page)
        self.update()
