"""Who sits at the desk; also what waits here before anybody signs in.

The card is on the screen before the program behind it is there: whoever presses Enter meanwhile
goes in as soon as it comes.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from counter_app.ui.entry.card_help import give_help
from counter_app.ui.entry.profile_button import PROFILE_KEY, profile_button
from counter_app.ui.machine import NOWHERE, Machine
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import LANGUAGES
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.entry_card import EntryCard
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import Field, label, row

if TYPE_CHECKING:
    from counter_app.services.desk_identity import DeskIdentity
    from counter_app.ui.ports import Counter


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sign-in card says about this desk; `waiting` is None while that is not known,
    because the store is locked or not open yet."""

    identity: "DeskIdentity"
    waiting: int | None


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the two fields, and whether Enter was pressed before the program came."""

    username: str = ""
    password: str = ""
    entered: bool = False
    #: On the card of a lock: the password was chosen where a PIN would do.
    by_password: bool = False


NOTHING_TYPED = Typed()


class SignInView(EntryCard):
    """User name, password, Enter; what was typed stays when it is refused.

    `counter` is None while the program is being loaded; `open_to` brings it. The card only says
    who wants to come in (`asked`, name and password): a larger text may put another in its place
    before the answer comes, which is for the window to take.
    """

    #: The name under which the catalogue keeps the help for this card.
    help_name = "sign_in"
    asked = Signal(str, str)
    language_asked = Signal(str)
    profile_asked = Signal()

    def __init__(
        self,
        look: Look,
        counter: "Counter | None",
        desk: Desk,
        typed: Typed = NOTHING_TYPED,
        machine: Machine = NOWHERE,
    ) -> None:
        super().__init__(look)
        self._machine = machine
        self._counter = counter
        say = look.words.say
        self._entered = typed.entered
        self.show_heading(*self.heading(desk.identity), desk.identity.logo)
        self._username = Field(look, say("sign_in.username"), name="username")
        self._username.edit.setText(typed.username)
        self._password = Field(look, say("sign_in.password"), name="password")
        self._password.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.edit.setText(typed.password)
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
        self._waits = label("", "hint", wrap=True)
        self._waits.setObjectName("waiting_here")
        self._fill_card()
        self._tell_waiting(desk)
        self._button.clicked.connect(self._sign_in)
        self._username.edit.returnPressed.connect(self._enter_in_username)
        self._password.edit.returnPressed.connect(self._sign_in)
        for field in (self._username, self._password):
            field.edit.textEdited.connect(lambda _text: self._withdraw())

    def heading(self, who: "DeskIdentity") -> tuple[str, str, str]:
        """Whose desk, what program, which desk."""
        return who.entity_name, self.look.words.say("shell.program"), _where(who)

    def acts(self) -> tuple[Act, ...]:
        """What can be done here, for the help."""
        enter = self.look.words.say("key.enter")
        acts = [Act("enter", self._button.text(), "key", "", self._button.click, cap=enter)]
        if self._other_way is not None:
            other = self._other_way
            acts.append(Act("profile", other.text(), "", PROFILE_KEY, other.click))
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins in the first empty field; an Enter that was pressed on the card before this
        one still counts."""
        field = self._password if self._username.text() else self._username
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._entered:
            self._entered = False
            self._sign_in()

    def typed(self) -> Typed:
        """What stands in the fields, for the card that takes the place of this one."""
        return Typed(self._username.edit.text(), self._password.edit.text(), self._entered)

    def open_to(self, counter: "Counter", desk: Desk) -> None:
        """The program has come: tell what it knows; who has pressed Enter goes in, once."""
        self._counter = counter
        above, _, below = self.heading(desk.identity)
        self.change_heading(above, below, desk.identity.logo)
        self._tell_waiting(desk)
        if self._entered:
            self._entered = False
            self._sign_in()

    def show_asking(self) -> None:
        """Somebody is being let in: nobody is asked twice."""
        self._button.setEnabled(False)
        self._password.accept(self.look.words.say("sign_in.asking"))

    def accepted(self) -> None:
        """They are in; the card waits until the work can be shown."""
        self._password.edit.clear()
        self._password.accept("")

    def missing(self) -> str:
        """What to say to whoever has typed no secret."""
        return self.look.words.say("sign_in.password_missing")

    def refused(self, error: Exception) -> None:
        """Say why not; what was typed stays."""
        self._button.setEnabled(True)
        self._password.complain(self.look.words.problem(error))
        self._password.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._password.edit.selectAll()

    def _fill_card(self) -> None:
        look = self.look
        # In the order of reading, which is that of the focus.
        reports = self._machine.reports
        if reports is not None and reports.unseen():
            from counter_app.ui.frame.report_line import ReportLine

            self.show_above(ReportLine(look, reports))
        give_help(self, self.help_name, self.acts, training=self._machine.trains)
        for widget in (self._username, self._password, self._button):
            self.card_column.addWidget(widget)
        other = next(one for one in LANGUAGES if one != look.words.language)
        language = KeyButton(look, look.words.say("sign_in.other_language"))
        language.setObjectName("language_button")
        language.clicked.connect(lambda _checked=False: self.language_asked.emit(other))
        self._other_way = profile_button(look, self._machine)
        if self._other_way is None:
            self._foot = row(look, self._waits, language)
            self._foot.setStretch(0, 1)
        else:
            self._other_way.clicked.connect(lambda _checked=False: self.profile_asked.emit())
            self.card_column.addWidget(self._waits)
            self._foot = row(look, self._other_way, None, language)
        self.card_column.addLayout(self._foot)

    def _tell_waiting(self, desk: Desk) -> None:
        words = self.look.words
        if self._counter is None:
            said = words.say("opening.wait")
        else:
            said = "" if desk.waiting is None else words.count("sign_in.waiting", desk.waiting)
        self._waits.setText(said)

    def _enter_in_username(self) -> None:
        if self._password.edit.text():
            self._sign_in()
        else:
            self._password.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sign_in(self) -> None:
        username, password = self._username.text(), self._password.edit.text()
        if not self._button.isEnabled() or self._complain_if_empty(username, password):
            return
        if self._counter is None:
            self._entered = True
            self._password.accept(self.look.words.say("sign_in.opening"))
            return
        self.send(username, password)

    def send(self, username: str, typed: str) -> None:
        """Both fields are filled in: say who wants to come in."""
        self.show_asking()
        self.asked.emit(username, typed)

    def _withdraw(self) -> None:
        """Who goes on typing has not pressed Enter for this yet."""
        if self._entered:
            self._entered = False
            self._password.accept("")

    def _complain_if_empty(self, username: str, password: str) -> bool:
        for field, text, sentence in (
            (self._username, username, self.look.words.say("sign_in.username_missing")),
            (self._password, password, self.missing()),
        ):
            field.accept("")
            if not text:
                field.complain(sentence)
                field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False


def _where(identity: "DeskIdentity") -> str:
    return f"{identity.desk_name} · {identity.office}"
