"""Questions about settlement flows."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from central_server.db.blocks import in_blocks
from central_server.db.insertion import insert_new, insert_rows
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.settlement.models import SettlementFlowRow, SettlementLineRow
from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import Cents
from payments_core.rules.receipt_joining import ReceiptShare

#: Keys that one statement asks for.
KEYS_PER_STATEMENT = 500
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


def is_superseded() -> ColumnElement[bool]:
    """Whether a newer revision of a flow that a query reads is here."""
    newer = aliased(SettlementFlowRow)
    return (
        select(newer.revision)
        .where(
            newer.entity_id == SettlementFlowRow.entity_id,
            newer.psp_id == SettlementFlowRow.psp_id,
            newer.flow_key == SettlementFlowRow.flow_key,
            newer.revision > SettlementFlowRow.revision,
        )
        .exists()
    )


def current_flows(session: Session, entity_id: str) -> Iterator[SettlementFlowRow]:
    """The newest revision of every flow of an entity, oldest flow first."""
    yield from session.scalars(
        select(SettlementFlowRow)
        .where(SettlementFlowRow.entity_id == entity_id, ~is_superseded())
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
    for some in in_blocks(values, LINES_PER_STATEMENT):
        insert_rows(session, SettlementLineRow, some)
    return True


def shares_of(session: Session, row: SettlementFlowRow) -> list[ReceiptShare]:
    """Transfers in the entity's favour of the receipts that the flow's lines may speak of.

    By IUR or by IUV; digital stamps are paid but never settled (hub protocol 0.7). What an earlier
    flow has reported already is left out, unless this one takes it back.
    """
    # Asked in steps, by keys: left to join lines with receipts, a database without fresh
    # statistics reads all the receipts of the entity for each flow.
    line = SettlementLineRow
    named = session.execute(
        select(line.collection_id, line.creditor_reference, line.outcome).where(
            *_is_line_of(line, row)
        )
    ).all()
    reported = _reported_before(
        session, row, {one.collection_id for one in named if one.outcome != Outcome.REVOKED}
    )
    receipt_ids = {one.collection_id for one in named}
    receipt_ids |= _receipts_of(session, row.entity_id, {one.creditor_reference for one in named})
    return [
        share
        for share in _shares(session, row.entity_id, receipt_ids)
        if (share.receipt_id, share.transfer_no) not in reported
    ]


def _receipts_of(session: Session, entity_id: str, references: Iterable[str]) -> set[str]:
    """Ids of the receipts with these IUVs."""
    ids: set[str] = set()
    for some in in_blocks(sorted(references), KEYS_PER_STATEMENT):
        ids.update(
            session.scalars(
                select(ReceiptRow.receipt_id).where(
                    ReceiptRow.entity_id == entity_id, ReceiptRow.creditor_reference.in_(some)
                )
            )
        )
    return ids


def _shares(session: Session, entity_id: str, receipt_ids: Iterable[str]) -> Iterator[ReceiptShare]:
    receipt, transfer = ReceiptRow, ReceiptTransferRow
    for some in in_blocks(sorted(receipt_ids), KEYS_PER_STATEMENT):
        found = session.execute(
            select(
                receipt.receipt_id,
                receipt.creditor_reference,
                transfer.transfer_no,
                transfer.amount_cents.label("cents"),
            )
            .join(
                transfer,
                (transfer.entity_id == receipt.entity_id)
                & (transfer.receipt_id == receipt.receipt_id),
            )
            .where(
                receipt.entity_id == entity_id,
                receipt.receipt_id.in_(some),
                transfer.is_own,
            )
            .order_by(receipt.receipt_id, transfer.transfer_no)
        )
        for one in found:
            yield ReceiptShare(one.receipt_id, one.creditor_reference, one.transfer_no, one.cents)


def _reported_before(
    session: Session, row: SettlementFlowRow, collection_ids: Iterable[str]
) -> set[tuple[str, int | None]]:
    line, flow = SettlementLineRow, SettlementFlowRow
    reported: set[tuple[str, int | None]] = set()
    for some in in_blocks(sorted(collection_ids), KEYS_PER_STATEMENT):
        found = session.execute(
            select(line.collection_id, line.transfer_no)
            .join(
                flow,
                (flow.entity_id == line.entity_id)
                & (flow.psp_id == line.psp_id)
                & (flow.flow_id == line.flow_id)
                & (flow.revision == line.revision),
            )
            .where(
                line.entity_id == row.entity_id,
                line.collection_id.in_(some),
                line.outcome != Outcome.REVOKED,
                flow.flow_key != row.flow_key,
                flow.flow_at < row.flow_at,
                flow.anomalies == "",
            )
        )
        reported.update((one.collection_id, one.transfer_no) for one in found)
    return reported


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
