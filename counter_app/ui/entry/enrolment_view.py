"""First start: the machine becomes a desk with the code its administrator was given."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from counter_app.ui.background import Background
from counter_app.ui.entry.profile_button import profile_button
from counter_app.ui.machine import NOWHERE, Machine
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import LANGUAGES
from counter_app.ui.widgets.entry_card import EntryCard
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import Field, row

if TYPE_CHECKING:
    from counter_app.services.desk_facts import DeskFacts
    from counter_app.services.desk_identity import DeskIdentity
    from counter_app.ui.ports import Counter

FILE_KEY = "Ctrl+O"


class EnrolmentView(EntryCard):
    """Server address and one-time code.

    `counter` is None while the program is being loaded; `open_to` brings it.
    """

    enrolled = Signal(object)
    language_asked = Signal(str)
    left = Signal()
    profile_asked = Signal()

    def __init__(
        self,
        look: Look,
        counter: "Counter | None",
        background: Background,
        *,
        again: bool = False,
        machine: Machine = NOWHERE,
    ) -> None:
        """`again`: the machine is a desk, and whoever changes their mind goes back to it."""
        super().__init__(look)
        self._counter = counter
        self._is_again = again
        self._machine = machine
        self._entered = False
        self._background = background
        say = look.words.say
        self.show_heading(*self._heading())
        self._server = Field(
            look, say("enrolment.server"), name="server_url", hint=say("enrolment.server_hint")
        )
        self._code = Field(look, say("enrolment.code"), name="enrolment_code")
        self._button = KeyButton(
            look,
            say("enrolment.enrol"),
            icon="plug",
            key=say("key.enter"),
            strength=Strength.FILLED,
            height=44,
            spread=True,
        )
        self._button.setObjectName("enrol_button")
        self._file = KeyButton(
            look, say("enrolment.choose_file"), icon="file", key=FILE_KEY,
            strength=Strength.OUTLINED, spread=True,
        )  # fmt: skip
        self._file.setObjectName("file_button")
        self._file.clicked.connect(lambda _checked=False: self._choose_file())
        QShortcut(QKeySequence(FILE_KEY), self).activated.connect(self._file.click)
        self.setAcceptDrops(True)
        for widget in (self._server, self._code, self._button, self._file):
            self.card_column.addWidget(widget)
        other = next(one for one in LANGUAGES if one != look.words.language)
        language = KeyButton(look, say("sign_in.other_language"))
        language.setObjectName("language_button")
        language.clicked.connect(lambda _checked=False: self.language_asked.emit(other))
        self.card_column.addLayout(row(look, *self._ways_back(), None, language))
        self._button.clicked.connect(self._enrol)
        self._server.edit.returnPressed.connect(self._code.edit.setFocus)
        self._code.edit.returnPressed.connect(self._enrol)
        for field in (self._server, self._code):
            field.edit.textEdited.connect(lambda _text: self._withdraw())

    def arrive(self) -> None:
        """Work begins with the address; that of a desk is known."""
        self._server.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._is_again and self._counter is not None:
            facts = self._counter.facts
            self._background.run(facts.read, self._know_server, lambda _error: None)

    def open_to(self, counter: "Counter") -> None:
        """The program has come; who has pressed Enter becomes a desk, once."""
        self._counter = counter
        above, _, below = self._heading()
        self.change_heading(above, below, None)
        if self._entered:
            self._entered = False
            self._enrol()

    def _know_server(self, facts: "DeskFacts") -> None:
        if not self._server.text():
            self._server.edit.setText(facts.server_url)
            self._code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways_back(self) -> tuple[KeyButton, ...]:
        if not self._is_again:
            other_way = profile_button(self.look, self._machine)
            if other_way is None:
                return ()
            other_way.clicked.connect(lambda _checked=False: self.profile_asked.emit())
            return (other_way,)
        back = KeyButton(self.look, self.look.words.say("act.back"), icon="arrow-left", key="Esc")
        back.setObjectName("back_button")
        back.clicked.connect(lambda _checked=False: self.left.emit())
        escape = QShortcut(QKeySequence("Esc"), self)
        escape.activated.connect(self.left)
        return (back,)

    def _heading(self) -> tuple[str, str, str]:
        """What the machine is; of one that was a desk, what has become of it."""
        say = self.look.words.say
        if self._is_again:
            return say("enrolment.again"), say("shell.program"), say("enrolment.again_what")
        former = self._counter.setup.former if self._counter is not None else None
        usual = "training" if self._machine.trains else "first_start"
        kind = former.lower() if former is not None else usual
        return say(f"enrolment.{kind}"), say("shell.program"), say(f"enrolment.{kind}_what")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped where it may be chosen."""
        if _dropped(event.mimeData().urls()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The file that was dropped counts as chosen."""
        path = _dropped(event.mimeData().urls())
        if path is not None:
            self._enrol_with(path)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.look.words.say("enrolment.choose_file"))
        dialog.setObjectName("enrolment_file_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self.look.words.say("enrolment.files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._enrol_with(Path(name)))
        dialog.open()

    def _enrol_with(self, path: Path) -> None:
        """Its address and code, unless it says itself that they are of no use here."""
        if not self._button.isEnabled():
            return
        if (counter := self._counter) is None:
            self._code.complain(self.look.words.say("enrolment.not_yet"))
            return
        self._set_usable(False)
        self._code.accept(self.look.words.say("enrolment.asking"))
        self._background.run(lambda: counter.setup.enrol_with(path), self._accepted, self._refused)

    def _set_usable(self, usable: bool) -> None:
        self._button.setEnabled(usable)
        self._file.setEnabled(usable)

    def _enrol(self) -> None:
        server, code = self._server.text(), self._code.text()
        if not self._button.isEnabled() or self._complain_if_wrong(server, code):
            return
        if self._counter is None:
            self._entered = True
            self._code.accept(self.look.words.say("enrolment.opening"))
            return
        self._set_usable(False)
        self._code.accept(self.look.words.say("enrolment.asking"))
        setup = self._counter.setup
        self._background.run(lambda: setup.enrol(server, code), self._accepted, self._refused)

    def _withdraw(self) -> None:
        """Who goes on typing has not pressed Enter for this yet."""
        if self._entered:
            self._entered = False
            self._code.accept("")

    def _complain_if_wrong(self, server: str, code: str) -> bool:
        say = self.look.words.say
        self._server.accept()
        self._code.accept("")
        if not server.startswith(("http://", "https://")):
            self._server.complain(say("enrolment.server_wrong"))
            self._server.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if not code:
            self._code.complain(say("enrolment.code_missing"))
            self._code.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _accepted(self, identity: "DeskIdentity") -> None:
        self._code.accept("")
        self.enrolled.emit(identity)

    def _refused(self, error: Exception) -> None:
        self._set_usable(True)
        self._code.complain(self.look.words.problem(error))
        self._code.edit.setFocus(Qt.FocusReason.OtherFocusReason)


def _dropped(urls: Sequence[QUrl]) -> Path | None:
    """The one file that is being dropped."""
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
