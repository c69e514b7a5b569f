"""Choosing rows by keys, and jumping."""

from array import array

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counter_app.services.list_choice import SortBy
from counter_app.services.open_list import held
from counter_app.ui.lists.listed_columns import listed_notice_columns
from counter_app.ui.style.fonts import load_fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.cells import CELL_ROLE
from counter_app.ui.widgets.list_table import ListTable
from tests.factories.screen_notices import notices_of_maria, notices_of_others

FOUND = held(
    (*notices_of_maria(), *notices_of_others()), SortBy.RELEASED, descending=True, as_of=None
)
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qapp: object, qtbot):
    load_fonts()
    theme = Theme(LIGHT)
    look = Look(theme, Icons(theme), Words("it"))
    columns = [one.column for one in listed_notice_columns(look, office=False, one_day=True)]
    # Beside a field: a window of one widget alone gives the focus otherwise.
    around = QWidget()
    made = ListTable(
        look, columns, lambda numbers, then, _failed: then(FOUND.rows(numbers)),
        name="list", accessible_name="Avvisi", row_height=32,
    )  # fmt: skip
    made.setParent(around)
    made.resize(1200, 34 + 5 * 32)
    qtbot.addWidget(around)
    around.show()
    made.show_list(FOUND.numbers, {})
    made.show_sort(SortBy.RELEASED, descending=True)
    made.setFocus()
    yield made
    around.close()


def press(table: ListTable, *keys: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(table, key, modifier)


def chosen(table: ListTable) -> list[int]:
    return [at for at, number in enumerate(table.numbers) if table.chosen.holds(number)]


def row(table: ListTable) -> int:
    return table.currentIndex().row()


def test_space_chooses_the_row_and_says_so(table: ListTable) -> None:
    press(table, Qt.Key.Key_Space)
    assert chosen(table) == [0]
    cell = table.model().index(0, 0).data(CELL_ROLE)
    assert cell.text == "scelto"
    press(table, Qt.Key.Key_Space)
    assert chosen(table) == []
    assert table.model().index(0, 0).data() == ""


def test_shift_chooses_what_it_passes_and_lets_go_on_the_way_back(table: ListTable) -> None:
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, modifier=SHIFT)
    assert chosen(table) == [1, 2, 3, 4]
    press(table, Qt.Key.Key_Up, modifier=SHIFT)
    assert chosen(table) == [1, 2, 3]
    press(table, Qt.Key.Key_Home, modifier=SHIFT)
    assert chosen(table) == [0, 1]
    press(table, Qt.Key.Key_End, modifier=SHIFT)
    assert chosen(table) == list(range(1, len(FOUND.numbers)))


def test_a_second_range_is_chosen_with_the_first(table: ListTable) -> None:
    press(table, Qt.Key.Key_Down, modifier=SHIFT)
    press(table, Qt.Key.Key_Down, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Down, modifier=SHIFT)
    assert chosen(table) == [0, 1, 3, 4]


def test_all_and_none(table: ListTable) -> None:
    press(table, Qt.Key.Key_A, modifier=CTRL)
    assert chosen(table) == list(range(len(FOUND.numbers)))
    press(table, Qt.Key.Key_Space)
    assert len(chosen(table)) == len(FOUND.numbers) - 1
    press(table, Qt.Key.Key_A, Qt.Key.Key_A, modifier=CTRL)
    assert chosen(table) == []


def test_home_and_end_and_pages_jump_by_rows(table: ListTable) -> None:
    press(table, Qt.Key.Key_End)
    assert row(table) == len(FOUND.numbers) - 1
    press(table, Qt.Key.Key_PageUp)
    assert row(table) < len(FOUND.numbers) - 2
    press(table, Qt.Key.Key_Home, Qt.Key.Key_Up)
    assert row(table) == 0
    assert table.current_number() == FOUND.numbers[0]


def test_a_click_on_the_box_chooses_its_row(table: ListTable) -> None:
    box = table.visualRect(table.model().index(2, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert chosen(table) == [2]
    beside = table.visualRect(table.model().index(3, 3)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    assert chosen(table) == [2]


def test_the_row_in_hand_stays_when_the_list_comes_anew(table: ListTable) -> None:
    kept = FOUND.numbers[3]
    table.show_list(array("q", FOUND.numbers[::-1]), {}, kept)
    assert table.current_number() == kept
    table.show_list(array("q"), {})
    assert table.current_number() is None
    press(table, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_End)
    press(table, Qt.Key.Key_A, modifier=CTRL)
    assert not table.chosen


def test_other_columns_keep_the_row_in_hand(table: ListTable) -> None:
    table.selectRow(4)
    table.show_columns(table.rows_model.columns[2:4])
    assert row(table) == 4
    assert table.model().columnCount() == 3


def test_titles_are_reached_walked_and_sort(table: ListTable, qtbot) -> None:
    asked: list[str] = []
    table.titles.sort_asked.connect(asked.append)
    table.window().activateWindow()
    press(table, Qt.Key.Key_Up, modifier=CTRL)
    qtbot.waitUntil(table.titles.hasFocus)
    press(table.titles, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Space)
    assert asked == ["RELEASED", "STATE"]
    press(table.titles, Qt.Key.Key_Down)
    assert table.hasFocus()
