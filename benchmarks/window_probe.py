"""A process of its own for `benchmarks/counter.py`: says when its window could be used, and ends.

`empty` shows an empty widget; `counter` is the program with the store of the environment, usable
when the field of the sign-in card has been painted for the first time. The instant is that of a
clock which all processes of the machine share.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

SIZE = (1366, 696)


class FirstPaint(QObject):
    """Prints the instant after a first paint and ends the program: of the widget that is watched,
    or of the one called `of` when the whole application is."""

    def __init__(self, watched: QObject, of: str = "") -> None:
        super().__init__(watched)
        self._of = of
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the clock once the paint under way is over."""
        if (
            not self._seen
            and event.type() is QEvent.Type.Paint
            and watched.objectName() == self._of
        ):
            self._seen = True
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        print(time.perf_counter_ns(), flush=True)
        QCoreApplication.quit()


def empty() -> int:
    """The least that a program with a window can be."""
    application = QApplication(sys.argv[:1])
    widget = QWidget()
    widget.resize(*SIZE)
    FirstPaint(widget)
    widget.show()
    return application.exec()


def counter() -> int:
    """The counter as its command starts it, its first picture the one to sign in."""
    from counter_app.__main__ import main
    from counter_app.ui.application import qt_application

    application = qt_application()
    FirstPaint(application, of="username")
    return main([])


if __name__ == "__main__":
    windows: dict[str, Callable[[], int]] = {"empty": empty, "counter": counter}
    sys.exit(windows[sys.argv[1]]())
