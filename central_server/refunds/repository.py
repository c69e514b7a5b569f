"""Questions about refunds: what of a receipt was asked back, and where each refund stands."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session, aliased

from central_server.db.blocks import in_blocks
from central_server.payments.models import ReceiptRow, ReceiptTransferRow
from central_server.refunds.models import RefundEventRow, RefundRow
from payments_core.model.refund import RefundStatus
from payments_core.rules.refund_lifecycle import RefundEvent, last_event_of

#: Refund ids of one statement.
REFUNDS_PER_STATEMENT = 500


class KnownRefund(NamedTuple):
    """A refund with its receipt and its newest event, None before any decision."""

    refund: RefundRow
    receipt: ReceiptRow
    last: RefundEventRow | None


def lock_receipt(session: Session, entity_id: str, receipt_id: str) -> ReceiptRow | None:
    """A receipt, kept from other requests for its money until the transaction ends."""
    return session.scalars(
        select(ReceiptRow)
        .where(ReceiptRow.entity_id == entity_id, ReceiptRow.receipt_id == receipt_id)
        # Not against those who only refer to it.
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).one_or_none()


def own_cents(session: Session, entity_id: str, receipt_id: str) -> int:
    """How much of a receipt came to the entity itself: what others got, they pay back."""
    total = session.scalar(
        select(func.sum(ReceiptTransferRow.amount_cents)).where(
            ReceiptTransferRow.entity_id == entity_id,
            ReceiptTransferRow.receipt_id == receipt_id,
            ReceiptTransferRow.is_own,
        )
    )
    return int(total or 0)


def asked_back_cents(session: Session, entity_id: str, receipt_id: str) -> int:
    """How much of a receipt its refunds come to, without those that were rejected."""
    rejected = (
        select(RefundEventRow.event_no)
        .where(*_of_refund(RefundEventRow), RefundEventRow.event == RefundEvent.REJECT)
        .exists()
    )
    total = session.scalar(
        select(func.sum(RefundRow.amount_cents)).where(
            RefundRow.entity_id == entity_id, RefundRow.receipt_id == receipt_id, ~rejected
        )
    )
    return int(total or 0)


def refund(
    session: Session, entity_id: str, refund_id: str, *, lock: bool = False
) -> RefundRow | None:
    """One refund; `lock` keeps others from deciding about it until the transaction ends."""
    return session.get(
        RefundRow, (entity_id, refund_id), with_for_update={"key_share": True} if lock else None
    )


def events_of(session: Session, entity_id: str, refund_id: str) -> list[RefundEventRow]:
    """What happened to a refund, in order."""
    return list(
        session.scalars(
            select(RefundEventRow)
            .where(RefundEventRow.entity_id == entity_id, RefundEventRow.refund_id == refund_id)
            .order_by(RefundEventRow.event_no)
        )
    )


def known(session: Session, entity_id: str, refund_id: str) -> KnownRefund | None:
    """One refund with what is known of it."""
    found = _known(session, entity_id, (RefundRow.refund_id == refund_id,), limit=1)
    return found[0] if found else None


def in_status(
    session: Session,
    entity_id: str,
    status: RefundStatus,
    limit: int,
    *,
    notice_number: str | None = None,
) -> list[KnownRefund]:
    """Refunds that stand here now, oldest request first; of one notice where it is named."""
    conditions = [_stands_at(status)]
    if notice_number is not None:
        conditions.append(ReceiptRow.notice_number == notice_number)
    return _known(session, entity_id, conditions, limit)


def lock_approved(session: Session, entity_id: str, limit: int) -> list[str]:
    """Ids of approved refunds, kept from everybody else until the transaction ends."""
    ids = session.scalars(
        select(RefundRow.refund_id)
        .outerjoin(RefundEventRow, _newest())
        .where(RefundRow.entity_id == entity_id, _stands_at(RefundStatus.APPROVED))
        .order_by(RefundRow.requested_at, RefundRow.refund_id)
        .limit(limit)
        .with_for_update(of=RefundRow, key_share=True)
    ).all()
    # Whoever was waited for may have exported them: a new statement sees what was committed.
    return [
        refund_id
        for some in in_blocks(ids, REFUNDS_PER_STATEMENT)
        for refund_id in session.scalars(
            select(RefundRow.refund_id)
            .outerjoin(RefundEventRow, _newest())
            .where(
                RefundRow.entity_id == entity_id,
                RefundRow.refund_id.in_(some),
                _stands_at(RefundStatus.APPROVED),
            )
            .order_by(RefundRow.requested_at, RefundRow.refund_id)
        )
    ]


def exported(session: Session, entity_id: str, export_id: str) -> list[KnownRefund]:
    """The refunds of one export in the order of its file, whatever became of them since."""
    named = (
        select(RefundEventRow.refund_id)
        .where(
            RefundEventRow.entity_id == entity_id,
            RefundEventRow.event == RefundEvent.EXPORT,
            RefundEventRow.note == export_id,
        )
        .scalar_subquery()
    )
    return _known(session, entity_id, (RefundRow.refund_id.in_(named),), None)


class NoticedStep(NamedTuple):
    """A refund of a notice and one of its events; None stands for the request itself."""

    refund: RefundRow
    event: RefundEventRow | None


def steps_of_receipts(
    session: Session, entity_id: str, receipt_ids: Sequence[str]
) -> list[NoticedStep]:
    """Requests for these receipts and everything that happened to them, in order."""
    steps: list[NoticedStep] = []
    if not receipt_ids:
        return steps
    for row in session.scalars(
        select(RefundRow)
        .where(RefundRow.entity_id == entity_id, RefundRow.receipt_id.in_(receipt_ids))
        .order_by(RefundRow.requested_at, RefundRow.refund_id)
    ).all():
        steps.append(NoticedStep(row, None))
        steps += (NoticedStep(row, event) for event in events_of(session, entity_id, row.refund_id))
    return steps


def _known(
    session: Session,
    entity_id: str,
    conditions: Sequence[ColumnElement[bool]],
    limit: int | None,
) -> list[KnownRefund]:
    found = session.execute(
        select(RefundRow, ReceiptRow, RefundEventRow)
        .join(
            ReceiptRow,
            and_(
                ReceiptRow.entity_id == RefundRow.entity_id,
                ReceiptRow.receipt_id == RefundRow.receipt_id,
            ),
        )
        .outerjoin(RefundEventRow, _newest())
        .where(RefundRow.entity_id == entity_id, *conditions)
        .order_by(RefundRow.requested_at, RefundRow.refund_id)
        .limit(limit)
    )
    return [KnownRefund(*row) for row in found]


def _newest() -> ColumnElement[bool]:
    """Joins each refund with the event that nothing came after."""
    later = aliased(RefundEventRow)
    followed = (
        select(later.event_no)
        .where(
            later.entity_id == RefundEventRow.entity_id,
            later.refund_id == RefundEventRow.refund_id,
            later.event_no > RefundEventRow.event_no,
        )
        .exists()
    )
    return and_(*_of_refund(RefundEventRow), ~followed)


def _of_refund(event: type[RefundEventRow]) -> tuple[ColumnElement[bool], ...]:
    return (event.entity_id == RefundRow.entity_id, event.refund_id == RefundRow.refund_id)


def _stands_at(status: RefundStatus) -> ColumnElement[bool]:
    event = last_event_of(status)
    return RefundEventRow.event.is_(None) if event is None else RefundEventRow.event == event
