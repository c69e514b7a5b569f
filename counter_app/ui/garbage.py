"""Collects garbage on the window's thread only.

Python looks for garbage on whatever thread happens to make an object. Widgets that lie in a cycle
would then be destroyed on a worker, which Qt does not survive. So the automatic search is off while
a window is open, and the window itself looks, in small portions between two events.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

#: How often young objects are looked through.
YOUNG_MS = 1000
#: Every so many looks all objects are looked through, but those frozen after loading.
FULL_EVERY = 60
#: And as soon as there are so many more of the interpreter's blocks: a view that was left is some
#: three hundred, lies in a cycle and is too old by then for a young look. Twenty citizens' worth.
FULL_AFTER_BLOCKS = 10_000


class WindowCollector(QObject):
    """The search for garbage of one window, from its opening to its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._blocks = sys.getallocatedblocks()
        self._timer = QTimer(self)
        self._timer.setInterval(YOUNG_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """From now on only this thread collects."""
        gc.disable()

    def begin_looking(self) -> None:
        """All is loaded and put aside. A look while modules still come in would go through all of
        them: 70 ms."""
        self._blocks = sys.getallocatedblocks()
        self._timer.start()

    def look(self) -> None:
        """One portion."""
        self._looks += 1
        grown = sys.getallocatedblocks() - self._blocks
        if self._looks % FULL_EVERY and grown < FULL_AFTER_BLOCKS:
            gc.collect(1)
            return
        gc.collect()
        self._blocks = sys.getallocatedblocks()

    def stop(self) -> None:
        """The window is gone: the interpreter collects as usual."""
        self._timer.stop()
        gc.collect()
        gc.enable()
