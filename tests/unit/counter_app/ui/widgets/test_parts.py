"""Labels with letters that no font of the PC has, a field, how wide forms are, and what is left of
parts that were replaced."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from counter_app.ui.style import fonts
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.parts import FORM_WIDTH, Elided, Field, empty, form_line, label


@pytest.fixture
def _no_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_is_shown", lambda sign: sign != "李")


@pytest.mark.usefixtures("_no_chinese")
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


@pytest.mark.parametrize("percent", [100, 200])
def test_form_fills_a_small_screen_and_does_not_stretch_across_a_large_one(
    qtbot: QtBot, percent: int
) -> None:
    theme = Theme(LIGHT, percent)
    around, form = QWidget(), QWidget()
    qtbot.addWidget(around)
    line = form_line(Look(theme, Icons(theme), Words("it")), form)
    around.setLayout(line)
    widest = theme.px(FORM_WIDTH)
    for width, expected in ((widest - 300, widest - 300), (widest, widest), (3840, widest)):
        line.setGeometry(QRect(0, 0, width, 600))
        assert (form.x(), form.width()) == (0, expected)


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    theme = Theme(LIGHT)
    made = Field(Look(theme, Icons(theme), Words("it")), "Importo", name="amount")
    qtbot.addWidget(made)
    made.show()
    return made


def _below(field: Field) -> list[tuple[str, bool, str]]:
    """What stands under the line from left to right: words, whether it is an icon, and its role."""
    seen = [one for one in field.findChildren(QLabel) if one.isVisible() and one.y() > 0]
    seen.sort(key=lambda one: one.x())
    return [(one.text(), not one.pixmap().isNull(), one.property("role") or "") for one in seen]


def test_field_without_a_hint_has_nothing_under_it_but_its_complaint(field: Field) -> None:
    assert len(field.findChildren(QLabel)) == 1
    field.complain("Manca l'importo.")
    assert _below(field) == [("", True, ""), ("Manca l'importo.", False, "error")]
    assert field.edit.accessibleDescription() == "Manca l'importo."
    field.accept()
    assert (_below(field), field.is_wrong()) == ([], False)


def test_hint_comes_back_after_a_complaint(field: Field) -> None:
    field.accept("In euro.")
    assert _below(field) == [("In euro.", False, "hint")]
    field.complain("Manca l'importo.")
    field.accept()
    assert _below(field) == [("In euro.", False, "hint")]


def test_nothing_is_left_of_what_was_taken_out_of_a_layout(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    column, line = QVBoxLayout(around), QHBoxLayout()
    column.addWidget(label("Rossi"))
    column.addLayout(line)
    column.addStretch(1)
    line.addWidget(label("Anna"))
    line.addSpacing(8)
    places = [layout.itemAt(at) for layout in (column, line) for at in range(layout.count())]
    empty(column)
    assert column.count() == 0
    assert len(places) == 5
    assert not any(map(isValid, places))
