"""Questions about where one payment has got to in settlement and treasury."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from central_server.payments.models import ReceiptRow
from central_server.reconciliation.models import MatchRow
from central_server.settlement.models import SettlementFlowRow, SettlementLineRow
from central_server.settlement.repository import is_superseded
from central_server.treasury.models import JournalMovementRow
from central_server.treasury.repository import is_taken_back
from payments_core.model.settlement_flow import Outcome


class ReportedLine(NamedTuple):
    """A line that reports a payment, with the present revision of its flow."""

    psp_id: str
    flow_id: str
    revision: int
    flow_at: datetime
    sender_name: str | None
    collection_id: str
    transfer_no: int | None
    amount_cents: int


class TakenIn(NamedTuple):
    """A credit of the treasurer that pays a flow; `moved_on` is the day on which he booked it."""

    moved_on: date
    year: int
    document_no: int
    counterparty: str


def reported_lines(
    session: Session, entity_id: str, receipt_ids: Sequence[str], creditor_reference: str
) -> list[ReportedLine]:
    """Lines of sound flows that report these receipts or this IUV as paid, oldest flow first.

    A line with the IUV of a known receipt that is none of these is about another creditor's notice.
    """
    flow, line = SettlementFlowRow, SettlementLineRow
    known_receipt = (
        select(ReceiptRow.receipt_id)
        .where(ReceiptRow.entity_id == line.entity_id, ReceiptRow.receipt_id == line.collection_id)
        .exists()
    )
    found = session.execute(
        select(
            flow.psp_id,
            flow.flow_id,
            flow.revision,
            flow.flow_at,
            flow.sender_name,
            line.collection_id,
            line.transfer_no,
            line.amount_cents,
        )
        .join(
            line,
            (line.entity_id == flow.entity_id)
            & (line.psp_id == flow.psp_id)
            & (line.flow_id == flow.flow_id)
            & (line.revision == flow.revision),
        )
        .where(
            flow.entity_id == entity_id,
            or_(
                line.collection_id.in_(receipt_ids),
                (line.creditor_reference == creditor_reference) & ~known_receipt,
            ),
            line.outcome != Outcome.REVOKED,
            flow.anomalies == "",
            ~is_superseded(),
        )
        .order_by(flow.flow_at, flow.flow_id, line.line_no)
    )
    return [ReportedLine(*row) for row in found]


def matched_credits(
    entity_id: str, flow: ReportedLine | SettlementFlowRow, *columns: Any
) -> Select[*tuple[Any, ...]]:
    """What is asked of the credits matched to a revision of a flow, in the order of their matching;
    a match that was taken back proves nothing."""
    return (
        select(*columns)
        .select_from(MatchRow)
        .join(
            JournalMovementRow,
            (JournalMovementRow.entity_id == MatchRow.entity_id)
            & (JournalMovementRow.movement_id == MatchRow.movement_id),
        )
        .where(
            MatchRow.entity_id == entity_id,
            MatchRow.psp_id == flow.psp_id,
            MatchRow.flow_id == flow.flow_id,
            MatchRow.revision == flow.revision,
            ~is_taken_back(),
        )
        .order_by(MatchRow.made_at, MatchRow.match_id)
    )


def credits_of(session: Session, entity_id: str, line: ReportedLine) -> list[TakenIn]:
    """The credits matched to a line's flow; one that the bank has taken back proves nothing."""
    columns = (
        JournalMovementRow.moved_on,
        JournalMovementRow.year,
        JournalMovementRow.document_no,
        JournalMovementRow.counterparty,
    )
    found = session.execute(matched_credits(entity_id, line, *columns))
    return [TakenIn(*row) for row in found]
