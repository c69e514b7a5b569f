"""A queue of Windows that takes bytes as they are (data type RAW), for receipt printers.

After the documented calls of the spooler (`winspool`: OpenPrinter, StartDocPrinter, WritePrinter).
"""

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from counter_app.printing.device import PrinterState

#: PRINTER_STATUS_*: what keeps paper from coming, and what says that nobody prints.
_NO_PAPER: Final = 0x8 | 0x10 | 0x40 | 0x400000
_STOPPED: Final = 0x1 | 0x2 | 0x80 | 0x1000
_STATUS_LEVEL: Final = 2


class WindowsQueue:
    """One queue; a job goes in as often as there are copies."""

    def __init__(self, name: str, copies: int = 1) -> None:
        self._name = name
        self._copies = copies

    def state(self) -> PrinterState:
        """As the spooler tells."""
        with self._opened() as (spooler, handle):
            status = spooler.GetPrinter(handle, _STATUS_LEVEL)["Status"]
        if status & _NO_PAPER:
            return PrinterState.PAPER_OUT
        return PrinterState.UNREACHABLE if status & _STOPPED else PrinterState.READY

    def take(self, name: str, payload: bytes) -> None:
        """Hand over a job under this name; what the spooler did not take whole it throws away."""
        with self._opened() as (spooler, handle):
            spooler.StartDocPrinter(handle, 1, (name, None, "RAW"))
            spooler.StartPagePrinter(handle)
            data = payload * self._copies
            if spooler.WritePrinter(handle, data) != len(data):
                spooler.AbortPrinter(handle)
                raise OSError(f"the queue {self._name} did not take the job whole")
            spooler.EndPagePrinter(handle)
            spooler.EndDocPrinter(handle)

    @contextmanager
    def _opened(self) -> Iterator[tuple[Any, Any]]:
        try:
            spooler = importlib.import_module("win32print")
        except ImportError as trouble:
            raise OSError("there is no spooler of Windows here") from trouble
        try:
            handle = spooler.OpenPrinter(self._name)
            try:
                yield spooler, handle
            finally:
                spooler.ClosePrinter(handle)
        except spooler.error as trouble:
            raise OSError(str(trouble)) from trouble
