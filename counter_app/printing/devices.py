"""Turns the addresses of the settings into devices."""

from pathlib import Path

from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.file_device import FileDevice
from counter_app.printing.ports import Device
from payments_core.errors import BadValue

_PORTS = range(1, 65_536)


def paper_device(address: str | None) -> Device | None:
    """The A4 printer of `file:DIR` or `qt:NAME`; None for none, `printer_malformed` for others."""
    if address is None:
        return None
    kind, _, rest = address.partition(":")
    if kind == "file" and rest:
        return FileDevice(Path(rest), ".pdf")
    if kind == "qt" and rest:
        from counter_app.printing.qt_printer import QtPrinter

        return QtPrinter(rest)
    raise BadValue("printer_malformed", address=address[:80])


def roll_device(address: str | None) -> Device | None:
    """The receipt printer of `tcp:HOST:PORT` or `file:DIR`; None for none."""
    if address is None:
        return None
    kind, _, rest = address.partition(":")
    if kind == "file" and rest:
        return FileDevice(Path(rest), ".escpos")
    host, _, port = rest.rpartition(":")
    if kind == "tcp" and host and port.isdigit() and int(port) in _PORTS:
        return EscPosDevice(host, int(port))
    raise BadValue("printer_malformed", address=address[:80])
