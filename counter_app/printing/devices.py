"""Turns the printers of the settings into devices.

Receipt printers: `tcp:HOST:PORT`, `serial:PORT[@BAUD]`, `usb:VENDOR:PRODUCT` (four hexadecimal
digits each), `queue:NAME` of the system, `file:DIR`. Office printers: `qt:NAME`, `queue:NAME` of
CUPS, `file:DIR`.
"""

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import structlog

from counter_app.printer_settings import PAPER, ROLL, PrinterChoice, PrinterSettings
from counter_app.printing.cups_queue import CupsQueue, page_options, require_tray, roll_options
from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.file_device import FileDevice
from counter_app.printing.ports import Device, NamedPrinter, OpenLine
from counter_app.printing.queue_device import QueueDevice
from counter_app.printing.serial_line import USUAL_BAUD, SerialLine
from counter_app.printing.tcp_line import TcpLine
from counter_app.printing.unusable_device import UnusableDevice
from counter_app.printing.usb_line import UsbLine
from counter_app.printing.windows_queue import WindowsQueue
from payments_core.errors import BadValue, PaymentsError
from payments_documents.rolls.printer_profile import USUAL_PROFILE, PrinterProfile, printer_profile

_PORTS = range(1, 65_536)
_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")
_SERIAL = re.compile(r"([^@]+)(?:@([0-9]{3,7}))?")

_log = structlog.get_logger(__name__)


def paper_device(choice: PrinterChoice | None) -> Device | None:
    """The A4 printer, one that says what is wrong when its settings are; None for none."""
    return _usable(choice, office_printer)


def roll_device(choice: PrinterChoice | None) -> Device | None:
    """The receipt printer, one that says what is wrong when its settings are; None for none."""
    return _usable(choice, receipt_printer)


def named_printers(settings: PrinterSettings) -> Mapping[str, NamedPrinter]:
    """The desk's printers beside its A4 and its receipt printer."""
    return _built(settings, [name for name in settings.names if name not in (PAPER, ROLL)])


def all_printers(settings: PrinterSettings) -> Mapping[str, NamedPrinter]:
    """Every printer of the desk, by its name in the settings."""
    return _built(settings, settings.names)


def _built(settings: PrinterSettings, names: Iterable[str]) -> Mapping[str, NamedPrinter]:
    printers = {}
    for name in names:
        choice = settings.printer(name)
        on_roll = name == ROLL or (name != PAPER and choice is not None and choice.on_roll)
        device = roll_device(choice) if on_roll else paper_device(choice)
        if device is not None:
            printers[name] = NamedPrinter(device, roll_profile(choice) if on_roll else None)
    return printers


def roll_profile(choice: PrinterChoice | None) -> PrinterProfile | None:
    """What a receipt printer can do, None where there is none or nobody knows its profile."""
    try:
        return profile_of(choice) if choice is not None else None
    except BadValue:
        return None


def office_printer(choice: PrinterChoice) -> Device:
    """An A4 printer. Raises `printer_malformed`, `printer_tray_unknown`."""
    kind, _, rest = choice.address.partition(":")
    match kind:
        case "file" if rest:
            return FileDevice(Path(rest), ".pdf")
        case "qt" if rest:
            from counter_app.printing.qt_printer import QtPrinter, paper_source

            return QtPrinter(rest, choice, paper_source(choice.tray))
        # Windows gives pages to printers through drivers only: there it is `qt:NAME`.
        case "queue" if rest and sys.platform != "win32":
            return QueueDevice(CupsQueue(rest, page_options(choice)))
    raise BadValue("printer_malformed", address=choice.address[:80])


def require_known_tray(choice: PrinterChoice) -> None:
    """Ask the system whether an office printer has its tray; `printer_tray_unknown`.

    Not at every start: it takes a moment, and the system is free to be away then.
    """
    kind, _, name = choice.address.partition(":")
    if kind == "queue" and choice.tray is not None and sys.platform != "win32":
        require_tray(name, choice.tray)


def receipt_printer(choice: PrinterChoice) -> Device:
    """A receipt printer. Raises `printer_malformed`, `printer_profile_unknown`."""
    profile = profile_of(choice)
    kind, _, rest = choice.address.partition(":")
    if kind == "file" and rest:
        return FileDevice(Path(rest), ".escpos")
    if kind == "queue" and rest:
        if sys.platform == "win32":
            return QueueDevice(WindowsQueue(rest, choice.copies))
        return QueueDevice(CupsQueue(rest, roll_options(choice)))
    return EscPosDevice(_line(choice.address), profile, choice.copies)


def profile_of(choice: PrinterChoice) -> PrinterProfile:
    """The profile of a receipt printer; `printer_profile_unknown`."""
    return printer_profile(choice.profile or USUAL_PROFILE)


def _line(address: str) -> OpenLine:
    """How the line is opened, checked before anybody wants it."""
    kind, _, rest = address.partition(":")
    if kind == "tcp":
        host, _, port = rest.rpartition(":")
        if host and port.isdigit() and int(port) in _PORTS:
            return lambda: TcpLine(host, int(port))
    if kind == "serial" and (told := _SERIAL.fullmatch(rest)):
        return lambda: SerialLine(told[1], int(told[2] or USUAL_BAUD))
    if kind == "usb" and (told := _USB.fullmatch(rest)):
        return lambda: UsbLine(int(told[1], 16), int(told[2], 16))
    raise BadValue("printer_malformed", address=address[:80])


def _usable(
    choice: PrinterChoice | None, device: Callable[[PrinterChoice], Device]
) -> Device | None:
    if choice is None:
        return None
    try:
        return device(choice)
    except PaymentsError as trouble:
        _log.error("printer_settings_wrong", code=trouble.code, **trouble.facts)
        return UnusableDevice()
