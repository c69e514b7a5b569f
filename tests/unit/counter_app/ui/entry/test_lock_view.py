"""The lock: what it asks, who comes back, and what has come under it meanwhile."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from counter_app.events import DeskWiped
from counter_app.ui.places import CitizenPlace, ReleasePlace
from payments_core.errors import RuleBroken
from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PASSWORD, PEOPLE
from tests.factories.screen_world import World

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PIN = "490271"
LUCIA = PEOPLE[7]


@pytest.fixture
def with_pin(desk: DeskWindow, world: World) -> DeskWindow:
    world.pins["laura.bianchi"] = PIN
    return desk


def lock(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_L, CTRL)
    desk.wait(lambda: desk.focus() in ("pin", "password"))


def enter(desk: DeskWindow, typed: str) -> None:
    desk.type(typed)
    desk.press(Qt.Key.Key_Return)


def is_back(desk: DeskWindow) -> bool:
    shell = desk.window.shell
    seen = desk.window.operator_at_work() is not None
    return seen and shell is not None and shell.page is not None


def come_back(desk: DeskWindow, typed: str = PASSWORD) -> None:
    enter(desk, typed)
    desk.wait(lambda: is_back(desk))


def complaint(desk: DeskWindow, field: str) -> str:
    return desk.field(field).accessibleDescription()


def caption(desk: DeskWindow, field: str) -> str:
    return desk.field(field).accessibleName()


def begin(desk: DeskWindow) -> None:
    desk.window.shell.go(ReleasePlace(PEOPLE[0]))
    desk.wait(lambda: desk.has("favourite_1"))
    desk.press(Qt.Key.Key_1, ALT)
    desk.settle()


def larger(desk: DeskWindow) -> None:
    desk.press(Qt.Key.Key_Plus, CTRL)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100)
    desk.wait(desk.window.centralWidget().isVisible)


# --- what it asks ------------------------------------------------------------------------------


def test_without_a_pin_the_card_asks_for_the_password(desk: DeskWindow) -> None:
    lock(desk)
    assert (desk.focus(), caption(desk, "password")) == ("password", "Password")
    assert "serve la password" in complaint(desk, "password")
    assert not desk.has("other_way_button")
    titles = [one.text() for one in desk.window.findChildren(QLabel) if one.isVisible()]
    assert "Postazione bloccata" in titles
    come_back(desk)


def test_a_pin_leads_back_to_the_form_as_it_was(with_pin: DeskWindow) -> None:
    begin(with_pin)
    with_pin.press(Qt.Key.Key_Tab)
    with_pin.type("7")
    shell = with_pin.window.shell
    before = shell.present_place()
    lock(with_pin)
    assert (with_pin.focus(), caption(with_pin, "pin")) == ("pin", "PIN")
    come_back(with_pin, PIN)
    assert with_pin.window.shell is shell
    assert shell.present_place() == before
    assert with_pin.window.counter.sign_in.operator_id() == "op-laura.bianchi"


def test_a_wrong_pin_says_what_is_left_and_is_gone_from_the_field(with_pin: DeskWindow) -> None:
    lock(with_pin)
    enter(with_pin, "111111")
    with_pin.wait(lambda: "rimasti: 4" in complaint(with_pin, "pin"))
    assert (with_pin.focus(), with_pin.field("pin").text()) == ("pin", "")
    come_back(with_pin, PIN)


def test_when_no_pin_is_left_the_card_asks_for_the_password(
    with_pin: DeskWindow, world: World
) -> None:
    world.pin_tries_left = 1
    lock(with_pin)
    enter(with_pin, "111111")
    with_pin.wait(lambda: with_pin.has("password"))
    assert "Troppi PIN sbagliati" in complaint(with_pin, "password")
    assert (with_pin.focus(), with_pin.has("other_way_button")) == ("password", False)
    come_back(with_pin)


def test_letters_are_no_try(with_pin: DeskWindow, world: World) -> None:
    lock(with_pin)
    enter(with_pin, PASSWORD)
    assert "sole cifre" in complaint(with_pin, "pin")
    assert world.pin_tries_left == 5


def test_nothing_typed_asks_for_the_pin(with_pin: DeskWindow) -> None:
    lock(with_pin)
    with_pin.press(Qt.Key.Key_Return)
    assert complaint(with_pin, "pin") == "Scrivi il PIN."


def test_the_password_is_a_way_too_from_the_keyboard(with_pin: DeskWindow) -> None:
    lock(with_pin)
    with_pin.type("4902")
    with_pin.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert (with_pin.focus(), with_pin.field("password").text()) == ("password", "")
    with_pin.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert with_pin.focus() == "pin"
    with_pin.press(Qt.Key.Key_L, CTRL | SHIFT)
    come_back(with_pin)


def test_another_name_is_asked_for_a_password_and_finds_nothing_of_the_first(
    with_pin: DeskWindow,
) -> None:
    begin(with_pin)
    lock(with_pin)
    with_pin.type("4902")
    with_pin.press(Qt.Key.Key_Backtab, SHIFT)
    assert with_pin.focus() == "username"
    with_pin.type("ugo.neri")
    assert with_pin.field("password").text() == ""
    with_pin.press(Qt.Key.Key_Return)
    assert (with_pin.focus(), with_pin.has("other_way_button")) == ("password", False)
    assert "quello che Laura Bianchi ha iniziato" in complaint(with_pin, "password")
    come_back(with_pin)
    shell = with_pin.window.shell
    assert shell.operator.username == "ugo.neri"
    assert not isinstance(shell.present_place(), ReleasePlace)


def test_a_pin_that_was_begun_stays_in_a_larger_text(with_pin: DeskWindow) -> None:
    lock(with_pin)
    with_pin.type("490 2")
    larger(with_pin)
    assert with_pin.field("pin").text() == "490 2"
    with_pin.wait(lambda: with_pin.focus() == "pin" and with_pin.has("pin"))
    come_back(with_pin, "71")


def test_what_was_begun_for_one_way_is_not_taken_along_to_the_other(
    with_pin: DeskWindow,
) -> None:
    lock(with_pin)
    with_pin.field("username").setText("ugo.neri")
    with_pin.type("parola")
    with_pin.field("username").setText("laura.bianchi")
    assert with_pin.field("pin").text() == ""


def test_a_larger_text_keeps_the_way_that_was_chosen(with_pin: DeskWindow) -> None:
    lock(with_pin)
    with_pin.press(Qt.Key.Key_L, CTRL | SHIFT)
    with_pin.type("par")
    larger(with_pin)
    assert with_pin.field("password").text() == "par"
    with_pin.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert with_pin.focus() == "pin"


# --- who is signed in --------------------------------------------------------------------------


def test_a_leave_that_takes_its_time_does_not_sign_out_who_comes_in(
    desk: DeskWindow, world: World
) -> None:
    world.hold_see_off = threading.Event()
    lock(desk)
    come_back(desk)
    world.hold_see_off.set()
    desk.settle()
    assert desk.window.counter.sign_in.operator_id() == "op-laura.bianchi"


def test_nobody_is_signed_in_from_the_moment_of_the_lock(
    with_pin: DeskWindow, world: World
) -> None:
    world.hold_see_off = threading.Event()
    with_pin.window.shell.lock_asked.emit()
    with pytest.raises(RuleBroken, match="not_signed_in"):
        with_pin.window.counter.sign_in.operator_id()
    world.hold_see_off.set()


# --- what has come meanwhile --------------------------------------------------------------------


def test_after_a_release_the_focus_is_not_in_the_form_that_is_gone(desk: DeskWindow) -> None:
    begin(desk)
    desk.press(Qt.Key.Key_F9)
    desk.wait(lambda: desk.has("answer_panel"))
    lock(desk)
    come_back(desk)
    assert desk.focus() == "search_field"


def test_a_release_that_was_answered_under_the_lock_leads_to_the_search(
    desk: DeskWindow, world: World
) -> None:
    world.hold_release = threading.Event()
    begin(desk)
    desk.press(Qt.Key.Key_F9)
    lock(desk)
    world.hold_release.set()
    desk.wait(lambda: len(world.printed) == 1)
    come_back(desk)
    assert desk.focus() == "search_field"


@pytest.mark.parametrize("answered_first", [True, False])
def test_a_larger_text_under_the_lock_drops_no_answer(
    desk: DeskWindow, world: World, answered_first: bool
) -> None:
    world.hold = threading.Event()
    desk.window.shell.scanned(LUCIA.tax_code)
    lock(desk)
    for step in (world.hold.set, lambda: larger(desk))[:: 1 if answered_first else -1]:
        step()
        desk.settle() if world.hold.is_set() else None
    come_back(desk)
    shell = desk.window.shell
    assert shell.look is desk.window.look
    assert shell.present_place() == CitizenPlace(LUCIA.citizen_id)
    assert desk.told() == "Codice fiscale: letto."


def test_a_refusal_that_comes_after_the_text_has_grown_is_told(
    desk: DeskWindow, world: World
) -> None:
    world.hold_release, world.trouble = threading.Event(), RuleBroken("numbers_out")
    begin(desk)
    desk.press(Qt.Key.Key_F9)
    desk.window.shell.go(CitizenPlace(LUCIA.citizen_id))
    lock(desk)
    larger(desk)
    world.hold_release.set()
    desk.settle()
    come_back(desk)
    assert "numeri" in desk.told().lower()


def test_another_language_under_the_lock_is_worn_by_the_work(with_pin: DeskWindow) -> None:
    begin(with_pin)
    lock(with_pin)
    with_pin.part(QAbstractButton, "language_button").click()
    with_pin.wait(lambda: caption(with_pin, "username") == "User name")
    with_pin.wait(lambda: with_pin.focus() == "pin")
    come_back(with_pin, PIN)
    with_pin.wait(lambda: with_pin.has("favourite_1"))
    shell = with_pin.window.shell
    assert shell.look.words.language == "en"
    assert isinstance(shell.present_place(), ReleasePlace)


def test_a_larger_text_over_another_enrolment_leads_back_to_the_work(
    desk: DeskWindow,
) -> None:
    desk.press(Qt.Key.Key_Comma, CTRL)
    desk.wait(lambda: desk.has("theme_choice"))
    desk.press(Qt.Key.Key_G, CTRL)
    desk.wait(lambda: desk.focus() == "enrolment_code")
    larger(desk)
    desk.wait(lambda: desk.focus() == "enrolment_code")
    desk.press(Qt.Key.Key_Escape)
    desk.wait(lambda: is_back(desk) and desk.has("theme_choice"))
    assert desk.window.counter.sign_in.operator_id() == "op-laura.bianchi"


def test_a_desk_that_is_wiped_while_the_work_is_dressed_shows_nobody_s_work(
    desk: DeskWindow, world: World
) -> None:
    lock(desk)
    larger(desk)
    shell = desk.window.shell
    desk.window.counter.sign_in.sign_in("laura.bianchi", PASSWORD)
    desk.window._uncover(shell)
    desk.window.counter.sign_in.leave()
    world.enrolled = False
    # At once, before what was put off until the next turn.
    desk.window._event(DeskWiped())
    desk.wait(lambda: desk.has("enrolment_code"))
    desk.settle()
    assert desk.window.shell is None
