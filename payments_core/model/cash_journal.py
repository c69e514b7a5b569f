"""The treasurer's cash journal (giornale di cassa, OPI) as its lines, whatever the version."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from payments_core.money import Cents


class MovementKind(StrEnum):
    """tipo_movimento: money in or out."""

    IN = "ENTRATA"
    OUT = "USCITA"


class DocumentKind(StrEnum):
    """tipo_documento; a SOSPESO ENTRATA is a provisional receipt (provvisorio in entrata)."""

    COLLECTION_ORDER = "REVERSALE"
    PAYMENT_ORDER = "MANDATO"
    PROVISIONAL_RECEIPT = "SOSPESO ENTRATA"
    PROVISIONAL_PAYMENT = "SOSPESO USCITA"
    ADVANCE = "ANTICIPAZIONE"
    INTERNAL_TRANSFER = "GIROCONTO"
    CASH_FUND = "FONDO DI CASSA"
    CASH_DEFICIT = "DEFICIT DI CASSA"


class Operation(StrEnum):
    """tipo_operazione: done, reversed, regularised, restored."""

    DONE = "ESEGUITO"
    REVERSED = "STORNATO"
    REGULARISED = "REGOLARIZZATO"
    RESTORED = "RIPRISTINATO"


@dataclass(frozen=True, slots=True)
class RegularisedProvisional:
    """A provisional receipt that a document closes, with the share it closes."""

    document_no: int
    amount_cents: Cents


@dataclass(frozen=True, slots=True)
class JournalMovement:
    """One movimento_conto_evidenza.

    `document_no` is the number of the provisional receipt (printed with leading zeros, compared
    as a number); `receipt_no` is the numero_bolletta_quietanza, kept as printed. Both exist and
    neighbouring software uses either (treasury and accounting, 0.2). Amounts keep their sign.
    """

    account: str
    movement_kind: MovementKind
    document_kind: DocumentKind
    operation: Operation
    document_no: int
    document_progressive: int
    amount_cents: Cents
    receipt_no: str | None
    moved_on: date
    value_on: date | None
    effective_on: date | None
    execution: str
    counterparty: str
    remittance: str
    end_to_end_id: str | None
    closes: tuple[RegularisedProvisional, ...] = ()


@dataclass(frozen=True, slots=True)
class CashJournal:
    """A journal file, or one page of it; `version` is the schema's."""

    version: str
    flow_id: str
    created_at: datetime
    entity_tax_code: str
    bank_code: str
    bank_entity_code: str
    istat_code: str
    page: int
    pages: int
    year: int
    period_from: date
    period_to: date
    movements: tuple[JournalMovement, ...]
