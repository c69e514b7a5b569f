"""Which printers this desk uses, chosen at the desk and kept in `counter.toml`.

The file is a person's: only what was chosen is changed in it, and read back before it counts.
"""

import os
import sys
import threading
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from counter_app.printer_settings import (
    PAPER,
    ROLL,
    PaperKind,
    PrinterChoice,
    PrinterSettings,
    WhenSilent,
    read_printers,
)
from counter_app.printing.device import Outcome, PrinterState
from counter_app.printing.devices import all_printers
from counter_app.printing.discovery import Found, FoundKind, discover
from counter_app.printing.ports import Device
from counter_app.printing.spool import Spool
from counter_app.printing.trial import Trial, device_of, print_trial
from counter_app.services.printer_address import address_of
from counter_app.store.durable_file import write_durably
from counter_app.toml_lines import with_value, without_table
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.notice.language import Language

#: How long somebody who tries a printer out waits for its word.
TRIAL_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class PrinterPlan:
    """Addresses of the A4 and of the receipt printer, None where there is none; `receipts` is the
    name of the printer on which receipts come out, `when_silent` what becomes of them while it
    does not answer."""

    paper: str | None
    roll: str | None
    receipts: str
    when_silent: WhenSilent = WhenSilent.ASK


@dataclass(frozen=True, slots=True)
class PrinterChoices:
    """What can be chosen for each: addresses, with what the printers call themselves."""

    paper: tuple[tuple[str, str], ...]
    roll: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TriedPrinter:
    """A receipt printer that was written by hand, as the settings would have it, and what came of
    its trial."""

    address: str
    trial: Trial

    @property
    def may_be_used(self) -> bool:
        """Whether anything has left for it: then somebody sees whether the page is out."""
        return self.trial.outcome is not Outcome.NOT_SENT


class PrinterSetup:
    """`path` is the settings' file, `running` what the spool was built with."""

    def __init__(self, path: Path, spool: Spool, running: PrinterSettings) -> None:
        self._path = path
        self._spool = spool
        self._running = running
        self._guard = threading.Lock()

    def plan(self) -> PrinterPlan:
        """What holds now."""
        settings = self._running
        paper, roll = settings.printer(PAPER), settings.printer(ROLL)
        usual = ROLL if roll is not None else PAPER
        return PrinterPlan(
            paper.address if paper is not None else None,
            roll.address if roll is not None else None,
            settings.papers.get(PaperKind.RECEIPT, usual),
            settings.when_silent,
        )

    def choices(self) -> PrinterChoices:
        """What this machine finds; takes seconds, the network longest."""
        found = discover()
        queues = [one for one in found if one.kind is FoundKind.QUEUE]
        return PrinterChoices(
            tuple((_office_address(one), one.about) for one in queues),
            tuple((one.address, one.about or one.address) for one in found),
        )

    def states(self) -> Mapping[str, PrinterState]:
        """How the two printers are, asked now; wrong settings are a state, too."""
        states = {}
        for name in (PAPER, ROLL):
            choice = self._running.printer(name)
            if choice is None:
                states[name] = PrinterState.NOT_SET
                continue
            try:
                device: Device = device_of(name, choice)
                states[name] = device.state()
            except BadValue:
                states[name] = PrinterState.WRONG_SETTINGS
        return states

    def keep(self, plan: PrinterPlan) -> None:
        """Write what was chosen into the file and go on printing with it.

        Raises `settings_malformed`, `settings_not_editable`, `printer_settings_malformed`: the
        file is then as it was; and `settings_unwritable` where the disk refuses.
        """
        with self._guard:
            text = self._written()
            changed = _with_plan(text, plan)
            settings = read_printers(tomllib.loads(changed))
            if changed != text:
                self._write(changed)
            self._go_on_with(settings)

    def trial(self, name: str, language: str) -> Trial:
        """Print the page that shows what a printer can do; what has come of it in TRIAL_SECONDS.

        Raises `printer_not_set` and what `print_trial` does.
        """
        choice = self._running.printer(name)
        if choice is None:
            raise RuleBroken("printer_not_set", printer=name)
        return _tried(name, choice, language)

    def try_address(self, typed: str, language: str) -> TriedPrinter:
        """Print that page on the receipt printer of an address that somebody has written, before
        it is among the settings; it would have what the file says of the one there.

        Raises `printer_address_wrong`, and what `print_trial` does.
        """
        address, known = address_of(typed), self._running.printer(ROLL)
        choice = PrinterChoice(address) if known is None else replace(known, address=address)
        return TriedPrinter(address, _tried(ROLL, choice, language))

    def remove_roll(self) -> PrinterPlan:
        """Go on without a receipt printer; what holds then. Raises as `keep`."""
        plan = replace(self.plan(), roll=None, receipts=PAPER)
        self.keep(plan)
        return plan

    def _go_on_with(self, settings: PrinterSettings) -> None:
        former, self._running = self._running, settings
        unchanged = [
            name for name in settings.names if settings.printer(name) == former.printer(name)
        ]
        self._spool.refit(all_printers(settings), settings.papers, unchanged, settings.when_silent)

    def _written(self) -> str:
        try:
            text = self._path.read_bytes().decode("utf-8")
            tomllib.loads(text)
        except FileNotFoundError:
            return ""
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as trouble:
            path, reason = str(self._path), str(trouble)[:120]
            raise BadValue("settings_malformed", path=path, reason=reason) from trouble
        return text

    def _write(self, text: str) -> None:
        try:
            write_durably(self._path, text.encode())
        except OSError as trouble:
            reason = os.strerror(trouble.errno or 0)
            raise WorldTrouble(
                "settings_unwritable", path=str(self._path), reason=reason
            ) from trouble


