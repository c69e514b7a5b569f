"""Takes in many receipts in one transaction, with the effects that each would have had alone.

For receipts recovered from an archive. The difference to `service.record_receipt` is speed: a
block of receipts costs a handful of statements. What they decide is the same, and a test says so.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.db.blocks import in_blocks
from central_server.db.insertion import insert_all_new
from central_server.payments.hub_access import HubCaller
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.payments.receipt_rows import stored_values, transfer_values
from central_server.payments.service import (
    ReceiptAnomaly,
    anomaly_of,
    anomaly_without_position,
)
from central_server.positions import repository as positions
from central_server.positions.models import PaymentOptionRow, PositionRow
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import PositionStatus
from payments_core.model.receipt import Receipt
from payments_core.rules.position_lifecycle import PositionEvent, next_status
from payments_core.wire.desk.messages import ChangeKind

#: Receipts worked out together; their numbers are parameters of one statement.
BLOCK = 500


class RecoveredReceipt(NamedTuple):
    """A receipt, to whom the hub had sent it, the message as it was, and its version, 1 or 2."""

    caller: HubCaller
    receipt: Receipt
    raw: bytes
    version: int


@dataclass(slots=True)
class _Debt:
    """A position as the block has left it so far."""

    position_id: str
    status: PositionStatus
    amount_cents: int
    receipt_ids: set[str]
    changed: bool = False


@dataclass(frozen=True, slots=True)
class RecordedReceipts:
    """How many took effect, how many were here already, and what was odd about the new ones."""

    stored: int
    repeated: int
    anomalies: Counter[ReceiptAnomaly]


def record_receipts(
    session: Session, entity_id: str, receipts: Iterable[RecoveredReceipt], now: datetime
) -> RecordedReceipts:
    """Store receipts of one entity with everything they change, each once; memory does not grow
    with their number.

    Raises `receipt_contradicts` for an id that is known with other content, and
    `receipts_arrived_meanwhile` when the hub has just delivered one of them: try again then.
    """
    total = RecordedReceipts(0, 0, Counter())
    for block in in_blocks(receipts, BLOCK):
        done = _record_block(session, entity_id, block, now)
        total = RecordedReceipts(
            total.stored + done.stored,
            total.repeated + done.repeated,
            total.anomalies + done.anomalies,
        )
    return total


def _record_block(
    session: Session, entity_id: str, block: Sequence[RecoveredReceipt], now: datetime
) -> RecordedReceipts:
    digests = _known_digests(session, entity_id, [one.receipt.receipt_id for one in block])
    debts = _debts(session, entity_id, sorted({one.receipt.notice_number for one in block}))
    rows: list[dict[str, Any]] = []
    transfers: list[dict[str, Any]] = []
    paid: list[str] = []
    for caller, receipt, raw, version in block:
        values = stored_values(entity_id, receipt, raw, version, now)
        if _is_repetition(digests, receipt.receipt_id, values["digest"]):
            continue
        ours = receipt.creditor_tax_code == entity_id
        debt = debts.get(receipt.notice_number) if ours else None
        anomaly = _judged(caller, receipt, debt)
        position_id = debt.position_id if debt else None
        rows.append(values | {"position_id": position_id, "anomaly": anomaly})
        transfers += transfer_values(entity_id, receipt)
        if debt is not None:
            paid.append(receipt.notice_number)
    if len(insert_all_new(session, ReceiptRow, rows)) < len(rows):
        raise RuleBroken("receipts_arrived_meanwhile")
    insert_all_new(session, ReceiptTransferRow, transfers)
    _move(session, entity_id, debts)
    feed.append(session, entity_id, ChangeKind.NOTICE_PAID, paid, now)
    anomalies = Counter(row["anomaly"] for row in rows if row["anomaly"])
    return RecordedReceipts(len(rows), len(block) - len(rows), anomalies)


def _is_repetition(digests: dict[str, str], receipt_id: str, digest: str) -> bool:
    if receipt_id not in digests:
        digests[receipt_id] = digest
        return False
    if digests[receipt_id] != digest:
        raise RuleBroken("receipt_contradicts", receipt_id=receipt_id[:80])
    return True


def _judged(caller: HubCaller, receipt: Receipt, debt: _Debt | None) -> ReceiptAnomaly | None:
    if debt is None:
        return anomaly_without_position(caller, receipt)
    others = bool(debt.receipt_ids)
    anomaly = anomaly_of(receipt, debt.status, debt.amount_cents, lambda: others)
    debt.receipt_ids.add(receipt.receipt_id)
    paid = next_status(debt.status, PositionEvent.PAY)
    debt.changed = debt.changed or paid is not debt.status
    debt.status = paid
    return anomaly


def _known_digests(session: Session, entity_id: str, receipt_ids: list[str]) -> dict[str, str]:
    found = session.execute(
        select(ReceiptRow.receipt_id, ReceiptRow.digest).where(
            ReceiptRow.entity_id == entity_id, ReceiptRow.receipt_id.in_(receipt_ids)
        )
    )
    return {row.receipt_id: row.digest for row in found}


def _debts(session: Session, entity_id: str, numbers: list[str]) -> dict[str, _Debt]:
    options = session.execute(
        select(
            PaymentOptionRow.notice_number,
            PaymentOptionRow.amount_cents,
            PaymentOptionRow.position_id,
        ).where(
            PaymentOptionRow.entity_id == entity_id, PaymentOptionRow.notice_number.in_(numbers)
        )
    ).all()
    statuses = positions.lock_statuses(session, entity_id, [row.position_id for row in options])
    debts = {
        row.notice_number: _Debt(
            row.position_id, statuses[row.position_id], row.amount_cents, set()
        )
        for row in options
    }
    for number, receipt_id in session.execute(
        select(ReceiptRow.notice_number, ReceiptRow.receipt_id).where(
            ReceiptRow.entity_id == entity_id,
            ReceiptRow.notice_number.in_(numbers),
            ReceiptRow.position_id.is_not(None),
        )
    ):
        debts[number].receipt_ids.add(receipt_id)
    return debts


def _move(session: Session, entity_id: str, debts: dict[str, _Debt]) -> None:
    moved = [
        {"entity_id": entity_id, "position_id": debt.position_id, "status": debt.status}
        for debt in debts.values()
        if debt.changed
    ]
    if moved:
        session.execute(update(PositionRow), moved)
