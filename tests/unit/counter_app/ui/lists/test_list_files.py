"""A list goes into a file."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from counter_app.services.views import RowState
from counter_app.ui.widgets.choice import Choice
from tests.factories.desk_window import DeskWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def day(desk: DeskWindow) -> DeskWindow:
    desk.press(Qt.Key.Key_3, CTRL)
    desk.wait(lambda: desk.has("day_table") and desk.table("day_table").current() is not None)
    return desk


def export(desk: DeskWindow, path: Path) -> None:
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: desk.has("save_dialog"))
    dialog = desk.part(QFileDialog, "save_dialog")
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.window.activateWindow()
    desk.wait(lambda: not desk.has("save_dialog") and QApplication.activeWindow() is desk.window)
    desk.table("day_table").setFocus()


def test_the_chosen_rows_are_written_or_all(day: DeskWindow, tmp_path: Path) -> None:
    path = tmp_path / "elenco.csv"
    export(day, path)
    day.wait(lambda: day.told() == "Salvati 7 avvisi in elenco.csv.")
    day.press(Qt.Key.Key_Space)
    export(day, path)
    day.wait(lambda: day.told() == "Salvato 1 avviso in elenco.csv.")
    (_, titles, lines), (_, _, (line,)) = day.world.exported
    assert (len(lines), line) == (7, lines[0])
    assert titles[:3] == ["Ora", "Stato", "Cittadino"]
    assert line[2] == "Rossi Maria"


def test_only_what_the_filter_shows(day: DeskWindow, tmp_path: Path) -> None:
    choice = day.part(Choice, "state_filter")
    choice.setCurrentIndex(choice.findData(RowState.PAID))
    day.wait(lambda: day.has("export_button"))
    day.table("day_table").setFocus()
    export(day, tmp_path / "pagati.csv")
    day.wait(lambda: bool(day.world.exported))
    (_, _, lines) = day.world.exported[0]
    assert {line[1] for line in lines} == {"Pagato"}


def test_a_long_export_is_followed_and_stopped(day: DeskWindow, tmp_path: Path) -> None:
    day.world.hold = threading.Event()
    export(day, tmp_path / "elenco.csv")
    day.wait(lambda: day.has("stop_work_button"))
    assert day.words("list_work") == "Esportazione: 0 di 7"
    export_again(day)
    day.wait(lambda: "già un'esportazione" in day.told())
    day.press(Qt.Key.Key_D, CTRL)
    day.wait(lambda: day.told().startswith("Esportazione fermata"))
    assert not day.has("list_work")


def export_again(desk: DeskWindow) -> None:
    desk.table("day_table").setFocus()
    desk.press(Qt.Key.Key_S, CTRL)


def test_it_goes_on_when_its_page_is_left(day: DeskWindow, tmp_path: Path) -> None:
    day.world.hold = threading.Event()
    export(day, tmp_path / "elenco.csv")
    day.wait(lambda: bool(day.world.exported))
    day.press(Qt.Key.Key_F3)
    day.wait(lambda: not day.has("day_table"))
    day.world.hold.set()
    day.wait(lambda: day.told() == "Salvati 7 avvisi in elenco.csv.")


def test_the_end_of_the_window_does_not_wait_for_it(day: DeskWindow, tmp_path: Path) -> None:
    day.world.hold = threading.Event()
    export(day, tmp_path / "elenco.csv")
    day.wait(lambda: bool(day.world.exported))
    day.window.background.close()  # would never come back
