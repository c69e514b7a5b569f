"""Collects garbage on the window's thread only.

Python looks for garbage on whatever thread happens to make an object. Widgets that lie in a cycle
would then be destroyed on a worker, which Qt does not survive. So the automatic search is off while
a window is open, and the window itself looks, in small portions between two events.
"""

import gc

from PySide6.QtCore import QObject, QTimer

#: How often young objects are looked through.
YOUNG_MS = 1000
#: Every so many looks all objects are looked through, but those frozen after loading.
FULL_EVERY = 60


class WindowCollector(QObject):
    """The search for garbage of one window, from its opening to its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(YOUNG_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on only this thread collects."""
        gc.disable()

    def begin_looking(self) -> None:
        """All is loaded and put aside. A look while modules still come in would go through all of
        them: 70 ms."""
        self._timer.start()

    def look(self) -> None:
        """One portion."""
        self._looks += 1
        gc.collect(2 if self._looks % FULL_EVERY == 0 else 1)

    def stop(self) -> None:
        """The window is gone: the interpreter collects as usual."""
        self._timer.stop()
        gc.collect()
        gc.enable()
