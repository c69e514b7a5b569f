"""Ctrl+K: everything that can be done here and now, found by its words, with its key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from counter_app.ui.said.search_text import marks
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.cells import Cell, Kind
from counter_app.ui.widgets.parts import label, row
from counter_app.ui.widgets.rows_table import ROWS_AT_LEAST, Column, RowsTable
from payments_core.rules.person_search import split

#: Rows that are seen at once; the rest is reached with the arrows.
ROWS = 9
#: Height of a row, and width of the list, in pixels at 100 %.
ROW, WIDTH = 36, 620


class CommandList(QFrame):
    """Lies over the view while the search field begins with `>`; the field leads its rows."""

    chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget, leader: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._look = look
        self._acts: tuple[Act, ...] = ()
        self._words_typed = ""
        px, say = look.theme.px, look.words.say
        self.setObjectName("command_list")
        self.setProperty("part", "card")
        self.setAccessibleName(say("commands.title"))
        self._nothing = label(say("commands.nothing"), "hint", wrap=True)
        self._nothing.setObjectName("no_command")
        self._table = RowsTable[Act](
            look,
            command_columns(look.words, lambda: self._words_typed),
            name="command_table",
            accessible_name=say("commands.title"),
            row_height=ROW,
        )
        self._table.follow(leader)
        self._table.opened.connect(self.chosen)
        self._head = row(look, label(say("commands.title"), "title"), None,
                   label(say("commands.hint"), "hint"), spacing=12)  # fmt: skip
        self._head.setContentsMargins(px(16), px(10), px(16), px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self._table, 1)
        self._nothing.setContentsMargins(px(16), px(4), px(16), px(16))
        column.addWidget(self._nothing)
        self.hide()

    def show_for(self, typed: str, acts: Sequence[Act], field: QRect) -> None:
        """The acts that the words are about, under the field; the first is ready."""
        self._words_typed = typed
        self._acts = found(acts, typed)
        current = self._table.current()
        self._table.show_rows(
            self._acts, keep=lambda act: current is not None and act.name == current.name
        )
        self._table.setVisible(bool(self._acts))
        self._nothing.setVisible(not self._acts)
        self._lie_under(field)
        self.show()
        self.raise_()

    def step(self, rows: int) -> None:
        """Move the row in hand."""
        self._table.step(rows)

    def run_current(self) -> None:
        """Do what the row says."""
        self._table.open_current()

    def _lie_under(self, field: QRect) -> None:
        px, room = self._look.theme.px, self._over.size()
        width = min(max(px(WIDTH), field.width()), room.width() - px(16))
        left = max(px(8), min(field.left(), room.width() - width - px(8)))
        top = field.bottom() + 1 + px(6)
        height = self._head.sizeHint().height() + 2
        if self._acts:
            height += self._table.horizontalHeader().height()
            fitting = (room.height() - top - px(8) - height) // px(ROW)
            height += px(ROW) * max(min(ROWS, fitting, len(self._acts)), ROWS_AT_LEAST)
        else:
            height += self._nothing.heightForWidth(width)
        self.setGeometry(left, top, width, height)


def found(acts: Sequence[Act], typed: str) -> tuple[Act, ...]:
    """Acts that can be done now and whose words begin as those typed, in any order."""
    wanted = split(typed)
    return tuple(act for act in acts if act.enabled and _answers(act, wanted))


def _answers(act: Act, wanted: Sequence[str]) -> bool:
    words = split(act.text)
    return all(any(word.startswith(one) for word in words) for one in wanted)


def command_columns(words: Words, typed: Callable[[], str]) -> tuple[Column[Act], ...]:
    """What can be done, and its key."""

    def name(act: Act) -> Cell:
        return Cell(act.text, marks=marks(act.text, typed()))

    return (
        Column(words.say("commands.act"), Kind.TEXT, 0, name, grow=1),
        Column(words.say("commands.key"), Kind.CODE, 150, lambda act: Cell(act.key_cap)),
    )
