"""A window and the world behind it, for whoever draws or walks through screens."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from counter_app.ui.application import start
from counter_app.ui.main_window import MainWindow
from counter_app.ui.style.theme import Theme
from counter_app.ui.widgets.preview import Preview
from tests.factories.screen_people import PASSWORD
from tests.factories.screen_world import World
from tests.factories.screens import FakeCounter
from tests.factories.window_watch import WindowWatch
from tests.factories.window_work import WindowWork

#: For how long nothing may come any more before a window counts as quiet.
QUIET_SECONDS = 0.25
#: How long a condition may take before a scene gives up.
PATIENCE_SECONDS = 30.0


@dataclass(frozen=True)
class Sitting:
    """A window and the world behind it; a watchdog looks whether the window goes on answering."""

    window: MainWindow
    world: World
    work: WindowWork
    quiet_seconds: float = QUIET_SECONDS
    watch: WindowWatch = field(default_factory=WindowWatch)

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Run the window until a condition holds and all shows that it was at, and a while more."""
        if not self.comes_to(until, PATIENCE_SECONDS):
            raise AssertionError(f"the scene never came to what it waits for: {_named(until)}")
        if not self.comes_to(self.work.ended(), PATIENCE_SECONDS):
            raise AssertionError("the window never came to an end with what it was at")
        self.let_pass(self.quiet_seconds)

    def comes_to(self, until: Callable[[], bool], seconds: float) -> bool:
        """Run the window until a condition holds; false when it did not in this time."""
        deadline = time.monotonic() + seconds
        while not until():
            if time.monotonic() > deadline:
                return False
            self._turn()
        return True

    def let_pass(self, seconds: float) -> None:
        """Run the window for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._turn()

    def close(self) -> None:
        """Let the world answer what it held back, and the window go."""
        self.world.let_go()
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        self.watch.finish()

    def _turn(self) -> None:
        with self.watch.turn("a turn of the loop"):
            QApplication.processEvents()

    def child(self, name: str) -> QWidget | None:
        return self.window.findChild(QWidget, name)

    def has(self, name: str) -> bool:
        return any(one.isVisible() for one in self.window.findChildren(QWidget, name))

    def field(self, name: str) -> QLineEdit:
        found = self.window.findChild(QLineEdit, name)
        assert found is not None
        return found

    def go(self, place: object) -> None:
        shell = self.window.shell
        assert shell is not None
        shell.go(place)  # type: ignore[arg-type]
        self.settle()

    def preview_drawn(self) -> bool:
        preview = self.window.findChild(Preview)
        return preview is not None and preview.has_page()


def _named(condition: Callable[[], bool]) -> str:
    """Where a condition is written: most have no name of their own."""
    code = getattr(condition, "__code__", None)
    if code is None:  # of Qt itself
        return str(condition)
    return f"{code.co_qualname}, {Path(code.co_filename).name}:{code.co_firstlineno}"


def sit_down(
    world: World,
    language: str,
    theme: Theme,
    size: tuple[int, int],
    quiet_seconds: float = QUIET_SECONDS,
) -> Sitting:
    """A window of this look, at the sign-in or the first start."""
    window = start(lambda: FakeCounter(world), language, theme, world.machine)
    window.resize(*size)
    window.activateWindow()
    sitting = Sitting(window, world, WindowWork(window, world.holds), quiet_seconds)
    sitting.settle(
        lambda: sitting.child("username") is not None or sitting.child("server_url") is not None
    )
    return sitting


def sign_in(sitting: Sitting) -> None:
    """As a clerk does."""
    for name, text in (("username", "laura.bianchi"), ("password", PASSWORD)):
        sitting.field(name).setText(text)
    QTest.keyClick(sitting.field("password"), Qt.Key.Key_Return)
    sitting.settle(lambda: sitting.window.shell is not None)
