"""One ring for the whole window that follows the focus; tables draw their own on the row."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import bring_into_view

_MOVES = frozenset(
    (
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
    )
)


class FocusRing(QWidget):
    """Lies over the window, takes no events, and is drawn four pixels outside the widget."""

    def __init__(self, look: Look, window: QMainWindow) -> None:
        super().__init__(window)
        self._look = look
        self._watched: list[QWidget] = []
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget and whatever it lies in."""
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dark outside and light inside, so that one of the two is seen on any ground."""
        if self._target is None:
            return
        p = self._look.theme.palette
        in_header = self._in_header(self._target)
        outer = p.header_focus if in_header else p.focus_out
        inner = p.header if in_header else p.focus_in
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        radius = self._look.theme.px(4) + 3
        half = p.ring_px / 2
        painter.setPen(QPen(QColor(outer), p.ring_px))
        painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius)
        painter.setPen(QPen(QColor(inner), 1))
        edge = p.ring_px + 0.5
        painter.drawRoundedRect(box.adjusted(edge, edge, -edge, -edge), radius - 2, radius - 2)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            # Whatever had the focus loses it also because what it lies in goes.
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        wanted = new is not None and new.window() is self.window()
        self._let_go()
        if wanted and new is not None and not isinstance(new, QAbstractItemView):
            self._target = new
            new.destroyed.connect(self._forget)
            self._watch(new)
            bring_into_view(new)
        self._place()

    def _watch(self, widget: QWidget) -> None:
        step: QWidget | None = widget
        while step is not None and step is not self.window():
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()

    def _let_go(self) -> None:
        """What had the focus before may end without taking the ring of what has it now."""
        if self._target is not None:
            self._target.destroyed.disconnect(self._forget)
        self._target = None

    def _forget(self) -> None:
        self._watched.clear()
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        margin = self._look.theme.palette.ring_px + 2
        seen = target.visibleRegion().boundingRect()
        if seen.isEmpty():
            self.hide()
            return
        corner = target.mapTo(self.window(), seen.topLeft())
        self.setGeometry(QRect(corner, seen.size()).adjusted(-margin, -margin, margin, margin))
        self.show()
        self.raise_()
        self.update()

    def _in_header(self, widget: QWidget) -> bool:
        step: QWidget | None = widget
        while step is not None:
            if step.objectName() == "header":
                return True
            step = step.parentWidget()
        return False
