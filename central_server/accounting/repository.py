"""Questions about which credit pays which flow, and how the debts behind it are divided."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.db.blocks import in_blocks
from central_server.payments.models import ReceiptRow
from central_server.positions.models import AllocationRow, InstallmentRow, PositionRow
from central_server.reconciliation.models import MatchRow
from central_server.treasury.models import JournalMovementRow
from central_server.treasury.repository import is_taken_back
from payments_core.model.debt_position import AllocatedAmount
from payments_core.money import Cents

#: Receipts of one statement.
RECEIPTS_PER_STATEMENT = 500


class MatchedCredit(NamedTuple):
    """A provisional receipt and the flow that it was matched to."""

    flow_id: str
    amount_cents: int


class Division(NamedTuple):
    """The kind of debt that a receipt's transfer paid, and its chapters."""

    kind_id: str
    allocations: tuple[AllocatedAmount, ...]


#: A receipt and one of its transfers.
ShareKey = tuple[str, int]


def matched_credit(
    session: Session, entity_id: str, year: int, document_no: int
) -> MatchedCredit | None:
    """The flow that a provisional receipt pays, by its newest match; none that was taken back."""
    row = session.execute(
        select(MatchRow.flow_id, MatchRow.amount_cents)
        .join(
            JournalMovementRow,
            (JournalMovementRow.entity_id == MatchRow.entity_id)
            & (JournalMovementRow.movement_id == MatchRow.movement_id),
        )
        .where(
            MatchRow.entity_id == entity_id,
            JournalMovementRow.year == year,
            JournalMovementRow.document_no == document_no,
            ~is_taken_back(),
        )
        .order_by(MatchRow.made_at.desc(), MatchRow.match_id)
        .limit(1)
    ).first()
    return None if row is None else MatchedCredit(row.flow_id, row.amount_cents)


def divisions(
    session: Session, entity_id: str, receipt_ids: Sequence[str]
) -> dict[ShareKey, Division]:
    """How the debts that these receipts paid are divided, for each transfer to the entity."""
    found: dict[ShareKey, Division] = {}
    for some in in_blocks(receipt_ids, RECEIPTS_PER_STATEMENT):
        for receipt_id, kind_id, row in session.execute(
            select(ReceiptRow.receipt_id, PositionRow.kind_id, AllocationRow)
            .join(
                InstallmentRow,
                (InstallmentRow.entity_id == ReceiptRow.entity_id)
                & (InstallmentRow.notice_number == ReceiptRow.notice_number)
                # Not the copy of a receipt for another creditor's notice with the same number.
                & (InstallmentRow.position_id == ReceiptRow.position_id),
            )
            .join(
                PositionRow,
                (PositionRow.entity_id == InstallmentRow.entity_id)
                & (PositionRow.position_id == InstallmentRow.position_id),
            )
            .join(
                AllocationRow,
                (AllocationRow.entity_id == InstallmentRow.entity_id)
                & (AllocationRow.position_id == InstallmentRow.position_id)
                & (AllocationRow.option_no == InstallmentRow.option_no)
                & (AllocationRow.installment_no == InstallmentRow.installment_no),
            )
            .where(ReceiptRow.entity_id == entity_id, ReceiptRow.receipt_id.in_(some))
            .order_by(ReceiptRow.receipt_id, AllocationRow.transfer_no, AllocationRow.allocation_no)
        ):
            key = (receipt_id, row.transfer_no)
            share = AllocatedAmount(
                Cents(row.amount_cents), row.chapter, row.assessment, row.revenue
            )
            known = found.get(key, Division(kind_id, ()))
            found[key] = Division(kind_id, (*known.allocations, share))
    return found
