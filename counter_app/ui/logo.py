"""The entity's own mark, drawn small and clean; a file that is no picture is no mark."""

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.look import Look

#: Widest mark for its height: beyond it the mark is drawn lower.
WIDEST = 3
#: Room between the mark and the edge of its tile, in pixels at 100 %.
TILE_EDGE = 4


class Logo(QWidget):
    """A PNG at `height` pixels (at 100 %), on a white tile where the ground is another.

    Only the picture's size is read at once; it is decoded after the first paint, which it would
    hold up.
    """

    def __init__(self, look: Look, png: bytes | None, height: int, *, tile: bool) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self._edge = look.theme.px(TILE_EDGE) if tile else 0
        self._png: bytes | None = None
        self._pixmap: QPixmap | None = None
        self.setObjectName("entity_logo")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_png(png)

    def show_png(self, png: bytes | None) -> None:
        """Show this mark instead; None shows none."""
        if png == self._png and png is not None:
            return
        size = size_of(png)
        self._png = png if size is not None else None
        self._pixmap = None
        self._drawn = self._fitted(size) if size is not None else QSize(0, 0)
        # Shown before it lies in anything it would be a window of its own.
        if self._png is None or self.parentWidget() is not None:
            self.setVisible(self._png is not None)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Mark and tile."""
        return self._drawn + QSize(2 * self._edge, 2 * self._edge)

    def has_mark(self) -> bool:
        """Whether there is one to show."""
        return self._png is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tile at once, the mark as soon as it is decoded."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._edge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(self._look.theme.palette.logo_ground))
            painter.drawRoundedRect(self.rect(), self._edge, self._edge)
        if self._pixmap is not None:
            painter.drawPixmap(QPointF(self._edge, self._edge), self._pixmap)
        elif self._png is not None:
            QTimer.singleShot(0, self, self._decode)

    def _decode(self) -> None:
        if self._png is None or self._pixmap is not None:
            return
        image = QImage.fromData(QByteArray(self._png))
        if image.isNull():
            self.show_png(None)
            return
        ratio = self.devicePixelRatioF()
        scaled = image.scaled(
            self._drawn * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        scaled.setDevicePixelRatio(ratio)
        self._pixmap = QPixmap.fromImage(scaled)
        self.update()

    def _fitted(self, size: QSize) -> QSize:
        high = self._look.theme.px(self._height)
        return size.scaled(high * WIDEST, high, Qt.AspectRatioMode.KeepAspectRatio)


def size_of(png: bytes | None) -> QSize | None:
    """Width and height that a picture says it has; None for what is no picture."""
    if not png:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(png))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    size = QImageReader(buffer, QByteArray(b"png")).size()
    return size if size.isValid() and not size.isEmpty() else None
