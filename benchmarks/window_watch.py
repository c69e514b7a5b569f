"""Keys and clocks on the counter's own window, inside its own event loop.

Nothing is polled from Python while something is measured: a loop that spins would take the
interpreter from the workers and slow down what it looks at.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

#: Longest wait for what must appear.
PATIENCE_MS = 20_000
#: A quick hand: a hundred words a minute.
KEY_PAUSE_MS = 100
#: How often the window shows that it lives.
PULSE_MS = 2
#: Product, chapter 6: the window never freezes for longer.
STALL_TARGET_MS = 50.0


class Wait:
    """Lets the window live until somebody says that it has happened."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._loop = QEventLoop()
        self.over_at: float | None = None

    def happened(self) -> None:
        """Now; only the first time counts. Window thread."""
        if self.over_at is None:
            self.over_at = time.perf_counter()
            self._loop.quit()

    def live(self) -> float:
        """The instant at which it happened; the benchmark ends when it never does."""
        if self.over_at is None:
            patience = QTimer()
            patience.setSingleShot(True)
            patience.timeout.connect(self._loop.quit)
            patience.start(PATIENCE_MS)
            self._loop.exec()
        if self.over_at is None:
            raise SystemExit(f"the window never showed {self._what}")
        return self.over_at


class PaintWatch(QObject):
    """Tells when a widget has been painted, once each time it is armed."""

    def __init__(self, widget: QWidget, painted: Callable[[], None], *, armed: bool) -> None:
        super().__init__(widget)
        self.armed = armed
        self._painted = painted
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell after the paint under way, not before it."""
        if self.armed and event.type() is QEvent.Type.Paint:
            self.armed = False
            QTimer.singleShot(0, self._painted)
        return False


class Pulse:
    """How long the window's event loop was silent at most."""

    def __init__(self) -> None:
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(PULSE_MS)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._longest = 0.0

    def begin(self) -> None:
        """Forget what was and look from now on."""
        self._longest, self._last = 0.0, time.perf_counter()
        self._timer.start()

    def end(self) -> float:
        """The longest silence since `begin`, seconds, beyond what the pulse itself waits."""
        self._beat()
        self._timer.stop()
        return max(self._longest - PULSE_MS / 1000, 0.0)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now


class Typist(QObject):
    """Types into a field at a hand's speed, from the window's own timer."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self._field = field
        self._left: list[str] = []
        self.last_key_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(KEY_PAUSE_MS)
        self._timer.timeout.connect(self._press)

    def begin(self, text: str) -> None:
        """Type this instead of what stands there."""
        self._left = list(text)
        self.last_key_at = 0.0
        self._field.setFocus()
        self._field.selectAll()
        self._timer.start()

    def _press(self) -> None:
        letter = self._left.pop(0)
        if not self._left:
            self._timer.stop()
            self.last_key_at = time.perf_counter()
        QTest.keyClicks(self._field, letter)


def show_oneself(window: QWidget) -> None:
    """Somebody is there: keys that go straight to a widget do not tell the window's lock so."""
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)


def pause(milliseconds: int) -> None:
    """Let the window live for a while, so that one measurement does not reach into the next."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
