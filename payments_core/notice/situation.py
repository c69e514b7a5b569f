"""What a paper says about how a notice stands (situazione dei pagamenti rilevata alle ...).

Informational, and of one instant: it says what had been asked of whom by then, never that a payment
does not exist (product decision 8). A receipt proves a payment; this proves nothing.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Party
from payments_core.money import Cents


class SituationStanding(StrEnum):
    """The strongest that could be said of the notice."""

    PAID = "PAID"
    PAID_TWICE = "PAID_TWICE"
    NOT_PAID = "NOT_PAID"
    NOT_REGISTERED = "NOT_REGISTERED"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    IN_INSTALMENTS = "IN_INSTALMENTS"
    DEBT_PAID = "DEBT_PAID"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class SituationStep:
    """Something that is known to have happened; `kind` is an EvidenceKind of the desk's messages,
    `reference` what proves it, `whole_day` where only its day is known."""

    kind: str
    at: datetime
    amount_cents: Cents | None = None
    reference: str | None = None
    whole_day: bool = False


@dataclass(frozen=True, slots=True)
class SituationSource:
    """Somebody whom the server hears or asks, and up to when; `kind` is a HorizonKind."""

    kind: str
    until: datetime | None


@dataclass(frozen=True, slots=True)
class SituationContent:
    """The situation of one notice `as_of` an instant; `copy` stays false: each is a new look."""

    creditor: CreditorEntity
    debtor: Party
    subject: str
    amount_cents: Cents
    due_on: date
    notice_number: str
    standing: SituationStanding
    steps: tuple[SituationStep, ...]
    sources: tuple[SituationSource, ...]
    as_of: datetime
    facsimile: bool = False
    copy: bool = False
