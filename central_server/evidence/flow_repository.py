"""Questions about one flow or one credit, for people who have it in front of them."""

from typing import NamedTuple

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from central_server.evidence.repository import matched_credits
from central_server.payments.models import ReceiptRow
from central_server.positions.models import InstallmentRow
from central_server.reconciliation.models import MatchRow
from central_server.settlement.models import SettlementFlowRow, SettlementLineRow
from central_server.settlement.repository import is_superseded
from central_server.treasury.models import JournalMovementRow
from payments_core.model.settlement_flow import Outcome
from payments_core.wire.desk.settlement_messages import FlowPayment

#: How notice numbers of the present form begin; the IUV follows.
_PRESENT_FORM = "3"


class CreditKey(NamedTuple):
    """How people name a provisional receipt."""

    year: int
    document_no: int


def present_flow(session: Session, entity_id: str, flow_id: str) -> SettlementFlowRow | None:
    """The present revision of a flow, whatever the case of its id; of two banks' the newer."""
    return session.scalar(
        select(SettlementFlowRow)
        .where(
            SettlementFlowRow.entity_id == entity_id,
            SettlementFlowRow.flow_key == flow_id.upper(),
            ~is_superseded(),
        )
        .order_by(SettlementFlowRow.flow_at.desc(), SettlementFlowRow.psp_id)
        .limit(1)
    )


def credits_of_flow(session: Session, entity_id: str, flow: SettlementFlowRow) -> list[CreditKey]:
    """The credits matched to a revision, in the order of their matching; none taken back."""
    columns = (JournalMovementRow.year, JournalMovementRow.document_no)
    found = session.execute(matched_credits(entity_id, flow, *columns))
    return [CreditKey(*row) for row in found]


def flow_of_credit(session: Session, entity_id: str, movement_id: str) -> str | None:
    """The flow that a credit was matched to, unless a later revision has opened it again."""
    return session.scalar(
        select(MatchRow.flow_id)
        .join(
            SettlementFlowRow,
            (SettlementFlowRow.entity_id == MatchRow.entity_id)
            & (SettlementFlowRow.psp_id == MatchRow.psp_id)
            & (SettlementFlowRow.flow_id == MatchRow.flow_id)
            & (SettlementFlowRow.revision == MatchRow.revision),
        )
        .where(
            MatchRow.entity_id == entity_id,
            MatchRow.movement_id == movement_id,
            ~is_superseded(),
        )
        .order_by(MatchRow.made_at.desc(), MatchRow.match_id)
        .limit(1)
    )


def payments_of_flow(
    session: Session, entity_id: str, flow: SettlementFlowRow, after: int, limit: int
) -> list[FlowPayment]:
    """Lines of a flow after one, with the notice of their receipt, or of their IUV."""
    line = SettlementLineRow
    found = session.execute(
        select(line, ReceiptRow.notice_number, InstallmentRow.notice_number)
        .outerjoin(
            ReceiptRow,
            (ReceiptRow.entity_id == line.entity_id)
            & (ReceiptRow.receipt_id == line.collection_id),
        )
        .outerjoin(
            InstallmentRow,
            (InstallmentRow.entity_id == line.entity_id)
            & (
                InstallmentRow.notice_number
                == literal(_PRESENT_FORM).concat(line.creditor_reference)
            ),
        )
        .where(
            line.entity_id == entity_id,
            line.psp_id == flow.psp_id,
            line.flow_id == flow.flow_id,
            line.revision == flow.revision,
            line.line_no > after,
        )
        .order_by(line.line_no)
        .limit(limit)
    )
    return [
        FlowPayment(
            line_no=row.line_no,
            iuv=row.creditor_reference,
            notice_number=of_receipt or of_iuv,
            amount_cents=row.amount_cents,
            paid_on=row.outcome_on,
            outcome=Outcome(row.outcome).name,
        )
        for row, of_receipt, of_iuv in found
    ]
