"""Tells a server that was restored again what it has forgotten.

Everything is queued under the id and with the words that it had: the server does once more what it
does not know, and answers ALREADY_DONE to what it does.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from counter_app.store import citizen_notes, notices, outbox
from counter_app.store.tables import Approval, CancellationRow, NoticeRow, OutboxRow, ReleaseState
from payments_core.wire.desk.operation_messages import (
    NoticePlan,
    Operation,
    PlanPayment,
    ReleaseNotice,
    read_operation,
)

#: Of a cancellation that waits for an approval: a server that has forgotten it is asked anew.
_UNDECIDED = (Approval.WAITING, Approval.HEARD)


def requeue(session: Session, since: datetime, at: datetime) -> int:
    """Queue again the releases made, the cancellations answered and the notes written from `since`
    on that do not wait; says how many.

    A release comes before whatever else of its position waits already: a server that does not know
    the notice would refuse its cancellation. What was refused stays so: its task tells of it.
    """
    waiting = session.scalars(select(OutboxRow).order_by(OutboxRow.seq)).all()
    released = _releases(session, since)
    for position_key, release in released:
        outbox.add(session, release, position_key, at)
    withdrawn = _cancellations(session, since)
    for row in withdrawn:
        _withdraw_again(session, row, at)
    noted = citizen_notes.written_since(session, since)
    for note in noted:
        note.waits = True
        position_key = outbox.key_of_notes(note.citizen_id)
        outbox.add(session, read_operation(note.payload or ""), position_key, at)
    moved = {position_key for position_key, _ in released}
    moved |= {outbox.key_of_notes(note.citizen_id) for note in noted}
    _move_behind(session, waiting, moved)
    return len(released) + len(withdrawn) + len(noted)


def _releases(session: Session, since: datetime) -> list[tuple[str, Operation | NoticePlan]]:
    """Each with the key of its position: a plan goes behind the release of its notice."""
    rows = session.scalars(
        select(NoticeRow)
        .where(
            NoticeRow.released_at >= since,
            NoticeRow.state != ReleaseState.REFUSED,
            NoticeRow.operation_id.not_in(select(OutboxRow.operation_id)),
        )
        .order_by(NoticeRow.released_at, NoticeRow.notice_number)
    ).all()
    operations = {row.operation_id: row for row in rows}
    return [
        (notices.position_of(session, row.notice_number), _operation_of(row))
        for row in operations.values()
    ]


def _operation_of(row: NoticeRow) -> Operation | NoticePlan:
    """What has released a notice, with the words that it had."""
    release = ReleaseNotice.model_validate_json(row.release)
    if row.plan_of is not None:
        return plan_message(row.operation_id, row.operator_id, row.plan_of, release)
    return Operation(operation_id=row.operation_id, operator_id=row.operator_id, release=release)


def plan_message(
    operation_id: str, operator_id: str, plan_of: str, release: ReleaseNotice
) -> NoticePlan:
    """What is delivered of a plan whose notices `release` tells of, always with the same words."""
    return NoticePlan(
        operation_id=operation_id,
        operator_id=operator_id,
        generation=release.generation,
        plan_of=plan_of,
        kind_revision=release.kind_revision,
        amount_cents=release.amount_cents,
        payments=tuple(
            PlanPayment(
                notice_number=one.notice_number,
                lease_id=one.lease_id or "",
                amount_cents=one.amount_cents,
                due_on=one.due_on,
            )
            for one in release.payments
        ),
        planned_at=release.released_at,
        clock=release.clock,
    )


def _cancellations(session: Session, since: datetime) -> Sequence[CancellationRow]:
    """Without the message that was sent there is none that the server would know again."""
    return session.scalars(
        select(CancellationRow)
        .where(
            CancellationRow.answered_at >= since,
            CancellationRow.problem.is_(None) | CancellationRow.approval.in_(_UNDECIDED),
            CancellationRow.payload.is_not(None),
        )
        .order_by(CancellationRow.answered_at, CancellationRow.decided_at)
    ).all()


def _withdraw_again(session: Session, row: CancellationRow, at: datetime) -> None:
    """Until the server has it again the notice may be payable there."""
    ours = notices.by_number(session, row.notice_number)
    if ours is not None and ours.state == ReleaseState.CANCELLED:
        payable = ours.payable_at is not None
        ours.state = ReleaseState.PAYABLE if payable else ReleaseState.ACCEPTED
    row.answered_at = None
    position_key = notices.position_of(session, row.notice_number)
    outbox.add(session, read_operation(row.payload or ""), position_key, at)


def _move_behind(
    session: Session, waiting: Sequence[OutboxRow], position_keys: Collection[str]
) -> None:
    for row in waiting:
        if row.position_key in position_keys:
            outbox.move_to_end(session, row)
