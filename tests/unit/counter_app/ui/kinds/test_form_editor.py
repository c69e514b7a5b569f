"""What is wrong with a part of a form is said under it, and only then is there anything."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from counter_app.ui.kinds.form_editor import Complaint
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words


@pytest.fixture
def complaint(qtbot: QtBot) -> Complaint:
    theme = Theme(LIGHT)
    made = Complaint(Look(theme, Icons(theme), Words("it")))
    qtbot.addWidget(made)
    return made


def test_nothing_is_made_while_nothing_is_wrong(complaint: Complaint) -> None:
    complaint.say("")
    assert (complaint.text(), complaint.isHidden()) == ("", True)
    assert complaint.findChildren(QLabel) == []


def test_another_sentence_takes_the_place_of_the_first(complaint: Complaint) -> None:
    complaint.say("Manca la data.")
    complaint.say("La data non esiste.")
    icon, sentence = complaint.findChildren(QLabel)
    assert sentence.text() == complaint.text() == "La data non esiste."
    assert (icon.isVisible(), sentence.isVisible()) == (True, True)
    complaint.say("")
    assert (complaint.text(), complaint.isHidden()) == ("", True)
