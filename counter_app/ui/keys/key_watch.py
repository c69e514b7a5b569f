"""Watches the keys of the program's windows: for scans, and for signs of life."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from counter_app.ui.keys.scan_guard import ScanGuard

if TYPE_CHECKING:
    from counter_app.ui.shell import Shell


class KeyWatch(QObject):
    """Hands scans to the shell that is seen; `shell_seen` tells which, None while the work is
    covered, and `alive` hears of every key and click."""

    def __init__(
        self, window: QWidget, shell_seen: "Callable[[], Shell | None]", alive: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._shell_seen = shell_seen
        self._guard = ScanGuard(
            self._scanned, self._missed, alive, lambda: shell_seen() is not None,
            lambda: shell.header.search if (shell := shell_seen()) is not None else None,
            lambda read: shell.scan_meant(read) if (shell := shell_seen()) is not None else read,
        )  # fmt: skip
        # Its timers end with the window.
        self._guard.setParent(self)
        self._watch_window(window.windowHandle())
        # Dialogs and open lists are windows of their own.
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch_window)

    def is_reading(self) -> bool:
        """Whether a scanner seems to be typing just now."""
        return self._guard.is_reading()

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self._guard)

    def _scanned(self, text: str) -> None:
        if (shell := self._shell_seen()) is not None:
            close_dialogs()
            shell.scanned(text)

    def _missed(self) -> None:
        if (shell := self._shell_seen()) is not None:
            close_dialogs()
            shell.scan_missed()


def close_dialogs() -> None:
    """What a scan or the lock leads to is not to lie under a sheet, a menu or a question."""
    for topmost in (QApplication.activePopupWidget, QApplication.activeModalWidget):
        while (over := topmost()) is not None and over.close():
            pass
