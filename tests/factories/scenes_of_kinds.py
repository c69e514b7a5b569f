"""Scenes of the catalogue of kinds."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_app.ui.places import KindPlace, KindsPlace
from tests.factories.screen_offers import ACCOUNTS
from tests.factories.sitting import Sitting, sign_in


def kinds(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(KindsPlace())


def kind(sitting: Sitting) -> None:
    sign_in(sitting)
    sitting.go(KindPlace("mercato", sitting.world.catalogue[-1], ACCOUNTS))


def kind_rates(sitting: Sitting) -> None:
    """A version in force, closed, and a new one beneath, with a trial beside them."""
    kind(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(sitting.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for name, text in (("field_posto", "B12"), ("field_metri", "25")):
        sitting.field(name).setText(text)
        sitting.field(name).textEdited.emit(text)


def kind_differences(sitting: Sitting) -> None:
    kind_rates(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle(lambda: sitting.child("differences") is not None)


def kind_history(sitting: Sitting) -> None:
    kind_differences(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
    sitting.settle()
    QTest.keyClick(sitting.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)


def kind_wrong(sitting: Sitting) -> None:
    kinds(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    sitting.settle(lambda: sitting.child("kind_id") is not None)
    QTest.keyClick(sitting.window, Qt.Key.Key_F9)
