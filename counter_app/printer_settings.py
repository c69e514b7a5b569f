"""The printers of a desk as `counter.toml` names them.

[printers]
paper = "qt:Ufficio_A4"                  # as always: the A4 printer, the receipt printer
[printers.roll]                          # or with more to say
address = "tcp:10.0.0.5:9100"
profile = "epson-tm-t20"
[printers.archive]                       # and others, by names of one's own
address = "qt:Corridoio"
duplex = true
[papers]                                 # which paper comes out where, if not as always
receipt = "archive"
[receipts]                               # when the receipt printer does not answer: "ask", as
when_silent = "paper"                    # always, or what it should print comes out on A4
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from payments_core.errors import BadValue

PAPER = "paper"
ROLL = "roll"
#: No counter hands out more of one paper.
MAX_COPIES = 9

#: Addresses that only receipt printers have.
_LINES = ("tcp:", "serial:", "usb:")


class PaperKind(StrEnum):
    """What is printed at a desk."""

    NOTICE = "notice"
    RECEIPT = "receipt"


class WhenSilent(StrEnum):
    """What becomes of a paper whose receipt printer does not answer: it waits, and in the end
    somebody is asked; or the A4 printer takes it."""

    ASK = "ask"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class PrinterChoice:
    """One printer. `profile` is a receipt printer's; `duplex`, `tray`, `colour` an office one's."""

    address: str
    profile: str | None = None
    duplex: bool = False
    tray: str | None = None
    copies: int = 1
    colour: bool = True

    @property
    def on_roll(self) -> bool:
        """Whether it is a receipt printer."""
        return self.profile is not None or self.address.startswith(_LINES)


@dataclass(frozen=True, slots=True)
class PrinterSettings:
    """`paper` and `roll` are addresses of the A4 and of the receipt printer, None where there is
    none; `choices` are printers with more to say, `papers` where a paper goes if not as always,
    `when_silent` what becomes of it while the receipt printer does not answer."""

    paper: str | None = None
    roll: str | None = None
    choices: Mapping[str, PrinterChoice] = field(default_factory=lambda: MappingProxyType({}))
    papers: Mapping[PaperKind, str] = field(default_factory=lambda: MappingProxyType({}))
    when_silent: WhenSilent = WhenSilent.ASK

    def printer(self, name: str) -> PrinterChoice | None:
        """The printer of this name, None when the desk has none."""
        if name in self.choices:
            return self.choices[name]
        address = {PAPER: self.paper, ROLL: self.roll}.get(name)
        return PrinterChoice(address) if address is not None else None

    @property
    def names(self) -> tuple[str, ...]:
        """All printers of the desk, the usual ones first."""
        usual = [name for name in (PAPER, ROLL) if self.printer(name) is not None]
        return (*usual, *(name for name in self.choices if name not in usual))


def read_printers(tree: Mapping[str, Any]) -> PrinterSettings:
    """The tables `printers`, `papers` and `receipts`; `printer_settings_malformed` names printer
    and field."""
    printers, papers = _table(tree, "printers"), _table(tree, "papers")
    plain = {name: told for name, told in printers.items() if isinstance(told, str)}
    for name in plain.keys() - {PAPER, ROLL}:
        raise _malformed(name, "address")
    choices = {name: _choice(name, told) for name, told in printers.items() if name not in plain}
    settings = PrinterSettings(plain.get(PAPER), plain.get(ROLL), choices)
    return replace(
        settings,
        papers=_papers(papers, settings),
        when_silent=_when_silent(_table(tree, "receipts").get("when_silent", WhenSilent.ASK)),
    )


def _table(tree: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = tree.get(name, {})
    if not isinstance(table, dict):
        raise _malformed("-", name)
    return table


def _choice(name: str, told: object) -> PrinterChoice:
    if not isinstance(told, dict) or not isinstance(told.get("address"), str):
        raise _malformed(name, "address")
    known = {each.name: each.type for each in fields(PrinterChoice)}
    for key, value in told.items():
        kind = known.get(key)
        # bool is an int in Python and must not pass for a number of copies.
        right = type(value) is kind or (kind == str | None and isinstance(value, str))
        if not right:
            raise _malformed(name, key)
    choice = PrinterChoice(**told)
    if not 1 <= choice.copies <= MAX_COPIES:
        raise _malformed(name, "copies")
    return choice


def _papers(papers: Mapping[str, Any], settings: PrinterSettings) -> Mapping[PaperKind, str]:
    for kind, name in papers.items():
        if kind not in list(PaperKind):
            raise _malformed("-", kind)
        if not isinstance(name, str) or settings.printer(name) is None:
            raise _malformed(str(name), kind)
    return {PaperKind(kind): name for kind, name in papers.items()}


def _when_silent(told: object) -> WhenSilent:
    if told not in list(WhenSilent):
        raise _malformed("-", "when_silent")
    return WhenSilent(str(told))


def _malformed(printer: str, place: str) -> BadValue:
    return BadValue("printer_settings_malformed", printer=printer[:40], field=place[:40])
