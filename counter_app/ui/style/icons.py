"""Symbols of the public design system, recoloured for the theme and kept once drawn."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from counter_app.ui.style.theme import Theme, Tone
from payments_documents.resources import resource_path

#: The icon of each state; outlines differ so that grey print tells them apart.
TONE_ICONS = {
    Tone.TO_PAY: "clock",
    Tone.OVERDUE: "warning-circle",
    Tone.PAID: "check-circle",
    Tone.TO_REGISTER: "upload",
    Tone.TO_CHECK: "flag",
    Tone.TO_PRINT: "print",
    Tone.IN_INSTALMENTS: "calendar",
    Tone.CANCELLED: "ban",
}


class Icons:
    """Draws `it-<name>.svg` in one colour; names are those of bootstrap-italia."""

    def __init__(self, theme: Theme, pixel_ratio: float = 1.0) -> None:
        self._theme = theme
        self._ratio = pixel_ratio
        self._renderers: dict[str, QSvgRenderer] = {}
        self._drawn: dict[tuple[str, str, int], QPixmap] = {}

    def pixmap(self, name: str, colour: str, size: int = 24) -> QPixmap:
        """The symbol as a picture of `size` pixels at 100 % text."""
        side = self._theme.px(size)
        key = (name, colour, side)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, colour, side)
        return self._drawn[key]

    def icon(self, name: str, colour: str, size: int = 24) -> QIcon:
        """The symbol for a menu entry."""
        return QIcon(self.pixmap(name, colour, size))

    def _draw(self, name: str, colour: str, side: int) -> QPixmap:
        pixmap = QPixmap(round(side * self._ratio), round(side * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer(name).render(painter, QRectF(0, 0, side, side))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(QRectF(0, 0, side, side), QColor(colour))
        painter.end()
        return pixmap

    def _renderer(self, name: str) -> QSvgRenderer:
        if name not in self._renderers:
            path = resource_path("node_modules", "bootstrap-italia", "src", "svg", f"it-{name}.svg")
            self._renderers[name] = QSvgRenderer(str(path))
        return self._renderers[name]
