"""What the spool asks of a printer, and a receipt printer of the line to it."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.orm import Session

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState
from payments_documents.rolls.printer_profile import PrinterProfile


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
        self,
        session: Session,
        job_id: str,
        document: str,
        notice_numbers: tuple[str, ...],
        by: str | None,
    ) -> str | None:
        """Note a paper of these notices in the transaction that queues it, and say which operator
        asked for it.

        `by` is the operator where the program prints later what they have asked for, None for
        whoever is signed in. What raises is not printed.
        """
        ...


@dataclass(frozen=True, slots=True)
class NamedPrinter:
    """A printer of the desk beside the usual two; `profile` is a receipt printer's, else None."""

    device: Device
    profile: PrinterProfile | None


class Line(Protocol):
    """An open line to a receipt printer: network, serial, USB. All its troubles are OSError."""

    def send(self, data: bytes, seconds: float) -> None:
        """Hand all of it over; OSError when it is not taken in so many seconds."""
        ...

    def receive(self, seconds: float) -> bytes:
        """What has come, as soon as anything has; empty after so many seconds of silence.
        OSError when the other end is gone."""
        ...

    def close(self) -> None:
        """Let the printer go."""
        ...


class OpenLine(Protocol):
    """Opens the line to one printer, anew for each job."""

    def __call__(self) -> Line:
        """The line; OSError when the printer is not there."""
        ...
