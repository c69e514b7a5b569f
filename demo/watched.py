"""What is different when somebody watches: slower hands, and commands that keep nobody waiting."""

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, fields
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from demo.hands import LAST_SEEN, PATIENCE_SECONDS, Hands
from demo.stage import Stage

#: How often the tour looks at the window.
LOOK_MS = 150
#: Between two keys, and two letters, of hands that somebody watches.
KEY_SECONDS, LETTER_SECONDS = 0.5, 0.04


class PersonLeft(Exception):
    """The counter's window was closed before the end."""


@dataclass
class WatchedHands(Hands):
    """The story's hands before somebody's eyes: slow enough to be followed, gone with the window.

    A picture that there is already is not taken again.
    """

    key_seconds: float = field(default=KEY_SECONDS, kw_only=True)
    letter_seconds: float = field(default=LETTER_SECONDS, kw_only=True)

    def until(
        self, holds: Callable[[], bool], what: str, patience_seconds: float = PATIENCE_SECONDS
    ) -> None:
        """Wait, unless the window is closed."""
        super().until(lambda: self._is_left() or holds(), what, patience_seconds)
        self._stop_if_left()

    def settle(self, seconds: float = 0.3) -> None:
        """Let the window live, unless it is closed."""
        super().settle(seconds)
        self._stop_if_left()

    def write(self, name: str, text: str) -> None:
        """Letter by letter."""
        super().write(name, "")
        for letter in text:
            QTest.keyClicks(self.find(name) or self.window, letter)
            self.settle(self.letter_seconds)

    def press(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """After a moment, at the counter's window, whatever was clicked meanwhile."""
        self.settle(self.key_seconds)
        self.window.activateWindow()
        super().press(key, modifiers)

    def picture(self, name: str) -> None:
        """One of each."""
        if name == LAST_SEEN or all(taken.name != name for taken in self.pictures):
            super().picture(name)

    def _is_left(self) -> bool:
        return not self.window.isVisible()

    def _stop_if_left(self) -> None:
        if self._is_left():
            raise PersonLeft


@dataclass(frozen=True, slots=True)
class RelayedStage(Stage):
    """The stage with its commands handed to `relay`, which decides how they are carried out."""

    relay: Callable[[Callable[[], Any]], Any]

    def server(self, *arguments: str) -> Any:
        """One command of the server."""
        return self.relay(lambda: Stage.server(self, *arguments))

    def sandbox(self, *arguments: str) -> Any:
        """One command of the sandbox."""
        return self.relay(lambda: Stage.sandbox(self, *arguments))

    def sandbox_each(self, calls: Iterable[Sequence[str]]) -> list[Any]:
        """Many commands of the sandbox."""
        answers: list[Any] = self.relay(lambda: Stage.sandbox_each(self, calls))
        return answers


def watched(hands: Hands) -> WatchedHands:
    """The same hands, watched; pictures go into the same album."""
    return WatchedHands(**_values(hands))


def relayed(stage: Stage, relay: Callable[[Callable[[], Any]], Any]) -> RelayedStage:
    """The same stage, its commands carried out by `relay`."""
    return RelayedStage(**_values(stage), relay=relay)


def _values(of: Hands | Stage) -> dict[str, Any]:
    return {one.name: getattr(of, one.name) for one in fields(of)}


class Beat:
    """Lets the window live from one look to the next, until it is closed or all is over."""

    def __init__(self, window: QWidget, world: Executor) -> None:
        self._window = window
        self._world = world
        self._over = threading.Event()
        self._loop = QEventLoop()
        self._timer = QTimer()
        self._timer.timeout.connect(self._loop.quit)

    def start(self, look: Callable[[], None]) -> None:
        """Look again and again from now on, also while hands are at work."""
        self._timer.timeout.connect(look)
        self._timer.start(LOOK_MS)

    def stop(self) -> None:
        """No more looks, and no command that has not begun."""
        self._timer.stop()
        self._over.set()

    def wait(self) -> None:
        """Until the next look."""
        self._loop.exec()
        if not self._window.isVisible():
            raise PersonLeft

    def patiently(self, command: Callable[[], Any]) -> Any:
        """Carry out a command for the window's thread, which goes on living meanwhile."""
        answer = self._world.submit(command)
        while not answer.done():
            self.wait()
        return answer.result()

    def unless_over(self, command: Callable[[], Any]) -> Any:
        """Carry out a command on the thread that asks, if anybody still waits for it."""
        if self._over.is_set():
            raise PersonLeft
        return command()
