"""Tells a scanner's burst from a person's typing, wherever the focus is.

A scanner is a keyboard that types fast and ends with Enter or Tab. More than six characters with
less than 60 ms between them and a final key are a scan (counter-ux, keys). While a burst may be
under way its characters go where they go; when it proves to be a scan the field gets back what
it held before and the last key is swallowed.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

#: Longest gap between two characters of one scan.
GAP_MS = 60
#: A scan has more characters than this.
SCAN_LENGTH_OVER = 6


class Burst:
    """Characters that came without a pause, in whole milliseconds of a steady clock.

    >>> burst = Burst()
    >>> for at_ms, sign in enumerate("PAGOPA|002"): burst.add(sign, at_ms)
    >>> burst.finish(12)
    'PAGOPA|002'
    """

    def __init__(self) -> None:
        self._signs: list[str] = []
        self._last_at_ms = 0

    def add(self, sign: str, at_ms: int) -> None:
        """A character has come."""
        if at_ms - self._last_at_ms >= GAP_MS:
            self._signs.clear()
        self._signs.append(sign)
        self._last_at_ms = at_ms

    def begins(self, at_ms: int) -> bool:
        """Whether a character that comes now starts a burst of its own."""
        return not self._signs or at_ms - self._last_at_ms >= GAP_MS

    def finish(self, at_ms: int) -> str | None:
        """A final key has come: the scan it ends, or None when a person typed."""
        text = "".join(self._signs)
        quick = at_ms - self._last_at_ms < GAP_MS
        self._signs.clear()
        return text if quick and len(text) > SCAN_LENGTH_OVER else None


class ScanGuard(QObject):
    """Watches the keys of a window before its widgets get them."""

    def __init__(self, scanned: Callable[[str], bool], active: Callable[[], None]) -> None:
        super().__init__()
        self._scanned = scanned
        self._active = active
        self._burst = Burst()
        self._field: QLineEdit | None = None
        self._before = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True, which swallows the key, only for the final key of a scan that was taken."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self._active()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        self._active()
        at_ms = int(event.timestamp())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            text = self._burst.finish(at_ms)
            return text is not None and self._take(text)
        if event.text() and event.text().isprintable():
            if self._burst.begins(at_ms):
                self._remember_field()
            self._burst.add(event.text(), at_ms)
        return False

    def _remember_field(self) -> None:
        focus = QApplication.focusWidget()
        self._field = focus if isinstance(focus, QLineEdit) else None
        self._before = self._field.text() if self._field is not None else ""

    def _take(self, text: str) -> bool:
        field, before = self._field, self._before
        if not self._scanned(text):
            return False
        if field is not None and field is QApplication.focusWidget():
            field.setText(before)
        return True
