"""Questions about what did not go as it should, oldest first and never more than asked for."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from central_server.entities.models import ProgramRow
from central_server.jobs.models import OutboxRow
from central_server.notices.repository import OPEN_STATUSES
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.positions.models import InstallmentRow, PositionRow, ProgramAnswerRow
from central_server.refunds.models import RefundEventRow, RefundRow
from central_server.settlement.models import SettlementFlowRow
from central_server.settlement.repository import is_superseded
from payments_core.model.asked_amount import ProgramState
from payments_core.model.debt_position import InstallmentStatus
from payments_core.rules.refund_lifecycle import RefundEvent

_NOT_OWED = (ProgramState.PAID, ProgramState.CANCELLED, ProgramState.UNKNOWN)


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


class Contradiction(NamedTuple):
    """An open notice of which its management program says that it is not owed; `state` is a
    ProgramState."""

    notice_number: str
    amount_cents: int
    state: str
    program: str
    since: datetime


def contradictions(session: Session, entity_id: str, limit: int) -> list[Contradiction]:
    """Open notices whose program does not know them as such.

    What it said last holds: that it does not know a notice any more takes back nothing.
    """
    answer, later = ProgramAnswerRow, aliased(ProgramAnswerRow)
    is_overtaken = (
        select(later.answer_id)
        .where(
            later.entity_id == answer.entity_id,
            later.notice_number == answer.notice_number,
            (later.state != ProgramState.UNKNOWN) | (answer.state == ProgramState.UNKNOWN),
            or_(
                later.at > answer.at,
                (later.at == answer.at) & (later.answer_id > answer.answer_id),
            ),
        )
        .exists()
    )
    rows = session.execute(
        select(
            answer.notice_number, InstallmentRow.amount_cents, answer.state, ProgramRow.name,
            answer.at,
        )
        .join(
            InstallmentRow,
            (InstallmentRow.entity_id == answer.entity_id)
            & (InstallmentRow.notice_number == answer.notice_number),
        )
        .join(
            PositionRow,
            (PositionRow.entity_id == InstallmentRow.entity_id)
            & (PositionRow.position_id == InstallmentRow.position_id),
        )
        .join(
            ProgramRow,
            (ProgramRow.entity_id == answer.entity_id)
            & (ProgramRow.program_id == answer.program_id),
        )
        .where(
            answer.entity_id == entity_id,
            # Not as "anything but due": these are few, and found by their index.
            answer.state.in_(_NOT_OWED),
            ~is_overtaken,
            InstallmentRow.status == InstallmentStatus.UNPAID,
            PositionRow.status.in_(OPEN_STATUSES),
        )
        .order_by(answer.at, answer.notice_number)
        .limit(limit)
    )  # fmt: skip
    found: dict[str, Contradiction] = {}
    for row in rows:
        one = Contradiction._make(row)
        if one.state != ProgramState.UNKNOWN or one.notice_number not in found:
            found[one.notice_number] = one
    return list(found.values())


def failing_jobs(
    session: Session, entity_id: str, attempts: int, limit: int, *, but: Collection[str]
) -> list[OutboxRow]:
    """Jobs not done after so many attempts, but those of some kinds."""
    return list(
        session.scalars(
            select(OutboxRow)
            .where(
                OutboxRow.entity_id == entity_id,
                OutboxRow.done_at.is_(None),
                OutboxRow.attempts >= attempts,
                OutboxRow.kind.not_in(but),
            )
            .order_by(OutboxRow.created_at, OutboxRow.job_id)
            .limit(limit)
        )
    )
