"""A burst of keys is a scan wherever the focus is; a person's typing is not; a mix is nothing."""

from itertools import count

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from counter_app.services.views import PersonForm
from counter_app.ui.frame.tell_line import TellLine
from counter_app.ui.keys.burst import GAP_MS, SLOW_GAP_MS, TORN_GAP_MS
from counter_app.ui.keys.scan_guard import ScanGuard
from counter_app.ui.places import PersonPlace, ReleasePlace, VerifyPlace
from tests.factories.desk_window import DeskWindow
from tests.factories.scanner import (
    ENTER,
    HAND_MS,
    SLOW_MS,
    TAB,
    USUAL_MS,
    keys_of,
    press,
    scan,
)  # fmt: skip
from tests.factories.screen_people import ENTITY, PEOPLE, notice_number

NUMBER = notice_number(177881)
QR = f"PAGOPA|002|{NUMBER}|{ENTITY.tax_code}|2195"
MARIA = PEOPLE[0].tax_code or ""
MISSED = "Lettura incompleta: riprova."


def verified(desk: DeskWindow) -> bool:
    return desk.has("verify_answer") and "Pagato" in desk.answer("verify_answer").headline()


def test_scan_leads_to_its_place_and_leaves_the_field_as_it_was(desk: DeskWindow) -> None:
    scan(desk.window, QR)
    desk.wait(lambda: verified(desk))
    assert desk.field("search_field").text() == "3010 0000 0017 7881 15"
    assert desk.told() == "Avviso: letto."


def test_scanner_with_keys_of_another_country_is_told_of_once(desk: DeskWindow) -> None:
    for told in (True, False):
        scan(desk.window, QR.replace("|", "§"))
        desk.wait(lambda: verified(desk) and "letto" in desk.told())
        assert ("tastiera di un altro Paese" in desk.told()) is told
        desk.press(Qt.Key.Key_F3)
        desk.wait(lambda: not desk.has("verify_answer"))


def test_reading_without_a_sure_sign_counts_where_the_scanner_is_known(desk: DeskWindow) -> None:
    scan(desk.window, "2026-1420")
    desk.wait(lambda: "Lettura incompleta" in desk.told())
    desk.world.scanner.choose(other_keys=True)
    scan(desk.window, "2026-1420")
    desk.wait(lambda: desk.has("money_answer"))
    assert desk.told() == "Provvisorio in entrata: letto."


def test_scan_never_presses_the_button_with_the_focus(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    pressed = []
    button = desk.part(QPushButton, "new_notice_button")
    button.clicked.connect(lambda: pressed.append("released"))
    button.setFocus()
    scan(desk.window, "%E " + MARIA + " ROSSI MARIA?", end=ENTER)
    desk.wait(lambda: "Tessera sanitaria" in desk.told())
    assert pressed == []


def test_scan_into_a_table_writes_nothing_and_opens_nothing_else(desk: DeskWindow) -> None:
    desk.open_citizen("rossi maria")
    desk.table("notices_table").setFocus()
    scan(desk.window, NUMBER, end=TAB)
    desk.wait(lambda: verified(desk))


def _form(desk: DeskWindow) -> None:
    shell = desk.window.shell
    assert shell is not None
    shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))


def test_form_is_held_and_esc_goes_back_to_it(desk: DeskWindow) -> None:
    _form(desk)
    desk.field("kind_field").setFocus()
    desk.type("mensa")
    scan(desk.window, QR)
    desk.wait(lambda: verified(desk))
    assert desk.told() == "Avviso: letto. L'avviso è in sospeso: Esc torna all'avviso."
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("kind_field") and desk.field("kind_field").text() == "mensa")


def test_card_of_somebody_else_leads_to_them_and_esc_back_to_the_form(desk: DeskWindow) -> None:
    _form(desk)
    desk.field("due_field").setFocus()
    scan(desk.window, PEOPLE[6].tax_code or "")
    desk.wait(lambda: "Esc torna all'avviso" in desk.told())
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("due_field"))
    assert desk.field("due_field").text() == ""


def test_tax_code_goes_into_the_field_that_takes_one(desk: DeskWindow) -> None:
    shell = desk.window.shell
    assert shell is not None
    shell.go(PersonPlace(PersonForm("Neri")))
    desk.wait(lambda: desk.has("person_tax_code"))
    desk.field("person_tax_code").setFocus()
    scan(desk.window, "NREMRA80A41Z999Z"[:15] + "X", end=ENTER)
    desk.wait(lambda: desk.told() == MISSED)
    assert desk.field("person_tax_code").text() == ""
    scan(desk.window, PEOPLE[7].tax_code or "")
    desk.wait(lambda: desk.field("person_tax_code").text() == PEOPLE[7].tax_code)
    assert desk.has("person_tax_code")


def test_date_that_comes_at_once_stays_in_its_field(desk: DeskWindow) -> None:
    """A remote desktop hands keys over in bursts, too."""
    _form(desk)
    desk.field("due_field").setFocus()
    scan(desk.window, "23/12/2026", end=TAB)
    assert desk.field("due_field").text() == "23/12/2026"
    assert desk.told() == ""


def _hush(desk: DeskWindow) -> None:
    """Nothing is being said any more: what is told from here on is about the next scan."""
    desk.part(TellLine, "tell_line").clear()


def test_torn_code_is_said_to_be_one_and_leaves_nothing_behind(desk: DeskWindow) -> None:
    _form(desk)
    desk.field("due_field").setFocus()
    for torn in (NUMBER[:-3], QR[:-20], NUMBER[:-1] + "0", "8001234567890"):
        _hush(desk)
        scan(desk.window, torn)
        desk.wait(lambda: desk.told() == MISSED)
        assert desk.field("due_field").text() == ""
        assert desk.has("due_field")


def test_too_short_a_reading_is_not_silent(desk: DeskWindow) -> None:
    scan(desk.window, "30100")
    desk.wait(lambda: desk.told() == MISSED)
    assert desk.field("search_field").text() == ""


def test_slow_scanner_is_believed_when_its_code_is_whole(desk: DeskWindow) -> None:
    scan(desk.window, QR, gap_ms=SLOW_MS)
    desk.wait(lambda: verified(desk))


@pytest.mark.parametrize(
    "stills",
    [
        {30: GAP_MS},
        {36: SLOW_GAP_MS - USUAL_MS - 1},
        {12: SLOW_GAP_MS},
        {36: TORN_GAP_MS - USUAL_MS - 1},
        {12: 700, 36: 1500, 40: 100},
    ],
    ids=str,
)
def test_code_is_believed_also_where_the_machine_stood_still_in_its_middle(
    desk: DeskWindow, stills: dict[int, int]
) -> None:
    scan(desk.window, QR, stills=stills)
    desk.wait(lambda: verified(desk))
    assert desk.told() == "Avviso: letto."


def test_card_that_was_torn_leads_to_its_person_and_leaves_the_field_as_it_was(
    desk: DeskWindow,
) -> None:
    desk.type("ross")
    scan(desk.window, "%E " + MARIA + " ROSSI MARIA?", stills={9: 400})
    desk.wait(lambda: desk.has("notices_table"))
    assert "Tessera sanitaria" in desk.told()


def test_torn_code_that_stays_unfinished_leaves_nothing_behind(desk: DeskWindow) -> None:
    _form(desk)
    desk.field("due_field").setFocus()
    scan(desk.window, QR[:-20], stills={15: 900})
    desk.wait(lambda: desk.told() == MISSED)
    assert desk.field("due_field").text() == ""


def test_two_writings_of_a_remote_desktop_are_no_torn_code(desk: DeskWindow) -> None:
    _form(desk)
    desk.field("due_field").setFocus()
    scan(desk.window, "23/12/2026", end=TAB, stills={5: 600})
    assert desk.field("due_field").text() == "23/12/2026"
    assert desk.told() == ""


def test_hand_writes_what_it_writes(desk: DeskWindow) -> None:
    scan(desk.window, "rossi maria", gap_ms=HAND_MS, end=None)
    assert desk.field("search_field").text() == "rossi maria"
    desk.wait(lambda: desk.has("citizen_table"))


def test_words_of_a_remote_desktop_are_typing(desk: DeskWindow) -> None:
    scan(desk.window, "rossi maria")
    desk.wait(lambda: desk.has("notices_table"))
    assert desk.told() == ""


