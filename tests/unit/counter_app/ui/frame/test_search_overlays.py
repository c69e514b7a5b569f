"""What lies under the search field goes away with its cause, and leaves everything as it was."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from counter_app.ui.widgets.key_button import KeyButton
from tests.factories.desk_window import DeskWindow
from tests.factories.scanner import scan
from tests.factories.screen_people import notice_number

CTRL = Qt.KeyboardModifier.ControlModifier


def test_line_and_list_are_never_there_together(desk: DeskWindow) -> None:
    desk.type(notice_number(177881)[:14])
    assert desk.has("recognised_line")
    desk.press(Qt.Key.Key_K, CTRL)
    desk.wait(lambda: desk.has("command_list"))
    assert not desk.has("recognised_line")
    desk.press(Qt.Key.Key_Escape)
    assert not desk.has("command_list")
    assert desk.field("search_field").text() == notice_number(177881)[:14]


def test_scan_closes_the_list_and_goes_its_way(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_K, CTRL)
    desk.wait(lambda: desk.has("command_list"))
    scan(desk.window, notice_number(177881))
    desk.wait(lambda: desk.has("verify_answer"))
    assert not desk.has("command_list")
    assert desk.field("search_field").text() == "3010 0000 0017 7881 15"


def test_next_citizen_takes_everything_away(desk: DeskWindow) -> None:
    desk.type(notice_number(177881)[:14])
    desk.press(Qt.Key.Key_F3)
    assert not desk.has("recognised_line")
    assert desk.field("search_field").text() == ""


def test_button_that_had_the_focus_may_go_while_commands_are_looked_for(desk: DeskWindow) -> None:
    desk.open_citizen("ross")
    desk.wait(lambda: desk.has("show_code_button"))
    button = desk.part(KeyButton, "show_code_button")
    button.setFocus()
    desk.press(Qt.Key.Key_K, CTRL)
    desk.wait(lambda: desk.has("command_list"))
    desk.world.go_offline()
    desk.settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(button)
    desk.type("blocca")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("password"))
