"""A barcode scanner before the real window: keys to the window itself, with hours of their own."""

import itertools
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

#: Milliseconds between two keys of a usual scanner, of a slow one, and of a hand.
USUAL_MS, SLOW_MS, HAND_MS = 8, 120, 260
#: Every reading happens well after the one before.
_started_at = itertools.count(10_000, 10_000)

Key = tuple[int, str]
#: Before which keys the machine stands still, and for how many milliseconds more.
Stills = Mapping[int, int]
NO_STILLS: Stills = MappingProxyType({})
ENTER: Key = (int(Qt.Key.Key_Return), "\r")
TAB: Key = (int(Qt.Key.Key_Tab), "\t")


def keys_of(text: str, end: Key | None = ENTER) -> list[Key]:
    """The keys of a text and the one that ends it."""
    keys = [(ord(sign.upper()), sign) for sign in text]
    return [*keys, end] if end is not None else keys


def press(
    window: QWidget, keys: Iterable[Key], gap_ms: int = USUAL_MS, stills: Stills = NO_STILLS
) -> None:
    """Press these keys wherever the focus is, as the system hands them to the window."""
    at_ms = next(_started_at)
    for place, (key, text) in enumerate(keys):
        at_ms += gap_ms + stills.get(place, 0)
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(at_ms)
            QCoreApplication.sendEvent(_handle(window), event)


def scan(
    window: QWidget, text: str, gap_ms: int = USUAL_MS, end: Key | None = ENTER,
    stills: Stills = NO_STILLS,
) -> None:  # fmt: skip
    """Read one code."""
    press(window, keys_of(text, end), gap_ms, stills)


def _handle(window: QWidget) -> QWindow:
    handle = window.windowHandle()
    assert handle is not None
    return handle
