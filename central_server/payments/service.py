"""Takes in what the hub says about payments: receipts above all, which are never refused."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import structlog
from sqlalchemy.orm import Session

from central_server.changes import feed
from central_server.db.insertion import insert_all_new, insert_new
from central_server.payments import repository
from central_server.payments.hub_access import HubCaller, HubRefusal
from central_server.payments.models import (
    HubEventRow,
    HubMessageRow,
    ReceiptAnomaly,
    ReceiptRow,
    ReceiptTransferRow,
)
from central_server.payments.receipt_codes import sign_stored
from central_server.payments.receipt_rows import stored_values, transfer_values
from central_server.payments.repetition import is_repetition
from central_server.positions import live
from central_server.positions import repository as positions
from central_server.positions import service as position_service
from central_server.positions.repository import NoticedPosition
from central_server.signing.signer import ReceiptSigner
from payments_core.clock import Clock, rome_date
from payments_core.model.debt_position import InstallmentStatus, PositionStatus
from payments_core.model.receipt import Receipt
from payments_core.rules.position_progress import other_way
from payments_core.wire.desk.notice_messages import ChangeKind
from payments_core.wire.hub.faults import FaultCode

_log = structlog.get_logger("payments")


class HubEventKind(StrEnum):
    """What the hub asked for."""

    VERIFY = "VERIFY"
    ACTIVATE = "ACTIVATE"
    OPTIONS = "OPTIONS"


#: Why a message is kept that says something else of a receipt than we have stored.
CONTRADICTS = "receipt_contradicts"

#: Statuses of a position of which something may have been paid.
_PARTLY_PAID = frozenset(
    {PositionStatus.PARTIALLY_PAID, PositionStatus.PAID, PositionStatus.REPORTED}
)


@dataclass(frozen=True, slots=True)
class DebtBefore:
    """A debt as a receipt finds it: its position, and the instalment that the notice is for."""

    position: PositionStatus
    installment: InstallmentStatus
    amount_cents: int


@dataclass(frozen=True, slots=True)
class RecordedReceipt:
    """`first` tells the delivery that took effect from its repetitions."""

    first: bool
    anomaly: ReceiptAnomaly | None


def record_receipt(
    session: Session, caller: HubCaller, receipt: Receipt, raw: bytes, version: int, clock: Clock,
    signer: ReceiptSigner | None = None,
) -> RecordedReceipt:  # fmt: skip
    """Store a receipt and everything it changes, once (house style 5.3, hub protocol 3a.6).

    `raw` is the message as it came, `version` 1, 2 or DOCUMENT_VERSION; `signer` makes its
    verification code. A repetition in whichever has no effect; HubRefusal is raised when the id is
    known with other content, and somebody is alerted.
    """
    now = clock.now()
    found = _position(session, caller, receipt)
    if found is not None:
        live.settle(session, found, receipt.amount_cents, rome_date(receipt.paid_at or now))
    anomaly = _anomaly(session, caller, receipt, found)
    values = stored_values(caller.entity_id, receipt, raw, version, now) | {
        "position_id": found.position.position_id if found else None, "anomaly": anomaly,
    }  # fmt: skip
    if not insert_new(session, ReceiptRow, values):
        return _repetition(session, caller, receipt, version)
    insert_all_new(session, ReceiptTransferRow, transfer_values(caller.entity_id, receipt))
    sign_stored(session, signer, caller.entity_id, [values], now)
    if found is not None:
        position_service.pay(session, found)
        numbers = [receipt.notice_number]
        feed.append(session, caller.entity_id, ChangeKind.NOTICE_PAID, numbers, now)
    _log.info(
        "receipt_stored", entity=caller.entity_id, station=caller.station_id,
        receipt=receipt.receipt_id, notice=receipt.notice_number, anomaly=anomaly,
    )  # fmt: skip
    return RecordedReceipt(first=True, anomaly=anomaly)


def keep_message(
    session: Session, caller: HubCaller, operation: str, reason: str, raw: bytes, clock: Clock
) -> None:
    """Keep a message whose effects cannot be worked out, once whatever the deliveries."""
    values = {
        "entity_id": caller.entity_id, "digest": hashlib.sha256(raw).hexdigest(),
        "operation": operation, "reason": reason[:64], "raw": raw, "received_at": clock.now(),
    }  # fmt: skip
    if insert_new(session, HubMessageRow, values):
        _log.error(
            "hub_message_kept", entity=caller.entity_id, station=caller.station_id,
            operation=operation, reason=reason,
        )  # fmt: skip


def note_question(
    session: Session,
    caller: HubCaller,
    notice_number: str,
    kind: HubEventKind,
    clock: Clock,
    new_id: Callable[[], str],
) -> str:
    """Note that the hub asked for a notice: evidence for the timeline, never a state. The id of
    the question."""
    event_id = new_id()
    values = {
        "entity_id": caller.entity_id, "event_id": event_id, "notice_number": notice_number,
        "kind": kind, "at": clock.now(),
    }  # fmt: skip
    insert_new(session, HubEventRow, values)
    return event_id


def _position(session: Session, caller: HubCaller, receipt: Receipt) -> NoticedPosition | None:
    if receipt.creditor_tax_code != caller.entity_id:
        return None
    return positions.position_by_notice(session, caller.entity_id, receipt.notice_number, lock=True)


def _anomaly(
    session: Session, caller: HubCaller, receipt: Receipt, found: NoticedPosition | None
) -> ReceiptAnomaly | None:
    if found is None:
        return anomaly_without_position(caller, receipt)

    def has_other() -> bool:
        number = receipt.notice_number
        return repository.has_other_receipt(
            session, caller.entity_id, number, receipt.receipt_id
        ) or bool(positions.settled_elsewhere(session, caller.entity_id, [number]))

    def has_begun_otherwise() -> bool:
        parts = positions.due_parts(session, found.position)
        return other_way(parts, found.installment.option_no) is not None

    return anomaly_of(receipt, _debt_before(found), has_other, has_begun_otherwise)


def _debt_before(found: NoticedPosition) -> DebtBefore:
    return DebtBefore(
        PositionStatus(found.position.status),
        InstallmentStatus(found.installment.status),
        found.installment.amount_cents,
    )


def anomaly_without_position(caller: HubCaller, receipt: Receipt) -> ReceiptAnomaly | None:
    """A notice nobody knows: odd only where the receipt says that it is the entity's own."""
    ours = receipt.creditor_tax_code == caller.entity_id
    return ReceiptAnomaly.UNKNOWN_NOTICE if ours else None


