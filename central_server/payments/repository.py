"""Questions about receipts and about what the hub asked for."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from central_server.db.blocks import in_blocks
from central_server.payments.models import (
    HubEventRow,
    HubMessageRow,
    ReceiptRow,
    ReceiptTransferRow,
)

#: Receipt ids of one statement.
RECEIPTS_PER_STATEMENT = 500


class StoredReceipt(NamedTuple):
    """A receipt with its transfers in their order."""

    receipt: ReceiptRow
    transfers: list[ReceiptTransferRow]


def receipt(session: Session, entity_id: str, receipt_id: str) -> ReceiptRow | None:
    """One receipt as last committed, even if this session met it before."""
    return session.get(ReceiptRow, (entity_id, receipt_id), populate_existing=True)


def stored_receipt(session: Session, entity_id: str, receipt_id: str) -> StoredReceipt | None:
    """One receipt as last committed, with its transfers."""
    row = receipt(session, entity_id, receipt_id)
    return StoredReceipt(row, _transfers(session, row)) if row else None


def has_other_receipt(
    session: Session, entity_id: str, notice_number: str, receipt_id: str
) -> bool:
    """Whether the notice has a receipt besides this one."""
    other = select(ReceiptRow.receipt_id).where(
        *_of_own_notice(entity_id, notice_number),
        ReceiptRow.receipt_id != receipt_id,
    )
    return session.scalar(other.limit(1)) is not None


def receipts_of_notice(session: Session, entity_id: str, notice_number: str) -> list[StoredReceipt]:
    """The receipts of a notice in the order in which they came; two are a double payment.

    Those of one archive came together, and stand in the order in which they were paid.
    """
    rows = session.scalars(
        select(ReceiptRow)
        .where(*_of_own_notice(entity_id, notice_number))
        .order_by(ReceiptRow.received_at, ReceiptRow.paid_at, ReceiptRow.receipt_id)
    ).all()
    return [StoredReceipt(row, _transfers(session, row)) for row in rows]


def notice_numbers_of_receipts(
    session: Session, entity_id: str, receipt_ids: Sequence[str]
) -> dict[str, str | None]:
    """Notice number by receipt id, None for a notice that is not ours; unknown ids are absent."""
    numbers: dict[str, str | None] = {}
    for some in in_blocks(receipt_ids, RECEIPTS_PER_STATEMENT):
        found = session.execute(
            select(ReceiptRow.receipt_id, ReceiptRow.notice_number, ReceiptRow.position_id).where(
                ReceiptRow.entity_id == entity_id, ReceiptRow.receipt_id.in_(some)
            )
        )
        numbers.update(
            (row.receipt_id, row.notice_number if row.position_id else None) for row in found
        )
    return numbers


def events_of_notice(session: Session, entity_id: str, notice_number: str) -> list[HubEventRow]:
    """What the hub asked about a notice, oldest first."""
    return list(
        session.scalars(
            select(HubEventRow)
            .where(HubEventRow.entity_id == entity_id, HubEventRow.notice_number == notice_number)
            .order_by(HubEventRow.at, HubEventRow.event_id)
        )
    )


def kept_messages(
    session: Session, entity_id: str, limit: int | None = None
) -> list[HubMessageRow]:
    """Messages that had no effect, oldest first: an operator looks at them."""
    return list(
        session.scalars(
            select(HubMessageRow)
            .where(HubMessageRow.entity_id == entity_id)
            .order_by(HubMessageRow.received_at, HubMessageRow.digest)
            .limit(limit)
        )
    )


def count_kept_messages(session: Session) -> int:
    """How many messages of all entities wait for an operator."""
    return session.scalar(select(func.count()).select_from(HubMessageRow)) or 0


def _of_own_notice(entity_id: str, notice_number: str) -> tuple[ColumnElement[bool], ...]:
    # Another creditor's notice may have the same number, and its receipt reaches us when a share
    # of the payment is ours (hub protocol 3a.6): that one pays nothing of ours.
    return (
        ReceiptRow.entity_id == entity_id,
        ReceiptRow.notice_number == notice_number,
        ReceiptRow.position_id.is_not(None),
    )


def _transfers(session: Session, row: ReceiptRow) -> list[ReceiptTransferRow]:
    return list(
        session.scalars(
            select(ReceiptTransferRow)
            .where(
                ReceiptTransferRow.entity_id == row.entity_id,
                ReceiptTransferRow.receipt_id == row.receipt_id,
            )
            .order_by(ReceiptTransferRow.transfer_no)
        )
    )
