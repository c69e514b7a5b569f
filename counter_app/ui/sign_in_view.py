"""Who sits at the desk; also what waits here before anybody signs in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from counter_app.ui.background import Background
from counter_app.ui.entry_card import EntryCard
from counter_app.ui.key_button import KeyButton, Strength
from counter_app.ui.look import Look
from counter_app.ui.messages import LANGUAGES
from counter_app.ui.parts import Field, label, row

if TYPE_CHECKING:
    from counter_app.services.views import DeskIdentity, OperatorView
    from counter_app.ui.ports import Counter


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sign-in card says about this desk; `waiting` is None while its store is locked."""

    identity: "DeskIdentity"
    waiting: int | None


class SignInView(EntryCard):
    """User name, password, Enter; what was typed stays when it is refused."""

    signed_in = Signal(object)
    language_asked = Signal(str)

    def __init__(
        self, look: Look, counter: "Counter", background: Background, desk: Desk, username: str = ""
    ) -> None:
        super().__init__(look)
        self._counter = counter
        self._background = background
        say = look.words.say
        where = f"{desk.identity.desk_name} · {desk.identity.office}"
        self.show_heading(desk.identity.entity_name, say("shell.program"), where)
        self._username = Field(look, say("sign_in.username"), name="username")
        self._username.edit.setText(username)
        self._password = Field(look, say("sign_in.password"), name="password")
        self._password.edit.setEchoMode(self._password.edit.EchoMode.Password)
        self._button = KeyButton(
            look,
            say("sign_in.enter"),
            icon="key",
            key=say("key.enter"),
            strength=Strength.FILLED,
            height=44,
            spread=True,
        )
        self._button.setObjectName("sign_in_button")
        self._fill_card(desk.waiting)
        self._button.clicked.connect(self._sign_in)
        self._username.edit.returnPressed.connect(self._enter_in_username)
        self._password.edit.returnPressed.connect(self._sign_in)

    def arrive(self) -> None:
        """Work begins in the first empty field."""
        field = self._password if self._username.text() else self._username
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_card(self, waiting: int | None) -> None:
        look = self.look
        for widget in (self._username, self._password, self._button):
            self.card_column.addWidget(widget)
        other = next(one for one in LANGUAGES if one != look.words.language)
        language = KeyButton(look, look.words.say("sign_in.other_language"))
        language.setObjectName("language_button")
        language.clicked.connect(lambda _checked=False: self.language_asked.emit(other))
        said = "" if waiting is None else look.words.count("sign_in.waiting", waiting)
        waits = label(said, "hint")
        waits.setObjectName("waiting_here")
        self.card_column.addLayout(row(look, waits, None, language))

    def _enter_in_username(self) -> None:
        if self._password.edit.text():
            self._sign_in()
        else:
            self._password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_in(self) -> None:
        username, password = self._username.text(), self._password.edit.text()
        if not self._button.isEnabled() or self._complain_if_empty(username, password):
            return
        self._button.setEnabled(False)
        self._password.accept(self.look.words.say("sign_in.asking"))
        sign_in = self._counter.sign_in
        self._background.run(
            lambda: sign_in.sign_in(username, password), self._accepted, self._refused
        )

    def _complain_if_empty(self, username: str, password: str) -> bool:
        say = self.look.words.say
        for field, text, key in (
            (self._username, username, "sign_in.username_missing"),
            (self._password, password, "sign_in.password_missing"),
        ):
            field.accept("")
            if not text:
                field.complain(say(key))
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _accepted(self, operator: "OperatorView") -> None:
        self._password.edit.clear()
        self._password.accept("")
        self.signed_in.emit(operator)

    def _refused(self, error: Exception) -> None:
        self._button.setEnabled(True)
        self._password.complain(self.look.words.problem(error))
        self._password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._password.edit.selectAll()
