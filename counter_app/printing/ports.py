"""What the spool asks of a printer, whatever it is."""

from typing import Protocol

from sqlalchemy.orm import Session

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState


class Device(Protocol):
    """A printer. Only its own spool thread calls it."""

    def state(self) -> PrinterState:
        """Ask the printer how it is; may take seconds."""
        ...

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Print; returns when the outcome is as certain as it will be."""
        ...


class PrintLog(Protocol):
    """What the spool asks of whoever keeps account of papers."""

    def asked(
        self, session: Session, job_id: str, document: str, notice_number: str, by: str | None
    ) -> str | None:
        """Note a paper in the transaction that queues it, and say which operator asked for it.

        `by` is the operator where the program prints later what they have asked for, None for
        whoever is signed in. What raises is not printed.
        """
        ...
