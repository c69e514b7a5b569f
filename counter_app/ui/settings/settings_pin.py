"""The PIN that opens the operator's lock: whether there is one, and choosing it."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from counter_app.services.desk_sessions import WORKING_DAY
from counter_app.services.pin import LEAST_DIGITS, MOST_DIGITS
from counter_app.services.pins import PIN_TRIES
from counter_app.ui.settings.settings_parts import SettingsCard
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import Field, label, row
from payments_core.errors import PaymentsError

SET_KEY, REMOVE_KEY = "Ctrl+Shift+L", "Ctrl+Shift+D"
#: Refusals that are about the PIN; those of the password stand under it, all others in the line.
_OF_PIN = ("pin_malformed", "pin_too_easy")
_OF_PASSWORD = ("credentials_refused", "sign_in_blocked")


class PinCard(SettingsCard):
    """The fields come when they are asked for; `chosen` brings the password and the PIN."""

    chosen = Signal(str, str)
    form_asked = Signal()
    removal_asked = Signal()

    def __init__(self, look: Look) -> None:
        say = look.words.say
        super().__init__(look, say("settings.pin"))
        self._said = label("", wrap=True)
        self._said.setObjectName("pin_said")
        self.inside.addWidget(self._said)
        self._ask = self._act_button("set_pin", "key", SET_KEY, self.form_asked)
        self._remove = self._act_button("remove_pin", "delete", REMOVE_KEY, self.removal_asked)
        self._acts = row(look, self._ask, self._remove, None)
        self.inside.addLayout(self._acts)
        self._password = self._secret("settings.pin_password", "pin_password")
        rule = say("settings.pin_rule", least=LEAST_DIGITS, most=MOST_DIGITS)
        self._pin = self._secret("settings.pin_new", "pin_new", rule)
        self._again = self._secret("settings.pin_again", "pin_again")
        self._button = KeyButton(
            look, say("settings.pin_use"), icon="key", key=say("key.enter"),
            strength=Strength.OUTLINED,
        )  # fmt: skip
        self._button.setObjectName("pin_use_button")
        self._button.clicked.connect(lambda _checked=False: self._choose())
        self._form = self._build_form()
        self.inside.addWidget(self._form)
        for field, following in ((self._password, self._pin), (self._pin, self._again)):
            field.edit.returnPressed.connect(following.edit.setFocus)
        self._again.edit.returnPressed.connect(self._choose)

    def show_standing(self, *, has_pin: bool) -> None:
        """What a lock asks of this operator; the fields go."""
        say, hours = self.look.words.say, WORKING_DAY // timedelta(hours=1)
        there = say("settings.pin_there", hours=hours, tries=PIN_TRIES)
        self._said.setText(there if has_pin else say("settings.no_pin"))
        self._form.hide()
        self._ask.setText(say("act.change_pin" if has_pin else "act.set_pin"))
        self._ask.setAccessibleName(self._ask.text())
        self._ask.show()
        self._remove.setVisible(has_pin)
        for field in (self._password, self._pin, self._again):
            field.edit.clear()
        self._button.setEnabled(True)

    def arrange(self, *, narrow: bool) -> None:
        """One field under the other where the window is narrow for its text."""
        upright, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(upright if narrow else across)

    def open_form(self) -> None:
        """Ask for the password and the new PIN."""
        self._form.show()
        self._ask.hide()
        self._password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, sentence: str, *, has_pin: bool) -> None:
        """What has come of it; from there one goes on."""
        self.show_standing(has_pin=has_pin)
        self._said.setText(sentence)
        self._ask.setFocus(Qt.FocusReason.OtherFocusReason)

    def refused(self, error: Exception) -> None:
        """Say why not, beside what is to blame."""
        self._button.setEnabled(True)
        sentence = self.look.words.problem(error)
        code = error.code if isinstance(error, PaymentsError) else ""
        if code in _OF_PIN:
            self._complain(self._pin, sentence)
        elif code in _OF_PASSWORD:
            self._complain(self._password, sentence)
        else:
            self._said.setText(sentence)

    def _act_button(self, name: str, icon: str, key: str, asked: SignalInstance) -> KeyButton:
        button = KeyButton(self.look, self.look.words.say(f"act.{name}"), icon=icon, key=key)
        button.setObjectName(f"{name}_here")
        button.clicked.connect(lambda _checked=False: asked.emit())
        return button

    def _secret(self, caption: str, name: str, hint: str = "") -> Field:
        field = Field(self.look, self.look.words.say(caption), name=name, hint=hint)
        field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _build_form(self) -> QWidget:
        form = QWidget()
        form.setObjectName("pin_form")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.look.theme.px(12))
        self._both = row(self.look, spacing=16)
        for field in (self._pin, self._again):
            beside = QVBoxLayout()
            beside.addWidget(field)
            beside.addStretch(1)
            self._both.addLayout(beside, 1)
        column.addWidget(self._password)
        column.addLayout(self._both)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        form.hide()
        return form

    def _choose(self) -> None:
        say = self.look.words.say
        for field in (self._password, self._pin, self._again):
            field.accept()
        if not self._password.edit.text():
            self._complain(self._password, say("sign_in.password_missing"))
        elif self._pin.text() != self._again.text():
            self._complain(self._again, say("settings.pin_differs"))
        elif self._button.isEnabled():
            self._button.setEnabled(False)
            self.chosen.emit(self._password.edit.text(), self._pin.text())

    def _complain(self, field: Field, sentence: str) -> None:
        field.complain(sentence)
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        field.edit.selectAll()
