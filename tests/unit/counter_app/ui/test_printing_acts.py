"""Paper goes to the spool; the line says how it went."""

from PySide6.QtCore import Qt

from counter_app.printing.device import JobState, PrintTicket
from payments_core.notice.content import NoticeContent, ReceiptContent
from tests.factories.desk_window import DeskWindow
from tests.factories.screens import notice_number


def test_a_notice_is_printed_again_from_its_row(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: "come copia" in desk.told())
    (content,) = desk.world.printed
    assert isinstance(content, NoticeContent)
    assert content.notice_number == notice_number(123456)


def test_a_receipt_is_printed_from_its_answer(desk: DeskWindow) -> None:
    desk.type(notice_number(177881))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("receipt_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("La ricevuta"))
    (content,) = desk.world.printed
    assert isinstance(content, ReceiptContent)


def test_a_printer_that_refuses_is_told_with_what_to_do(desk: DeskWindow) -> None:
    failed = PrintTicket("job-1", JobState.FAILED)
    desk.window.counter.spool.print_notice = lambda _content: failed
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: "Controlla la stampante" in desk.told())
