"""What a management program (gestionale) knows of a debt that it handed in, and what is told of
it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from payments_core.money import Cents


class ProgramState(StrEnum):
    """How a debt stands in the program that owns it."""

    DUE = "due"
    PAID = "paid"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class AskedFor(StrEnum):
    """Why a program is asked; `check` is the installation that looks whether it answers."""

    VERIFY = "verify"
    ACTIVATE = "activate"
    OPTIONS = "options"
    CHECK = "check"


class AmountSource(StrEnum):
    """Where an amount that was told comes from: the program's answer to this very question, its
    last good one, or the file with which it handed the debt in."""

    ASKED = "ASKED"
    LAST_KNOWN = "LAST_KNOWN"
    HANDED_IN = "HANDED_IN"


@dataclass(frozen=True, slots=True)
class ProgramAnswer:
    """A good answer. What is `due` has an amount, divided among the transfers of the notice in
    their order, and perhaps a due date of its own; anything else has none of these."""

    state: ProgramState
    amount_cents: Cents | None = None
    transfers_cents: tuple[Cents, ...] = ()
    due_on: date | None = None
