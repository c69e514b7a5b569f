"""Who else owes a debt, added and taken out in the form with keys only."""

import threading

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PEOPLE

CTRL = Qt.KeyboardModifier.ControlModifier


def open_form(desk: DeskWindow) -> None:
    desk.open_citizen("ross mar")
    desk.wait(lambda: desk.has("new_notice_button"))
    desk.press(Qt.Key.Key_F4)
    desk.wait(lambda: desk.focus() == "kind_field")


def add(desk: DeskWindow, text: str) -> None:
    desk.press(Qt.Key.Key_O, CTRL)
    assert desk.focus() == "co_debtor_field"
    desk.type(text)
    desk.wait(lambda: desk.has("co_debtor_table"))
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: not desk.has("co_debtor_table"))


def caption(desk: DeskWindow) -> str:
    return desk.part(QLabel, "co_debtors_caption").text()


def complaint(desk: DeskWindow) -> str:
    return desk.field("co_debtor_field").accessibleDescription()


def test_two_people_are_added_and_released_with_the_notice(desk: DeskWindow) -> None:
    open_form(desk)
    assert not desk.has("co_debtor_field")
    add(desk, "parodi giov")
    add(desk, "canepa")
    assert caption(desk) == "Coobbligati in solido: 2 di 9 al massimo"
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.released))
    (draft,) = desk.world.released
    assert [one.family_name for one in draft.co_debtors] == ["Parodi", "Canepa"]


def test_arrows_choose_and_enter_waits_for_the_answer(desk: DeskWindow) -> None:
    open_form(desk)
    desk.press(Qt.Key.Key_O, CTRL)
    desk.type("ross")
    desk.wait(lambda: desk.has("co_debtor_table"))
    desk.press(Qt.Key.Key_Down)
    second = desk.table("co_debtor_table").current()
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("remove_co_debtor_1"))
    desk.type("parodi")
    desk.press(Qt.Key.Key_Return)  # before any row is there
    desk.wait(lambda: desk.has("remove_co_debtor_2"))
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.released))
    assert desk.world.released[0].co_debtors[0] == second


def test_last_one_is_taken_out_from_an_empty_field_and_any_by_its_button(desk: DeskWindow) -> None:
    open_form(desk)
    for text in ("parodi", "canepa", "ferrando"):
        add(desk, text)
    desk.press(Qt.Key.Key_Delete)
    assert caption(desk).startswith("Coobbligati in solido: 2")
    desk.part(QPushButton, "remove_co_debtor_1").click()
    assert caption(desk).startswith("Coobbligati in solido: 1")
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.released))
    assert [one.family_name for one in desk.world.released[0].co_debtors] == ["Canepa"]


def test_debtor_and_whoever_is_there_are_refused(desk: DeskWindow) -> None:
    open_form(desk)
    add(desk, "parodi")
    for text, name in (("parodi", "Parodi Giovanni"), ("rssmra80a41", "Rossi Maria")):
        desk.press(Qt.Key.Key_O, CTRL)
        desk.field("co_debtor_field").clear()
        desk.type(text)
        desk.wait(lambda: desk.has("co_debtor_table"))
        desk.press(Qt.Key.Key_Return)
        wanted = f"{name} è già tra chi deve pagare"
        desk.wait(lambda wanted=wanted: complaint(desk).startswith(wanted))
    assert caption(desk).startswith("Coobbligati in solido: 1")


def test_key_that_is_held_down_empties_the_field_and_takes_nobody_out(desk: DeskWindow) -> None:
    open_form(desk)
    add(desk, "parodi")
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier, "\b", True
    )
    QApplication.sendEvent(desk.field("co_debtor_field"), held)
    assert caption(desk).startswith("Coobbligati in solido: 1")


def test_nobody_is_left_out_who_was_typed_and_not_added(desk: DeskWindow) -> None:
    open_form(desk)
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    desk.press(Qt.Key.Key_O, CTRL)
    desk.type("parodi")
    desk.wait(lambda: desk.has("co_debtor_table"))
    desk.press(Qt.Key.Key_F9)
    assert complaint(desk).startswith("Premi Invio per aggiungere")
    assert desk.focus() == "co_debtor_field"
    assert desk.world.released == []
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("remove_co_debtor_1"))
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: bool(desk.world.released))
    assert len(desk.world.released[0].co_debtors) == 1


def test_nobody_found_is_said_under_the_field(desk: DeskWindow) -> None:
    open_form(desk)
    desk.press(Qt.Key.Key_O, CTRL)
    desk.type("zzz")
    desk.wait(lambda: complaint(desk).startswith("Nessuno con «zzz»"))


def test_who_was_added_is_there_again_when_the_form_is_taken_up(desk: DeskWindow) -> None:
    open_form(desk)
    add(desk, "parodi")
    desk.press(Qt.Key.Key_F3)
    desk.wait(lambda: desk.focus() == "search_field")
    desk.press(Qt.Key.Key_R, CTRL)
    desk.wait(lambda: desk.has("remove_co_debtor_1"))
    assert PEOPLE[0].citizen_id in desk.world.drafts["op-laura.bianchi"]


def test_enter_on_a_single_letter_adds_nobody_who_is_typed_afterwards(desk: DeskWindow) -> None:
    open_form(desk)
    desk.press(Qt.Key.Key_O, CTRL)
    desk.type("p")
    desk.press(Qt.Key.Key_Return)
    desk.type("arodi")
    desk.wait(lambda: desk.has("co_debtor_table"))
    assert desk.field("co_debtor_field").text() == "parodi"
    assert not desk.has("remove_co_debtor_1")


def test_enter_is_for_the_name_that_stood_there(desk: DeskWindow) -> None:
    open_form(desk)
    desk.press(Qt.Key.Key_O, CTRL)
    desk.world.hold = threading.Event()
    desk.type("parodi")
    desk.press(Qt.Key.Key_Return)
    for _letter in "parodi":
        desk.press(Qt.Key.Key_Backspace)
    desk.type("canepa")
    desk.world.hold.set()
    desk.wait(lambda: desk.has("co_debtor_table"))
    assert desk.field("co_debtor_field").text() == "canepa"
    assert not desk.has("remove_co_debtor_1")
