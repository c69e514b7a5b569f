"""Paper goes to the spool; the line says how it goes."""

import threading
from dataclasses import replace

from PySide6.QtCore import Qt

from counter_app.printing.device import JobState, PrinterState, PrintTicket
from counter_app.services.views import RowState
from payments_core.errors import RuleBroken
from payments_core.notice.content import (
    AnyNotice,
    InstalmentsContent,
    NoticeContent,
    ReceiptContent,
)
from payments_core.notice.situation import SituationContent
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import notice_number

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def verify(desk: DeskWindow, base: int) -> None:
    desk.type(notice_number(base))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("receipt_button"))


def test_a_notice_is_printed_again_from_its_row(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: avviso 3010"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: copia dell'avviso 3010"))
    desk.world.end_print("job-2")
    desk.wait(lambda: desk.told().startswith("Stampa finita: copia"))
    first, _copy = desk.world.printed
    assert isinstance(first, NoticeContent)
    assert first.notice_number == notice_number(123456)


def test_a_number_of_a_plan_is_printed_alone_or_with_its_plan(desk: DeskWindow) -> None:
    plan = [
        replace(one, debt="debt-1", in_plan=True, subject=f"Canone - rata {at} di 2")
        for at, one in enumerate(desk.world.notices[:2], start=1)
    ]
    desk.world.notices[:2] = [replace(one, state=RowState.TO_PAY, paid_at=None) for one in plan]
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_plan_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: len(desk.world.printed) == 1)
    desk.press(Qt.Key.Key_F7, CTRL)
    desk.wait(lambda: desk.told().endswith("a rate, 2 importi."))
    alone, whole = desk.world.printed
    assert isinstance(alone, NoticeContent)
    assert isinstance(whole, InstalmentsContent)


def test_a_notice_of_no_plan_offers_none(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    assert not desk.has("reprint_plan_button")


def test_a_receipt_is_printed_from_its_answer(desk: DeskWindow) -> None:
    verify(desk, 177881)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: ricevuta"))
    (content,) = desk.world.printed
    assert isinstance(content, ReceiptContent)
    assert desk.world.pages == []


def test_a_receipt_comes_on_a4_when_the_page_is_asked_for(desk: DeskWindow) -> None:
    verify(desk, 177881)
    desk.press(Qt.Key.Key_P, CTRL)
    desk.wait(lambda: len(desk.world.pages) == 1)
    desk.wait(lambda: desk.told().startswith("In stampa: ricevuta"))


def test_both_receipts_of_a_notice_paid_twice_are_printed(desk: DeskWindow) -> None:
    verify(desk, 992148)
    assert "tutte le ricevute" in desk.answer("verify_answer").detail()
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: "2 ricevute" in desk.told() and "una dopo l'altra" in desk.told())
    printed = [one for one in desk.world.printed if isinstance(one, ReceiptContent)]
    assert [one.receipt.receipt_id for one in printed] == ["7F21-0091", "7F21-0092"]
    desk.world.end_print("job-1")
    desk.world.end_print("job-2", JobState.UNCERTAIN)
    desk.wait(lambda: desk.told().startswith("Stampa incerta: 2 ricevute"))


def test_a_paid_row_gives_its_receipt(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    while not desk.has("receipt_button"):
        desk.press(Qt.Key.Key_Down)
    assert not desk.has("reprint_button")
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In stampa: ricevuta"))
    (content,) = desk.world.printed
    assert isinstance(content, ReceiptContent)


def test_without_a_roll_the_a4_printer_is_the_one_that_is_waited_for(desk: DeskWindow) -> None:
    desk.world.roll, desk.world.paper = PrinterState.NOT_SET, PrinterState.PAPER_OUT
    verify(desk, 177881)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: desk.told().startswith("In attesa della carta: ricevuta"))


def test_a_printer_that_refuses_is_told_with_what_to_do(desk: DeskWindow) -> None:
    failed = PrintTicket("job-1", JobState.FAILED)
    desk.window.counter.spool.print_notice = lambda _content, _by: failed
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: "Controlla la stampante" in desk.told())


def test_situation_is_printed_from_its_answer(desk: DeskWindow) -> None:
    desk.type(notice_number(123456))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("show_code_button"))
    desk.press(Qt.Key.Key_F7, CTRL | SHIFT)
    desk.wait(lambda: desk.told().startswith("In stampa: situazione dell'avviso 3010"))
    (content,) = desk.world.printed
    assert isinstance(content, SituationContent)
    assert content.notice_number == notice_number(123456)


def test_situation_is_not_offered_without_a_line(desk: DeskWindow) -> None:
    desk.world.go_offline()
    desk.type(notice_number(123456))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("reprint_button"))
    assert not desk.has("situation_button")


def test_whoever_has_gone_on_hears_that_a_paper_does_not_come(desk: DeskWindow) -> None:
    held = threading.Event()

    def refused(number: str) -> AnyNotice:
        desk.world.wait_at(held)
        raise RuleBroken("notice_already_paid", notice_number=number)

    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    desk.window.counter.reprint.content = refused
    desk.press(Qt.Key.Key_F7)
    desk.press(Qt.Key.Key_F3)
    held.set()
    desk.wait(lambda: "è già pagato" in desk.told())


def test_paper_bears_the_name_of_who_asked_for_it(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.wait(lambda: desk.has("reprint_button"))
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: len(desk.world.printed_for) == 1)
    desk.press(Qt.Key.Key_F2)
    verify(desk, 177881)
    desk.press(Qt.Key.Key_F7)
    desk.wait(lambda: len(desk.world.printed_for) == 2)
    operator = desk.window.shell.around.operator
    assert desk.world.printed_for == [operator.operator_id] * 2
