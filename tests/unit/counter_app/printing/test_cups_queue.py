"""The commands of CUPS are played by scripts that note how they were called."""

from pathlib import Path

import pytest

from counter_app.printer_settings import PrinterChoice
from counter_app.printing.cups_queue import (
    CupsQueue,
    cups_queues,
    page_options,
    require_tray,
    roll_options,
)
from counter_app.printing.device import PrinterState
from payments_core.errors import BadValue

IDLE = "printer TERM is idle.  enabled since Thu 26 Nov 2026"


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path


def play(folder: Path, command: str, says: str = "", status: int = 0) -> None:
    script = folder / command
    script.write_text(
        f'#!/bin/sh\necho "$LC_ALL" "$@" > {folder}/{command}.called\n'
        f"cat > {folder}/{command}.given\ncat <<'END'\n{says}\nEND\nexit {status}\n"
    )
    script.chmod(0o755)


def test_job_reaches_the_queue_as_it_is(commands: Path) -> None:
    play(commands, "lp")
    payload = bytes(range(256)) * 100
    choice = PrinterChoice("queue:TERM", profile="generic-80", copies=2)
    CupsQueue("TERM", roll_options(choice)).take("receipt-r1", payload)
    assert (commands / "lp.given").read_bytes() == payload
    called = (commands / "lp.called").read_text().split()
    assert called == ["C", "-s", "-d", "TERM", "-t", "receipt-r1", "-n", "2", "-o", "raw", "-"]


def test_page_is_asked_for_as_the_settings_say(commands: Path) -> None:
    play(commands, "lp")
    choice = PrinterChoice("queue:A4", duplex=True, tray="Tray2", copies=3, colour=False)
    CupsQueue("A4", page_options(choice)).take("notice", b"%PDF")
    called = (commands / "lp.called").read_text()
    for words in (
        "-n 3",
        "-o sides=two-sided-long-edge",
        "-o print-color-mode=monochrome",
        "-o InputSlot=Tray2",
        "-o media=A4",
    ):
        assert words in called
    usual = page_options(PrinterChoice("queue:A4"))
    assert "sides=one-sided" in usual
    assert not any("InputSlot" in word or "color" in word for word in usual)


def test_refused_job_is_told(commands: Path) -> None:
    play(commands, "lp", status=1)
    with pytest.raises(OSError, match="did not take"):
        CupsQueue("TERM", []).take("x", b"")


@pytest.mark.parametrize(
    ("says", "status", "state"),
    [
        (IDLE, 0, PrinterState.READY),
        (f"{IDLE}\n\tAlerts: none", 0, PrinterState.READY),
        (f"{IDLE}\n\tDescription: media-empty\n\tAlerts: none", 0, PrinterState.READY),
        (f"{IDLE}\n\tAlerts: toner-low media-empty-error", 0, PrinterState.PAPER_OUT),
        ("printer TERM disabled since Thu 26 Nov 2026 -\n\tPaused", 0, PrinterState.UNREACHABLE),
        ("", 1, PrinterState.UNREACHABLE),
    ],
)
def test_queue_stands_as_cups_says(
    commands: Path, says: str, status: int, state: PrinterState
) -> None:
    play(commands, "lpstat", says, status)
    assert CupsQueue("TERM", []).state() is state


def test_queues_are_listed(commands: Path) -> None:
    play(commands, "lpstat", "A4\nTERM")
    assert cups_queues() == ("A4", "TERM")


def test_tray_that_a_queue_does_not_name_is_refused_with_those_that_it_has(
    commands: Path,
) -> None:
    play(commands, "lpoptions", "Duplex/2-Sided: *None\nInputSlot/Media Source: *Auto Tray1 Tray2")
    require_tray("A4", "Tray2")
    require_tray("A4", "Auto")
    with pytest.raises(BadValue, match="printer_tray_unknown") as refused:
        require_tray("A4", "cellar")
    assert refused.value.facts["known"] == "Auto, Tray1, Tray2"


def test_queue_that_tells_no_trays_is_not_judged(commands: Path) -> None:
    play(commands, "lpoptions", "Duplex/2-Sided: *None")
    require_tray("A4", "cellar")
    play(commands, "lpoptions", "", 1)
    require_tray("A4", "cellar")


def test_machine_without_cups_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OSError, match="lpstat"):
        cups_queues()
    require_tray("A4", "cellar")
