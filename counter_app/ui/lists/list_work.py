"""Long work on a list: a line that says how far it is, once it lasts."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counter_app.services.progress import Progress
from counter_app.ui.style.look import Look
from counter_app.ui.widgets.parts import Elided, row

#: After this a person wants to know how far it is (counter-ux 1), and how often it is said anew.
LASTS_MS, SAID_EVERY_MS = 1000, 250


class ListWork(QWidget):
    """Nothing in sight, while nothing lasts."""

    lasting_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = look.words
        self._key = ""
        self._progress: Progress | None = None
        self.lasts = False
        self._said = Elided("", "label")
        self._said.setObjectName("list_work")
        line = row(look, self._said, None)
        line.setContentsMargins(look.theme.px(16), 0, look.theme.px(16), 0)
        self.setLayout(line)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(LASTS_MS)
        self._first.timeout.connect(self._begin_to_last)
        self._again = QTimer(self)
        self._again.setInterval(SAID_EVERY_MS)
        self._again.timeout.connect(self._say)
        self.hide()

    def follow(self, progress: Progress, key: str) -> None:
        """Say how far this is, in the words of `key`, if it lasts; nothing else is followed."""
        self.leave()
        self._progress, self._key = progress, key
        self._first.start()

    def leave(self) -> None:
        """It is over."""
        self._first.stop()
        self._again.stop()
        self._progress = None
        self.hide()
        if self.lasts:
            self.lasts = False
            self.lasting_changed.emit()

    def call_off(self) -> None:
        """Nobody wants it any more."""
        if self._progress is not None:
            self._progress.call_off()

    def _begin_to_last(self) -> None:
        self.lasts = True
        self._say()
        self._again.start()
        self.show()
        self.lasting_changed.emit()

    def _say(self) -> None:
        progress = self._progress
        if progress is None:
            return
        facts = {"done": f"{progress.done:,}".replace(",", ".")}
        if progress.whole is not None:
            facts["whole"] = f"{progress.whole:,}".replace(",", ".")
        said = self._words.say(f"{self._key}_of" if progress.whole else self._key, **facts)
        self._said.setText(said)
        self.setAccessibleName(said)
