"""Scans go to the work that is seen, and to nobody while it is covered."""

from PySide6.QtCore import Qt

from counter_app.ui.frame.key_sheet import KeySheet
from tests.factories.desk_window import DeskWindow
from tests.factories.scanner import scan
from tests.factories.screen_people import ENTITY, notice_number

NUMBER = notice_number(177881)
QR = f"PAGOPA|002|{NUMBER}|{ENTITY.tax_code}|2195"


def test_a_scan_closes_what_lies_over_the_work(desk: DeskWindow) -> None:
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    sheet = desk.window.findChild(KeySheet)
    assert sheet is not None
    scan(desk.window, QR)
    desk.wait(lambda: desk.has("verify_answer"))
    assert desk.window.findChild(KeySheet) is None or not sheet.isVisible()


def test_nobody_reads_anything_into_covered_work(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.has("password"))
    scan(desk.window, QR)
    desk.wait(lambda: desk.has("sign_in_button"))
    shell = desk.window.shell
    assert shell is not None
    assert not desk.has("verify_answer")
