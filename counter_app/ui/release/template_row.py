"""The name under which the present form is kept, asked for within the form."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.services.release_templates import NAME_LIMIT
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import Field, row


class TemplateRow(QWidget):
    """Hidden until Ctrl+S asks for it; Enter in the field keeps, and never releases."""

    entered = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        say = look.words.say
        self._missing, self._hint = say("template.missing"), say("template.hint")
        self._field = Field(look, say("template.name"), name="template_field", hint=self._hint)
        self._field.edit.setMaxLength(NAME_LIMIT)
        self._field.edit.textEdited.connect(lambda _text: self._field.accept(self._hint))
        keep = KeyButton(
            look, say("act.keep_template"), key=say("key.enter"), strength=Strength.OUTLINED
        )
        keep.setObjectName("keep_template_button")
        keep.clicked.connect(lambda _checked=False: self._enter())
        beside = QVBoxLayout()
        beside.addSpacing(look.theme.px(26))
        beside.addWidget(keep)
        beside.addStretch(1)
        line = row(look, spacing=12)
        line.addWidget(self._field, 1)
        line.addLayout(beside)
        self.setLayout(line)
        self.hide()

    def ask(self, name: str) -> None:
        """Ask for a name, beginning from this one; once more, and it is not asked any more."""
        if not self.isHidden():
            self.hide()
            return
        self._field.edit.setText(name)
        self._field.accept(self._hint)
        self.show()
        self._field.edit.selectAll()
        self._field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refused(self, sentence: str) -> None:
        """The form cannot be kept under this name."""
        self._field.complain(sentence)

    def event(self, event: QEvent) -> bool:
        """Esc is this row's while somebody writes in it, and not yet the form's."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps the template, Esc goes on without; neither leaves the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._field.text():
            self.entered.emit(self._field.text())
        else:
            self._field.complain(self._missing)
            self._field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
