"""Keeps the figure beside *Attività* that of the list, wherever the clerk is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from counter_app.events import (
    BulkPrintChanged,
    ConnectivityChanged,
    OutboxChanged,
    TaskAdded,
    TaskClosed,
)
from counter_app.ui.background import Background

if TYPE_CHECKING:
    from counter_app.ui.ports import Counter

#: How often the server is asked how many tasks it has, and a new day is noticed.
ASK_MS = 60_000
#: How long a count waits: what a release sets off comes at once, and the release goes first.
PAUSE_MS = 150


class TaskCount(QObject):
    """Counts what this desk knows at each event, and asks the server once a minute."""

    counted = Signal(int)

    def __init__(self, counter: "Counter", background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._figure = counter.task_figure
        self._background = background
        self._looking = self._again = self._asking = False
        self._ended = False
        self._minute = QTimer(self)
        self._minute.setInterval(ASK_MS)
        self._minute.timeout.connect(self.ask)
        self._minute.start()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._count)

    def hear(self, event: object) -> None:
        """An event of the counter: what it changes is counted in a moment."""
        match event:
            case ConnectivityChanged(online=True):
                self.ask()
            case (
                TaskAdded()
                | TaskClosed()
                | OutboxChanged()
                | BulkPrintChanged()
                | ConnectivityChanged()
            ):
                self.look()
            case _:
                return

    def look(self) -> None:
        """Count anew in a moment, once for all that comes until then; while a worker is at it, once
        more afterwards."""
        if self._ended:
            return
        self._again = True
        if not self._looking and not self._pause.isActive():
            self._pause.start()

    def ask(self) -> None:
        """Count, and once more when the server has said how many it has."""
        self.look()
        if self._asking or self._ended:
            return
        self._asking = True
        self._background.run(
            self._figure.ask, lambda _none: self._answered(), lambda _error: self._answered()
        )

    def close_down(self) -> None:
        """Nobody looks at the figure any more."""
        self._ended = True
        self._minute.stop()
        self._pause.stop()

    def _count(self) -> None:
        self._again, self._looking = False, not self._ended
        if self._looking:
            self._background.run_here(self._figure.count, self._take, lambda _error: self._over())

    def _take(self, count: int) -> None:
        if not self._ended:
            self.counted.emit(count)
        self._over()

    def _over(self) -> None:
        self._looking = False
        if self._again:
            self.look()

    def _answered(self) -> None:
        self._asking = False
        self.look()
