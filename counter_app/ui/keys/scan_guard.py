"""Tells a scanner's burst from a person's typing, wherever the focus is.

A scanner is a keyboard that types fast and ends with Enter or Tab. Characters with less than 60 ms
between them and a final key are a machine's (counter-ux, keys; `burst` has the longer pauses).
While a burst may be under way its characters go where they go; when it proves to be a scan every
field gets back what it held, the final key is swallowed, and for an instant so is whatever follows:
where more comes in it, two scanners have typed into each other, and nothing that they typed is
believed.
"""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from counter_app.ui.keys.burst import BURST_LIMIT, GAP_MS, SURE_FROM, Burst
from counter_app.ui.keys.field_copy import FieldCopy
from counter_app.ui.keys.reading import Reading, joined, judge

#: How long after the final key of a scan anything else is taken to be part of it.
SETTLE_MS = 90

_FINAL = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
#: Sign with which scanners part the fields of a code (GS1).
_GROUP_SEPARATOR = "\x1d"


class ScanGuard(QObject):
    """Watches the keys of windows before their widgets get them.

    `wanted` says whether there is work that a scan could be for; `scanned` takes a whole code,
    `missed` hears of one that cannot be read. `active` hears of every sign of life. `meant` says
    what a reading means at this desk. `elapsed_ms` is a steady clock, the guard's own unless
    another one is given.
    """

    def __init__(
        self,
        scanned: Callable[[str], None],
        missed: Callable[[], None],
        active: Callable[[], None],
        wanted: Callable[[], bool],
        search_field: Callable[[], QLineEdit | None],
        meant: Callable[[str], str],
        elapsed_ms: Callable[[], int] | None = None,
    ) -> None:
        super().__init__()
        self._scanned, self._missed = scanned, missed
        self._active, self._wanted = active, wanted
        self._search_field = search_field
        self._meant = meant
        self._burst = Burst()
        steady = QElapsedTimer()
        steady.start()
        self._elapsed_ms = elapsed_ms or steady.elapsed
        self._since_key = QElapsedTimer()
        self._by_machine: tuple[FieldCopy, ...] = ()
        self._slow: tuple[FieldCopy, ...] = ()
        self._quick: tuple[FieldCopy, ...] = ()
        self._lines: list[str] = []
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._settled)

    def is_reading(self) -> bool:
        """Whether a scanner seems to be typing just now."""
        if self._settling.isActive():
            return True
        last = self._burst.last_at_ms
        return self._burst.is_sure(last) and self._since_key.elapsed() < GAP_MS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True, which swallows the key, for what is a scanner's and nobody's act."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._active()
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._is_no_shortcut(event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        self._active()
        if not self._wanted() or event.isAutoRepeat():
            self._burst.forget()
            return False
        return self._settle_more(event) if self._settling.isActive() else self._pressed(event)

    def _time_of(self, event: QKeyEvent) -> int:
        """When the key was pressed. Where a screen reader listens, keys come by way of it and have
        lost their hour: then it is the one at which they arrive."""
        return int(event.timestamp()) or self._elapsed_ms()

    def _is_no_shortcut(self, event: QKeyEvent) -> bool:
        """A scanner's function keys are none of the window's."""
        reading = self._settling.isActive() or self._burst.is_code(self._time_of(event))
        if reading and self._wanted() and not _sign_of(event) and event.key() not in _FINAL:
            event.accept()
            return True
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        at_ms = self._time_of(event)
        if event.key() in _FINAL:
            return self._finished(at_ms)
        sign = _sign_of(event)
        if not sign:
            return self._burst.is_code(at_ms) and event.key() not in _MODIFIERS
        copies = self._copies() if self._burst.begins_quick(at_ms) else ()
        if self._burst.begins_machine(at_ms):
            self._by_machine = copies
        if self._burst.begins(at_ms):
            self._slow = copies
        if copies:
            self._quick = copies
        self._burst.add(sign, at_ms)
        self._since_key.start()
        return sign == _GROUP_SEPARATOR

    def _copies(self) -> tuple[FieldCopy, ...]:
        focus, search = QApplication.focusWidget(), self._search_field()
        both = (FieldCopy(focus), FieldCopy(search))
        return both[:1] if focus is search else both

    def _finished(self, at_ms: int) -> bool:
        """Whether a scan has ended, whole or not. Longer texts are believed before shorter ones:
        the end of a notice number may be a company's tax code."""
        typed = self._burst.finish(at_ms)
        read = [
            (text, copies, self._judge(text, copies, is_quick=is_quick))
            for text, copies, is_quick in (
                (typed.by_machine, self._by_machine, False),
                (typed.slow, self._slow, False),
                (typed.quick, self._quick, True),
            )
        ]
        read.sort(key=lambda one: len(one[0]), reverse=True)
        for wanted in (Reading.SCAN, Reading.INCOMPLETE):
            for text, copies, reading in read:
                if reading is wanted:
                    self._take_back(copies)
                    self._lines = [text]
                    self._settling.start()
                    return True
        return False

    def _judge(self, text: str, copies: tuple[FieldCopy, ...], *, is_quick: bool) -> Reading:
        if len(text) < SURE_FROM or not copies:
            return Reading.TYPING
        in_field = copies[0].is_editable and len(copies) > 1
        return judge(self._meant(text), quick=is_quick, in_field=in_field)

    def _take_back(self, copies: tuple[FieldCopy, ...]) -> None:
        for copy in copies:
            copy.put_back()
        copies[0].take_focus()

    def _settle_more(self, event: QKeyEvent) -> bool:
        """Nothing that comes so soon after a scan is anybody's act."""
        if event.key() in _FINAL:
            self._lines.append("")
        elif sign := _sign_of(event):
            if len(self._lines) == 1:
                self._lines.append("")
            self._lines[-1] += sign if len(self._lines[-1]) < BURST_LIMIT else ""
        else:
            return event.key() not in _MODIFIERS
        self._settling.start()
        return True

    def _settled(self) -> None:
        lines, self._lines = [line for line in self._lines if line], []
        text = joined(lines)
        if text is not None and self._wanted() and self._is_whole(text):
            self._scanned(text)
        else:
            self._missed()

    def _is_whole(self, text: str) -> bool:
        return judge(self._meant(text), quick=True, in_field=False) is Reading.SCAN


_MODIFIERS = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock,
)  # fmt: skip


def _sign_of(event: QKeyEvent) -> str:
    """The character of a key; empty for one that writes nothing."""
    text = event.text()
    return text if text == _GROUP_SEPARATOR or (text and text.isprintable()) else ""
