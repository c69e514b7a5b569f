"""What a station tells about a notice: the values that later go into the receipt."""

from dataclasses import dataclass
from datetime import date

from payments_core.model.debt_position import Party
from payments_core.money import Cents

Metadata = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class VerifiedNotice:
    """A good answer to paVerifyPaymentNotice. `all_postal`: everything goes to postal accounts if
    the payer wants that (allCCP)."""

    amount_cents: Cents
    description: str
    company_name: str
    due_on: date | None
    all_postal: bool


@dataclass(frozen=True, slots=True)
class StampOrder:
    """A digital stamp that a payment buys: SHA-256 of the document in base64, and province."""

    document_hash: str
    province: str


@dataclass(frozen=True, slots=True)
class TransferData:
    """One transfer of an answer; it has an `iban`, or asks for a digital `stamp`."""

    transfer_no: int
    amount_cents: Cents
    beneficiary_tax_code: str
    beneficiary_name: str | None
    iban: str | None
    remittance: str
    category: str
    metadata: Metadata = ()
    stamp: StampOrder | None = None


@dataclass(frozen=True, slots=True)
class PaymentData:
    """A good answer to paGetPayment or paGetPaymentV2."""

    creditor_reference: str
    amount_cents: Cents
    due_on: date
    description: str
    company_name: str | None
    office_name: str | None
    debtor: Party
    transfers: tuple[TransferData, ...]
    metadata: Metadata = ()
