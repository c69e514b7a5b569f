"""Settings through the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox

from counter_app.printer_settings import PAPER, ROLL
from counter_app.printing.device import Outcome, PrinterState
from counter_app.printing.trial import Trial
from counter_app.services.appearance import Appearance, ThemeChoice
from counter_app.ui.style.theme import DARK
from payments_core.errors import WorldTrouble
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PASSWORD
from tests.factories.screen_world import World

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_settings(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_Comma, CONTROL)
    desk.wait(lambda: desk.has("theme_choice"))


def choose(desk: DeskWindow, name: str, value: object) -> None:
    """As arrows and Enter in the box would."""
    box = desk.part(QComboBox, name)
    box.setFocus()
    place = box.findData(value)
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_look_is_worn_at_once_and_the_focus_stays_where_it_was(
    desk: DeskWindow, world: World
) -> None:
    open_settings(desk)
    choose(desk, "theme_choice", ThemeChoice.DARK)
    desk.wait(lambda: desk.window.look.theme.palette is DARK)
    desk.wait(lambda: desk.has("theme_choice") and desk.focus() == "theme_choice")
    choose(desk, "language_choice", "en")
    desk.wait(lambda: desk.window.look.words.language == "en")
    wanted = Appearance("en", 100, ThemeChoice.DARK)
    desk.wait(lambda: ("op-laura.bianchi", wanted) in world.worn)


def wear_another_look(desk: DeskWindow, name: str) -> None:
    """The window is built anew, with the same view in it."""
    before = desk.window.shell
    match name:
        case "text":
            desk.press(Qt.Key.Key_Plus, CONTROL)
        case "theme":
            choose(desk, "theme_choice", ThemeChoice.DARK)
        case _:
            choose(desk, "language_choice", "en")
    desk.wait(lambda: desk.window.shell not in (before, None) and desk.has("roll_choice"))
    desk.settle()


@pytest.mark.parametrize("look", ["text", "theme", "language"])
def test_printers_that_are_chosen_and_an_address_outlast_another_look(
    desk: DeskWindow, world: World, look: str
) -> None:
    open_settings(desk)
    desk.settle()
    choose(desk, "paper_choice", "queue:Corridoio")
    choose(desk, "receipts_choice", PAPER)
    desk.field("printer_address").setFocus()
    desk.type("10.4.2.77")
    wear_another_look(desk, look)
    assert desk.field("printer_address").text() == "10.4.2.77"
    assert world.printer_plan.paper != "queue:Corridoio"
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.printer_plan.paper == "queue:Corridoio")
    assert world.printer_plan.receipts == PAPER


def test_secrets_do_not_outlast_another_look(desk: DeskWindow) -> None:
    ask_for_pin(desk)
    desk.type(PASSWORD)
    wear_another_look(desk, "text")
    assert desk.field("pin_password").text() == ""
    assert PASSWORD not in repr(desk.window.shell.present_places())


def test_printers_are_used_only_when_f9_says_so(desk: DeskWindow, world: World) -> None:
    open_settings(desk)
    before = world.printer_plan
    box = desk.part(QComboBox, "paper_choice")
    desk.wait(lambda: box.findData("queue:Corridoio") >= 0)
    choose(desk, "paper_choice", "queue:Corridoio")
    assert world.printer_plan is before
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.printer_plan.paper == "queue:Corridoio")
    desk.wait(lambda: desk.words("printers_said") == "Da adesso si stampa con queste.")


def test_without_a_receipt_printer_receipts_come_out_on_a4(desk: DeskWindow, world: World) -> None:
    open_settings(desk)
    choose(desk, "roll_choice", None)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.printer_plan.roll is None)
    assert world.printer_plan.receipts == PAPER
    desk.wait(lambda: desk.part(QComboBox, "receipts_choice").currentData() == PAPER)


def test_a_file_that_cannot_be_written_says_so(desk: DeskWindow, world: World) -> None:
    open_settings(desk)
    world.trouble = WorldTrouble("settings_unwritable", path="/etc/counter.toml", reason="full")
    choose(desk, "roll_choice", None)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: "/etc/counter.toml" in desk.words("printers_said"))


@pytest.mark.parametrize(
    ("trial", "words"),
    [
        (Trial(Outcome.CONFIRMED, PrinterState.READY, by_queue=True), "guarda se esce"),
        (Trial(Outcome.UNCERTAIN, PrinterState.READY, by_queue=False), "Non è certo"),
        (Trial(Outcome.NOT_SENT, PrinterState.PAPER_OUT, by_queue=False), "Carta finita"),
    ],
)
def test_a_trial_says_what_has_come_of_it(
    desk: DeskWindow, world: World, trial: Trial, words: str
) -> None:
    open_settings(desk)
    world.trial = trial
    desk.press(Qt.Key.Key_F7, CONTROL)
    desk.wait(lambda: words in desk.words("printers_said"))
    assert world.tried == [ROLL]


def write_address(desk: DeskWindow, typed: str) -> None:
    desk.field("printer_address").setFocus()
    desk.type(typed)
    desk.press(Qt.Key.Key_F7, CONTROL | Qt.KeyboardModifier.ShiftModifier)


def test_printer_by_its_address_is_tried_then_chosen_and_used_with_f9(
    desk: DeskWindow, world: World
) -> None:
    open_settings(desk)
    before = world.printer_plan
    write_address(desk, "10.4.2.77")
    box = desk.part(QComboBox, "roll_choice")
    desk.wait(lambda: box.currentData() == "tcp:10.4.2.77:9100")
    assert world.tried == ["tcp:10.4.2.77:9100"]
    assert (world.printer_plan, desk.field("printer_address").text()) == (before, "")
    assert "F9 per usarla" in desk.words("printers_said")
    # Looking for others takes it away from nobody, and whoever chooses another one finds it again.
    desk.press(Qt.Key.Key_F5)
    choose(desk, "roll_choice", "tcp:10.4.2.31:9100")
    desk.press(Qt.Key.Key_F5)
    desk.settle()
    choose(desk, "roll_choice", "tcp:10.4.2.77:9100")
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: world.printer_plan.roll == "tcp:10.4.2.77:9100")


def test_key_leads_to_the_address_where_there_is_none(desk: DeskWindow, world: World) -> None:
    open_settings(desk)
    desk.press(Qt.Key.Key_F7, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.wait(lambda: desk.focus() == "printer_address")
    assert world.tried == []


def test_enter_in_the_address_prints_nothing(desk: DeskWindow, world: World) -> None:
    open_settings(desk)
    desk.field("printer_address").setFocus()
    desk.type("10.4.2.77")
    desk.press(Qt.Key.Key_Return)
    desk.settle()
    assert world.tried == []


@pytest.mark.parametrize(
    ("typed", "trial", "words"),
    [
        ("10.4.2.77", Trial(Outcome.NOT_SENT, PrinterState.UNREACHABLE, False), "Non risponde"),
        ("ufficio A4", Trial(Outcome.CONFIRMED, PrinterState.READY, False), "non si legge"),
    ],
)
def test_address_that_prints_nothing_is_kept_in_its_field_and_nowhere_else(
    desk: DeskWindow, world: World, typed: str, trial: Trial, words: str
) -> None:
    world.trial = trial
    open_settings(desk)
    before = desk.part(QComboBox, "roll_choice").currentData()
    write_address(desk, typed)
    field = desk.field("printer_address")
    desk.wait(lambda: words in field.accessibleDescription())
    assert (field.text(), desk.focus()) == (typed, "printer_address")
    assert desk.part(QComboBox, "roll_choice").currentData() == before


def test_page_that_may_be_out_is_for_somebody_to_look_at(desk: DeskWindow, world: World) -> None:
    world.trial = Trial(Outcome.UNCERTAIN, PrinterState.READY, by_queue=False)
    open_settings(desk)
    write_address(desk, "COM3")
    desk.wait(lambda: "guardala" in desk.words("printers_said"))
    assert desk.part(QComboBox, "roll_choice").currentData() == "serial:COM3"
    assert world.printer_plan.roll != "serial:COM3"


def test_receipt_printer_is_removed_at_once(desk: DeskWindow, world: World) -> None:
    open_settings(desk)
    desk.press(Qt.Key.Key_D, CONTROL)
    desk.wait(lambda: world.printer_plan.roll is None)
    desk.wait(lambda: "escono sui fogli A4" in desk.words("printers_said"))
    assert world.printer_plan.receipts == PAPER
    assert desk.part(QComboBox, "roll_choice").currentData() is None
    assert not desk.offers("drop_roll")


def test_another_enrolment_is_asked_for_and_may_be_left(desk: DeskWindow, world: World) -> None:
    open_settings(desk)
    desk.press(Qt.Key.Key_G, CONTROL)
    desk.wait(lambda: desk.focus() == "enrolment_code")
    assert desk.field("server_url").text() == "https://pagamenti.comune.esempio.it"
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: desk.has("theme_choice"))
    desk.press(Qt.Key.Key_G, CONTROL)
    desk.wait(lambda: desk.focus() == "enrolment_code")
    desk.type("codice-buono")
    desk.press(Qt.Key.Key_Return)
    desk.wait(lambda: desk.has("username"))
    assert desk.window.shell is None


def test_the_window_locks_itself_also_over_another_enrolment(desk: DeskWindow) -> None:
    open_settings(desk)
    desk.press(Qt.Key.Key_G, CONTROL)
    desk.wait(lambda: desk.focus() == "enrolment_code")
    desk.window._lock()
    desk.wait(lambda: desk.has("password"))


def ask_for_pin(desk: DeskWindow) -> None:
    open_settings(desk)
    desk.press(Qt.Key.Key_L, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.wait(lambda: desk.focus() == "pin_password")


def type_pin(desk: DeskWindow, password: str, pin: str, again: str) -> None:
    for text in (password, pin, again):
        desk.type(text)
        desk.press(Qt.Key.Key_Return)


def test_a_pin_is_chosen_from_the_keyboard_and_removed(desk: DeskWindow, world: World) -> None:
    ask_for_pin(desk)
    type_pin(desk, PASSWORD, "490271", "490271")
    desk.wait(lambda: world.pins == {"laura.bianchi": "490271"})
    desk.wait(lambda: "PIN scelto" in desk.words("pin_said"))
    assert (desk.has("pin_form"), desk.focus()) == (False, "set_pin_here")
    assert desk.field("pin_password").text() == ""
    desk.press(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.wait(lambda: world.pins == {})
    desk.wait(lambda: "PIN tolto" in desk.words("pin_said"))
    assert not desk.has("remove_pin_here")


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        (("sbagliata", "490271", "490271"), "pin_password", "non tornano"),
        ((PASSWORD, "123456", "123456"), "pin_new", "si indovina subito"),
        ((PASSWORD, "4902", "4902"), "pin_new", "da 6 a 12 cifre"),
        ((PASSWORD, "490271", "490272"), "pin_again", "non sono uguali"),
        (("", "490271", "490271"), "pin_password", "Scrivi la tua password"),
    ],
)
def test_what_is_wrong_with_a_pin_is_said_beside_it(
    desk: DeskWindow, world: World, typed: tuple[str, str, str], field: str, words: str
) -> None:
    ask_for_pin(desk)
    type_pin(desk, *typed)
    desk.wait(lambda: words in desk.field(field).accessibleDescription())
    assert desk.focus() == field
    assert world.pins == {}


def test_the_buttons_of_the_card_do_the_same(desk: DeskWindow, world: World) -> None:
    world.pins["laura.bianchi"] = "490271"
    open_settings(desk)
    assert "5 PIN sbagliati" in desk.words("pin_said")
    desk.part(QAbstractButton, "set_pin_here").click()
    desk.wait(lambda: desk.focus() == "pin_password")
    desk.part(QAbstractButton, "remove_pin_here").click()
    desk.wait(lambda: world.pins == {})
