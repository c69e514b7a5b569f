"""Against a stand-in for the spooler's calls: no Windows was at hand."""

import sys
from types import SimpleNamespace
from typing import Any

import pytest

from counter_app.printing.device import PrinterState
from counter_app.printing.windows_queue import WindowsQueue


class Refused(Exception):
    """As pywintypes.error: no OSError."""


class Spooler(SimpleNamespace):
    """The documented calls; notes them in order."""

    error = Refused

    def __init__(self, status: int = 0, takes: int | None = None) -> None:
        super().__init__(status=status, takes=takes, calls=[], data=b"")

    def OpenPrinter(self, name: str) -> str:
        if name != "TERM":
            raise Refused(1801, "OpenPrinter", "The printer name is invalid.")
        return "handle"

    def GetPrinter(self, handle: str, level: int) -> dict[str, int]:
        assert (handle, level) == ("handle", 2)
        return {"Status": self.status}

    def WritePrinter(self, handle: str, data: bytes) -> int:
        self.data = data
        return len(data) if self.takes is None else self.takes

    def __getattr__(self, name: str) -> Any:
        return lambda *given: self.calls.append((name, *given[1:]))


@pytest.fixture
def spooler(monkeypatch: pytest.MonkeyPatch) -> Spooler:
    fake = Spooler()
    monkeypatch.setitem(sys.modules, "win32print", fake)
    return fake


def test_bytes_reach_the_queue_raw_and_as_often_as_there_are_copies(spooler: Spooler) -> None:
    WindowsQueue("TERM", copies=2).take("receipt-r1", b"ab")
    assert spooler.data == b"abab"
    assert [call[0] for call in spooler.calls] == [
        "StartDocPrinter",
        "StartPagePrinter",
        "EndPagePrinter",
        "EndDocPrinter",
        "ClosePrinter",
    ]
    assert spooler.calls[0] == ("StartDocPrinter", 1, ("receipt-r1", None, "RAW"))


def test_job_that_was_taken_in_part_is_thrown_away(spooler: Spooler) -> None:
    spooler.takes = 1
    with pytest.raises(OSError, match="whole"):
        WindowsQueue("TERM").take("x", b"ab")
    assert [call[0] for call in spooler.calls][-2:] == ["AbortPrinter", "ClosePrinter"]


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (0, PrinterState.READY),
        (0x400, PrinterState.READY),
        (0x10, PrinterState.PAPER_OUT),
        (0x400000, PrinterState.PAPER_OUT),
        (0x80, PrinterState.UNREACHABLE),
        (0x1, PrinterState.UNREACHABLE),
    ],
)
def test_state_is_the_spoolers(spooler: Spooler, status: int, state: PrinterState) -> None:
    spooler.status = status
    assert WindowsQueue("TERM").state() is state


def test_vanished_queue_and_other_systems_are_trouble_of_the_world(
    spooler: Spooler, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(OSError, match="invalid"):
        WindowsQueue("gone").state()
    monkeypatch.setitem(sys.modules, "win32print", None)
    with pytest.raises(OSError, match="no spooler"):
        WindowsQueue("TERM").state()
