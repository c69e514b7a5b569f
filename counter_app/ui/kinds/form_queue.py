"""Parts of a form that are built after what somebody begins to type in."""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class BuildQueue:
    """One part in each turn of the window's loop: all of a long section in one would stop the
    window. Nothing of `pages` is painted before the last of them, and `built` is called then."""

    def __init__(self, pages: QWidget, built: Callable[[], None]) -> None:
        self._pages = pages
        self._built = built
        self._is_building = False
        self._left = deque[tuple[QWidget, Callable[[], None]]]()
        self._turn = QTimer(pages)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)

    def add(self, owner: QWidget, step: Callable[[], None]) -> None:
        """The step is not done when the part that it belongs to is taken away before."""
        self._left.append((owner, step))
        self._pages.setUpdatesEnabled(False)
        self._turn.start()

    def finish(self) -> None:
        """All that is left, at once: a key has come that goes through the form."""
        if self._is_building:  # a step has hidden what had the focus, and Qt looks where it goes
            return
        while self._left:
            self._build_one()
        if self._turn.isActive():
            self._turn.stop()
            self._be_whole()

    def _go_on(self) -> None:
        if not self._left:
            self._be_whole()
            return
        self._turn.start()
        self._build_one()

    def _build_one(self) -> None:
        owner, step = self._left.popleft()
        self._is_building = True
        try:
            if isValid(owner):
                step()
        finally:
            # A part that is defective keeps nobody from seeing the others.
            self._is_building = False

    def _be_whole(self) -> None:
        self._pages.setUpdatesEnabled(True)
        self._built()
