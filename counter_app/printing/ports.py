"""What the spool asks of a printer, whatever it is."""

from typing import Protocol

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState


class Device(Protocol):
    """A printer. Only its own spool thread calls it."""

    def state(self) -> PrinterState:
        """Ask the printer how it is; may take seconds."""
        ...

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Print; returns when the outcome is as certain as it will be."""
        ...
