"""Sign-in says what waits here, and asks for what is missing."""

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.factories.desk_window import DeskWindow
from tests.factories.screen_people import PASSWORD
from tests.factories.screen_world import World


def test_what_waits_on_the_desk_is_said_before_anybody_signs_in(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.waiting = 3
    assert open_desk().words("waiting_here") == "3 operazioni da inviare da questa postazione"


def test_a_missing_password_is_asked_for_and_nothing_is_sent(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    desk.type("laura.bianchi")
    desk.part(QAbstractButton, "sign_in_button").click()
    assert desk.field("password").accessibleDescription() == "Scrivi la tua password."
    assert desk.focus() == "password"
    assert desk.part(QAbstractButton, "sign_in_button").isEnabled()


def test_enter_in_the_user_name_goes_on_to_the_password(
    open_desk: Callable[..., DeskWindow],
) -> None:
    desk = open_desk()
    desk.type("laura.bianchi")
    desk.press(Qt.Key.Key_Return)
    assert desk.focus() == "password"


def test_a_larger_text_while_somebody_signs_in_does_not_ask_them_twice(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = open_desk()
    world.hold_sign_in = threading.Event()
    type_and_enter(desk)
    desk.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100)
    assert not desk.part(QAbstractButton, "sign_in_button").isEnabled()
    world.hold_sign_in.set()
    desk.wait(lambda: desk.is_at_work() and desk.focus() == "search_field")
    assert not desk.has("password")


def test_a_refusal_is_told_on_the_card_that_is_there_by_then(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    desk = open_desk()
    world.hold_sign_in = threading.Event()
    type_and_enter(desk, "sbagliata")
    desk.press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: desk.window.look.theme.scale_percent > 100)
    world.hold_sign_in.set()
    desk.wait(lambda: desk.part(QAbstractButton, "sign_in_button").isEnabled())
    assert desk.field("password").accessibleDescription() != ""
    assert desk.field("password").text() == "sbagliata"


def type_and_enter(desk: DeskWindow, password: str = PASSWORD) -> None:
    desk.type("laura.bianchi")
    desk.press(Qt.Key.Key_Return)
    desk.type(password)
    desk.press(Qt.Key.Key_Return)
