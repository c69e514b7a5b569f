"""A place to try the scanner out: what arrives, as which keyboard, what it is."""

from PySide6.QtCore import QTimer, Signal

from counter_app.services.recognition import Typed, TypedKind, recognise
from counter_app.ui.settings.settings_parts import SettingsCard, captioned, choice_of
from counter_app.ui.style.look import Look
from counter_app.ui.style.messages import fours
from counter_app.ui.widgets.parts import Field, bring_into_view, label
from payments_core.clock import Clock, rome_date

#: Pause after which what is in the field counts as read whole.
READ_AFTER_MS = 120
#: Of these it is enough to hear what they are.
_WITHOUT_VALUE = (
    TypedKind.VERIFICATION_CODE, TypedKind.NUMBER_UNFINISHED, TypedKind.REMITTANCE_CUT,
    TypedKind.FLOW_BROKEN,
)  # fmt: skip


class ReaderCard(SettingsCard):
    """Takes scans as long as the settings are in front; nothing is searched for them.

    `keys_chosen` tells whether the scanner is said to write with the keys of another country.
    """

    keys_chosen = Signal(bool)

    def __init__(self, look: Look, clock: Clock, *, other_keys: bool) -> None:
        say = look.words.say
        super().__init__(look, say("settings.reader"))
        self._say = say
        self._clock = clock
        self.field = Field(
            look, say("settings.read_here"), name="reader_field", hint=say("settings.reader_hint")
        )
        self.inside.addWidget(self.field)
        caption = say("settings.reader_keys")
        keys = [
            (False, say("settings.reader_keys_same")),
            (True, say("settings.reader_keys_other")),
        ]
        self._keys = choice_of(look, caption, "reader_keys", keys, other_keys)
        self._keys.activated.connect(lambda _place: self.keys_chosen.emit(self._keys.currentData()))
        self.inside.addLayout(captioned(look, caption, self._keys))
        self._keyboard = label("", "body", wrap=True)
        self._keyboard.setObjectName("reader_keyboard")
        self._meaning = label("", "strong", wrap=True)
        self._meaning.setObjectName("reader_meaning")
        for line in (self._keyboard, self._meaning):
            self.inside.addWidget(line)
            line.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(READ_AFTER_MS)
        self._pause.timeout.connect(lambda: self._explain(self.field.text()))
        self.field.edit.textEdited.connect(lambda _text: self._pause.start())

    def show_keys(self, *, other_keys: bool) -> None:
        """The scanner has shown how it writes."""
        self._keys.setCurrentIndex(self._keys.findData(other_keys))

    def take(self, text: str) -> None:
        """A scanner has read this, wherever the focus was."""
        self.field.edit.setText(text)
        self._explain(text)
        QTimer.singleShot(0, self, lambda: bring_into_view(self))

    def _explain(self, text: str) -> None:
        self._pause.stop()
        for line in (self._keyboard, self._meaning):
            line.setVisible(bool(text))
        if not text:
            return
        typed = recognise(text, rome_date(self._clock.now()))
        self._keyboard.setText(
            self._say(f"settings.keyboard_{'us' if typed.keys_differ else 'it'}")
        )
        self._meaning.setText(self._meaning_of(typed))

    def _meaning_of(self, typed: Typed) -> str:
        if typed.kind is TypedKind.WORDS:
            return self._say("settings.read_words")
        what = self._say(f"recognised.{typed.kind}")
        if typed.kind in _WITHOUT_VALUE:
            return what
        notice = typed.kind is TypedKind.NOTICE_NUMBER
        return f"{what} {fours(typed.value) if notice else typed.value}"
