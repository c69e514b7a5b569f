"""Collects garbage on the window's thread only.

Python looks for garbage on whatever thread happens to make an object. Widgets that lie in a cycle
would then be destroyed on a worker, which Qt does not survive. So the automatic search is off while
a window is open, and the window itself looks, in small portions between two events.

What a look takes grows with what lives and with what it finds. So views that were closed are looked
for every few seconds, while what lives is little. When it has become much it is put aside as it
is, instead of being gone through, and looks go through what came since. Some of what is put aside
is of no use, or will not be later on; that is looked for when nobody has touched the desk for a
while, and nobody waits for the window.
"""

import gc

from PySide6.QtCore import QObject, QTimer

#: How often young objects are looked through.
YOUNG_MS = 250
#: Every so many looks also what is older, unless it was put aside.
OLDER_EVERY = 20
#: As many objects as can be gone through in some 5 ms; when there are more, they are put aside. The
#: first look after sign-in would go through 70,000: 65 ms.
ASIDE_ABOVE = 20_000
#: Nobody has touched the desk for so long: time for all that was put aside.
ALONE_MS = 60_000


class WindowCollector(QObject):
    """The search for garbage of one window, from its opening to its end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(YOUNG_MS)
        self._timer.timeout.connect(self.look)
        self._alone = QTimer(self)
        self._alone.setSingleShot(True)
        self._alone.setInterval(ALONE_MS)
        self._alone.timeout.connect(self.look_at_all)

    def start(self) -> None:
        """From now on only this thread collects."""
        gc.disable()

    def begin_looking(self) -> None:
        """All is loaded and put aside. A look while modules still come in would go through all of
        them: 70 ms."""
        self._timer.start()
        self._alone.start()

    def somebody_is_here(self) -> None:
        """A key or a click: whoever is there is not made to wait for a look at all."""
        if self._timer.isActive():
            self._alone.start()

    def look(self) -> None:
        """One portion."""
        self._looks += 1
        gc.collect(1)
        if self._looks % OLDER_EVERY:
            return
        if len(gc.get_objects(generation=2)) > ASIDE_ABOVE:
            gc.freeze()
        else:
            gc.collect()

    def look_at_all(self) -> None:
        """Also at what was put aside, which stays aside as far as it lives: 0.1 s."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """The window is gone: the interpreter collects as usual."""
        self._timer.stop()
        self._alone.stop()
        gc.collect()
        gc.enable()
