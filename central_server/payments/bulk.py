"""Takes in many receipts in one transaction, with the effects that each would have had alone.

For receipts recovered from an archive. The difference to `service.record_receipt` is speed: a
block of receipts costs a handful of statements. What they decide is the same, and a test says so.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.db.blocks import in_blocks
from central_server.db.insertion import insert_all_new
from central_server.payments.hub_access import HubCaller
from central_server.payments.models import ReceiptAnomaly, ReceiptRow, ReceiptTransferRow
from central_server.payments.receipt_codes import sign_stored
from central_server.payments.receipt_rows import stored_values, transfer_values
from central_server.payments.repetition import is_repetition
from central_server.payments.service import (
    DebtBefore,
    anomaly_of,
    anomaly_without_position,
)
from central_server.positions import live
from central_server.positions import repository as positions
from central_server.positions.models import InstallmentRow, PositionRow
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import rome_date
from payments_core.errors import RuleBroken
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.model.receipt import Receipt
from payments_core.rules.position_lifecycle import next_status
from payments_core.rules.position_progress import DuePart, other_way, payment_event
from payments_core.wire.desk.notice_messages import ChangeKind

#: Receipts worked out together; their numbers are parameters of one statement.
BLOCK = 500


class RecoveredReceipt(NamedTuple):
    """A receipt, to whom the hub had sent it, the message as it was, and its version, 1 or 2."""

    caller: HubCaller
    receipt: Receipt
    raw: bytes
    version: int


@dataclass(slots=True)
class _Position:
    """A position as the block has left it so far."""

    position_id: str
    status: PositionStatus
    debts: list["_Debt"]
    changed: bool = False

    def parts(self) -> list[DuePart]:
        return [DuePart(debt.option_no, debt.status) for debt in self.debts]


@dataclass(slots=True)
class _Debt:
    """An instalment as the block has left it so far."""

    position: _Position
    option_no: int
    installment_no: int
    status: InstallmentStatus
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
    session: Session, entity_id: str, receipts: Iterable[RecoveredReceipt], now: datetime,
    signer: ReceiptSigner | None = None,
) -> RecordedReceipts:  # fmt: skip
    """Store receipts of one entity with everything they change, each once; of all that came
    before, memory holds the numbers of the notices that were paid alone. `signer` makes their
    verification codes.

    Raises `receipt_contradicts` for an id that is known with other content, and
    `receipts_arrived_meanwhile` when the hub has just delivered one of them: try again then.
    """
    total = RecordedReceipts(0, 0, Counter())
    paid: list[str] = []
    for block in in_blocks(receipts, BLOCK):
        done = _record_block(session, entity_id, block, paid, now, signer)
        total = RecordedReceipts(
            total.stored + done.stored,
            total.repeated + done.repeated,
            total.anomalies + done.anomalies,
        )
    # Once, after the last block: whoever releases or is paid meanwhile waits for this counter, and
    # may hold a position that a later block wants.
    feed.append(session, entity_id, ChangeKind.NOTICE_PAID, paid, now)
    return total


def _record_block(
    session: Session, entity_id: str, block: Sequence[RecoveredReceipt], paid: list[str],
    now: datetime, signer: ReceiptSigner | None,
) -> RecordedReceipts:  # fmt: skip
    """Adds the notices that were paid to `paid`, in the order of the receipts."""
    digests = _known_digests(session, entity_id, [one.receipt.receipt_id for one in block])
    numbers = sorted({one.receipt.notice_number for one in block})
    _settle(session, entity_id, numbers, block, digests, now)
    debts = _debts(session, entity_id, numbers)
    rows: list[dict[str, Any]] = []
    transfers: list[dict[str, Any]] = []
    for caller, receipt, raw, version in block:
        values = stored_values(entity_id, receipt, raw, version, now)
        if _is_known(session, caller, receipt, version, digests, values["digest"]):
            continue
        ours = receipt.creditor_tax_code == entity_id
        debt = debts.get(receipt.notice_number) if ours else None
        anomaly = _judged(caller, receipt, debt)
        position_id = debt.position.position_id if debt else None
        rows.append(values | {"position_id": position_id, "anomaly": anomaly})
        transfers += transfer_values(entity_id, receipt)
        if debt is not None:
            paid.append(receipt.notice_number)
    if len(insert_all_new(session, ReceiptRow, rows)) < len(rows):
        raise RuleBroken("receipts_arrived_meanwhile")
    insert_all_new(session, ReceiptTransferRow, transfers)
    sign_stored(session, signer, entity_id, rows, now)
    _move(session, entity_id, debts)
    anomalies = Counter(row["anomaly"] for row in rows if row["anomaly"])
    return RecordedReceipts(len(rows), len(block) - len(rows), anomalies)


def _settle(
    session: Session, entity_id: str, numbers: list[str], block: Sequence[RecoveredReceipt],
    known: Mapping[str, str], now: datetime,
) -> None:  # fmt: skip
    """The first new receipt of a notice decides an amount that depends on the day."""
    open_numbers = live.to_settle(session, entity_id, numbers)
    for _, receipt, _, _ in block:
        number = receipt.notice_number
        ours = receipt.creditor_tax_code == entity_id
        if not ours or number not in open_numbers or receipt.receipt_id in known:
            continue
        open_numbers.remove(number)
        found = positions.position_by_notice(session, entity_id, number, lock=True)
        if found is not None:
            live.settle(session, found, receipt.amount_cents, rome_date(receipt.paid_at or now))


def _is_known(
    session: Session, caller: HubCaller, receipt: Receipt, version: int,
    digests: dict[str, str], digest: str,
) -> bool:  # fmt: skip
    if receipt.receipt_id not in digests:
        digests[receipt.receipt_id] = digest
        return False
    if digests[receipt.receipt_id] == digest:
        return True
    if is_repetition(session, caller.entity_id, receipt, version):
        return True
    raise RuleBroken("receipt_contradicts", receipt_id=receipt.receipt_id[:80])


def _judged(caller: HubCaller, receipt: Receipt, debt: _Debt | None) -> ReceiptAnomaly | None:
    if debt is None:
        return anomaly_without_position(caller, receipt)
    position, others = debt.position, bool(debt.receipt_ids)
    anomaly = anomaly_of(
        receipt,
        DebtBefore(position.status, debt.status, debt.amount_cents),
        lambda: others,
        lambda: other_way(position.parts(), debt.option_no) is not None,
    )
    debt.receipt_ids.add(receipt.receipt_id)
    if debt.status is InstallmentStatus.UNPAID:
        debt.status, debt.changed = InstallmentStatus.PAID, True
    paid = next_status(position.status, payment_event(position.parts()))
    position.changed = position.changed or paid is not position.status
    position.status = paid
    return anomaly


def _known_digests(session: Session, entity_id: str, receipt_ids: list[str]) -> dict[str, str]:
    found = session.execute(
        select(ReceiptRow.receipt_id, ReceiptRow.digest).where(
            ReceiptRow.entity_id == entity_id, ReceiptRow.receipt_id.in_(receipt_ids)
        )
    )
    return {row.receipt_id: row.digest for row in found}


def _debts(session: Session, entity_id: str, numbers: list[str]) -> dict[str, _Debt]:
    """The instalments that these notices are for, each with all of its position."""
    position_ids = session.scalars(
        select(InstallmentRow.position_id).where(
            InstallmentRow.entity_id == entity_id, InstallmentRow.notice_number.in_(numbers)
        )
    ).all()
    statuses = positions.lock_statuses(session, entity_id, position_ids)
    held = {
        position_id: _Position(position_id, status, []) for position_id, status in statuses.items()
    }
    debts: dict[str, _Debt] = {}
    for row in session.execute(
        select(
            InstallmentRow.notice_number, InstallmentRow.position_id, InstallmentRow.option_no,
            InstallmentRow.installment_no, InstallmentRow.status, InstallmentRow.amount_cents,
        ).where(InstallmentRow.entity_id == entity_id, InstallmentRow.position_id.in_(held))
    ):  # fmt: skip
        debts[row.notice_number] = debt = _Debt(
            held[row.position_id], row.option_no, row.installment_no,
            InstallmentStatus(row.status), row.amount_cents, set(),
        )  # fmt: skip
        debt.position.debts.append(debt)
    for number, receipt_id in session.execute(
        select(ReceiptRow.notice_number, ReceiptRow.receipt_id).where(
            ReceiptRow.entity_id == entity_id,
            ReceiptRow.notice_number.in_(numbers),
            ReceiptRow.position_id.is_not(None),
        )
    ):
        debts[number].receipt_ids.add(receipt_id)
    for number in positions.settled_elsewhere(session, entity_id, numbers):
        # Counts as a payment: a receipt that comes on top of it was paid once too often.
        debts[number].receipt_ids.add(positions.SETTLED_ELSEWHERE)
    return debts


def _move(session: Session, entity_id: str, debts: dict[str, _Debt]) -> None:
    paid = [
        {
            "entity_id": entity_id,
            "position_id": debt.position.position_id,
            "option_no": debt.option_no,
            "installment_no": debt.installment_no,
            "status": debt.status,
        }
        for debt in debts.values()
        if debt.changed
    ]
    moved = {
        debt.position.position_id: debt.position.status
        for debt in debts.values()
        if debt.position.changed
    }
    if paid:
        session.execute(update(InstallmentRow), paid)
    if moved:
        session.execute(
            update(PositionRow),
            [
                {"entity_id": entity_id, "position_id": position_id, "status": status}
                for position_id, status in moved.items()
            ],
        )
