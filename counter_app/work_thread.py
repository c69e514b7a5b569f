"""A thread that works off what there is, then sleeps until it is woken or some time has passed."""

import threading
from collections.abc import Callable


class WorkThread:
    """`work` does what can be done now and says how many seconds to sleep; the event that it is
    given ends it early. `failed` is called where it raises, with the error at hand, and says the
    same."""

    def __init__(
        self, name: str, work: Callable[[threading.Event], float], failed: Callable[[], float]
    ) -> None:
        self._name = name
        self._work = work
        self._failed = failed
        self._stopping = threading.Event()
        self._awake = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def is_started(self) -> bool:
        """Whether it was started and not stopped since."""
        return self._thread is not None

    def start(self) -> None:
        """Begin; harmless when it has begun."""
        if self._thread is not None:
            return
        # A thread that `stop` has abandoned keeps its own: it must not go on beside this one.
        self._stopping = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=[self._stopping], name=self._name, daemon=True
        )
        self._thread.start()

    def stop(self, timeout_seconds: float) -> None:
        """End; after so many seconds the thread is left to end by itself."""
        self._stopping.set()
        self._awake.set()
        if self._thread is not None:
            self._thread.join(timeout_seconds)
            self._thread = None

    def wake(self) -> None:
        """There is something to do."""
        self._awake.set()

    def turn(self) -> float:
        """Work on the caller's thread, once; seconds until it is to be looked again."""
        return self._work(self._stopping)

    def _run(self, stopping: threading.Event) -> None:
        while not stopping.is_set():
            self._awake.clear()
            try:
                wait_seconds = self._work(stopping)
            except Exception:
                if stopping.is_set():
                    return
                wait_seconds = self._failed()
            if not stopping.is_set():
                self._awake.wait(wait_seconds)