def _tried(name: str, choice: PrinterChoice, language: str) -> Trial:
    stopping = threading.Event()
    patience = threading.Timer(TRIAL_SECONDS, stopping.set)
    patience.daemon = True
    patience.start()
    try:
        return print_trial(name, choice, Language(language), stopping)
    finally:
        patience.cancel()


def _with_plan(text: str, plan: PrinterPlan) -> str:
    for name, address in ((PAPER, plan.paper), (ROLL, plan.roll)):
        text = _with_printer(text, name, address)
    usual = ROLL if plan.roll is not None else PAPER
    receipts = None if plan.receipts in (usual, "") else plan.receipts
    if _table(tomllib.loads(text), "papers").get(PaperKind.RECEIPT) != receipts:
        text = with_value(text, "papers", PaperKind.RECEIPT, receipts)
    notices = _table(tomllib.loads(text), "papers").get(PaperKind.NOTICE)
    gone = {PAPER: plan.paper, ROLL: plan.roll}
    if notices in gone and gone[notices] is None:
        text = with_value(text, "papers", PaperKind.NOTICE, None)
    silent = None if plan.when_silent is WhenSilent.ASK else plan.when_silent.value
    if _table(tomllib.loads(text), "receipts").get("when_silent") != silent:
        text = with_value(text, "receipts", "when_silent", silent)
    return text


def _with_printer(text: str, name: str, address: str | None) -> str:
    told = _table(tomllib.loads(text), "printers").get(name)
    known = told.get("address") if isinstance(told, dict) else told
    if known == address:
        return text
    if not isinstance(told, dict):
        return with_value(text, "printers", name, address)
    if address is None:
        return without_table(text, f"printers.{name}")
    return with_value(text, f"printers.{name}", "address", address)


def _table(tree: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = tree.get(name, {})
    return table if isinstance(table, dict) else {}


def _office_address(found: Found) -> str:
    """Windows gives pages to printers through drivers only."""
    return f"qt:{found.about}" if sys.platform == "win32" else found.address
