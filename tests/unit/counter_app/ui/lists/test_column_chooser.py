"""Columns of one's own, by keys alone, and there again the next time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.services.list_choice import LISTS
from counter_app.ui.lists.column_chooser import ColumnChooser
from tests.factories.desk_window import DeskWindow

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def day(desk: DeskWindow) -> DeskWindow:
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)
    return desk


@pytest.fixture
def chooser(day: DeskWindow) -> ColumnChooser:
    day.press(Qt.Key.Key_G, CTRL)
    day.wait(lambda: day.has("column_chooser"))
    found = day.part(ColumnChooser, "column_chooser")
    day.wait(lambda: QApplication.activeWindow() is found)
    return found


def titles(day: DeskWindow) -> list[str]:
    return [one.title for one in day.table("day_table").rows_model.columns[1:]]


def press(chooser: ColumnChooser, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(chooser.focusWidget() or chooser, key, modifier)


def kept(day: DeskWindow) -> dict[str, tuple[bool, int]]:
    text = next(iter(day.world.preferences.values()), None)
    return {one.name: (one.shown, one.width) for one in LISTS.read(text).columns}


def test_columns_are_hidden_moved_and_widened(day: DeskWindow, chooser: ColumnChooser) -> None:
    before = titles(day)
    press(chooser, Qt.Key.Key_Down, ALT)
    assert titles(day)[:2] == [before[1], before[0]]
    press(chooser, Qt.Key.Key_Right, ALT)
    press(chooser, Qt.Key.Key_Right, ALT)
    press(chooser, Qt.Key.Key_Left, ALT)
    day.wait(lambda: kept(day).get("released") == (True, 96))
    press(chooser, Qt.Key.Key_Space)
    assert before[0] not in titles(day)
    day.wait(lambda: kept(day)["released"] == (False, 96))
    press(chooser, Qt.Key.Key_Delete, ALT)
    assert titles(day) == before


def test_the_last_column_stays(day: DeskWindow, chooser: ColumnChooser) -> None:
    for _ in titles(day):
        press(chooser, Qt.Key.Key_Space)
        press(chooser, Qt.Key.Key_Down)
    press(chooser, Qt.Key.Key_Space)
    assert len(titles(day)) == 1


def test_columns_are_there_again_the_next_time(day: DeskWindow, chooser: ColumnChooser) -> None:
    press(chooser, Qt.Key.Key_Space)
    gone = titles(day)
    chooser.close()
    day.wait(lambda: bool(kept(day)))
    day.press(Qt.Key.Key_F3)
    day.press(Qt.Key.Key_3, CTRL)
    day.wait(lambda: day.has("day_table") and day.table("day_table").current() is not None)
    assert titles(day) == gone