def anomaly_of(
    receipt: Receipt,
    debt: DebtBefore,
    has_other: Callable[[], bool],
    has_begun_otherwise: Callable[[], bool],
) -> ReceiptAnomaly | None:
    """What is odd about a receipt, as its debt was before it.

    The status alone does not tell whether it was paid before: a flow may have reported a payment
    whose receipt is late. `has_other` (receipt for the notice) is asked only where it may have
    been, `has_begun_otherwise` (the debt, by another option) only where some of it was paid.
    """
    if debt.installment is not InstallmentStatus.UNPAID and has_other():
        return ReceiptAnomaly.DOUBLE_PAYMENT
    if debt.position in _PARTLY_PAID and has_begun_otherwise():
        return ReceiptAnomaly.DOUBLE_PAYMENT
    if debt.position is PositionStatus.INVALID:
        return ReceiptAnomaly.POSITION_CANCELLED
    if debt.amount_cents != receipt.amount_cents:
        return ReceiptAnomaly.AMOUNT_DIFFERS
    return None


def _repetition(
    session: Session, caller: HubCaller, receipt: Receipt, version: int
) -> RecordedReceipt:
    known = repository.receipt(session, caller.entity_id, receipt.receipt_id)
    assert known is not None  # noqa: S101  (its key has just stopped our insert)
    if is_repetition(session, caller.entity_id, receipt, version):
        anomaly = ReceiptAnomaly(known.anomaly) if known.anomaly else None
        return RecordedReceipt(first=False, anomaly=anomaly)
    _log.error(
        "receipt_contradicts", entity=caller.entity_id, station=caller.station_id,
        receipt=receipt.receipt_id, notice=receipt.notice_number,
    )  # fmt: skip
    raise HubRefusal(FaultCode.RECEIPT_DUPLICATE, receipt.notice_number)
