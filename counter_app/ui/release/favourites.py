"""The kinds at hand: buttons in even columns and few lines, whatever their names."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.parts import focus_after

#: Kinds shown at once, each with a key of its own, Alt+1 to Alt+9.
FAVOURITES = 9
#: Columns where there is room, and the least width of one in pixels at 100 %.
COLUMNS, COLUMN_WIDTH = 3, 226
#: Most lines with all columns, and with fewer.
LINES, LINES_NARROW = 3, 4


class Favourites(QWidget):
    """Buttons as wide as their column; names that are longer end in an ellipsis."""

    rearranged = Signal()

    def __init__(self, look: Look, before: QWidget) -> None:
        """`before` is what has the focus before the buttons."""
        super().__init__()
        self._look = look
        self._before = before
        self._gap = look.theme.px(8)
        self._buttons: tuple[KeyButton, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def replace(self, buttons: Sequence[KeyButton]) -> None:
        """Show these buttons instead."""
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = tuple(buttons)
        for button in self._buttons:
            button.setParent(self)
        focus_after(self._before, *self._buttons)
        self._place()

    def shown(self) -> int:
        """How many have a place."""
        columns = self._columns()
        lines = LINES if columns == COLUMNS else LINES_NARROW
        return min(len(self._buttons), columns * lines)

    def sizeHint(self) -> QSize:
        """The height of the lines at the present width."""
        lines = -(-self.shown() // self._columns())
        high = max((button.sizeHint().height() for button in self._buttons), default=0)
        return QSize(0, max(lines * (high + self._gap) - self._gap, 0))

    def minimumSizeHint(self) -> QSize:
        """The same: lines are never cut."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns change with the width."""
        super().resizeEvent(event)
        self._place()

    def _columns(self) -> int:
        fitting = (self.width() + self._gap) // (self._look.theme.px(COLUMN_WIDTH) + self._gap)
        return min(max(fitting, 1), COLUMNS)

    def _place(self) -> None:
        columns, shown = self._columns(), self.shown()
        wide = (self.width() - self._gap * (columns - 1)) // columns
        for place, button in enumerate(self._buttons):
            line, column = divmod(place, columns)
            high = button.sizeHint().height()
            left, top = column * (wide + self._gap), line * (high + self._gap)
            button.setGeometry(left, top, wide, high)
            button.setVisible(place < shown)
        self.updateGeometry()
        self.rearranged.emit()
