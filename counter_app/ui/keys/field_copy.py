"""What a field holds, to be put back when what was typed into it was a scanner's."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)


class FieldCopy:
    """The text of a widget at an instant, whatever kind of field it is, and that it had the focus.

    Whoever listens to what is typed hears of the old text again, so that nothing goes on by what
    was never meant for the field.
    """

    def __init__(self, widget: QWidget | None) -> None:
        self._widget = widget
        self._put_back = _putting_back(widget)

    def put_back(self) -> None:
        """Let the field hold what it held."""
        if self._put_back is not None:
            self._put_back()

    def take_focus(self) -> None:
        """Let keys go where they went before."""
        if self._widget is not None and self._widget.isVisible():
            self._widget.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_editable(self) -> bool:
        """Whether somebody may have been writing there."""
        return self._put_back is not None


def _putting_back(widget: QWidget | None) -> Callable[[], None] | None:
    match widget:
        case QLineEdit():
            return _line(widget)
        case QPlainTextEdit() | QTextEdit():
            return _page(widget)
        case QComboBox():
            return _choice(widget)
        case QAbstractSpinBox():
            inner = widget.findChild(QLineEdit)
            return _line(inner) if inner is not None else None
        case _:
            return None


def _line(edit: QLineEdit) -> Callable[[], None]:
    text, cursor = edit.text(), edit.cursorPosition()

    def put_back() -> None:
        if edit.text() != text:
            edit.setText(text)
            edit.setCursorPosition(cursor)
            edit.textEdited.emit(text)

    return put_back


def _page(edit: QPlainTextEdit | QTextEdit) -> Callable[[], None]:
    text, place = edit.toPlainText(), edit.textCursor().position()

    def put_back() -> None:
        if edit.toPlainText() != text:
            edit.setPlainText(text)
            cursor = edit.textCursor()
            cursor.setPosition(min(place, len(text)))
            edit.setTextCursor(cursor)

    return put_back


def _choice(box: QComboBox) -> Callable[[], None]:
    index, text = box.currentIndex(), box.currentText()

    def put_back() -> None:
        box.setCurrentIndex(index)
        if box.isEditable():
            box.setEditText(text)

    return put_back
