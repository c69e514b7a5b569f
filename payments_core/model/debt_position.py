"""What somebody owes: position, payment options and transfers, in the hub's terms."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from payments_core.identifiers.tax_code import PersonKind as PersonKind
from payments_core.money import Cents


class PositionStatus(StrEnum):
    """Statuses of the hub for a debt position (hub protocol 3b.3)."""

    DRAFT = "DRAFT"
    PUBLISHED = "PUBLISHED"
    VALID = "VALID"
    INVALID = "INVALID"
    EXPIRED = "EXPIRED"
    PARTIALLY_PAID = "PARTIALLY_PAID"
    PAID = "PAID"
    REPORTED = "REPORTED"


class InstallmentStatus(StrEnum):
    """Statuses of the hub for what one notice number stands for (hub protocol 3b.3)."""

    UNPAID = "PO_UNPAID"
    PAID = "PO_PAID"
    REPORTED = "PO_REPORTED"


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address; every part may be unknown."""

    street: str | None = None
    street_number: str | None = None
    postal_code: str | None = None
    city: str | None = None
    province: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """A debtor or a payer. `identifier` is a tax code or VAT number, 2 to 16 characters."""

    kind: PersonKind
    identifier: str
    full_name: str
    address: Address = Address()
    email: str | None = None


@dataclass(frozen=True, slots=True)
class AllocatedAmount:
    """A share of the entity's own money and where the accounts expect it.

    `chapter` is a capitolo di entrata, `assessment` an accertamento (year/number); both are absent
    where nobody has said. `revenue` is false for what is only passed on, such as a share of the
    State.
    """

    amount_cents: Cents
    chapter: str | None
    assessment: str | None
    revenue: bool = True


@dataclass(frozen=True, slots=True)
class StampRequest:
    """A digital duty stamp (marca da bollo) that a payment buys: for the document of this SHA-256,
    in base64, and for the province of residence of whoever owes it, two capital letters."""

    document_hash: str
    province: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """One share of a payment and the account it goes to (versamento); 1 to 5 in an instalment.

    It has an `iban`, or a `stamp`: that one the payer's PSP sells on behalf of the State, and
    nothing of it ever reaches the beneficiary (hub protocol 0.7).

    `category` is the taxonomy with its prefix, for example `9/0101101IM/` (hub protocol 1.5).
    `allocations` divide the entity's own share; what goes to others is theirs to divide.
    """

    transfer_no: int
    amount_cents: Cents
    beneficiary_tax_code: str
    beneficiary_name: str | None
    iban: str | None
    postal_iban: str | None
    remittance: str
    category: str
    allocations: tuple[AllocatedAmount, ...] = ()
    stamp: StampRequest | None = None


@dataclass(frozen=True, slots=True)
class Installment:
    """One payment (rata, or the single one): one notice number, one amount, one due date."""

    notice_number: str
    amount_cents: Cents
    due_on: date
    description: str
    transfers: tuple[Transfer, ...]


@dataclass(frozen=True, slots=True)
class PaymentOption:
    """One way to settle a position: a single instalment, or a plan of several."""

    installments: tuple[Installment, ...]


@dataclass(frozen=True, slots=True)
class DebtPosition:
    """A debt towards one entity; paying all of one option settles it.

    The hub knows one `debtor`; `co_debtors` owe the same with them (coobbligati in solido).
    """

    creditor_tax_code: str
    creditor_name: str
    debtor: Party
    options: tuple[PaymentOption, ...]
    status: PositionStatus
    co_debtors: tuple[Party, ...] = ()
