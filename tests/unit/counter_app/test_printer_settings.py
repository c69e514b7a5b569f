import tomllib

import pytest

from counter_app.printer_settings import (
    PaperKind,
    PrinterChoice,
    PrinterSettings,
    WhenSilent,
    read_printers,
)
from payments_core.errors import BadValue


def told(text: str) -> PrinterSettings:
    return read_printers(tomllib.loads(text))


def test_two_addresses_are_all_that_most_desks_say() -> None:
    settings = told('[printers]\npaper = "qt:A4"\nroll = "tcp:10.0.0.5:9100"\n')
    assert settings == PrinterSettings("qt:A4", "tcp:10.0.0.5:9100")
    assert settings.printer("paper") == PrinterChoice("qt:A4")
    assert settings.names == ("paper", "roll")
    assert told("") == PrinterSettings()
    assert told("").printer("paper") is None


def test_printers_say_more_in_tables_of_their_own() -> None:
    settings = told(
        """
        [printers]
        paper = "qt:A4"
        [printers.roll]
        address = "usb:04b8:0e15"
        profile = "epson-tm-t20"
        copies = 2
        [printers.archive]
        address = "qt:Corridoio"
        duplex = true
        tray = "lower"
        colour = false
        [papers]
        receipt = "archive"
        """
    )
    assert settings.names == ("paper", "roll", "archive")
    assert settings.printer("roll") == PrinterChoice(
        "usb:04b8:0e15", profile="epson-tm-t20", copies=2
    )
    archive = settings.printer("archive")
    assert archive == PrinterChoice("qt:Corridoio", duplex=True, tray="lower", colour=False)
    assert not archive.on_roll
    assert settings.papers == {PaperKind.RECEIPT: "archive"}


@pytest.mark.parametrize(
    ("choice", "on_roll"),
    [
        (PrinterChoice("tcp:h:9100"), True),
        (PrinterChoice("serial:COM3"), True),
        (PrinterChoice("usb:04b8:0e15"), True),
        (PrinterChoice("queue:cups"), False),
        (PrinterChoice("queue:cups", profile="generic-58"), True),
        (PrinterChoice("qt:A4"), False),
    ],
)
def test_receipt_printers_are_known_by_their_line_or_profile(
    choice: PrinterChoice, on_roll: bool
) -> None:
    assert choice.on_roll is on_roll


@pytest.mark.parametrize(
    ("text", "printer", "field"),
    [
        ("printers = 3", "-", "printers"),
        ('papers = "roll"', "-", "papers"),
        ("[printers]\npaper = 3", "paper", "address"),
        ('[printers]\nback = "qt:A4"', "back", "address"),
        ("[printers.roll]\nprofile = 'generic-58'", "roll", "address"),
        ("[printers.roll]\naddress = 'tcp:h:9100'\ncolor = true", "roll", "color"),
        ("[printers.roll]\naddress = 'tcp:h:9100'\nprofile = 3", "roll", "profile"),
        ("[printers.paper]\naddress = 'qt:A4'\nduplex = 'yes'", "paper", "duplex"),
        ("[printers.paper]\naddress = 'qt:A4'\ncopies = true", "paper", "copies"),
        ("[printers.paper]\naddress = 'qt:A4'\ncopies = 0", "paper", "copies"),
        ("[printers.paper]\naddress = 'qt:A4'\ncopies = 10", "paper", "copies"),
        ("[papers]\nnotice = 'paper'", "paper", "notice"),
        ("[printers]\npaper = 'qt:A4'\n[papers]\nposter = 'paper'", "-", "poster"),
        ("[printers]\npaper = 'qt:A4'\n[papers]\nnotice = 1", "1", "notice"),
    ],
)
def test_what_cannot_be_right_is_named(text: str, printer: str, field: str) -> None:
    with pytest.raises(BadValue, match="printer_settings_malformed") as refused:
        told(text)
    assert refused.value.facts == {"printer": printer, "field": field}


def test_what_becomes_of_papers_of_a_silent_printer_is_asked_unless_the_file_says_otherwise() -> (
    None
):
    assert told("").when_silent is WhenSilent.ASK
    settings = told('[receipts]\nwhen_silent = "paper"\n')
    assert settings.when_silent is WhenSilent.PAPER


@pytest.mark.parametrize("text", ['"sometimes"', "true", "1"])
def test_word_that_says_neither_is_refused(text: str) -> None:
    with pytest.raises(BadValue, match="printer_settings_malformed") as refused:
        told(f"[receipts]\nwhen_silent = {text}\n")
    assert refused.value.facts["field"] == "when_silent"
