from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import usb.core
from serial.tools import list_ports

from counter_app.printing.discovery import Found, FoundKind, discover

ANNOUNCED = (
    "+;eth0;IPv4;TM-T20III;_pdl-datastream._tcp;local\n"
    '=;eth0;IPv4;TM-T20III;_pdl-datastream._tcp;local;tm.local;10.0.0.5;9100;"ty=EPSON"\n'
    '=;eth0;IPv6;TM-T20III;_pdl-datastream._tcp;local;tm.local;fe80::1;9100;"ty=EPSON"\n'
)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Makes the system's tools; without any, nothing is found."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(list_ports, "comports", lambda: [])
    monkeypatch.setattr(usb.core, "find", lambda **wanted: iter(()))
    monkeypatch.setattr("shutil.which", lambda name: _there(tmp_path / name))

    def play(name: str, says: str) -> None:
        (tmp_path / name).write_text(f"#!/bin/sh\ncat <<'END'\n{says}\nEND\n")
        (tmp_path / name).chmod(0o755)

    return play


def _there(path: Path) -> str | None:
    return str(path) if path.exists() else None


def test_each_source_gives_addresses_that_the_settings_take(
    commands: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands("lpstat", "A4\nTERM")
    commands("avahi-browse", ANNOUNCED)
    ports = [
        SimpleNamespace(device="/dev/ttyUSB0", description="Custom", hwid="USB VID:PID=0DD4:0200"),
        SimpleNamespace(device="/dev/ttyS0", description="ttyS0", hwid="n/a"),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: ports)
    printer, disk = ([[SimpleNamespace(bInterfaceClass=number)]] for number in (7, 8))

    def find(*, find_all: bool, custom_match: Callable[[object], bool]) -> list[object]:
        assert find_all
        assert custom_match(printer)
        assert not custom_match(disk)
        return [SimpleNamespace(idVendor=0x04B8, idProduct=0x0E15)]

    monkeypatch.setattr(usb.core, "find", find)
    assert discover() == (
        Found(FoundKind.QUEUE, "queue:A4", "A4"),
        Found(FoundKind.QUEUE, "queue:TERM", "TERM"),
        Found(FoundKind.SERIAL, "serial:/dev/ttyUSB0", "Custom"),
        Found(FoundKind.USB, "usb:04b8:0e15", ""),
        Found(FoundKind.NETWORK, "tcp:10.0.0.5:9100", "TM-T20III"),
    )


def test_whoever_cannot_be_asked_has_nothing(
    commands: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    def no_library(**wanted: object) -> None:
        raise usb.core.NoBackendError("No backend available")

    monkeypatch.setattr(usb.core, "find", no_library)
    assert discover() == ()
