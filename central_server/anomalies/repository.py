"""Questions about what did not go as it should, oldest first and never more than asked for."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.jobs.models import OutboxRow
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.refunds.models import RefundEventRow, RefundRow
from central_server.settlement.models import SettlementFlowRow
from central_server.settlement.repository import is_superseded
from payments_core.rules.refund_lifecycle import RefundEvent


class OddReceipt(NamedTuple):
    """A receipt that was marked when it came; `anomaly` is a ReceiptAnomaly."""

    receipt_id: str
    notice_number: str
    amount_cents: int
    anomaly: str
    received_at: datetime


class SharedIncome(NamedTuple):
    """What came to the entity by payments to one other creditor, digital stamps left out."""

    creditor: str
    receipts: int
    amount_cents: int
    since: datetime


def odd_receipts(session: Session, entity_id: str, limit: int) -> list[OddReceipt]:
    """Receipts with an anomaly, but for those whose money is being paid back or was."""
    rejected = (
        select(RefundEventRow.event_no)
        .where(
            RefundEventRow.entity_id == RefundRow.entity_id,
            RefundEventRow.refund_id == RefundRow.refund_id,
            RefundEventRow.event == RefundEvent.REJECT,
        )
        .exists()
    )
    asked_back = (
        select(RefundRow.refund_id)
        .where(
            RefundRow.entity_id == ReceiptRow.entity_id,
            RefundRow.receipt_id == ReceiptRow.receipt_id,
            ~rejected,
        )
        .exists()
    )
    rows = session.execute(
        select(
            ReceiptRow.receipt_id, ReceiptRow.notice_number, ReceiptRow.amount_cents,
            ReceiptRow.anomaly, ReceiptRow.received_at,
        )
        .where(ReceiptRow.entity_id == entity_id, ReceiptRow.anomaly.is_not(None), ~asked_back)
        .order_by(ReceiptRow.received_at, ReceiptRow.receipt_id)
        .limit(limit)
    )  # fmt: skip
    return [
        OddReceipt(
            row.receipt_id, row.notice_number, row.amount_cents, row.anomaly or "", row.received_at
        )
        for row in rows
    ]


def shared_income(session: Session, entity_id: str, limit: int) -> list[SharedIncome]:
    """Shares of payments to other creditors (broadcast receipts), one row for each creditor."""
    transfer = ReceiptTransferRow
    since = func.min(ReceiptRow.received_at, type_=ReceiptRow.received_at.type).label("since")
    rows = session.execute(
        select(
            ReceiptRow.company_name,
            func.count(ReceiptRow.receipt_id.distinct()).label("receipts"),
            func.sum(transfer.amount_cents).label("cents"),
            since,
        )
        .join(
            transfer,
            (transfer.entity_id == ReceiptRow.entity_id)
            & (transfer.receipt_id == ReceiptRow.receipt_id),
        )
        .where(
            ReceiptRow.entity_id == entity_id,
            ReceiptRow.position_id.is_(None),
            ReceiptRow.anomaly.is_(None),
            transfer.is_own,
        )
        .group_by(ReceiptRow.company_name)
        .order_by(since, ReceiptRow.company_name)
        .limit(limit)
    )
    return [SharedIncome(row.company_name, row.receipts, int(row.cents), row.since) for row in rows]


def odd_flows(session: Session, entity_id: str, limit: int) -> list[SettlementFlowRow]:
    """Newest revisions of flows that cannot be trusted."""
    return list(
        session.scalars(
            select(SettlementFlowRow)
            .where(
                SettlementFlowRow.entity_id == entity_id,
                SettlementFlowRow.anomalies != "",
                ~is_superseded(),
            )
            .order_by(SettlementFlowRow.imported_at, SettlementFlowRow.flow_id)
            .limit(limit)
        )
    )


def failing_jobs(session: Session, entity_id: str, attempts: int, limit: int) -> list[OutboxRow]:
    """Jobs not done after so many attempts."""
    return list(
        session.scalars(
            select(OutboxRow)
            .where(
                OutboxRow.entity_id == entity_id,
                OutboxRow.done_at.is_(None),
                OutboxRow.attempts >= attempts,
            )
            .order_by(OutboxRow.created_at, OutboxRow.job_id)
            .limit(limit)
        )
    )
