"""Scenes before anybody is signed in: enrolling, signing in, the lock."""

import threading

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.scenes_of_release import release
from tests.factories.scenes_of_settings import settings
from tests.factories.sitting import Sitting


def enrolment(sitting: Sitting) -> None:
    """First start; the world is not enrolled."""


def sign_in_filled(sitting: Sitting) -> None:
    QTest.keyClicks(sitting.field("username"), "laura.bianchi")
    QTest.keyClick(sitting.field("username"), Qt.Key.Key_Return)
    QTest.keyClicks(sitting.field("password"), "sbagliata")


def sign_in_refused(sitting: Sitting) -> None:
    sign_in_filled(sitting)
    QTest.keyClick(sitting.field("password"), Qt.Key.Key_Return)


def enrolment_again(sitting: Sitting) -> None:
    settings(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("server_url") is not None)


def sign_in_asking(sitting: Sitting) -> None:
    """The server has not answered yet."""
    sitting.world.hold_sign_in = threading.Event()
    sign_in_refused(sitting)
    sitting.settle()


def sign_in_away(sitting: Sitting) -> None:
    """The server does not answer and nobody has ever signed in here."""
    sitting.world.go_offline()
    sitting.world.sign_in_trouble = RuleBroken("sign_in_needs_server")
    sign_in_refused(sitting)


def lock_password(sitting: Sitting) -> None:
    """A clerk without a PIN has locked over a form."""
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(
        lambda: sitting.child("pin") is not None or sitting.child("password") is not None
    )


def lock_pin(sitting: Sitting) -> None:
    sitting.world.pins["laura.bianchi"] = "490271"
    lock_password(sitting)
    QTest.keyClicks(sitting.field("pin"), "4902")


def lock_pin_wrong(sitting: Sitting) -> None:
    lock_pin(sitting)
    QTest.keyClick(sitting.field("pin"), Qt.Key.Key_Return)


def lock_used_up(sitting: Sitting) -> None:
    """The last wrong PIN: the password is asked."""
    sitting.world.pin_tries_left = 1
    lock_pin_wrong(sitting)


def lock_other(sitting: Sitting) -> None:
    """Another operator comes in over the lock."""
    lock_pin(sitting)
    sitting.field("username").setText("ugo.neri")


def help_sign_in(sitting: Sitting) -> None:
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_lock(sitting: Sitting) -> None:
    lock_pin(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def opening_trouble(sitting: Sitting) -> None:
    """The store cannot be opened."""
    sitting.window._cannot_go_on(WorldTrouble("store_in_use", path="counter.db"))
