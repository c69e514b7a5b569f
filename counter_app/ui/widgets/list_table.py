"""The table of a list of notices: any length, rows that can be chosen, sorted by its titles."""

from array import array
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent

from counter_app.services.chosen_rows import ChosenRows
from counter_app.services.views import NoticeView
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.block_model import BlockModel, ReadRows, Rows
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.row_delegate import MARK
from counter_app.ui.widgets.rows_table import Column, RowsTable
from counter_app.ui.widgets.sort_header import SortHeader

#: Keys that move by rows: with Shift they choose what they pass.
_MOVES = frozenset(
    (
        Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)  # fmt: skip


class ListTable(RowsTable[NoticeView]):
    """Space chooses the row, Shift with a movement what it passes, Ctrl+A all or none; Ctrl+Up goes
    to the titles."""

    chosen_changed = Signal()

    def __init__(
        self,
        look: Look,
        columns: Sequence[Column[NoticeView]],
        read: ReadRows[NoticeView],
        *,
        name: str,
        accessible_name: str,
        row_height: int,
    ) -> None:
        self.chosen = ChosenRows()
        #: Where a range began, and how far it has come; -1 for none.
        self._anchor = -1
        self._reached = -1
        self._list: BlockModel[NoticeView] = BlockModel((), read)
        super().__init__(
            look, (), name=name, accessible_name=accessible_name, row_height=row_height,
            model=self._list,
        )  # fmt: skip
        self.clicked.connect(self._clicked)
        self.show_columns(columns)

    @property
    def numbers(self) -> "array[int]":
        """The numbers of the list, in its order."""
        return self._list.numbers

    @property
    def titles(self) -> SortHeader:
        """The titles."""
        header = self.horizontalHeader()
        assert isinstance(header, SortHeader)  # noqa: S101 - made below
        return header

    def show_columns(self, columns: Sequence[Column[NoticeView]]) -> None:
        """Show these columns, behind that of the boxes."""
        row = self.currentIndex().row()
        self._list.show_columns((self._marks(), *columns))
        self._fit_columns()
        if row >= 0:
            self.selectRow(row)

    def show_sort(self, sort: str, *, descending: bool) -> None:
        """The rows are sorted by this."""
        sorts = tuple(one.sort for one in self._list.columns)
        self.titles.show_sorts(sorts, sort, descending=descending)

    def show_list(
        self, numbers: "array[int]", known: Mapping[int, Rows[NoticeView]], keep: int | None = None
    ) -> None:
        """Show another list; the row of the number `keep` stays the current one, if it is there."""
        self._anchor = -1
        self._list.show(numbers, known)
        if not numbers:
            self.moved.emit(None)
            return
        place = self._list.place_of(keep) if keep is not None else 0
        self.selectRow(max(place, 0))

    def look_again(self, number: int) -> None:
        """What is known of a row is old."""
        self._list.look_again(number)

    def current_number(self) -> int | None:
        """The number of the current row, also while the row is still to come."""
        row = self.currentIndex().row()
        return self.numbers[row] if 0 <= row < len(self.numbers) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose; the rest is any table's."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space and not control:
            self._toggle()
        elif key == Qt.Key.Key_A and control:
            self._choose_all()
        elif key == Qt.Key.Key_Up and control:
            self.titles.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in _MOVES and not control:
            self._move(key, choosing=shift)
        else:
            super().keyPressEvent(event)

    def _make_header(self) -> SortHeader:
        return SortHeader(self._look, self)

    def _marks(self) -> Column[NoticeView]:
        words = self._look.words
        yes = words.say("lists.is_chosen")
        return Column(
            words.say("lists.choice"), Kind.MARK, MARK + 28,
            lambda row: Cell(yes if self.chosen.holds(int(row.notice_number)) else ""),
        )  # fmt: skip

    def _move(self, key: Qt.Key, *, choosing: bool) -> None:
        here, last = self.currentIndex().row(), len(self.numbers) - 1
        if last < 0:
            return
        page = max(self.viewport().height() // max(self.rowHeight(0), 1) - 1, 1)
        steps = {
            Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_PageUp: here - page,
            Qt.Key.Key_PageDown: here + page, Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        there = min(max(steps[key], 0), last)
        if choosing:
            self._extend(max(here, 0), there)
        else:
            self._anchor = -1
        self.selectRow(there)

    def _extend(self, here: int, there: int) -> None:
        """Choose from where Shift was first held to here; coming back lets go of what is left."""
        if self._anchor < 0:
            self._anchor = self._reached = here
        low, high = sorted((self._anchor, self._reached))
        self.chosen.put(self.numbers[low : high + 1], chosen=False)
        low, high = sorted((self._anchor, there))
        self.chosen.put(self.numbers[low : high + 1], chosen=True)
        self._reached = there
        self._chosen_changed()

    def _toggle(self) -> None:
        number = self.current_number()
        if number is not None:
            self._anchor = -1
            self.chosen.toggle(number)
            self._chosen_changed()

    def _choose_all(self) -> None:
        self._anchor = -1
        if self.chosen.is_all:
            self.chosen.clear()
        elif len(self.numbers):
            self.chosen.choose_all()
        self._chosen_changed()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == 0:
            self._toggle()

    def _chosen_changed(self) -> None:
        self.chosen.settle(len(self.numbers))
        self.viewport().update()
        self.chosen_changed.emit()

    def announce(self, words: str) -> None:
        """Say something that a screen reader reads at once."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
