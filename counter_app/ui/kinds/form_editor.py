"""What every part of a form of a document can do, whatever it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from counter_app.services.document_references import References
from counter_app.services.document_shape import Member
from counter_app.ui.style.look import Look
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.parts import bring_into_view, label, picture, row
from payments_core.wire.desk.catalogue_messages import AccountInfo


class Editor(QWidget):
    """Shows a value of a document and says what it has become.

    None is the value of what a document does not mention. `long` ones take a line of their own.
    """

    long = False

    def show_value(self, value: object) -> None:
        """Show this value; what was typed before is gone."""
        raise NotImplementedError

    def value(self) -> object:
        """What is shown or typed, as a document says it."""
        raise NotImplementedError

    def inner(self, step: str) -> "Editor | None":
        """The part under this step of a place, `parts` or `2`; None where there is none."""
        return None

    def complain(self, sentence: str) -> None:
        """Say what is wrong; nothing that was typed changes."""
        raise NotImplementedError

    def accept(self) -> None:
        """Nothing is wrong any more."""
        raise NotImplementedError

    def lock(self) -> None:
        """To read alone."""
        raise NotImplementedError

    def refer(self, references: References, place: tuple[str, ...]) -> None:
        """The document has changed around this part, which stands at `place` in it."""

    def stops(self) -> list[QWidget]:
        """Where Tab stops in it, in the order in which one reads."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the focus where typing begins; what is only to be read is passed by."""
        seen = [one for one in self.stops() if one.isEnabled() and one.isVisibleTo(self)]
        typed = [one for one in seen if not (isinstance(one, QLineEdit) and one.isReadOnly())]
        for stop in (typed or seen)[:1]:
            stop.setFocus(Qt.FocusReason.OtherFocusReason)
            # As after Tab: what is typed takes the place of what stands there.
            if isinstance(stop, QLineEdit):
                stop.selectAll()
            # Once more when what was made just now has found its place.
            QTimer.singleShot(0, stop, partial(bring_into_view, stop))


class MakeEditor(Protocol):
    """Makes the editor of a member of a document."""

    def __call__(self, around: "FormAround", member: Member) -> Editor:
        """The editor, still empty."""
        ...


@dataclass(frozen=True, slots=True)
class FormAround:
    """What the parts of a form are given: how they look, whom they tell, what they may choose.

    `later` takes what can be built in a turn of the window's loop of its own, with the part that it
    belongs to. `changed` is called at each key, `left` when a line is done, `rebuilt` when there
    are other parts than before, so that Tab has to learn its way again, `give_code` with the place
    of a part of a rate that something refers to and that has no code yet. `fixed` are the versions
    of rates that are there already and never change.
    """

    look: Look
    make: MakeEditor
    changed: Callable[[], None]
    left: Callable[[], None]
    rebuilt: Callable[[], None]
    give_code: Callable[[tuple[str, ...], str], None]
    later: Callable[[QWidget, Callable[[], None]], None]
    accounts: tuple[AccountInfo, ...] = ()
    fixed: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def done(self) -> None:
        """Changed with one act that needs no leaving: a box ticked, a word chosen."""
        self.changed()
        self.left()

    @property
    def words(self) -> Words:
        """The catalogue."""
        return self.look.words

    def caption(self, member: Member) -> str:
        """What stands over a member."""
        said = self.words.say(f"kind_form.{member.key}")
        return self.words.say("release.optional", field=said) if member.optional else said

    def hint(self, member: Member) -> str:
        """What stands under it, if anything."""
        key = f"kind_form.{member.key}.hint"
        return self.words.say(key) if self.words.has(key) else ""

    def is_fixed(self, document: str, value: Mapping[str, Any]) -> bool:
        """Whether this is a version of a rate that never changes."""
        return document == "Rate" and (value.get("rate_id"), value.get("version")) in self.fixed


class Complaint(QWidget):
    """Icon and sentence under what is wrong; it takes no room while nothing is, and is not made
    before something is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._sentence: QLabel | None = None
        self.hide()

    def say(self, sentence: str) -> None:
        """Say it, or nothing."""
        if self._sentence is None:
            if not sentence:
                return
            self._sentence = self._build()
        self._sentence.setText(sentence)
        self.setVisible(bool(sentence))

    def text(self) -> str:
        """What is being said."""
        return "" if self._sentence is None else self._sentence.text()

    def _build(self) -> QLabel:
        look = self._look
        sentence = label("", "error", wrap=True)
        line = row(look, spacing=6)
        line.addWidget(picture(look.icons.pixmap("error", look.theme.error, 20)))
        line.addWidget(sentence)
        self.setLayout(line)
        return sentence