def test_two_scanners_at_once_are_believed_neither(desk: DeskWindow) -> None:
    one, other = keys_of(NUMBER), keys_of(notice_number(123456))
    mixed = [key for pair in zip(one, other, strict=True) for key in pair]
    press(desk.window, mixed)
    desk.wait(lambda: desk.told() == MISSED)
    assert not desk.has("verify_answer")
    assert desk.field("search_field").text() == ""


def test_second_code_on_the_heels_of_the_first_is_not_believed_either(desk: DeskWindow) -> None:
    press(desk.window, [*keys_of(NUMBER), *keys_of(notice_number(123456))])
    desk.wait(lambda: desk.told() == MISSED)
    assert not desk.has("verify_answer")


def test_function_keys_and_prefixes_of_a_scanner_do_nothing(desk: DeskWindow) -> None:
    keys = keys_of(f"]Q1{QR}")
    keys.insert(9, (int(Qt.Key.Key_F9), ""))
    keys.insert(20, (int(Qt.Key.Key_F3), ""))
    keys.insert(25, (int(Qt.Key.Key_BracketRight), "\x1d"))
    press(desk.window, keys)
    desk.wait(lambda: verified(desk))


def test_identity_card_comes_in_three_lines(desk: DeskWindow) -> None:
    lines = (
        "C<ITACA00000AA4<<<<<<<<<<<<<<<",
        "8001014F3001019ITA<<<<<<<<<<<8",
        "ROSSI<<MARIA<<<<<<<<<<<<<<<<<<",
    )
    press(desk.window, [key for line in lines for key in keys_of(line)])
    desk.wait(lambda: "Carta d'identità" in desk.told())


def test_scan_over_the_sheet_of_keys_closes_it(desk: DeskWindow) -> None:
    for _ in range(2):
        desk.press(Qt.Key.Key_F1)
    desk.wait(lambda: desk.has("key_sheet"))
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    watch = desk.window._keys
    assert watch is not None
    watch._watch_window(sheet.windowHandle())
    scan(sheet, QR)
    desk.wait(lambda: verified(desk) and not desk.has("key_sheet"))


def test_every_kind_of_field_gets_back_what_it_held(desk: DeskWindow) -> None:
    page = desk.window.shell.page
    edit, box, spin = QPlainTextEdit(page), QComboBox(page), QSpinBox(page)
    edit.setPlainText("già scritto")
    box.addItems(["Mensa", "Certificati", "3010"])
    spin.setValue(7)
    for widget in (edit, box, spin):
        page.column.addWidget(widget)
        widget.show()
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        _hush(desk)
        scan(desk.window, NUMBER[:-1] + "0")
        desk.wait(lambda: desk.told() == MISSED)
        assert (edit.toPlainText(), box.currentText(), spin.value()) == ("già scritto", "Mensa", 7)


def test_key_held_down_is_no_scan(desk: DeskWindow) -> None:
    before = desk.window.shell.present_place()
    scan(desk.window, "aaaaaaaaaaaaaaaa", end=None)
    assert desk.told() == ""
    assert desk.window.shell.present_place() != VerifyPlace("aaaa")
    assert before is not None


def key_without_hour(sign: str) -> QKeyEvent:
    """A key that has come by way of a screen reader: it does not know when it was pressed."""
    code = Qt.Key.Key_Return if sign == "\r" else Qt.Key.Key_A
    return QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, sign)


def heard_of(text: str, gap_ms: int, qtbot: QtBot) -> list[str]:
    """The scans in a text that a screen reader passes on, key by key, by the guard's own clock."""
    scans: list[str] = []
    clock = count(1000, gap_ms)
    guard = ScanGuard(
        scans.append, lambda: None, lambda: None, lambda: True, lambda: None, lambda read: read,
        lambda: next(clock),
    )  # fmt: skip
    for sign in f"{text}\r":
        guard.eventFilter(guard, key_without_hour(sign))
    qtbot.waitUntil(lambda: not guard.is_reading())
    return scans


def test_a_scan_is_told_from_typing_also_where_a_screen_reader_listens(qtbot: QtBot) -> None:
    assert heard_of(QR, 8, qtbot) == [QR]
    assert heard_of("rossi maria 1980", GAP_MS + 40, qtbot) == []
