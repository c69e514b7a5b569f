"""What is shown and what is said of a text with letters that no font of the PC has."""

import pytest
from pytestqt.qtbot import QtBot

from counter_app.ui.style import fonts
from counter_app.ui.widgets.parts import Elided, label


@pytest.fixture(autouse=True)
def _no_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_is_shown", lambda sign: sign != "李")


def test_letter_without_a_shape_is_named_on_screen_and_read_aloud(qtbot: QtBot) -> None:
    for made in (label("李 Anna"), label("李 Anna", wrap=True), Elided("李 Anna", "body")):
        qtbot.addWidget(made)
        assert (made.text(), made.accessibleName()) == ("[U+674E] Anna", "李 Anna")
        made.setText("Rossi Anna")
        assert (made.text(), made.accessibleName()) == ("Rossi Anna", "")


def test_name_that_somebody_else_has_given_a_label_stays(qtbot: QtBot) -> None:
    made = label("Rossi")
    qtbot.addWidget(made)
    made.setAccessibleName("Cognome")
    made.setText("Bianchi")
    assert made.accessibleName() == "Cognome"
