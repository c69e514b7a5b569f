"""First start: the machine becomes a desk with the code its administrator was given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from counter_app.ui.entry.card_help import give_help
from counter_app.ui.entry.profile_button import PROFILE_KEY, profile_button
from counter_app.ui.machine import NOWHERE, Machine
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import LANGUAGES
from counter_app.ui.widgets.acts import Act
from counter_app.ui.widgets.entry_card import EntryCard
from counter_app.ui.widgets.key_button import KeyButton, Strength
from counter_app.ui.widgets.parts import Field, row

if TYPE_CHECKING:
    from counter_app.services.desk_identity import DeskIdentity
    from counter_app.services.desk_setup import DeskSetup
    from counter_app.ui.ports import Counter

FILE_KEY = "Ctrl+O"


@dataclass(frozen=True, slots=True)
class TypedCode:
    """What stands in the two fields, and whether Enter was pressed before the program came."""

    server_url: str = ""
    code: str = ""
    entered: bool = False


class EnrolmentView(EntryCard):
    """Server address and one-time code.

    `counter` is None while the program is being loaded; `open_to` brings it. The card only says
    what to ask (`asked`, a call on the setup of the desk): a larger text or the lock may put
    another in its place before the answer comes, which is for the window to take.
    """

    asked = Signal(object)
    language_asked = Signal(str)
    left = Signal()
    profile_asked = Signal()

    def __init__(
        self,
        look: Look,
        counter: "Counter | None",
        typed: TypedCode | None = None,
        *,
        again: bool = False,
        machine: Machine = NOWHERE,
    ) -> None:
        """`typed` is what stood on the card before this one. `again`: the machine is a desk, and
        whoever changes their mind goes back to it."""
        super().__init__(look)
        self._counter = counter
        self.is_again = again
        self._machine = machine
        typed = typed or TypedCode()
        self._entered = typed.entered
        say = look.words.say
        self.show_heading(*self._heading())
        self._server = Field(
            look, say("enrolment.server"), name="server_url", hint=say("enrolment.server_hint")
        )
        self._server.edit.setText(typed.server_url)
        self._code = Field(look, say("enrolment.code"), name="enrolment_code")
        self._code.edit.setText(typed.code)
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
        self._back = self._way_back()
        ways = (self._back,) if self._back is not None else ()
        self.card_column.addLayout(row(look, *ways, None, language))
        give_help(self, "enrolment", self.acts, training=machine.trains)
        self._button.clicked.connect(self._enrol)
        self._server.edit.returnPressed.connect(self._code.edit.setFocus)
        self._code.edit.returnPressed.connect(self._enrol)
        for field in (self._server, self._code):
            field.edit.textEdited.connect(lambda _text: self._withdraw())

    def acts(self) -> tuple[Act, ...]:
        """What can be done here, for the help."""
        enter, back = self.look.words.say("key.enter"), self._back
        acts = [
            Act("enrol", self._button.text(), "plug", "", self._button.click, cap=enter),
            Act("file", self._file.text(), "file", FILE_KEY, self._file.click),
        ]
        if back is not None:
            key = "Esc" if self.is_again else PROFILE_KEY
            acts.append(Act("back", back.text(), "arrow-left", key, back.click))
        return tuple(acts)

    def arrive(self) -> None:
        """Work begins with the address, or with the code where that is known; an Enter that was
        pressed on the card before this one still counts."""
        first = self._code if self._server.text() else self._server
        first.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._entered:
            self._entered = False
            self._enrol()

    def typed(self) -> TypedCode:
        """What stands in the fields, for the card that takes the place of this one."""
        return TypedCode(self._server.edit.text(), self._code.edit.text(), self._entered)

    def show_asking(self) -> None:
        """The server has been asked: its answer decides, and nobody leaves before it."""
        self._set_usable(False)
        self._code.accept(self.look.words.say("enrolment.asking"))

    def refused(self, error: Exception) -> None:
        """Say why not; what was typed stays."""
        self._set_usable(True)
        self._code.complain(self.look.words.problem(error))
        self._code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def know_server(self, server_url: str) -> None:
        """The address of the desk that this machine is, unless another is being typed."""
        if not self._server.text():
            self._server.edit.setText(server_url)
            self._code.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_to(self, counter: "Counter") -> None:
        """The program has come; who has pressed Enter becomes a desk, once."""
        self._counter = counter
        above, _, below = self._heading()
        self.change_heading(above, below, None)
        if self._entered:
            self._entered = False
            self._enrol()

    def _way_back(self) -> KeyButton | None:
        if not self.is_again:
            other_way = profile_button(self.look, self._machine)
            if other_way is not None:
                other_way.clicked.connect(lambda _checked=False: self.profile_asked.emit())
            return other_way
        back = KeyButton(self.look, self.look.words.say("act.back"), icon="arrow-left", key="Esc")
        back.setObjectName("back_button")
        back.clicked.connect(lambda _checked=False: self.left.emit())
        QShortcut(QKeySequence("Esc"), self).activated.connect(back.click)
        return back

    def _heading(self) -> tuple[str, str, str]:
        """What the machine is; of one that was a desk, what has become of it."""
        say = self.look.words.say
        if self.is_again:
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
        if self._counter is None:
            self._code.complain(self.look.words.say("enrolment.not_yet"))
            return
        self._ask(lambda setup: setup.enrol_with(path))

    def _set_usable(self, usable: bool) -> None:
        self._button.setEnabled(usable)
        self._file.setEnabled(usable)
        if self._back is not None:
            self._back.setEnabled(usable)

    def _ask(self, work: "Callable[[DeskSetup], DeskIdentity]") -> None:
        self.show_asking()
        self.asked.emit(work)

    def _enrol(self) -> None:
        server, code = self._server.text(), self._code.text()
        if not self._button.isEnabled() or self._complain_if_wrong(server, code):
            return
        if self._counter is None:
            self._entered = True
            self._code.accept(self.look.words.say("enrolment.opening"))
            return
        self._ask(lambda setup: setup.enrol(server, code))

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


def _dropped(urls: Sequence[QUrl]) -> Path | None:
    """The one file that is being dropped."""
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return files[0] if len(files) == 1 else None
