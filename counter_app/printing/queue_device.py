"""A printer behind the system's own queue: CUPS, or the spooler of Windows.

Nothing comes back from there but that the queue has taken the job. It keeps it and tells its own
troubles, so that is what the job's confirmation means here (see `JobState`).
"""

from typing import Protocol

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState


class Queue(Protocol):
    """A queue of the system by its name. Troubles are OSError."""

    def state(self) -> PrinterState:
        """What the system says of it."""
        ...

    def take(self, name: str, payload: bytes) -> None:
        """Hand it a whole job; returns once it is the queue's."""
        ...


class QueueDevice:
    """Hands jobs over to a queue that is there and not stopped."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue

    def state(self) -> PrinterState:
        """What the system says; a system that does not answer has no queue."""
        try:
            return self._queue.state()
        except OSError:
            return PrinterState.UNREACHABLE

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Confirmed when the queue has taken the job whole, uncertain when it failed meanwhile."""
        state = self.state()
        attempt.report(state)
        if state is not PrinterState.READY:
            return Outcome.NOT_SENT
        attempt.before_first_byte()
        try:
            self._queue.take(job.name, job.payload)
        except OSError:
            attempt.report(PrinterState.UNREACHABLE)
            return Outcome.UNCERTAIN
        return Outcome.CONFIRMED
