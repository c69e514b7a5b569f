"""What a screen reader hears of the titles of a list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.widgets.sort_header import SortHeader
from tests.factories.desk_window import DeskWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def titles(desk: DeskWindow) -> SortHeader:
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)
    desk.press(Qt.Key.Key_Up, CTRL)
    found = desk.table("day_table").titles
    desk.wait(found.hasFocus)
    return found


def test_it_begins_with_what_the_rows_are_sorted_by(titles: SortHeader) -> None:
    assert titles.accessibleName() == "Titoli: Ora, in ordine decrescente"


def test_walking_stops_at_both_ends(titles: SortHeader) -> None:
    for _ in range(20):
        QTest.keyClick(titles, Qt.Key.Key_Right)
    assert titles.accessibleName() == "Titoli: Importo"
    for _ in range(20):
        QTest.keyClick(titles, Qt.Key.Key_Left)
    assert titles.accessibleName() == "Titoli: Ora, in ordine decrescente"


def test_sorting_again_turns_the_order_round(desk: DeskWindow, titles: SortHeader) -> None:
    QTest.keyClick(titles, Qt.Key.Key_Right)
    QTest.keyClick(titles, Qt.Key.Key_Right)
    QTest.keyClick(titles, Qt.Key.Key_Return)
    desk.wait(lambda: titles.accessibleName() == "Titoli: Cittadino, in ordine crescente")
    names = [one.debtor_name for one in desk.table("day_table").rows_model.rows]
    assert names == sorted(names)
    QTest.keyClick(titles, Qt.Key.Key_Return)
    desk.wait(lambda: titles.accessibleName() == "Titoli: Cittadino, in ordine decrescente")


def test_letters_are_left_to_the_window(desk: DeskWindow, titles: SortHeader) -> None:
    desk.type("ro")
    assert desk.field("search_field").text() == "ro"
