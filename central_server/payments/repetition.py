"""Whether a receipt under a known id is that receipt again, by whatever way it came.

Both versions of paSendRT say the same, so their contents have one digest. The receipts service
says less of the same payment (hub protocol 4.2): no stand-in, no names of beneficiaries, often no
addresses, at times no instant and no numbers of transfers. Held against it counts what makes a
payment this one: the notice, who owed, who was paid how much into which account. An entity must
not alert anybody, nor refuse a receipt, because one of the hub's archives left out a street.
"""

from collections import Counter

from sqlalchemy.orm import Session

from central_server.payments import repository
from central_server.payments.content_digest import content_digest
from central_server.payments.models import DOCUMENT_VERSION
from central_server.payments.repository import StoredReceipt
from payments_core.model.receipt import Receipt

#: Beneficiary, cents and account of one transfer; a stamp has no account.
_Share = tuple[str, int, str | None]


def is_repetition(session: Session, entity_id: str, receipt: Receipt, version: int) -> bool:
    """Whether the entity holds this very receipt; `version` is of the message that brought it."""
    known = repository.stored_receipt(session, entity_id, receipt.receipt_id)
    if known is None:
        return False
    if known.receipt.digest == content_digest(receipt):
        return True
    if DOCUMENT_VERSION not in (known.receipt.version, version):
        return False
    return _is_same_payment(known, receipt)


def _is_same_payment(known: StoredReceipt, receipt: Receipt) -> bool:
    row = known.receipt
    return (
        row.notice_number == receipt.notice_number
        and row.amount_cents == receipt.amount_cents
        and row.debtor_identifier == receipt.debtor.identifier
        and _stored_shares(known) == _shares(receipt)
    )


def _stored_shares(known: StoredReceipt) -> Counter[_Share]:
    return Counter(
        (part.beneficiary_tax_code, part.amount_cents, part.iban) for part in known.transfers
    )


def _shares(receipt: Receipt) -> Counter[_Share]:
    return Counter(
        (part.beneficiary_tax_code, int(part.amount_cents), part.iban) for part in receipt.transfers
    )
