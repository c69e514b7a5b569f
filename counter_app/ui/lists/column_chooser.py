"""Which columns a list has, in which order and how wide: all of it by keys."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from counter_app.services.list_choice import ColumnChoice
from counter_app.ui.lists.listed_columns import ListedColumn, choices_of
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.flow import Flow
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.parts import label, row, rule
from counter_app.ui.widgets.row_delegate import MARK
from counter_app.ui.widgets.rows_table import Column, RowsTable

#: By how much a key makes a column wider, and what it never gets past, in pixels at 100 %.
STEP, NARROWEST, WIDEST = 20, 60, 600


class ColumnChooser(QDialog):
    """Space shows or hides, Alt and an arrow moves or widens; the list behind follows at once."""

    changed = Signal(object)

    def __init__(
        self,
        look: Look,
        parent: QWidget,
        columns: Sequence[ListedColumn],
        choices: Sequence[ColumnChoice],
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._columns = {one.column.name: one.column for one in columns}
        self._order = tuple(columns)
        self._choices = choices_of(columns, choices)
        say, px = look.words.say, look.theme.px
        self.setObjectName("column_chooser")
        self.setWindowTitle(say("lists.columns"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = RowsTable[ColumnChoice](
            look, self._of_table(), name="columns_table", accessible_name=say("lists.columns"),
            row_height=36,
        )  # fmt: skip
        self._table.opened.connect(lambda _choice: self._toggle())
        ground = QVBoxLayout(self)
        ground.setContentsMargins(px(24), px(20), px(24), px(20))
        ground.setSpacing(px(12))
        close = label(say("lists.columns_close"), "hint")
        ground.addLayout(row(look, label(say("lists.columns"), "title"), None, close))
        ground.addWidget(rule(look))
        ground.addWidget(self._table, 1)
        ground.addLayout(self._keys())
        room = parent.window().size()
        self.resize(min(px(620), room.width() - px(32)), min(px(640), room.height() - px(16)))
        self._show(0)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys(self) -> Flow:
        say, line = self._look.words.say, Flow(self._look.theme.px(4))
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            ("show", "Space", self._toggle),
            ("up", "Alt+Up", lambda: self._move(-1)),
            ("down", "Alt+Down", lambda: self._move(1)),
            ("narrower", "Alt+Left", lambda: self._widen(-STEP)),
            ("wider", "Alt+Right", lambda: self._widen(STEP)),
            ("reset", "Alt+Del", self._reset),
        )
        for name, key, act in acts:
            cap = say(f"lists.column_{name}_key")
            button = KeyButton(
                self._look, say(f"lists.column_{name}"), key=cap, height=34, parent=self
            )
            button.setObjectName(f"column_{name}_button")
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
            QShortcut(QKeySequence(key), self).activated.connect(act)
        return line

    def _of_table(self) -> tuple[Column[ColumnChoice], ...]:
        say = self._look.words.say
        shown = say("lists.column_shown")
        return (
            Column(
                shown, Kind.MARK, MARK + 28, lambda one: Cell(shown if one.shown else "")
            ),
            Column(
                say("lists.column"), Kind.TEXT, 0,
                lambda one: Cell(self._columns[one.name].title), grow=1,
            ),
            Column(
                say("lists.column_width"), Kind.TEXT, 170, lambda one: Cell(self._width_of(one))
            ),
        )  # fmt: skip

    def _width_of(self, choice: ColumnChoice) -> str:
        if not self._columns[choice.name].width:
            return self._look.words.say("lists.width_of_rest")
        if not choice.width:
            return self._look.words.say("lists.width_own")
        return str(choice.width)

    def _ours(self) -> list[ColumnChoice]:
        """Those of this list; others keep what was said of them, behind."""
        return [one for one in self._choices if one.name in self._columns]

    def _show(self, place: int) -> None:
        ours = self._ours()
        name = ours[place].name
        self._table.show_rows(ours, keep=lambda one: one.name == name)

    def _change(self, ours: list[ColumnChoice], place: int) -> None:
        others = (one for one in self._choices if one.name not in self._columns)
        self._choices = (*ours, *others)
        self._show(place)
        self.changed.emit(self._choices)

    def _toggle(self) -> None:
        ours, place = self._ours(), self._table.currentIndex().row()
        shown = [one for one in ours if one.shown]
        if shown == [ours[place]]:
            return  # a list without columns says nothing
        ours[place] = replace(ours[place], shown=not ours[place].shown)
        self._change(ours, place)

    def _move(self, step: int) -> None:
        ours, place = self._ours(), self._table.currentIndex().row()
        there = place + step
        if 0 <= there < len(ours):
            ours.insert(there, ours.pop(place))
            self._change(ours, there)

    def _widen(self, step: int) -> None:
        ours, place = self._ours(), self._table.currentIndex().row()
        own = self._columns[ours[place].name].width
        if own:
            width = min(max((ours[place].width or own) + step, NARROWEST), WIDEST)
            ours[place] = replace(ours[place], width=width)
            self._change(ours, place)

    def _reset(self) -> None:
        """As the program has them."""
        self._change([ColumnChoice(one.column.name) for one in self._order], 0)
