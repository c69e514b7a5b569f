"""Drives the real window as a clerk does: keys only, and counts them."""

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from counter_app.ui.application import start
from counter_app.ui.frame.status_line import StatusLine
from counter_app.ui.frame.tell_line import TellLine
from counter_app.ui.main_window import MainWindow
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.widgets.action_bar import ActionBar
from counter_app.ui.widgets.answer_band import AnswerBand
from counter_app.ui.widgets.key_button import KeyButton
from counter_app.ui.widgets.rows_table import RowsTable
from tests.factories.screen_people import PASSWORD
from tests.factories.screen_world import World
from tests.factories.screens import FakeCounter
from tests.factories.window_watch import WindowWatch
from tests.factories.window_work import WindowWork

#: How long a condition may take before a test gives up.
PATIENCE_SECONDS = 10.0

W = TypeVar("W", bound=QWidget)


class DeskWindow:
    """The window, the world behind it, and how many keys were pressed.

    Whatever is done in it, it must go on answering: a watchdog tells when it is closed.
    """

    def __init__(self, window: MainWindow, world: World) -> None:
        self.window = window
        self.world = world
        self.keys = 0
        self.work = WindowWork(window, world.holds)
        self.watch = WindowWatch()
        self._done = "the opening"

    def wait(self, until: Callable[[], bool], where: object = "") -> None:
        """Run the window until a condition holds; a complaint names `where`."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not until():
            if time.monotonic() > deadline:
                raise AssertionError(f"the window never came to what the test waits for {where}")
            with self.watch.turn(f"after {self._done}"):
                QApplication.processEvents()

    def settle(self) -> None:
        """Run the window until it has ended all it was at: every answer of workers is taken."""
        self.wait(self.work.ended())

    def part(self, kind: type[W], name: str) -> W:
        """A widget by its name; of several the visible one."""
        found = self.window.findChildren(kind, name)
        shown = [widget for widget in found if widget.isVisible()]
        assert shown or found, f"no {name} in the window"
        return (shown or found)[-1]

    def has(self, name: str) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def offers(self, act: str) -> bool:
        """Whether the present view has this act, also where the window folds its button away."""
        shell, bar = self.window.shell, self.window.findChild(ActionBar)
        # A button that was taken away is still there until the window has time to let it go.
        buttons = bar.findChildren(KeyButton, f"{act}_button") if bar is not None else []
        offered = any(one.name == act and one.enabled for one in shell._acts_here())
        return offered and any(button.isEnabled() for button in buttons)

    def field(self, name: str) -> QLineEdit:
        return self.part(QLineEdit, name)

    def table(self, name: str) -> RowsTable[object]:
        return self.part(RowsTable, name)

    def answer(self, name: str) -> AnswerBand:
        return self.part(AnswerBand, name)

    def words(self, name: str) -> str:
        return self.part(QLabel, name).text()

    def status(self) -> str:
        return self.part(StatusLine, "status_line").text()

    def told(self) -> str:
        return self.part(TellLine, "tell_line").text()

    def focus(self) -> str:
        widget = QApplication.focusWidget()
        return widget.objectName() if widget is not None else ""

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """One key, where the focus is."""
        self.keys += 1
        self._done = QKeySequence(key | modifier).toString()
        with self.watch.turn(self._done):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type(self, text: str) -> None:
        """Letters, one key each."""
        for letter in text:
            self.keys += 1
            self._done = f"typing {letter!r}"
            with self.watch.turn(self._done):
                QTest.keyClicks(QApplication.focusWidget() or self.window, letter)

    def sign_in(self, username: str = "laura.bianchi", password: str = PASSWORD) -> None:
        self.wait(lambda: self.focus() in ("username", "password"))
        self.type(username)
        self.press(Qt.Key.Key_Return)
        self.type(password)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.is_at_work() and self.focus() == "search_field")

    def is_at_work(self) -> bool:
        """Whether the clerk's work is there, with a view in it."""
        return self.window.shell is not None and self.window.shell.page is not None

    def search(self, text: str) -> None:
        """Type a search and wait for its rows."""
        self.type(text)
        self.wait(
            lambda: self.has("citizen_table") and self.table("citizen_table").current() is not None
        )

    def open_citizen(self, text: str) -> None:
        self.search(text)
        self.press(Qt.Key.Key_Return)
        self.wait(lambda: self.has("notices_table"))

    def close(self) -> None:
        self.world.let_go()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        self.watch.finish()


def open_window(world: World, language: str = "it", theme: Theme | None = None) -> DeskWindow:
    """The window of a counter over this world, past its opening."""
    window = start(lambda: FakeCounter(world), language, theme or Theme(LIGHT), world.machine)
    window.activateWindow()
    desk = DeskWindow(window, world)
    desk.wait(lambda: desk.has("username") or desk.has("server_url"))
    return desk
