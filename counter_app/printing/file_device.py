"""Prints to a folder: for offices that archive, for training, and where no printer stands."""

import re
from pathlib import Path

from counter_app.printing.device import Attempt, Job, Outcome, PrinterState

_UNSAFE = re.compile(r"[^0-9A-Za-z._-]+")


class FileDevice:
    """Writes each job as one whole file. `suffix` is the kind of bytes, for example `.pdf`."""

    def __init__(self, folder: Path, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def state(self) -> PrinterState:
        """Ready when the folder is there or can be made."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return PrinterState.UNREACHABLE
        return PrinterState.READY

    def print_job(self, job: Job, attempt: Attempt) -> Outcome:
        """Write the file under another name first, so that a reader sees it whole or not at all."""
        if self.state() is not PrinterState.READY:
            attempt.report(PrinterState.UNREACHABLE)
            return Outcome.NOT_SENT
        target = self._folder / f"{job.number:06d}-{_UNSAFE.sub('-', job.name)}{self._suffix}"
        attempt.before_first_byte()
        fresh = target.with_name(f".{target.name}.new")
        try:
            fresh.write_bytes(job.payload)
            fresh.replace(target)
        except OSError:
            attempt.report(PrinterState.UNREACHABLE)
            return Outcome.UNCERTAIN
        return Outcome.CONFIRMED
