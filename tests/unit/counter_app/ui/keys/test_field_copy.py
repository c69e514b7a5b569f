import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
)

from counter_app.ui.keys.field_copy import FieldCopy


def test_line_holds_what_it_held_and_says_so(qapp) -> None:
    edit = QLineEdit("mensa")
    edit.setCursorPosition(2)
    heard: list[str] = []
    copy = FieldCopy(edit)
    edit.insert("PAGOPA")
    edit.textEdited.connect(heard.append)
    copy.put_back()
    assert (edit.text(), edit.cursorPosition(), heard) == ("mensa", 2, ["mensa"])
    copy.put_back()
    assert heard == ["mensa"]


@pytest.mark.parametrize("kind", [QPlainTextEdit, QTextEdit])
def test_page_holds_what_it_held(qapp, kind) -> None:
    edit = kind()
    edit.setPlainText("riga uno\nriga due")
    copy = FieldCopy(edit)
    edit.setPlainText("301000000000004285")
    copy.put_back()
    assert edit.toPlainText() == "riga uno\nriga due"


def test_choice_and_what_is_written_into_one(qapp) -> None:
    box = QComboBox()
    box.addItems(["Mensa", "Nido"])
    box.setEditable(True)
    box.setEditText("Men")
    copy = FieldCopy(box)
    box.setCurrentIndex(1)
    copy.put_back()
    assert (box.currentIndex(), box.currentText()) == (0, "Men")


def test_numbers_and_dates(qapp) -> None:
    spin, day = QSpinBox(), QDateEdit()
    spin.setValue(7)
    copies = (FieldCopy(spin), FieldCopy(day))
    before = day.text()
    spin.findChild(QLineEdit).setText("42")
    day.findChild(QLineEdit).setText("01/01/2031")
    for copy in copies:
        copy.put_back()
    assert (spin.value(), day.text()) == (7, before)


def test_what_holds_no_text_is_left_alone(qapp) -> None:
    for widget in (QPushButton("Rilascia"), None):
        copy = FieldCopy(widget)
        copy.put_back()
        copy.take_focus()
        assert not copy.is_editable
