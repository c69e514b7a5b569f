"""The receipt (ricevuta telematica, RT): the hub's proof that a notice was paid. Never edited."""

from dataclasses import dataclass, field
from datetime import date, datetime

from payments_core.model.debt_position import Party
from payments_core.money import Cents


@dataclass(frozen=True, slots=True)
class ReceiptTransfer:
    """One transfer as paid; it has an `iban`, or a `stamp` (signed marca da bollo, bytes)."""

    transfer_no: int
    amount_cents: Cents
    beneficiary_tax_code: str
    beneficiary_name: str | None = field(compare=False)
    iban: str | None
    remittance: str
    category: str
    stamp: bytes | None = None
    metadata: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Psp:
    """The payment service provider (bank) that took the money, and the channel used."""

    psp_id: str
    name: str
    tax_code: str | None
    vat_number: str | None
    channel_id: str
    channel: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """ctReceipt and ctReceiptV2 as one value: both versions of a receipt compare equal.

    `receipt_id` is the payment token, which settlement flows call IUR; `creditor_reference` is
    the IUV. `paid_at` is UTC; it may be missing (hub protocol 4.1).
    """

    receipt_id: str
    notice_number: str
    creditor_tax_code: str
    creditor_reference: str
    amount_cents: Cents
    description: str
    company_name: str
    office_name: str | None
    debtor: Party
    payer: Party | None
    transfers: tuple[ReceiptTransfer, ...]
    psp: Psp
    payment_method: str | None
    fee_cents: Cents | None
    paid_at: datetime | None
    application_on: date | None
    transfer_on: date | None
    stand_in: bool
    metadata: tuple[tuple[str, str], ...] = ()
