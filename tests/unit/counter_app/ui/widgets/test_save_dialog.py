from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.widgets.save_dialog import ask_for_file, ask_for_folder


def asked(over: QWidget) -> QFileDialog:
    dialog = over.findChild(QFileDialog, "save_dialog")
    assert dialog is not None
    return dialog


def for_file(over: QWidget, then: Callable[[Path], object]) -> None:
    ask_for_file(over, "Salva", "PDF (*.pdf)", "avviso.pdf", then)


def for_folder(over: QWidget, then: Callable[[Path], object]) -> None:
    ask_for_folder(over, "Scegli", then)


@pytest.mark.parametrize("ask", [for_file, for_folder])
def test_what_is_chosen_is_handed_on_once_and_the_dialog_goes(
    qtbot: QtBot, tmp_path: Path, ask: Callable[[QWidget, Callable[[Path], object]], None]
) -> None:
    over, chosen = QWidget(), list[Path]()
    qtbot.addWidget(over)
    ask(over, chosen.append)
    dialog = asked(over)
    dialog.fileSelected.emit(str(tmp_path / "x"))
    dialog.reject()
    qtbot.waitUntil(lambda: over.findChild(QFileDialog, "save_dialog") is None)
    assert chosen == [tmp_path / "x"]


def test_a_file_begins_with_its_name_and_keeps_its_ending(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    for_file(over, lambda _path: None)
    dialog = asked(over)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert (dialog.defaultSuffix(), dialog.nameFilters()) == ("pdf", ["PDF (*.pdf)"])
    assert Path(dialog.selectedFiles()[0]).name == "avviso.pdf"
    dialog.reject()
