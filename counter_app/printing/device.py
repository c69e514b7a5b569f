"""What is said about printers and print jobs."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class PrinterState(StrEnum):
    """What is known of a printer."""

    READY = "READY"
    PAPER_OUT = "PAPER_OUT"
    UNREACHABLE = "UNREACHABLE"
    WRONG_SETTINGS = "WRONG_SETTINGS"
    NOT_SET = "NOT_SET"


class JobState(StrEnum):
    """Life of a print job.

    CONFIRMED only on the word of the one who holds the paper: the receipt printer itself, or the
    system's print queue for office printers, which keeps the job and tells its own troubles.
    """

    QUEUED = "QUEUED"
    SENDING = "SENDING"
    CONFIRMED = "CONFIRMED"
    UNCERTAIN = "UNCERTAIN"
    FAILED = "FAILED"


class PaperWay(StrEnum):
    """How a paper leaves the desk without a printer: as a file, or in a draft of an e-mail."""

    FILE = "file"
    MAIL = "mail"


class Outcome(StrEnum):
    """How an attempt ended. NOT_SENT: not one byte left, so trying again cannot print twice."""

    NOT_SENT = "NOT_SENT"
    CONFIRMED = "CONFIRMED"
    UNCERTAIN = "UNCERTAIN"


@dataclass(frozen=True, slots=True)
class Job:
    """What a device needs: a name for its file or queue, a number for its marker, the bytes."""

    name: str
    number: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Attempt:
    """What the spool lends a device for one job.

    `before_first_byte` must return before anything is sent; what it raises is the spool's, and
    nothing is sent then. `report` takes the printer's state while the job waits inside it.
    `stopping` ends every wait.
    """

    before_first_byte: Callable[[], None]
    report: Callable[[PrinterState], None]
    stopping: threading.Event


@dataclass(frozen=True, slots=True)
class PrintTicket:
    """A job taken by the spool, to ask about later."""

    job_id: str
    state: JobState
