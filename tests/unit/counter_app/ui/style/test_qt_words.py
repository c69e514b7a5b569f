from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from counter_app.ui.style.qt_words import let_qt_speak


@pytest.fixture(autouse=True)
def english_afterwards(qtbot: QtBot) -> Iterator[None]:
    yield
    let_qt_speak("en")


def menu_of_a_field(qtbot: QtBot) -> str:
    field = QLineEdit()
    qtbot.addWidget(field)
    return " ".join(action.text() for action in field.createStandardContextMenu().actions())


def test_the_menu_of_a_field_speaks_as_the_window_does(qtbot: QtBot) -> None:
    assert let_qt_speak("it")
    assert "Incolla" in menu_of_a_field(qtbot)
    assert let_qt_speak("en")
    said = menu_of_a_field(qtbot)
    assert "Paste" in said
    assert "Incolla" not in said


def test_of_a_language_that_qt_does_not_know_nothing_is_left_half_said(qtbot: QtBot) -> None:
    assert let_qt_speak("it")
    assert not let_qt_speak("xx")
    assert "Paste" in menu_of_a_field(qtbot)
