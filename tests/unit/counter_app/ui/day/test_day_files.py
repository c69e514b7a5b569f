"""The report and the table of a day go where one says."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("key", "suffix", "begins"), [(Qt.Key.Key_P, "pdf", b"%PDF"), (Qt.Key.Key_S, "csv", b"\xef")]
)
def test_report_and_table_are_saved_where_one_says(
    lead, tmp_path: Path, key: Qt.Key, suffix: str, begins: bytes
) -> None:
    desk = lead()
    desk.press(key, CTRL)
    desk.wait(lambda: desk.window.findChild(QFileDialog, "save_dialog") is not None)
    dialog = desk.window.findChild(QFileDialog, "save_dialog")
    path = tmp_path / f"giornata.{suffix}"
    dialog.fileSelected.emit(str(path))
    dialog.close()
    desk.wait(path.exists)
    assert path.read_bytes().startswith(begins)
    desk.wait(lambda: path.name in desk.told())
