"""Printers that this machine can tell of: queues of the system, serial ports, USB, the network.

The network is asked only where the system's own tool for it is there (`avahi-browse`).
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from counter_app.printing.cups_queue import cups_queues

#: Longest that the network is listened to, in seconds.
_SECONDS: Final = 15.0
_USB_PRINTER_CLASS: Final = 7
#: Printers that take bytes as they are announce themselves so (DNS-SD).
_RAW_SERVICE: Final = "_pdl-datastream._tcp"
#: PRINTER_ENUM_LOCAL and PRINTER_ENUM_CONNECTIONS; the name is third of what comes.
_WINDOWS_QUEUES: Final = 2 | 4
_NAME_PLACE: Final = 2


class FoundKind(StrEnum):
    """Where a printer was found."""

    QUEUE = "queue"
    SERIAL = "serial"
    USB = "usb"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Found:
    """A printer by the address that the settings take; `about` is what it calls itself."""

    kind: FoundKind
    address: str
    about: str


def discover() -> tuple[Found, ...]:
    """All that can be found; whatever cannot be asked has nothing."""
    sources: tuple[Callable[[], Iterator[Found]], ...] = (_queues, _serial, _usb, _network)
    return tuple(found for source in sources for found in _told(source))


def _told(source: Callable[[], Iterator[Found]]) -> list[Found]:
    try:
        return list(source())
    except (OSError, ImportError, ValueError, subprocess.SubprocessError):
        # pyusb says ValueError where libusb is missing.
        return []


def _queues() -> Iterator[Found]:
    for name in _windows_queues() if sys.platform == "win32" else cups_queues():
        yield Found(FoundKind.QUEUE, f"queue:{name}", name)


def _windows_queues() -> list[str]:
    import win32print

    return [queue[_NAME_PLACE] for queue in win32print.EnumPrinters(_WINDOWS_QUEUES)]


def _serial() -> Iterator[Found]:
    from serial.tools import list_ports

    for port in list_ports.comports():
        # Ports of the mainboard that nothing says anything about are on every PC.
        if port.hwid and port.hwid != "n/a":
            yield Found(FoundKind.SERIAL, f"serial:{port.device}", str(port.description))


def _usb() -> Iterator[Found]:
    import usb.core

    for device in usb.core.find(find_all=True, custom_match=_prints):
        address = f"usb:{device.idVendor:04x}:{device.idProduct:04x}"
        yield Found(FoundKind.USB, address, "")


def _prints(device: Any) -> bool:
    return any(
        interface.bInterfaceClass == _USB_PRINTER_CLASS
        for configuration in device
        for interface in configuration
    )


def _network() -> Iterator[Found]:
    command = shutil.which("avahi-browse")
    if command is None:
        return
    done = subprocess.run(  # noqa: S603 - a fixed program with fixed words
        [command, "-p", "-r", "-t", _RAW_SERVICE],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    for line in done.stdout.splitlines():
        fields = line.split(";")
        # "=" marks what was resolved: interface, protocol, name, type, domain, host, address, port
        if fields[0] == "=" and len(fields) > 8 and fields[2] == "IPv4":
            yield Found(FoundKind.NETWORK, f"tcp:{fields[7]}:{fields[8]}", fields[3])
