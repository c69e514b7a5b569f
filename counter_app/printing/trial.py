"""A page that shows what a printer can do, printed on one printer of the settings."""

import threading
from dataclasses import dataclass

from counter_app.printer_settings import PAPER, ROLL, PrinterChoice
from counter_app.printing.device import Attempt, Job, Outcome, PrinterState
from counter_app.printing.devices import (
    office_printer,
    profile_of,
    receipt_printer,
    require_known_tray,
)
from counter_app.printing.ports import Device
from payments_core.notice.language import Language
from payments_documents.page_check import PageOptions, page_check
from payments_documents.rolls.roll_check import CheckedPrinter, roll_check
from payments_documents.texts import load_texts


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it. `by_queue`: it is the system's queue that has confirmed the page, which
    knows less than the printer."""

    outcome: Outcome
    state: PrinterState
    by_queue: bool

    @property
    def word(self) -> str:
        """Its sentence in the catalogue of printers, under `test`."""
        if self.outcome is not Outcome.CONFIRMED:
            return self.outcome
        return f"{self.outcome}_{'queue' if self.by_queue else 'device'}"


def print_trial(
    name: str,
    choice: PrinterChoice,
    language: Language,
    stopping: threading.Event | None = None,
) -> Trial:
    """Print the page and wait for what becomes of it, or until `stopping`.

    Raises `printer_malformed`, `printer_profile_unknown`, `printer_tray_unknown`.
    """
    device, states = device_of(name, choice), [PrinterState.UNREACHABLE]
    states.append(device.state())
    state = load_texts("printers", language).say(f"state.{states[-1]}")
    attempt = Attempt(lambda: None, states.append, stopping or threading.Event())
    page = _page(name, choice, state, language)
    outcome = device.print_job(Job("printer-test", 1, page), attempt)
    return Trial(outcome, states[-1], choice.address.startswith(("qt:", "queue:")))


def device_of(name: str, choice: PrinterChoice) -> Device:
    """The printer itself; raises as `print_trial`."""
    if on_roll(name, choice):
        return receipt_printer(choice)
    device = office_printer(choice)
    require_known_tray(choice)
    return device


def on_roll(name: str, choice: PrinterChoice) -> bool:
    """Whether it prints on a roll: by its place in the settings, or by what it is."""
    return name == ROLL or (choice.on_roll and name != PAPER)


def _page(name: str, choice: PrinterChoice, state: str, language: Language) -> bytes:
    printer = CheckedPrinter(name, choice.address, state)
    if on_roll(name, choice):
        return roll_check(printer, profile_of(choice), language)
    options = PageOptions(choice.duplex, choice.tray, choice.copies, choice.colour)
    return page_check(printer, options, language)
