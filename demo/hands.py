"""A clerk's hands and eyes on the real window: typing, pressing keys, waiting for what appears."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from counter_app.ui.main_window import MainWindow
from demo.report import Picture
from payments_documents.texts import Texts

#: How long the story waits for something that must appear on the screen.
PATIENCE_SECONDS = 20
#: The picture of a story that could not go on.
LAST_SEEN = "last-seen"
#: Size of the pictures: an office screen less title and task bar.
SCREEN = (1366, 696)


@dataclass
class Hands:
    """One clerk at one window, who reads its `words`; `pictures` collects what was photographed, in
    files that are numbered from `first` on."""

    window: MainWindow
    folder: Path
    words: Texts
    pictures: list[Picture] = field(default_factory=list)
    first: int = 1

    def until(
        self, holds: Callable[[], bool], what: str, patience_seconds: float = PATIENCE_SECONDS
    ) -> None:
        """Let the window live until something holds; the story ends badly when it never does."""
        deadline = time.monotonic() + patience_seconds
        while not holds():
            if time.monotonic() > deadline:
                self.picture(LAST_SEEN)
                raise SystemExit(f"the screen never showed {what}; see {self.folder}/last-seen.png")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settle(self, seconds: float = 0.3) -> None:
        """Let the window finish what it is drawing."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def find(self, name: str) -> QWidget | None:
        """A visible widget by its name."""
        for widget in self.window.findChildren(QWidget, name):
            if widget.isVisible():
                return widget
        return None

    def see(self, name: str) -> None:
        """Wait for a widget to be there."""
        self.until(lambda: self.find(name) is not None, name)

    def read(self, text: str) -> None:
        """Wait for a text to stand somewhere on the screen."""
        self.until(lambda: self.shows(text), f"«{text}»")

    def shows(self, text: str) -> bool:
        """Whether a text stands on the screen now."""
        return any(
            text in label.text() for label in self.window.findChildren(QLabel) if label.isVisible()
        )

    def write(self, name: str, text: str) -> None:
        """Type into a field."""
        self.see(name)
        edit = self.find(name)
        if not isinstance(edit, QLineEdit):
            raise TypeError(f"{name} is no field")
        edit.setFocus()
        edit.selectAll()
        QTest.keyClicks(edit, text)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press a key where the focus is; shortcuts need the window to be the active one."""
        self.until(self.window.isActiveWindow, "an active window")
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifiers)
        self.settle(0.05)

    def picture(self, name: str) -> None:
        """Photograph the window; the report has a caption for each name."""
        self.settle()
        file = (
            f"{name}.png"
            if name == LAST_SEEN
            else f"{self.first + len(self.pictures):02d}-{name}.png"
        )
        self.window.grab().save(str(self.folder / file))
        self.pictures.append(Picture(file, name))

    def stay(self) -> None:
        """Leave the window to the person in front of it, until it is closed."""
        QApplication.exec()
