"""Sign-in says what waits here, and asks for what is missing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from tests.factories.desk_window import DeskWindow
from tests.factories.screens import World


def test_what_waits_on_the_desk_is_said_before_anybody_signs_in(
    world: World, open_desk: Callable[..., DeskWindow]
) -> None:
    world.waiting = 3
    assert open_desk().words("waiting_here") == "3 avvisi da registrare su questa postazione"


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
