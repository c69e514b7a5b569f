"""A queue of CUPS through its own commands, `lp` and `lpstat`: PDF for office printers with their
options, bytes as they are for receipt printers."""

import os
import subprocess
from collections.abc import Sequence
from typing import Final

from counter_app.printer_settings import PrinterChoice
from counter_app.printing.device import PrinterState
from payments_core.errors import BadValue

#: Longest that a command of CUPS may take, in seconds.
_SECONDS: Final = 20.0
#: CUPS says these words in the language of the session otherwise.
_IN_ENGLISH: Final = {"LC_ALL": "C", "LANG": "C"}
#: Reasons of a printer (RFC 8011, printer-state-reasons) for which somebody must see to the paper.
_NO_PAPER: Final = ("media-empty", "media-needed", "media-jam", "cover-open", "door-open")
_TRAY_OPTION: Final = "InputSlot"


class CupsQueue:
    """One queue. `options` are of `lp`."""

    def __init__(self, name: str, options: Sequence[str]) -> None:
        self._name = name
        self._options = tuple(options)

    def state(self) -> PrinterState:
        """As `lpstat` tells."""
        told = _run(["lpstat", "-l", "-p", self._name])
        if told is None or " disabled " in told:
            return PrinterState.UNREACHABLE
        alerts = [line for line in told.splitlines() if line.strip().startswith("Alerts:")]
        lacks = any(reason in line for line in alerts for reason in _NO_PAPER)
        return PrinterState.PAPER_OUT if lacks else PrinterState.READY

    def take(self, name: str, payload: bytes) -> None:
        """Hand over a job under this name."""
        command = ["lp", "-s", "-d", self._name, "-t", name, *self._options, "-"]
        if _run(command, payload) is None:
            raise OSError(f"the queue {self._name} did not take the job")


def roll_options(choice: PrinterChoice) -> list[str]:
    """Bytes reach the receipt printer as they are."""
    return ["-n", str(choice.copies), "-o", "raw"]


def page_options(choice: PrinterChoice) -> list[str]:
    """A whole A4 page at its own size, as the settings want it printed."""
    options = ["media=A4", "print-scaling=none"]
    options.append(f"sides={'two-sided-long-edge' if choice.duplex else 'one-sided'}")
    if not choice.colour:
        options.append("print-color-mode=monochrome")
    if choice.tray is not None:
        options.append(f"{_TRAY_OPTION}={choice.tray}")
    return ["-n", str(choice.copies), *(word for option in options for word in ("-o", option))]


def require_tray(name: str, tray: str) -> None:
    """`printer_tray_unknown` when the queue tells its trays and this is none of them."""
    try:
        told = _run(["lpoptions", "-p", name, "-l"]) or ""
    except OSError:
        return
    for line in told.splitlines():
        if line.startswith(f"{_TRAY_OPTION}/"):
            trays = [word.lstrip("*") for word in line.partition(":")[2].split()]
            if tray not in trays:
                raise BadValue("printer_tray_unknown", tray=tray[:40], known=", ".join(trays))


def cups_queues() -> tuple[str, ...]:
    """Every queue that this machine may print to."""
    return tuple((_run(["lpstat", "-e"]) or "").split())


def _run(command: list[str], given: bytes = b"") -> str | None:
    """What the command says; None when it fails. OSError when there is no CUPS."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs, names from the administrator's file
            command,
            input=given,
            capture_output=True,
            env={**os.environ, **_IN_ENGLISH},
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as trouble:
        raise OSError(f"{command[0]} does not come back") from trouble
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
