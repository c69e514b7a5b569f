"""Questions about settlement flows."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import insert, select, union
from sqlalchemy.orm import Session, aliased

from central_server.db.insertion import insert_new
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.settlement.models import SettlementFlowRow, SettlementLineRow
from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import Cents
from payments_core.rules.receipt_joining import ReceiptShare

#: Lines held at once while a flow is written.
LINES_PER_STATEMENT = 5_000


def latest_revision(
    session: Session, entity_id: str, psp_id: str, flow_id: str
) -> SettlementFlowRow | None:
    """The newest revision of a flow that we hold."""
    return session.scalar(
        select(SettlementFlowRow)
        .where(
            SettlementFlowRow.entity_id == entity_id,
            SettlementFlowRow.psp_id == psp_id,
            SettlementFlowRow.flow_key == flow_id.upper(),
        )
        .order_by(SettlementFlowRow.revision.desc())
        .limit(1)
    )


def current_flows(session: Session, entity_id: str) -> Iterator[SettlementFlowRow]:
    """The newest revision of every flow of an entity, oldest flow first."""
    newer = aliased(SettlementFlowRow)
    superseded = (
        select(newer.revision)
        .where(
            newer.entity_id == SettlementFlowRow.entity_id,
            newer.psp_id == SettlementFlowRow.psp_id,
            newer.flow_key == SettlementFlowRow.flow_key,
            newer.revision > SettlementFlowRow.revision,
        )
        .exists()
    )
    yield from session.scalars(
        select(SettlementFlowRow)
        .where(SettlementFlowRow.entity_id == entity_id, ~superseded)
        .order_by(SettlementFlowRow.flow_at, SettlementFlowRow.psp_id, SettlementFlowRow.flow_id)
    )


def flow_of(session: Session, row: SettlementFlowRow) -> SettlementFlow:
    """The stored revision as a value, with its lines."""
    return SettlementFlow(
        flow_id=row.flow_id,
        flow_at=row.flow_at,
        regulation_id=row.regulation_id,
        regulation_on=row.regulation_on,
        sender_kind=row.sender_kind,
        sender_id=row.psp_id,
        sender_name=row.sender_name,
        receiver_tax_code=row.entity_id,
        receiver_name=row.receiver_name,
        declared_count=row.declared_count,
        declared_cents=Cents(row.declared_cents),
        lines=_lines(session, row),
    )


def add_revision(session: Session, row: SettlementFlowRow, lines: Iterable[SettlementLine]) -> bool:
    """Store a revision with its lines unless somebody else has just stored it."""
    columns = {
        column.key: getattr(row, column.key) for column in SettlementFlowRow.__table__.columns
    }
    if not insert_new(session, SettlementFlowRow, columns):
        return False
    key = {name: columns[name] for name in ("entity_id", "psp_id", "flow_id", "revision")}
    values = [_line_values(line_no, line) | key for line_no, line in enumerate(lines, start=1)]
    for start in range(0, len(values), LINES_PER_STATEMENT):
        session.execute(insert(SettlementLineRow), values[start : start + LINES_PER_STATEMENT])
    return True


def shares_of(session: Session, row: SettlementFlowRow) -> list[ReceiptShare]:
    """Transfers in the entity's favour of the receipts that the flow's lines may speak of.

    By IUR or by IUV; digital stamps are paid but never settled (hub protocol 0.7). What an earlier
    flow has reported already is left out, unless this one takes it back.
    """
    reported = _reported_before(session, row)
    return [
        ReceiptShare(found.receipt_id, found.creditor_reference, found.transfer_no, found.cents)
        for found in session.execute(_candidate_shares(row))
        if (found.receipt_id, found.transfer_no) not in reported
    ]


def _candidate_shares(row: SettlementFlowRow) -> Any:
    line, receipt, transfer = SettlementLineRow, ReceiptRow, ReceiptTransferRow

    def named_by(condition: Any) -> Any:
        return (
            select(
                receipt.receipt_id,
                receipt.creditor_reference,
                transfer.transfer_no,
                transfer.amount_cents.label("cents"),
            )
            .select_from(line)
            .join(receipt, (receipt.entity_id == line.entity_id) & condition)
            .join(
                transfer,
                (transfer.entity_id == receipt.entity_id)
                & (transfer.receipt_id == receipt.receipt_id),
            )
            .where(
                *_is_line_of(line, row),
                transfer.beneficiary_tax_code == row.entity_id,
                transfer.stamp.is_(None),
            )
        )

    return union(
        named_by(receipt.receipt_id == line.collection_id),
        named_by(receipt.creditor_reference == line.creditor_reference),
    )


def _reported_before(session: Session, row: SettlementFlowRow) -> set[tuple[str, int | None]]:
    mine, other = aliased(SettlementLineRow), aliased(SettlementLineRow)
    flow = aliased(SettlementFlowRow)
    found = session.execute(
        select(other.collection_id, other.transfer_no)
        .select_from(mine)
        .join(
            other,
            (other.entity_id == mine.entity_id) & (other.collection_id == mine.collection_id),
        )
        .join(
            flow,
            (flow.entity_id == other.entity_id)
            & (flow.psp_id == other.psp_id)
            & (flow.flow_id == other.flow_id)
            & (flow.revision == other.revision),
        )
        .where(
            *_is_line_of(mine, row),
            mine.outcome != Outcome.REVOKED,
            other.outcome != Outcome.REVOKED,
            flow.flow_key != row.flow_key,
            flow.flow_at < row.flow_at,
            flow.anomalies == "",
        )
    )
    return {(line.collection_id, line.transfer_no) for line in found}


def _is_line_of(line: Any, row: SettlementFlowRow) -> tuple[Any, ...]:
    return (
        line.entity_id == row.entity_id,
        line.psp_id == row.psp_id,
        line.flow_id == row.flow_id,
        line.revision == row.revision,
    )


def _lines(session: Session, row: SettlementFlowRow) -> tuple[SettlementLine, ...]:
    found = session.execute(
        select(
            SettlementLineRow.creditor_reference,
            SettlementLineRow.collection_id,
            SettlementLineRow.transfer_no,
            SettlementLineRow.amount_cents,
            SettlementLineRow.outcome,
            SettlementLineRow.outcome_on,
        )
        .where(*_is_line_of(SettlementLineRow, row))
        .order_by(SettlementLineRow.line_no)
    )
    return tuple(
        SettlementLine(
            creditor_reference=line.creditor_reference,
            collection_id=line.collection_id,
            transfer_no=line.transfer_no,
            amount_cents=Cents(line.amount_cents),
            outcome=Outcome(line.outcome),
            outcome_on=line.outcome_on,
        )
        for line in found
    )


def _line_values(line_no: int, line: SettlementLine) -> dict[str, Any]:
    return {
        "line_no": line_no,
        "creditor_reference": line.creditor_reference,
        "collection_id": line.collection_id,
        "transfer_no": line.transfer_no,
        "amount_cents": line.amount_cents,
        "outcome": int(line.outcome),
        "outcome_on": line.outcome_on,
    }
