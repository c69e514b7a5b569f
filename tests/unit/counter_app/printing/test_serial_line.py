"""On a pseudo terminal: the program's end is a port like any other."""

import sys

import pytest
import serial

from counter_app.printing.device import Job, Outcome, PrinterState
from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.serial_line import SerialLine
from payments_documents.rolls.printer_profile import printer_profile
from payments_documents.rolls.roll import notice_roll
from tests.factories.notices import a_notice
from tests.factories.print_attempt import Watched
from tests.factories.virtual_printer import VirtualPrinter, on_serial_port

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pseudo terminals")


def device(port: str) -> EscPosDevice:
    return EscPosDevice(
        lambda: SerialLine(port),
        printer_profile("epson-tm-t20"),
        answer_seconds=0.5,
        send_seconds=2.0,
        confirm_seconds=2.0,
    )


def test_notice_is_printed_and_confirmed_over_a_serial_port() -> None:
    printer = VirtualPrinter()
    payload = notice_roll(a_notice())
    with on_serial_port(printer) as port:
        assert device(port).state() is PrinterState.READY
        assert device(port).print_job(Job("n", 3, payload), Watched().attempt) is Outcome.CONFIRMED
        assert printer.papers == [payload]


def test_printer_without_paper_gets_nothing() -> None:
    with on_serial_port(VirtualPrinter(paper=False)) as port:
        watched = Watched()
        assert device(port).print_job(Job("n", 3, b"x\n"), watched.attempt) is Outcome.NOT_SENT
        assert watched.states == [PrinterState.PAPER_OUT]


def test_silence_is_no_printer() -> None:
    with on_serial_port(VirtualPrinter(mute=True)) as port:
        assert device(port).state() is PrinterState.UNREACHABLE


def test_port_that_is_not_there_is_trouble() -> None:
    with pytest.raises(OSError, match="no-such-port"):
        SerialLine("/dev/no-such-port")


def test_speed_that_the_port_cannot_do_is_trouble_of_the_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ValueError("Failed to set custom baud rate (123)")

    monkeypatch.setattr(serial, "Serial", refuse)
    with pytest.raises(OSError, match="custom baud rate"):
        SerialLine("/dev/ttyUSB0", 123)
