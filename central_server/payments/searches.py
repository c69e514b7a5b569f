"""Receipts that never came: which are missing, and when each is next asked for at the hub.

The hub tries to deliver a receipt five times, then only its receipts service has it (hub protocol
3a.6). A settlement flow shows the lack: it speaks of a payment whose receipt is not here.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_all_new
from central_server.entities import hub_services
from central_server.entities.models import HubService
from central_server.jobs import outbox
from central_server.payments import repository
from central_server.payments.models import ReceiptRow, ReceiptSearchRow
from payments_core.clock import rome_date
from payments_core.model.settlement_flow import Outcome, SettlementLine

#: Kind and subject of the job that asks for an entity's missing receipts.
RECEIPT_SEARCH = "RECEIPT_SEARCH"
SUBJECT = "missing receipts"
#: How long a receipt is asked for, and how old the payment of a flow may be to ask for it.
PATIENCE = timedelta(days=60)
#: The same for a payment whose flow says that it has no receipt: one may come all the same, when
#: the payer's token had only run out (hub protocol 5.2, codes 8 and 9).
PATIENCE_WITHOUT_RECEIPT = timedelta(days=7)
#: Pauses after the first attempts; the last one is kept.
PAUSES = (
    timedelta(minutes=5),
    timedelta(minutes=20),
    timedelta(hours=1),
    timedelta(hours=3),
    timedelta(hours=8),
    timedelta(days=1),
)
#: Longest pause while the service itself does not answer.
LONGEST_PAUSE_AWAY = timedelta(hours=1)

_WITHOUT_RECEIPT = frozenset({Outcome.STAND_IN_WITHOUT_RECEIPT, Outcome.PAID_WITHOUT_RECEIPT})


def pause_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts, one or more."""
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def begin(session: Session, entity_id: str, lines: Iterable[SettlementLine], now: datetime) -> None:
    """Have the receipts of these lines looked for that are not here; each is looked for once.

    A payment taken back is not, nor one so old that its search would be over.
    """
    oldest_on = rome_date(now - PATIENCE)
    wanted = {
        line.collection_id: line
        for line in lines
        if line.outcome is not Outcome.REVOKED and line.outcome_on >= oldest_on
    }
    known = repository.notice_numbers_of_receipts(session, entity_id, sorted(wanted))
    rows = [
        {
            "entity_id": entity_id, "receipt_id": receipt_id,
            "creditor_reference": line.creditor_reference, "started_at": now,
            "until_at": now + _patience(line), "due_at": now, "attempts": 0,
        }
        for receipt_id, line in sorted(wanted.items())
        if receipt_id not in known
    ]  # fmt: skip
    if insert_all_new(session, ReceiptSearchRow, rows):
        ask(session, entity_id, now)


def ask(session: Session, entity_id: str, now: datetime) -> None:
    """Have a worker ask for what is due, unless the entity does not use the receipts service or
    a worker is about to do so anyway."""
    is_used = hub_services.uses(session, entity_id, HubService.RECEIPTS)
    if is_used and not outbox.has_waiting(session, entity_id, SUBJECT):
        outbox.enqueue(session, entity_id, RECEIPT_SEARCH, SUBJECT, {}, now)


def ask_where_due(session: Session, now: datetime) -> None:
    """Time has passed: have workers ask for what has become due meanwhile, of all entities."""
    search = ReceiptSearchRow
    for entity_id in hub_services.users_of(session, HubService.RECEIPTS):
        is_due = search.entity_id == entity_id, search.ended_at.is_(None), search.due_at <= now
        if session.scalar(select(search.receipt_id).where(*is_due).limit(1)) is not None:
            ask(session, entity_id, now)


def due(session: Session, entity_id: str, now: datetime, limit: int) -> list[ReceiptSearchRow]:
    """What is to be asked for now, longest due first; searches that are over end here."""
    _end_finished(session, entity_id, now)
    return list(
        session.scalars(
            select(ReceiptSearchRow)
            .where(
                ReceiptSearchRow.entity_id == entity_id,
                ReceiptSearchRow.ended_at.is_(None),
                ReceiptSearchRow.due_at <= now,
            )
            .order_by(ReceiptSearchRow.due_at, ReceiptSearchRow.receipt_id)
            .limit(limit)
        )
    )


def search(session: Session, entity_id: str, receipt_id: str) -> ReceiptSearchRow | None:
    """The search for a receipt, over or not."""
    return session.get(ReceiptSearchRow, (entity_id, receipt_id))


def note_answer(
    session: Session, entity_id: str, receipt_id: str, answer: str, now: datetime, *, away: bool
) -> None:
    """An attempt did not bring the receipt: when the next one is due, if it is looked for.

    `away`: it was the service that did not answer, which makes nobody wait for days.
    """
    row = session.get(ReceiptSearchRow, (entity_id, receipt_id), with_for_update=True)
    if row is not None:
        row.attempts += 1
        row.last_answer = answer[:64]
        pause = pause_after(row.attempts)
        row.due_at = now + (min(pause, LONGEST_PAUSE_AWAY) if away else pause)


def count_waiting(session: Session, entity_id: str, now: datetime, longer_than: timedelta) -> int:
    """Receipts looked for, and for longer than that, which are still not here."""
    return (
        session.scalar(
            select(func.count())
            .select_from(ReceiptSearchRow)
            .where(
                ReceiptSearchRow.entity_id == entity_id,
                ReceiptSearchRow.ended_at.is_(None),
                ReceiptSearchRow.started_at < now - longer_than,
                ReceiptSearchRow.until_at > now,
                ~_is_here(),
            )
        )
        or 0
    )


def _patience(line: SettlementLine) -> timedelta:
    return PATIENCE_WITHOUT_RECEIPT if line.outcome in _WITHOUT_RECEIPT else PATIENCE


def _end_finished(session: Session, entity_id: str, now: datetime) -> None:
    session.execute(
        update(ReceiptSearchRow)
        .where(
            ReceiptSearchRow.entity_id == entity_id,
            ReceiptSearchRow.ended_at.is_(None),
            or_(ReceiptSearchRow.until_at <= now, _is_here()),
        )
        .values(ended_at=now)
        .execution_options(synchronize_session=False)
    )


def _is_here() -> ColumnElement[bool]:
    return (
        select(ReceiptRow.receipt_id)
        .where(
            ReceiptRow.entity_id == ReceiptSearchRow.entity_id,
            ReceiptRow.receipt_id == ReceiptSearchRow.receipt_id,
        )
        .exists()
    )
