"""The table of the counter: one row is one thing, painted by us, read aloud by Qt.

Rows have one fixed height and columns known widths, so that nothing is measured per cell and a
long list costs what its visible part costs.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from counter_app.ui.style.fonts import Size, sans
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.cells import CELL_ROLE, KIND_ROLE, Cell, Kind
from counter_app.ui.widgets.row_delegate import HeaderPainter, RowDelegate

_SAID = (CELL_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
#: What stands in a row that is still to come.
_NOT_YET = Cell("…", aside=True)
#: Table width from which `wide_only` columns appear.
WIDE_TABLE_FROM = 1150

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: width in pixels at 100 %, 0 for the one that gives way when there is too little.

    What is left over is shared by `grow`. `need` orders columns when the window is narrow: the
    highest goes first, 0 always stays. `wide_only` columns appear in wide windows
    alone, in tables from `wide_from` on.

    `name` is the column's own in whatever is remembered of it, `sort` what a list is asked for when
    it is to be sorted by it; both empty where there is nothing to remember or to sort.
    """

    title: str
    kind: Kind
    width: int
    cell: Callable[[T], Cell]
    need: int = 0
    wide_only: bool = False
    grow: int = 0
    name: str = ""
    sort: str = ""
    wide_from: int = WIDE_TABLE_FROM


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows and columns for the view; the rows are values and are replaced whole."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._rows: tuple[T, ...] = ()

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows that are here, in their order."""
        return self._rows

    def entry(self, row: int) -> T | None:
        """A row; None where it is still to come."""
        return self._rows[row]

    def replace(self, rows: Sequence[T]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def show_columns(self, columns: Sequence[Column[T]]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows; a table has no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns, shown or not."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text for screen readers, the whole cell for the delegate."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == KIND_ROLE:
            return column.kind
        if role not in _SAID:
            return None
        entry = self.entry(index.row())
        cell = _NOT_YET if entry is None else column.cell(entry)
        if role == CELL_ROLE:
            return cell
        return f"{cell.text}, {cell.second}" if cell.second else cell.text

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == KIND_ROLE:
            return self.columns[section].kind
        return self.columns[section].title if role == Qt.ItemDataRole.DisplayRole else None


class RowsTable(QTableView, Generic[T]):
    """A list to walk with the arrows; Enter opens, letters go to the search field."""

    opened = Signal(object)
    moved = Signal(object)

    def __init__(
        self,
        look: Look,
        columns: Sequence[Column[T]],
        *,
        name: str,
        accessible_name: str,
        row_height: int,
        model: RowsModel[T] | None = None,
    ) -> None:
        super().__init__()
        self._look = look
        self.rows_model: RowsModel[T] = RowsModel(columns) if model is None else model
        # It goes with its table. A model of its own would keep whoever listens to it, and whoever
        # listens keeps the table: a ring through Qt, which Python cannot see.
        self.rows_model.setParent(self)
        self.setModel(self.rows_model)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._leader: QWidget | None = None
        self.setItemDelegate(RowDelegate(look, self, self._is_led))
        self._set_behaviour()
        self._set_frame(row_height)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def current(self) -> T | None:
        """The row on which keys act; None also while it is still to come."""
        index = self.currentIndex()
        return self.rows_model.entry(index.row()) if index.isValid() else None

    def show_rows(self, rows: Sequence[T], *, keep: Callable[[T], bool] | None = None) -> None:
        """Show rows; the current one is the first that `keep` recognises, else the first."""
        self.rows_model.replace(rows)
        if not rows:
            self.moved.emit(None)
            return
        places = (place for place, entry in enumerate(rows) if keep is not None and keep(entry))
        self.selectRow(next(places, 0))

    def step(self, rows: int) -> None:
        """Move the current row without taking the focus, as the search field does."""
        if last := self.rows_model.rowCount():
            wanted = self.currentIndex().row() + rows
            self.selectRow(min(max(wanted, 0), last - 1))

    def follow(self, leader: QWidget) -> None:
        """Another widget moves the current row while it has the focus."""
        self._leader = leader

    def open_current(self) -> None:
        """What Enter does."""
        if (entry := self.current()) is not None:
            self.opened.emit(entry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; what can be typed is left to the window, which hands it to the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.text().strip() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width of the table."""
        super().resizeEvent(event)
        self._fit_columns()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the focus comes a current row and its ring."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows_model.rowCount():
            self.selectRow(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The current row turns grey."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Hovering changes nothing: no repaint for it."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverMove, QEvent.Type.HoverLeave):
            return True
        return bool(super().viewportEvent(event))

    def _is_led(self) -> bool:
        return self._leader is not None and self._leader.hasFocus()

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.doubleClicked.connect(lambda _index: self.open_current())

    def _set_frame(self, row_height: int) -> None:
        theme = self._look.theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        across = self._make_header()
        self.setHorizontalHeader(across)
        across.setFixedHeight(theme.px(34))
        across.setFont(sans(theme, Size.LABEL, strong=True))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setMinimumSectionSize(1)
        if not theme.of_system:
            for area in (self, across):
                # The style sheet's ground of the area is theirs, too. Qt would paint it again on
                # them, and remembers for good what it has looked up in a style sheet for that.
                area.viewport().setAutoFillBackground(False)
        down = self.verticalHeader()
        down.setVisible(False)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(theme.px(row_height))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(theme.px(34 + ROWS_AT_LEAST * row_height))

    def _make_header(self) -> HeaderPainter:
        return HeaderPainter(self._look, self)

    def _on_current_changed(self, _new: QModelIndex, _old: QModelIndex) -> None:
        self.moved.emit(self.current())
        self.viewport().update()

    def _fit_columns(self) -> None:
        columns = self.rows_model.columns
        room = self.viewport().width()
        shown = columns_that_fit(columns, room * 100 // self._look.theme.scale_percent)
        widths = shared_widths(columns, shown, room, self._look.theme.px)
        for place in range(len(columns)):
            self.setColumnHidden(place, place not in widths)
            self.setColumnWidth(place, widths.get(place, 1))


#: Rows that a table shows however small the window is; the view around it scrolls.
ROWS_AT_LEAST = 3
#: Least width of the column that stretches, in pixels at 100 %.
STRETCH_MIN = 210


def columns_that_fit(columns: Sequence[Column[Any]], room: int) -> list[int]:
    """Places of the columns to show in `room` pixels (at 100 %), least needed left out first."""
    shown = [
        place
        for place, column in enumerate(columns)
        if room >= column.wide_from or not column.wide_only
    ]

    def taken() -> int:
        return sum(columns[place].width or STRETCH_MIN for place in shown)

    while taken() > room:
        droppable = [place for place in shown if columns[place].need]
        if not droppable:
            break
        shown.remove(max(droppable, key=lambda place: columns[place].need))
    return shown


def shared_widths(
    columns: Sequence[Column[Any]], shown: Sequence[int], room: int, px: Callable[[int], int]
) -> dict[int, int]:
    """Width of each column shown, in pixels of the screen; together they take all the room."""
    widths = {place: px(columns[place].width or STRETCH_MIN) for place in shown}
    gives_way = next((place for place in shown if not columns[place].width), shown[0])
    spare = room - sum(widths.values())
    shares = {place: columns[place].grow for place in shown if columns[place].grow}
    if spare > 0 and shares:
        whole = sum(shares.values())
        for place, share in shares.items():
            widths[place] += spare * share // whole
    widths[gives_way] = max(widths[gives_way] + room - sum(widths.values()), 1)
    return widths
