"""What of a row is seen, and what the pointer is told of the rest."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFontMetrics, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from counter_app.ui.style.fonts import sans
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme, Tone
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.cells import Bond, Cell, Kind
from counter_app.ui.widgets.row_delegate import RowDelegate, room_after
from counter_app.ui.widgets.rows_table import Column, RowsTable

THEME = Theme(LIGHT)
SUBJECT = "Concessione temporanea di suolo pubblico per il montaggio di un ponteggio"
#: Cells of 240 pixels, and the whole text of those that have more to say.
CELLS: dict[str, tuple[Kind, Cell, str]] = {
    "short words": (Kind.TEXT, Cell("Canone"), ""),
    "long words": (Kind.TEXT, Cell(SUBJECT), SUBJECT),
    "long words below": (Kind.TEXT, Cell("Canone", SUBJECT), f"Canone\n{SUBJECT}"),
    "a state": (Kind.CHIP, Cell("Pagato", tone=Tone.PAID), ""),
    "a bar": (Kind.BAR, Cell("12.345", share=1000), ""),
    "a mark": (Kind.MARK, Cell(SUBJECT), ""),
}
Make = Callable[..., RowsTable[Cell]]


@pytest.fixture
def make(qapp: object) -> Iterator[Make]:
    """Tables of one row that says the same in all its columns."""
    made: list[RowsTable[Cell]] = []

    def build(cell: Cell, *kinds: Kind, width: int = 240) -> RowsTable[Cell]:
        columns = tuple(Column("", kind, width, lambda one: one) for kind in kinds)
        table = RowsTable[Cell](
            Look(THEME, Icons(THEME), Words("it")), columns, name="rows", accessible_name="rows",
            row_height=52,
        )  # fmt: skip
        table.resize(width * len(kinds), 200)
        table.show()
        table.show_rows((cell,))
        made.append(table)
        return table

    yield build
    QToolTip.hideText()
    for table in made:
        table.close()


def cut(table: RowsTable[Cell]) -> str:
    delegate, index = table.itemDelegate(), table.model().index(0, 0)
    assert isinstance(delegate, RowDelegate)
    return delegate.cut_text(table.visualRect(index), index)


@pytest.mark.parametrize(("kind", "cell", "told"), CELLS.values(), ids=CELLS)
def test_the_pointer_is_told_the_whole_of_a_cell_without_room(
    make: Make, kind: Kind, cell: Cell, told: str
) -> None:
    table = make(cell, kind)
    assert cut(table) == told
    middle = table.visualRect(table.model().index(0, 0)).center()
    asked = QHelpEvent(QEvent.Type.ToolTip, middle, table.viewport().mapToGlobal(middle))
    QApplication.sendEvent(table.viewport(), asked)
    assert QToolTip.text() == told


@pytest.mark.parametrize(("bond", "is_cut"), [(Bond.NONE, False), (Bond.FIRST, True)])
def test_what_hangs_together_takes_room_from_its_words(
    make: Make, bond: Bond, is_cut: bool
) -> None:
    words = QFontMetrics(sans(THEME)).horizontalAdvance("Rata 1 di 3")
    table = make(Cell("Rata 1 di 3", bond=bond), Kind.TEXT, width=words + 32 + 10)
    assert bool(cut(table)) is is_cut


def test_figures_keep_away_from_the_words_beside_them(make: Make) -> None:
    table = make(Cell("7"), Kind.TEXT, Kind.AMOUNT, Kind.AMOUNT, Kind.CHIP, Kind.AMOUNT)
    assert [room_after(table, column) for column in range(5)] == [12, 12, 24, 12, 16]
