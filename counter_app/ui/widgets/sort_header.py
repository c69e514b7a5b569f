"""Titles of a table that can be sorted by its columns, with the pointer and by keys alone."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QTableView

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.row_delegate import HeaderPainter

#: Side of the arrow beside the title that is sorted by, in pixels at 100 %.
ARROW = 18


class SortHeader(HeaderPainter):
    """Left and Right go from title to title, Enter sorts by one and again turns the order round,
    Down goes back to the rows."""

    sort_asked = Signal(str)

    def __init__(self, look: Look, table: QTableView) -> None:
        super().__init__(look, table)
        self._at = 0
        self._sort = ""
        self._descending = False
        self._sorts: tuple[str, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_sorts(self, sorts: tuple[str, ...], sort: str, *, descending: bool) -> None:
        """What each column is sorted by, empty for none, and what the rows are sorted by now."""
        self._sorts, self._sort, self._descending = sorts, sort, descending
        self._say()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, sort, and back to the rows."""
        match event.key():
            case Qt.Key.Key_Left:
                self._step(-1)
            case Qt.Key.Key_Right:
                self._step(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self._ask(self._at)
            case Qt.Key.Key_Down:
                self._table.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a title sorts by it."""
        self._ask(self.logicalIndexAt(event.position().toPoint()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the column that the rows are sorted by."""
        super().focusInEvent(event)
        sorted_by = [at for at in self._stops() if self._sorts[at] == self._sort]
        self._at = next(iter(sorted_by or self._stops()), 0)
        self._say()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paint_title(
        self, painter: QPainter, box: QRect, align: Qt.AlignmentFlag, title: str, section: int
    ) -> None:
        """The title, an arrow where it is sorted by, the ring where keys are."""
        theme = self._look.theme
        p = theme.palette
        if section < len(self._sorts) and self._sorts[section] == self._sort != "":
            side, words = theme.px(ARROW), QFontMetrics(painter.font()).horizontalAdvance(title)
            name = "arrow-down-triangle" if self._descending else "arrow-up-triangle"
            arrow = self._look.icons.pixmap(name, p.text, ARROW)
            right = align == Qt.AlignmentFlag.AlignRight
            left = box.right() + 1 - side if right else box.left() + min(words, box.width() - side)
            painter.drawPixmap(QPoint(left, box.center().y() + 1 - side // 2), arrow)
            box = box.adjusted(0, 0, -side if right else 0, 0)
            painter.setPen(QColor(p.text))
        super().paint_title(painter, box, align, title, section)
        if self.hasFocus() and section == self._at:
            painter.setPen(QPen(QColor(p.focus_out), p.ring_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = QRect(self.sectionViewportPosition(section), 0, self.sectionSize(section), 0)
            around.setHeight(self.height())
            half = p.ring_px
            painter.drawRect(around.adjusted(half, half, -half - 1, -half - 2))

    def _stops(self) -> list[int]:
        return [at for at, sort in enumerate(self._sorts) if sort and not self.isSectionHidden(at)]

    def _step(self, step: int) -> None:
        stops = self._stops()
        if not stops:
            return
        here = stops.index(self._at) if self._at in stops else 0
        self._at = stops[min(max(here + step, 0), len(stops) - 1)]
        self._say()
        self.viewport().update()

    def _ask(self, section: int) -> None:
        if 0 <= section < len(self._sorts) and (sort := self._sorts[section]):
            self._at = section
            self.sort_asked.emit(sort)

    def _say(self) -> None:
        """A screen reader hears the title in hand, and how the rows are sorted by it."""
        words = self._look.words
        if not 0 <= self._at < len(self._sorts):
            return
        title = str(self.model().headerData(self._at, Qt.Orientation.Horizontal) or "")
        if self._sorts[self._at] == self._sort:
            key = "lists.sorted_down" if self._descending else "lists.sorted_up"
            title = words.say(key, title=title)
        self.setAccessibleName(words.say("lists.header", title=title))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
