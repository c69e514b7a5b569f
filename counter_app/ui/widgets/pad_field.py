"""The number of a form that was printed ahead (pad), when the notice is to have that one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import Field
from payments_core.wire.desk.operation_messages import PadNumber

#: Under which name the number is kept beside the fields; no field can have it.
PAD_NUMBER = "#pad"


class PadField(Field):
    """Hidden until it is asked for. `entered` asks to look a number up; `accepted` and `refused`
    are the answers, and until then the notice has no number to be released with."""

    entered = Signal(str)
    changed = Signal()

    def __init__(self, look: Look) -> None:
        self._words = look.words
        hint = self._words.say("pad.hint")
        super().__init__(look, self._words.say("pad.caption"), name="pad_field", hint=hint)
        self._first_hint = self._read_hint = hint
        self.printed: PadNumber | None = None
        self._asked = ""
        self.edit.textEdited.connect(lambda _text: self._typed())
        self.edit.editingFinished.connect(self._left)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the notice is to have a number of a form."""
        return not self.isHidden()

    def toggle(self) -> None:
        """Ask for a number; once more, and the notice gets the next one of the desk."""
        if self.is_open:
            self.put("")
            self.hide()
        else:
            self.show()
            self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put(self, text: str) -> None:
        """A number that was scanned, or typed before."""
        self.edit.setText(text)
        self._typed()
        if text:
            self.show()
            self._left()

    def has_focus(self) -> bool:
        """Whether what a scanner reads is meant for it."""
        return QApplication.focusWidget() is self.edit

    def accepted(self, printed: PadNumber, kind_name: str) -> None:
        """The number waits for a debt of this kind."""
        if self._asked:
            self.printed = printed
            self._read_hint = self._words.say("pad.read", kind=kind_name)
            self.accept(self._read_hint)
            self.changed.emit()

    def fits(self) -> None:
        """The notice may have the number: what was wrong with that is no longer so."""
        if self.is_wrong():
            self.accept(self._read_hint)

    def refused(self, sentence: str) -> None:
        """The number cannot be used, or cannot be looked up now."""
        if self._asked:
            self._asked = ""
            self.complain(sentence)

    def complain_if_wrong(self) -> bool:
        """Say what is missing and put the focus there; whether there was anything."""
        if not self.is_open or self.printed is not None:
            return False
        if not self.is_wrong():
            self.complain(self._words.say("pad.missing"))
        self._left()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _typed(self) -> None:
        """Another number is another question."""
        known, self.printed, self._asked = self.printed, None, ""
        self.accept(self._first_hint)
        if known is not None:
            self.changed.emit()

    def _left(self) -> None:
        if self.is_open and self.text() and self.printed is None and self._asked != self.text():
            self._asked = self.text()
            self.entered.emit(self._asked)
