"""The report and the table of a day go where one says."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from payments_core.errors import RuleBroken

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


def test_whoever_has_gone_on_hears_that_a_table_was_not_saved(
    lead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, held = lead(), threading.Event()

    def refused(*_asked: object) -> bytes:
        desk.world.wait_at(held)
        raise RuleBroken("audit_trail_full", entries=1)

    monkeypatch.setattr(desk.window.counter.day_reports, "csv", refused)
    desk.press(Qt.Key.Key_S, CTRL)
    desk.wait(lambda: desk.window.findChild(QFileDialog, "save_dialog") is not None)
    dialog = desk.window.findChild(QFileDialog, "save_dialog")
    dialog.fileSelected.emit(str(tmp_path / "giornata.csv"))
    dialog.close()
    desk.press(Qt.Key.Key_F3)
    held.set()
    sentence = desk.window.shell.look.words.problem(RuleBroken("audit_trail_full", entries=1))
    desk.wait(lambda: desk.told() == sentence)
