"""Questions about the reference that one payment quotes."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from central_server.payments.models import ReceiptRow
from central_server.positions.models import InstallmentRow
from central_server.settlement.models import SettlementFlowRow, SettlementLineRow
from central_server.settlement.repository import is_superseded


def notices_paid_with(
    session: Session, entity_id: str, reference: str, numbers: Sequence[str], limit: int
) -> list[str]:
    """The notices here that have one of these numbers, or a receipt with this reference."""
    receipts = select(ReceiptRow.notice_number).where(
        ReceiptRow.entity_id == entity_id,
        ReceiptRow.creditor_reference.in_(_spelt(reference)),
    )
    found = session.scalars(
        select(InstallmentRow.notice_number)
        .where(
            InstallmentRow.entity_id == entity_id,
            or_(
                InstallmentRow.notice_number.in_(numbers),
                InstallmentRow.notice_number.in_(receipts),
            ),
        )
        .order_by(InstallmentRow.notice_number)
        .limit(limit)
    )
    return list(found)


def flow_reporting(session: Session, entity_id: str, reference: str) -> str | None:
    """The newest flow, in its present revision, with a payment of this reference."""
    line = SettlementLineRow
    return session.scalar(
        select(SettlementFlowRow.flow_id)
        .join(
            line,
            (line.entity_id == SettlementFlowRow.entity_id)
            & (line.psp_id == SettlementFlowRow.psp_id)
            & (line.flow_id == SettlementFlowRow.flow_id)
            & (line.revision == SettlementFlowRow.revision),
        )
        .where(
            SettlementFlowRow.entity_id == entity_id,
            line.creditor_reference.in_(_spelt(reference)),
            ~is_superseded(),
        )
        .order_by(SettlementFlowRow.flow_at.desc(), SettlementFlowRow.psp_id)
        .limit(1)
    )


def _spelt(reference: str) -> tuple[str, ...]:
    """As it was quoted, and in capitals, as banks write an RF reference that is not."""
    return tuple(dict.fromkeys((reference, reference.upper())))
