"""A line that says that the server has not answered yet, once that lasts."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import Elided, picture, row

#: After this a person wants to know what the window is waiting for (counter-ux 1).
LASTS_MS = 1000


class ServerWait(QWidget):
    """Nothing in sight while answers come quickly. `lasting_changed` tells when a wait has become
    long, and when it is over."""

    lasting_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.words
        self._open = 0
        self.lasts = False
        #: Whether there is something in the view meanwhile.
        self.has_rows = False
        self.setObjectName("server_wait")
        self._said = Elided("", "hint")
        clock = picture(look.icons.pixmap("clock", look.theme.palette.text2, 20))
        line = row(look, clock, self._said)
        line.setStretchFactor(self._said, 1)
        self.setLayout(line)
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LASTS_MS)
        self._long.timeout.connect(self._begin_to_last)
        self.hide()

    def begin(self) -> None:
        """One more question is under way."""
        self._open += 1
        if not self.lasts:
            self._long.start()

    def over(self) -> None:
        """One of them has its answer, or never gets one."""
        self._open -= 1
        if self._open:
            return
        self._long.stop()
        if self.lasts:
            self.lasts = False
            self.hide()
            self.lasting_changed.emit()

    def _begin_to_last(self) -> None:
        self.lasts = True
        said = self._words.say("wait.shown" if self.has_rows else "wait.nothing")
        self._said.setText(said)
        self._said.setToolTip(said)
        self.setAccessibleName(said)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.lasting_changed.emit()
