"""What a station tells about a payable notice, whichever operation asks."""

from dataclasses import dataclass

from payments_core.errors import LocalProtocolError
from payments_core.identifiers import iban
from payments_core.model.debt_position import Installment, Party, Transfer
from payments_core.wire.hub.shared_parts import TRANSFER_LIMIT, Metadata


@dataclass(frozen=True, slots=True)
class PaymentData:
    """A notice as it is payable now, with the names that the payer is shown.

    Texts must fit the schema already: a name is cut where a position is published, not here.
    """

    creditor_tax_code: str
    company_name: str
    debtor: Party
    installment: Installment
    office_name: str | None = None
    metadata: Metadata = ()


def require_sound_transfers(due: Installment) -> None:
    """Transfers must be one to five and make up the amount (hub protocol 3a.3).

    Raises LocalProtocolError `hub_answer_malformed`.
    """
    if not 1 <= len(due.transfers) <= TRANSFER_LIMIT:
        raise LocalProtocolError("hub_answer_malformed", field="transferList", reason="count")
    if sum(transfer.amount_cents for transfer in due.transfers) != due.amount_cents:
        raise LocalProtocolError("hub_answer_malformed", field="transferList", reason="sum")


def postal_iban_of(transfer: Transfer) -> str | None:
    """The account held with Poste through which a transfer can be paid, if there is one."""
    if transfer.postal_iban:
        return transfer.postal_iban
    if transfer.iban is None:
        return None
    return transfer.iban if iban.postal_account_of(transfer.iban) else None
