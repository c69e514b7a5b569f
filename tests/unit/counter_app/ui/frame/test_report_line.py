"""Reports of errors, from the error to whoever helps."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication

from counter_app.crash_reports import CrashReports
from counter_app.ui.machine import Machine
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_world import World

SHIFTED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def reports(tmp_path: Path, world: World) -> CrashReports:
    made = CrashReports(tmp_path / "reports", lambda: "1.2.3", lambda: 1_795_694_460.0)
    world.machine = Machine(reports=made)
    return made


def test_a_defect_says_one_sentence_and_the_window_goes_on(
    open_desk: Callable[..., DeskWindow], reports: CrashReports
) -> None:
    desk = open_desk()
    assert not desk.has("report_line")
    desk.sign_in()
    assert desk.window.shell is not None
    page = desk.window.shell.page
    assert page is not None

    def fail() -> None:
        raise ValueError("Rossi Maria")

    page.carry_through(fail, lambda _none: None, lambda _error: None)
    desk.wait(lambda: "Quello che hai scritto è salvo" in desk.told())
    assert len(reports.unseen()) == 1
    assert "Rossi" not in reports.text()
    desk.open_citizen("ross mar")


def test_what_was_left_is_copied_once(
    open_desk: Callable[..., DeskWindow], reports: CrashReports
) -> None:
    reports.write(ValueError())
    text = reports.text()
    desk = open_desk()
    assert desk.has("report_line")
    desk.wait(lambda: desk.focus() == "username")
    desk.press(Qt.Key.Key_C, SHIFTED)
    assert QGuiApplication.clipboard().text() == text
    assert "incollala" in desk.words("report_said")
    assert reports.unseen() == ()
    assert not open_desk().has("report_line")


def test_the_folder_is_opened(
    open_desk: Callable[..., DeskWindow], reports: CrashReports, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    reports.write(ValueError())
    desk = open_desk()
    desk.wait(lambda: desk.focus() == "username")
    desk.press(Qt.Key.Key_O, SHIFTED)
    assert opened == [str(reports.folder)]
    assert reports.unseen() == ()
