import logging
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from structlog.testing import capture_logs

from counter_app.printer_settings import PrinterChoice, PrinterSettings
from counter_app.printing.device import PrinterState
from counter_app.printing.devices import (
    named_printers,
    office_printer,
    paper_device,
    profile_of,
    receipt_printer,
    require_known_tray,
    roll_device,
    roll_profile,
)
from counter_app.printing.escpos_device import EscPosDevice
from counter_app.printing.file_device import FileDevice
from counter_app.printing.qt_printer import QtPrinter
from counter_app.printing.queue_device import QueueDevice
from counter_app.printing.unusable_device import UnusableDevice
from payments_core.errors import BadValue
from payments_documents.rolls.printer_profile import printer_profile


def test_no_choice_is_no_printer() -> None:
    assert paper_device(None) is None
    assert roll_device(None) is None


def test_addresses_choose_the_device(tmp_path: Path, qtbot: QtBot) -> None:
    assert isinstance(office_printer(PrinterChoice(f"file:{tmp_path}")), FileDevice)
    assert isinstance(office_printer(PrinterChoice("qt:A4", tray="lower")), QtPrinter)
    assert isinstance(office_printer(PrinterChoice("queue:A4")), QueueDevice)
    assert isinstance(receipt_printer(PrinterChoice(f"file:{tmp_path}")), FileDevice)
    assert isinstance(receipt_printer(PrinterChoice("queue:TERM")), QueueDevice)


@pytest.mark.parametrize(
    "address",
    ["tcp:127.0.0.1:9100", "serial:/dev/ttyUSB0", "serial:COM3@38400", "usb:04B8:0e15"],
)
def test_lines_lead_to_receipt_printers(address: str) -> None:
    assert isinstance(receipt_printer(PrinterChoice(address)), EscPosDevice)


@pytest.mark.parametrize("address", ["", "file:", "lpt1", "qt:", "queue:", "tcp:host"])
def test_unknown_office_addresses_are_refused(address: str) -> None:
    with pytest.raises(BadValue, match="printer_malformed"):
        office_printer(PrinterChoice(address))


@pytest.mark.parametrize(
    "address",
    [
        "tcp:host",
        "tcp::9100",
        "tcp:host:0",
        "tcp:host:70000",
        "qt:A4",
        "serial:",
        "serial:COM3@fast",
        "usb:04b8",
        "usb:04b8:0e15:1",
    ],
)
def test_unknown_receipt_addresses_are_refused(address: str) -> None:
    with pytest.raises(BadValue, match="printer_malformed"):
        receipt_printer(PrinterChoice(address))


def test_profile_is_the_usual_one_where_none_is_named() -> None:
    assert profile_of(PrinterChoice("tcp:h:9100")).columns == 48
    assert profile_of(PrinterChoice("tcp:h:9100", profile="generic-58")).columns == 32


@pytest.mark.parametrize(
    ("device", "choice", "code"),
    [
        (roll_device, PrinterChoice("tcp:h:9100", profile="epson"), "printer_profile_unknown"),
        (roll_device, PrinterChoice("lpt1"), "printer_malformed"),
        (paper_device, PrinterChoice("qt:A4", tray="cellar"), "printer_tray_unknown"),
    ],
)
def test_wrong_settings_leave_a_printer_that_says_so(
    device: object, choice: PrinterChoice, code: str, qtbot: QtBot
) -> None:
    assert callable(device)
    with capture_logs() as logs:
        printer = device(choice)
    assert isinstance(printer, UnusableDevice)
    assert printer.state() is PrinterState.WRONG_SETTINGS
    assert [entry["code"] for entry in logs] == [code]
    assert logs[0]["log_level"] == logging.getLevelName(logging.ERROR).lower()


def test_other_printers_of_the_desk_go_by_their_names(tmp_path: Path) -> None:
    settings = PrinterSettings(
        paper=f"file:{tmp_path}",
        choices={
            "roll": PrinterChoice("tcp:h:9100"),
            "window": PrinterChoice("usb:04b8:0e15", profile="generic-58"),
            "archive": PrinterChoice(f"file:{tmp_path}"),
            "broken": PrinterChoice("tcp:h:9100", profile="nobody's"),
        },
    )
    with capture_logs():
        named = named_printers(settings)
    assert list(named) == ["window", "archive", "broken"]
    assert named["window"].profile == printer_profile("generic-58")
    assert named["archive"].profile is None
    assert isinstance(named["broken"].device, UnusableDevice)


def test_profile_of_the_roll_is_none_where_nobody_knows_it() -> None:
    assert roll_profile(None) is None
    assert roll_profile(PrinterChoice("tcp:h:9100", profile="nobody's")) is None
    assert roll_profile(PrinterChoice("tcp:h:9100")) == printer_profile("generic-80")


def test_only_trays_of_queues_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "counter_app.printing.devices.require_tray", lambda *given: asked.append(given)
    )
    for choice in (
        PrinterChoice("queue:A4", tray="Tray2"),
        PrinterChoice("queue:A4"),
        PrinterChoice("qt:A4", tray="lower"),
    ):
        require_known_tray(choice)
    assert asked == [("A4", "Tray2")]


def test_what_is_wrong_with_the_usual_printers_is_not_told_again_for_the_named() -> None:
    with capture_logs() as told:
        assert named_printers(PrinterSettings(paper="lpt1", roll="lpt2")) == {}
    assert told == []
