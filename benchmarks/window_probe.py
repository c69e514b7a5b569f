"""A process of its own for `benchmarks/counter.py`: says when its window could be used, and ends.

`empty` shows an empty widget; `counter` is the program with the store of the environment, usable
when the field of the sign-in card has been painted. The instant is that of a clock which all
processes of the machine share.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

#: How often the window is looked at until its field is there.
LOOK_EVERY_MS = 2
SIZE = (1366, 696)


class FirstPaint(QObject):
    """Prints the instant after a widget's first paint and ends the program."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._seen = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the clock once the paint under way is over."""
        if event.type() is QEvent.Type.Paint and not self._seen:
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
    """The counter as its command starts it, looked at from a timer."""
    from counter_app.__main__ import main
    from counter_app.ui.application import qt_application

    application = qt_application()
    look = QTimer(application)
    look.setInterval(LOOK_EVERY_MS)
    look.timeout.connect(lambda: _watch_field(application, look))
    look.start()
    return main([])


def _watch_field(application: QApplication, look: QTimer) -> None:
    for window in application.topLevelWidgets():
        field = window.findChild(QLineEdit, "username")
        if field is not None and field.isVisible():
            look.stop()
            FirstPaint(field)
            field.update()


if __name__ == "__main__":
    windows: dict[str, Callable[[], int]] = {"empty": empty, "counter": counter}
    sys.exit(windows[sys.argv[1]]())
