"""An attempt at printing that remembers what the device told."""

import threading

from counter_app.printing.device import Attempt, PrinterState


class Watched:
    """What the device told, and whether the first byte was allowed."""

    def __init__(self) -> None:
        self.begun = False
        self.states: list[PrinterState] = []
        self.news = threading.Condition()
        self.stopping = threading.Event()
        self.attempt = Attempt(self._begin, self._report, self.stopping)

    def _begin(self) -> None:
        self.begun = True

    def _report(self, state: PrinterState) -> None:
        with self.news:
            self.states.append(state)
            self.news.notify_all()
