"""The address of a receipt printer as somebody reads it off the printer, as the settings take it.

Written out are only printers that no search finds: one in another network, one whose network does
not announce it, a serial port of which the system says nothing.
"""

import ipaddress
import re
from typing import Final

from payments_core.errors import BadValue

#: Where printers take bytes as they are (AppSocket, "JetDirect"), when no port is written.
USUAL_PORT: Final = 9100
#: Signs of an address that a complaint repeats.
SHOWN: Final = 60

_HOST_LIMIT = 253
_PORTS = range(1, 65_536)
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", re.ASCII)
_NUMBERS = re.compile(r"[0-9.]+", re.ASCII)
_USB = re.compile(r"[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}", re.ASCII)
_SERIAL = re.compile(r"(COM[0-9]{1,3}|/dev/[A-Za-z0-9_./-]+)(@[0-9]{3,7})?", re.ASCII)


def address_of(typed: str) -> str:
    """A host with or without its port, a serial port with or without its speed, or a USB device by
    vendor and product; `printer_address_wrong` for anything else.

    >>> address_of("10.4.2.31"), address_of("stampante.comune.it:9101")
    ('tcp:10.4.2.31:9100', 'tcp:stampante.comune.it:9101')
    >>> address_of("com3"), address_of("/dev/ttyUSB0@19200"), address_of("04b8:0e15")
    ('serial:COM3', 'serial:/dev/ttyUSB0@19200', 'usb:04b8:0e15')
    """
    text = typed.strip()
    kind, _, rest = text.partition(":")
    match kind.lower():
        case "tcp":
            return _network(rest, typed)
        case "usb" if _USB.fullmatch(rest):
            return f"usb:{rest.lower()}"
        case "serial":
            return _serial(rest, typed)
    if _USB.fullmatch(text):
        return f"usb:{text.lower()}"
    if text.startswith("/") or (text[:3].upper() == "COM" and text[3:4].isdigit()):
        return _serial(text, typed)
    return _network(text, typed)


def _serial(text: str, typed: str) -> str:
    port = text.upper() if text[:3].upper() == "COM" else text
    if not _SERIAL.fullmatch(port) or ".." in port:
        raise _wrong(typed)
    return f"serial:{port}"


def _network(text: str, typed: str) -> str:
    host, colon, port = text.partition(":")
    number = port if colon else str(USUAL_PORT)
    right = number.isascii() and number.isdigit() and int(number[:6]) in _PORTS
    if not (right and _is_host(host)):
        raise _wrong(typed)
    return f"tcp:{host}:{int(number)}"


def _is_host(text: str) -> bool:
    if _NUMBERS.fullmatch(text):
        try:
            ipaddress.IPv4Address(text)
        except ValueError:
            return False
        return True
    return len(text) <= _HOST_LIMIT and ".." not in text and _HOST.fullmatch(text) is not None


def _wrong(typed: str) -> BadValue:
    return BadValue("printer_address_wrong", typed=typed.strip()[:SHOWN])
