"""Questions about matches, and the receipts that they are told of."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.reconciliation.models import MatchRow
from central_server.settlement.models import SettlementFlowRow
from payments_core.money import Cents


class MatchKey(NamedTuple):
    """Which credit pays which revision of which flow."""

    psp_id: str
    flow_id: str
    revision: int
    movement_id: str


class PaidShare(NamedTuple):
    """A transfer in the entity's favour of a receipt, with what names the payment to people."""

    receipt_id: str
    transfer_no: int
    notice_number: str
    creditor_reference: str
    amount_cents: Cents


def matches(session: Session, entity_id: str) -> Iterator[MatchKey]:
    """All matches of an entity, superseded ones included, in the order of their making."""
    found = session.execute(
        select(MatchRow.psp_id, MatchRow.flow_id, MatchRow.revision, MatchRow.movement_id)
        .where(MatchRow.entity_id == entity_id)
        .order_by(MatchRow.made_at, MatchRow.match_id)
    )
    for row in found:
        yield MatchKey(row.psp_id, row.flow_id, row.revision, row.movement_id)


def add_match(
    session: Session,
    flow: SettlementFlowRow,
    movement_id: str,
    amount_cents: Cents,
    *,
    match_id: str,
    run_id: str,
    author: str,
    made_at: datetime,
) -> bool:
    """Append a match; says no when another run has just found the same."""
    return insert_new(
        session,
        MatchRow,
        {
            "entity_id": flow.entity_id,
            "match_id": match_id,
            "run_id": run_id,
            "psp_id": flow.psp_id,
            "flow_id": flow.flow_id,
            "revision": flow.revision,
            "movement_id": movement_id,
            "amount_cents": amount_cents,
            "author": author,
            "made_at": made_at,
        },
    )


def paid_shares(session: Session, entity_id: str) -> Iterator[PaidShare]:
    """Every share of every receipt, stamps left out, by the order in which receipts came."""
    found = session.execute(
        select(
            ReceiptRow.receipt_id,
            ReceiptTransferRow.transfer_no,
            ReceiptRow.notice_number,
            ReceiptRow.creditor_reference,
            ReceiptTransferRow.amount_cents,
        )
        .join(
            ReceiptTransferRow,
            (ReceiptTransferRow.entity_id == ReceiptRow.entity_id)
            & (ReceiptTransferRow.receipt_id == ReceiptRow.receipt_id),
        )
        .where(
            ReceiptRow.entity_id == entity_id,
            ReceiptTransferRow.is_own,
        )
        .order_by(ReceiptRow.received_at, ReceiptRow.receipt_id, ReceiptTransferRow.transfer_no)
    )
    for row in found:
        yield PaidShare(
            row.receipt_id,
            row.transfer_no,
            row.notice_number,
            row.creditor_reference,
            Cents(row.amount_cents),
        )
