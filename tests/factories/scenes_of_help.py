"""Scenes of the help and the sheet of keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.factories.scenes_of_citizens import citizen
from tests.factories.scenes_of_release import release
from tests.factories.scenes_of_settings import settings
from tests.factories.sitting import Sitting, sign_in


def keys(sitting: Sitting) -> None:
    sign_in(sitting)
    for _ in range(2):
        QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_citizen(sitting: Sitting) -> None:
    citizen(sitting)
    sitting.settle()
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_release(sitting: Sitting) -> None:
    release(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)


def help_settings(sitting: Sitting) -> None:
    settings(sitting)
    QTest.keyClick(sitting.window, Qt.Key.Key_F1)
