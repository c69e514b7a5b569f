"""The entity's own mark, drawn small and clean; a file that is no picture is no mark."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QImageReader, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.style.look import Look
from payments_documents.pdf.picture_kinds import is_svg

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

#: Widest mark for its height: beyond it the mark is drawn lower.
WIDEST = 3
#: Room between the mark and the edge of its tile, in pixels at 100 %.
TILE_EDGE = 4


class Logo(QWidget):
    """A PNG or SVG at `height` pixels (at 100 %), on a white tile where the ground is another.

    Only the picture's size is read at once; it is decoded after the first paint, which it would
    hold up.
    """

    def __init__(self, look: Look, picture: bytes | None, height: int, *, tile: bool) -> None:
        super().__init__()
        self._look = look
        self._height = height
        self._edge = look.theme.px(TILE_EDGE) if tile else 0
        self._picture: bytes | None = None
        self._pixmap: QPixmap | None = None
        self.setObjectName("entity_logo")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_picture(picture)

    def show_picture(self, picture: bytes | None) -> None:
        """Show this mark instead; None shows none."""
        if picture == self._picture and picture is not None:
            return
        size = size_of(picture)
        self._picture = picture if size is not None else None
        self._pixmap = None
        self._drawn = self._fitted(size) if size is not None else QSize(0, 0)
        # Shown before it lies in anything it would be a window of its own.
        if self._picture is None or self.parentWidget() is not None:
            self.setVisible(self._picture is not None)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Mark and tile."""
        return self._drawn + QSize(2 * self._edge, 2 * self._edge)

    def has_mark(self) -> bool:
        """Whether there is one to show."""
        return self._picture is not None

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
        elif self._picture is not None:
            QTimer.singleShot(0, self, self._decode)

    def _decode(self) -> None:
        if self._picture is None or self._pixmap is not None:
            return
        ratio = self.devicePixelRatioF()
        scaled = decoded(self._picture, self._drawn * ratio)
        if scaled.isNull():
            self.show_picture(None)
            return
        scaled.setDevicePixelRatio(ratio)
        self._pixmap = QPixmap.fromImage(scaled)
        self.update()

    def _fitted(self, size: QSize) -> QSize:
        high = self._look.theme.px(self._height)
        return size.scaled(high * WIDEST, high, Qt.AspectRatioMode.KeepAspectRatio)


def size_of(picture: bytes | None) -> QSize | None:
    """Width and height that a picture says it has; None for what is no picture, and for a drawing
    that does more than draw."""
    if not picture:
        return None
    if is_svg(picture):
        size = _size_of_svg(picture)
    else:
        buffer = QBuffer()
        buffer.setData(QByteArray(picture))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        size = QImageReader(buffer, QByteArray(b"png")).size()
    return size if size.isValid() and not size.isEmpty() else None


def decoded(picture: bytes, size: QSize) -> QImage:
    """The picture in this size; null when it cannot be decoded."""
    if not is_svg(picture):
        image = QImage.fromData(QByteArray(picture))
        if image.isNull():
            return image
        return image.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    _svg(picture).render(painter)
    painter.end()
    return image


def _size_of_svg(picture: bytes) -> QSize:
    from payments_documents.pdf.picture_gate import is_sound  # as below

    return _svg(picture).defaultSize() if is_sound(picture) else QSize()


def _svg(picture: bytes) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer  # only desks with such a logo wait for it

    return QSvgRenderer(QByteArray(picture))
