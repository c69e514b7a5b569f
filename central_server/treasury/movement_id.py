"""Which movements of cash journals are one and the same."""

import hashlib

from payments_core.model.cash_journal import CashJournal, JournalMovement


def movement_id(journal: CashJournal, movement: JournalMovement) -> str:
    """SHA-256, in hexadecimal, of what the bank repeats unchanged when it sends a movement again.

    The bank's own codes for itself and the entity, the year, the account, both numbers of the
    movement, its kind, day and amount. Texts are left out: banks cut and mend them.
    """
    parts = (
        journal.bank_code,
        journal.bank_entity_code,
        journal.istat_code,
        journal.year,
        movement.account,
        movement.movement_kind,
        movement.document_kind,
        movement.operation,
        movement.document_no,
        movement.document_progressive,
        movement.receipt_no or "",
        movement.amount_cents,
        movement.moved_on.isoformat(),
    )
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
