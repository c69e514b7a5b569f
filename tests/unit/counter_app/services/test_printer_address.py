"""Addresses of printers are taken as people read them off the printer, and nothing else is."""

import pytest

from counter_app.printer_settings import PrinterChoice
from counter_app.printing.devices import receipt_printer
from counter_app.services.printer_address import SHOWN, address_of
from payments_core.errors import BadValue

BY_ID = "/dev/serial/by-id/usb-Custom_K80-port0"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" 10.4.2.31 ", "tcp:10.4.2.31:9100"),
        ("10.4.2.31:09101", "tcp:10.4.2.31:9101"),
        ("tcp:10.4.2.31:9100", "tcp:10.4.2.31:9100"),
        ("stampante-3.comune.it", "tcp:stampante-3.comune.it:9100"),
        ("companion", "tcp:companion:9100"),
        ("COM12", "serial:COM12"),
        ("com3@19200", "serial:COM3@19200"),
        ("/dev/ttyS0", "serial:/dev/ttyS0"),
        (f"serial:{BY_ID}", f"serial:{BY_ID}"),
        ("04B8:0E15", "usb:04b8:0e15"),
        ("usb:04b8:0e15", "usb:04b8:0e15"),
    ],
)  # fmt: skip
def test_address_is_what_the_settings_take(typed: str, address: str) -> None:
    assert address_of(typed) == address
    receipt_printer(PrinterChoice(address))  # the settings do


@pytest.mark.parametrize(
    "typed",
    [
        "", "   ", "10.4.2.310", "10.4.2", "1", "10.4.2.31:0", "10.4.2.31:65536", "10.4.2.31:",
        "10.4.2.31:http", ":9100", "host name", "-host", "a..b", "http://10.4.2.31",
        "10.4.2.31/print", "/dev/../etc/passwd", "/etc/passwd", "/dev/", "COM3@fast", "COM9999",
        "serial:", "usb:1:2", "usb:", "tcp:", "qt:Ufficio_A4", "file:/tmp", "st\u00e0mpante",
        "10.4.2.31\u0663", "x" * 100_000, "9" * 100_000,
    ],
)  # fmt: skip
def test_anything_else_is_refused_and_repeated_only_in_part(typed: str) -> None:
    with pytest.raises(BadValue, match="printer_address_wrong") as refused:
        address_of(typed)
    assert len(str(refused.value.facts["typed"])) <= SHOWN
