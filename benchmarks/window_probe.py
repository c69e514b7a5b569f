"""A process of its own for `benchmarks/counter.py`: says when its window could be used, and ends.

`empty` shows an empty widget; `counter` is the program with the store of the environment, usable
when the field of the sign-in card has been painted for the first time. The instant is that of a
clock which all processes of the machine share. `memory` is the empty one, too, and says instead
what it holds for itself, KiB.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1366, 696)


class FirstPaint(QObject):
    """Prints `figure` after the first paint of a widget, and ends the program."""

    def __init__(self, watched: QWidget, figure: Callable[[], int] = time.perf_counter_ns) -> None:
        super().__init__(watched)
        self._figure = figure
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the clock once the paint under way is over."""
        if not self._seen and event.type() is QEvent.Type.Paint:
            self._seen = True
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(self._figure(), flush=True)
        QCoreApplication.quit()


def empty(figure: Callable[[], int] = time.perf_counter_ns) -> int:
    """The least that a program with a window can be."""
    application = QApplication(sys.argv[:1])
    widget = QWidget()
    widget.resize(*SIZE)
    FirstPaint(widget, figure=figure)
    widget.show()
    return application.exec()


def memory() -> int:
    """The same, for what it holds."""
    return empty(private_kib)


def private_kib() -> int:
    """What this process keeps in memory for itself, KiB, without the libraries' files that all
    programs of a machine share: what Windows' task manager says of a program."""
    return _kib("RssAnon")


def shared_kib() -> int:
    """What it has in memory of files besides, most of it the libraries of Qt, KiB."""
    return _kib("RssFile")


def _kib(of: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(f"{of}:")))


def counter() -> int:
    """The counter as its command starts it, its first picture the one to sign in."""
    from counter_app.__main__ import main
    from counter_app.ui.qt_application import qt_application

    # The command takes the application that is there, and loads all else in its own order.
    application = qt_application()
    # The field has the focus before it is painted. To watch the whole application for it would
    # hand every object in it to Python, which loads all classes of Qt for that: 35 ms.
    application.focusChanged.connect(_watch_field)
    return main([])


def _watch_field(_old: QWidget | None, new: QWidget | None) -> None:
    if new is not None and new.objectName() == "username":
        FirstPaint(new)


if __name__ == "__main__":
    windows: dict[str, Callable[[], int]] = {
        "empty": empty, "counter": counter, "memory": memory,
    }  # fmt: skip
    sys.exit(windows[sys.argv[1]]())
