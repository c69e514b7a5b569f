"""How far a piece of long work is: told by the worker, read by the window, called off by either."""

import threading


class Progress:
    """Of `whole`, None while that is not known, `done` are done; numbers of what is counted.

    Both are replaced in one step, so that whoever reads them from another thread sees one or the
    other. Work looks at `wanted` between two portions and stops with what it has.
    """

    def __init__(self) -> None:
        self._unwanted = threading.Event()
        self.done = 0
        self.whole: int | None = None

    def wanted(self) -> bool:
        """Whether anybody still waits for it."""
        return not self._unwanted.is_set()

    def call_off(self) -> None:
        """Nobody does any more; harmless when it is over."""
        self._unwanted.set()
