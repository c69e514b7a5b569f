"""Receipts that the asynchronous model has listed (GPD): which wait, and when each is next tried.

With that model no message brings a receipt: the list is asked for again and again, and what it
shows for the first time is taken in (hub protocol 3b.4). What cannot be is tried again for good,
in the end once a day: something was paid, and nobody else will tell of it.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_all_new, insert_new
from central_server.payments.models import ListedReceiptRow, ReceiptPollRow, ReceiptRow
from central_server.payments.searches import LONGEST_PAUSE_AWAY, pause_after
from payments_core.wire.hub.gpd_receipts import ListedReceipt


def poll_of(session: Session, entity_id: str) -> ReceiptPollRow:
    """How far the entity has come, locked for this transaction; made when it is not there."""
    insert_new(session, ReceiptPollRow, {"entity_id": entity_id})
    return session.get_one(
        ReceiptPollRow, entity_id, with_for_update=True, populate_existing=True
    )  # fmt: skip


def add_listed(
    session: Session, entity_id: str, receipts: Iterable[ListedReceipt], now: datetime
) -> int:
    """Remember what is listed; returns how many were new. A line listed twice counts once."""
    rows = [
        {
            "entity_id": entity_id, "creditor_reference": one.creditor_reference,
            "paid_at": one.paid_at, "listed_at": now, "due_at": now, "attempts": 0,
        }
        for one in receipts
    ]  # fmt: skip
    return len(insert_all_new(session, ListedReceiptRow, rows))


def due(session: Session, entity_id: str, now: datetime, limit: int) -> list[ListedReceipt]:
    """What is to be taken in now: the least tried first, lest one in trouble keep the others
    waiting. What another way has brought meanwhile ends here."""
    _end_known(session, entity_id, now)
    listed = ListedReceiptRow
    rows = session.scalars(
        select(listed)
        .where(_waits(entity_id), listed.due_at <= now)
        .order_by(listed.attempts, listed.paid_at, listed.creditor_reference)
        .limit(limit)
    )
    return [ListedReceipt(row.creditor_reference, row.paid_at) for row in rows]


def try_again(session: Session, entity_id: str, now: datetime) -> None:
    """Somebody asks: all that wait are due at once, however long they have been tried."""
    session.execute(
        update(ListedReceiptRow)
        .where(_waits(entity_id))
        .values(due_at=now)
        .execution_options(synchronize_session=False)
    )


def note_answer(
    session: Session, entity_id: str, listed: ListedReceipt, answer: str, now: datetime,
    *, away: bool,
) -> None:  # fmt: skip
    """An attempt did not bring the receipt: when the next one is due.

    `away`: it was the service that did not answer, which makes nobody wait for days.
    """
    row = _row(session, entity_id, listed)
    row.attempts += 1
    row.last_answer = answer[:64]
    pause = pause_after(row.attempts)
    row.due_at = now + (min(pause, LONGEST_PAUSE_AWAY) if away else pause)


def end(
    session: Session, entity_id: str, listed: ListedReceipt, answer: str, now: datetime
) -> None:
    """The receipt is here, or trying again would bring the same `answer` for ever."""
    row = _row(session, entity_id, listed)
    row.attempts += 1
    row.last_answer, row.ended_at = answer[:64], now


def count_waiting(session: Session, entity_id: str, *, tried: bool) -> int:
    """Receipts that are listed and not here; `tried`: of these the ones tried in vain."""
    condition = _waits(entity_id)
    if tried:
        condition = and_(condition, ListedReceiptRow.attempts > 0)
    return session.scalar(select(func.count()).select_from(ListedReceiptRow).where(condition)) or 0


def _row(session: Session, entity_id: str, listed: ListedReceipt) -> ListedReceiptRow:
    return session.get_one(
        ListedReceiptRow,
        (entity_id, listed.creditor_reference, listed.paid_at),
        with_for_update=True,
        populate_existing=True,
    )


def _waits(entity_id: str) -> ColumnElement[bool]:
    return and_(ListedReceiptRow.entity_id == entity_id, ListedReceiptRow.ended_at.is_(None))


def _end_known(session: Session, entity_id: str, now: datetime) -> None:
    """By IUV and instant: a notice paid twice has two receipts of one IUV."""
    listed = ListedReceiptRow
    is_here = (
        select(ReceiptRow.receipt_id)
        .where(
            ReceiptRow.entity_id == listed.entity_id,
            ReceiptRow.creditor_reference == listed.creditor_reference,
            ReceiptRow.paid_at == listed.paid_at,
        )
        .exists()
    )
    session.execute(
        update(listed)
        .where(_waits(entity_id), is_here)
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )
