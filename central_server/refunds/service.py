"""Refunds (rimborsi): asked for at a desk, decided by somebody else, told to the accounts, closed.

Two people stand behind each refund: whoever asks never approves. What of a receipt is asked back
never exceeds what came to the entity itself (a province pays its surcharge back, a duty stamp is
used up), however many desks ask at once: the receipt is locked while its refunds are counted. A
request and its steps are rows that nobody edits.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.identity import repository as identity
from central_server.identity.actor import Actor
from central_server.payments.models import ReceiptRow
from central_server.refunds import repository
from central_server.refunds.models import RefundEventRow, RefundRow
from central_server.refunds.repository import KnownRefund
from payments_core.errors import RuleBroken
from payments_core.identifiers import iban, tax_code
from payments_core.model.refund import RefundStatus
from payments_core.model.role import LEADERS, Role
from payments_core.rules.refund_lifecycle import (
    LEADS_TO,
    RefundEvent,
    next_status,
    status_after,
)
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.refund_messages import RefundInfo, RefundPage, RefundRequest

_log = structlog.get_logger("refunds")

#: Who may ask for a refund, and who may see what was asked and decide.
MAY_REQUEST = (Role.CLERK, Role.SUPERVISOR)
MAY_DECIDE = LEADERS
#: Most refunds of one file for the accounts; the next export takes the rest.
EXPORT_LIMIT = 5_000
#: Longest number of a payment order, characters.
ORDER_LENGTH = 40


def request(session: Session, actor: Actor, wanted: RefundRequest, now: datetime) -> RefundInfo:
    """Ask for a refund; the same request again is answered as the first.

    Raises `receipt_unknown`, `refund_of_another_creditor` (only a share of that payment was
    ours), `refund_exceeds_receipt`, `refund_id_reused`, and what is wrong with IBAN or tax code.
    """
    actor.require(*MAY_REQUEST)
    values = _values(actor, wanted, now)
    receipt = repository.lock_receipt(session, actor.entity_id, wanted.receipt_id)
    if receipt is None:
        raise RuleBroken("receipt_unknown", receipt_id=wanted.receipt_id[:80])
    if receipt.position_id is None and receipt.anomaly is None:
        raise RuleBroken("refund_of_another_creditor", receipt_id=wanted.receipt_id[:80])
    known = repository.refund(session, actor.entity_id, wanted.refund_id)
    if known is None:
        _require_room(session, receipt, wanted.amount_cents)
        # Another request with this id, for another receipt, may be under way.
        if insert_new(session, RefundRow, values):
            _log.info("refund_requested", entity=actor.entity_id, refund=wanted.refund_id)
        else:
            known = repository.refund(session, actor.entity_id, wanted.refund_id)
    if known is not None and not _is_same(known, values):
        raise RuleBroken("refund_id_reused", refund_id=wanted.refund_id)
    return _info_of(session, actor.entity_id, wanted.refund_id)


def approve(session: Session, actor: Actor, refund_id: str, now: datetime) -> RefundInfo:
    """Decide that a refund is paid; `refund_needs_another_approver` for who asked for it."""
    actor.require(*MAY_DECIDE)
    row = _locked(session, actor.entity_id, refund_id)
    if row.requested_by == actor.operator_id:
        raise RuleBroken("refund_needs_another_approver")
    _append(session, row, RefundEvent.APPROVE, actor.operator_id, now)
    return _info_of(session, actor.entity_id, refund_id)


def reject(
    session: Session, actor: Actor, refund_id: str, reason: str, now: datetime
) -> RefundInfo:
    """Decide that it is not; who asked may take back what they asked for."""
    actor.require(*MAY_DECIDE)
    row = _locked(session, actor.entity_id, refund_id)
    _append(session, row, RefundEvent.REJECT, actor.operator_id, now, reason)
    return _info_of(session, actor.entity_id, refund_id)


def page(
    session: Session,
    actor: Actor,
    status: RefundStatus,
    notice_number: str | None = None,
    limit: int = PAGE_LIMIT,
) -> RefundPage:
    """Refunds in one status for those who decide about them."""
    actor.require(*MAY_DECIDE)
    found = repository.in_status(
        session, actor.entity_id, status, limit + 1, notice_number=notice_number
    )
    infos = _infos(session, actor.entity_id, found[:limit])
    return RefundPage(refunds=tuple(infos), more=len(found) > limit)


def of_entity(
    session: Session, entity_id: str, statuses: Sequence[RefundStatus], limit: int = EXPORT_LIMIT
) -> list[RefundInfo]:
    """Refunds in these statuses, status by status, for the command line."""
    return [
        info
        for status in statuses
        for info in _infos(
            session, entity_id, repository.in_status(session, entity_id, status, limit)
        )
    ]


def export(
    session: Session, author: str, entity_id: str, export_id: str, now: datetime
) -> list[RefundInfo]:
    """Mark what is approved as told to the accounts and return it; nothing twice.

    The caller writes the file before the transaction commits (`cli.refunds`).
    """
    for refund_id in repository.lock_approved(session, entity_id, EXPORT_LIMIT):
        row = _locked(session, entity_id, refund_id)
        _append(session, row, RefundEvent.EXPORT, author, now, export_id)
    return _exported(session, entity_id, export_id)


def exported(session: Session, entity_id: str, export_id: str) -> list[RefundInfo]:
    """What an earlier export told, as it told it; `refund_export_unknown` for none."""
    found = _exported(session, entity_id, export_id)
    if not found:
        raise RuleBroken("refund_export_unknown", export_id=export_id[:64])
    return found


def close(
    session: Session, author: str, entity_id: str, refund_id: str, order: str, now: datetime
) -> bool:
    """The accounts have paid it back with this payment order (mandato); whether that is news."""
    if not (0 < len(order) <= ORDER_LENGTH and order.isprintable() and order.strip() == order):
        raise RuleBroken("payment_order_malformed", order=order[:ORDER_LENGTH])
    row = _locked(session, entity_id, refund_id)
    events = repository.events_of(session, entity_id, refund_id)
    if events and events[-1].event == RefundEvent.CLOSE and events[-1].note == order:
        return False
    _append(session, row, RefundEvent.CLOSE, author, now, order)
    return True


def _exported(session: Session, entity_id: str, export_id: str) -> list[RefundInfo]:
    return _infos(session, entity_id, repository.exported(session, entity_id, export_id))


def _values(actor: Actor, wanted: RefundRequest, now: datetime) -> dict[str, str | int | datetime]:
    code = wanted.beneficiary_tax_code
    return {
        "entity_id": actor.entity_id,
        "refund_id": wanted.refund_id,
        "receipt_id": wanted.receipt_id,
        "amount_cents": wanted.amount_cents,
        "beneficiary_name": wanted.beneficiary_name.strip(),
        **({"beneficiary_tax_code": tax_code.validate(code)} if code is not None else {}),
        "iban": iban.validate(wanted.iban),
        "reason": wanted.reason.strip(),
        "requested_by": actor.operator_id,
        "requested_at": now,
    }


def _require_room(session: Session, receipt: ReceiptRow, amount_cents: int) -> None:
    asked = repository.asked_back_cents(session, receipt.entity_id, receipt.receipt_id)
    left = repository.own_cents(session, receipt.entity_id, receipt.receipt_id) - asked
    if amount_cents > left:
        raise RuleBroken(
            "refund_exceeds_receipt", amount_cents=amount_cents, left_cents=max(left, 0)
        )


def _is_same(row: RefundRow, values: Mapping[str, str | int | datetime]) -> bool:
    """Whether a request repeats the one that is there, whenever it was made."""
    columns = (
        "receipt_id", "amount_cents", "beneficiary_name", "beneficiary_tax_code", "iban", "reason",
        "requested_by",
    )  # fmt: skip
    return all(getattr(row, column) == values.get(column) for column in columns)


def _locked(session: Session, entity_id: str, refund_id: str) -> RefundRow:
    row = repository.refund(session, entity_id, refund_id, lock=True)
    if row is None:
        raise RuleBroken("refund_unknown", refund_id=refund_id[:64])
    return row


def _append(
    session: Session,
    row: RefundRow,
    event: RefundEvent,
    author: str,
    now: datetime,
    note: str | None = None,
) -> None:
    """The next event of a locked refund; `refund_transition_illegal` where it may not follow."""
    before = repository.events_of(session, row.entity_id, row.refund_id)
    next_status(status_after(RefundEvent(one.event) for one in before), event)
    session.add(
        RefundEventRow(
            entity_id=row.entity_id,
            refund_id=row.refund_id,
            event_no=len(before) + 1,
            event=event,
            by=author,
            at=now,
            note=note,
        )
    )
    session.flush()
    _log.info("refund_event", entity=row.entity_id, refund=row.refund_id, event_kind=event)


def _info_of(session: Session, entity_id: str, refund_id: str) -> RefundInfo:
    known = repository.known(session, entity_id, refund_id)
    assert known is not None  # noqa: S101  (it has just been written or locked)
    return _infos(session, entity_id, [known])[0]


def _infos(session: Session, entity_id: str, found: Sequence[KnownRefund]) -> list[RefundInfo]:
    names = identity.names_of(session, entity_id, {one.refund.requested_by for one in found})
    return [_info(one, names) for one in found]


def _info(known: KnownRefund, names: Mapping[str, str]) -> RefundInfo:
    row, receipt, last = known
    return RefundInfo(
        refund_id=row.refund_id,
        receipt_id=row.receipt_id,
        notice_number=receipt.notice_number,
        subject=receipt.description,
        amount_cents=row.amount_cents,
        paid_cents=receipt.amount_cents,
        beneficiary_name=row.beneficiary_name,
        beneficiary_tax_code=row.beneficiary_tax_code,
        iban=row.iban,
        reason=row.reason,
        requested_by=row.requested_by,
        requested_by_name=names.get(row.requested_by, row.requested_by),
        requested_at=row.requested_at,
        # The newest event alone says where a refund stands: each leads to one status.
        status=LEADS_TO[RefundEvent(last.event)] if last else RefundStatus.REQUESTED,
        decided_at=last.at if last else None,
        note=last.note if last else None,
    )
