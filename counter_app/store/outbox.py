"""Operations that the server has not answered yet. A row leaves only on an answer."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.orm import Session, aliased

from counter_app.store import journal_notes
from counter_app.store.tables import NoticeRow, OutboxRow
from payments_core.wire.desk.operation_messages import AnyOperation, read_operation

#: The longest pause after failures (`sync.backoff`).
LONGEST_WAIT = timedelta(minutes=5)
#: How the position key of a note about a citizen begins; those of notices are numbers.
_OF_NOTES = "note-"
_AN_INSTANT = timedelta(microseconds=1)


def add(session: Session, operation: AnyOperation, position_key: str, at: datetime) -> None:
    """Queue an operation; those of one position are delivered in the order of this call."""
    session.add(
        OutboxRow(
            operation_id=operation.operation_id,
            position_key=position_key,
            payload=operation.model_dump_json(),
            attempts=0,
            next_try_at=at,
        )
    )
    journal_notes.of(session).queued.append(operation.operation_id)


def key_of_notes(citizen_id: str) -> str:
    """The position key under which notes about one citizen keep their order."""
    return f"{_OF_NOTES}{citizen_id}"[:64]


def count(session: Session) -> int:
    """How many operations wait."""
    return session.scalar(select(func.count()).select_from(OutboxRow)) or 0


def count_notes(session: Session) -> int:
    """How many of them are notes about citizens."""
    query = select(func.count()).select_from(OutboxRow)
    return session.scalar(query.where(_is_note(OutboxRow))) or 0


def waiting_releases(session: Session) -> set[str]:
    """The operations among those that wait which have released something at this desk."""
    return set(
        session.scalars(
            select(OutboxRow.operation_id).where(
                OutboxRow.operation_id.in_(select(NoticeRow.operation_id))
            )
        )
    )


def due(session: Session, now: datetime, limit: int) -> list[AnyOperation]:
    """The next operations to send, in order: notes about citizens come after all notices.

    One whose position still has an earlier operation that is not yet due waits behind it. Nothing
    waits for longer than LONGEST_WAIT: what seems to was stamped by a clock that has been set back.
    """
    earlier, waiting = aliased(OutboxRow), (now + _AN_INSTANT, now + LONGEST_WAIT)
    held_back = (
        select(earlier.seq)
        .where(
            earlier.position_key == OutboxRow.position_key,
            earlier.seq < OutboxRow.seq,
            earlier.next_try_at.between(*waiting),
        )
        .exists()
    )
    rows = session.scalars(
        select(OutboxRow)
        .where(~OutboxRow.next_try_at.between(*waiting), ~held_back)
        .order_by(_is_note(OutboxRow), OutboxRow.seq)
        .limit(limit)
    )
    return [read_operation(row.payload) for row in rows]


def oldest_waiting_at(session: Session) -> datetime | None:
    """When the oldest release that waits was made; None when none does."""
    return session.scalar(
        select(func.min(NoticeRow.released_at)).where(
            NoticeRow.operation_id.in_(select(OutboxRow.operation_id))
        )
    )


def move_to_end(session: Session, row: OutboxRow) -> None:
    """Have a waiting operation delivered after all that waits now, under the same id."""
    moved = OutboxRow(
        operation_id=row.operation_id,
        position_key=row.position_key,
        payload=row.payload,
        attempts=row.attempts,
        next_try_at=row.next_try_at,
    )
    session.delete(row)
    session.flush()
    session.add(moved)
    session.flush()
    journal_notes.of(session).queued.append(moved.operation_id)


def next_try_at(session: Session) -> datetime | None:
    """When the first waiting operation is due; None when nothing waits. What stands behind another
    of its position is not due before that."""
    earlier = aliased(OutboxRow)
    own = (
        select(func.max(earlier.next_try_at))
        .where(earlier.position_key == OutboxRow.position_key, earlier.seq <= OutboxRow.seq)
        .correlate(OutboxRow)
        .scalar_subquery()
    )
    return session.scalar(select(func.min(own)).select_from(OutboxRow))


def attempts(session: Session, operation_id: str) -> int:
    """How often an operation was sent without an answer."""
    found = select(OutboxRow.attempts).where(OutboxRow.operation_id == operation_id)
    return session.scalar(found) or 0


def postpone(session: Session, operation_id: str, until: datetime) -> None:
    """Leave an operation for later after a failed attempt."""
    session.execute(
        update(OutboxRow)
        .where(OutboxRow.operation_id == operation_id)
        .values(attempts=OutboxRow.attempts + 1, next_try_at=until)
    )


def remove(session: Session, operation_id: str) -> bool:
    """Take out an answered operation; False when it had gone before."""
    found = session.scalars(
        delete(OutboxRow)
        .where(OutboxRow.operation_id == operation_id)
        .returning(OutboxRow.operation_id)
    )
    journal_notes.of(session).answered.append(operation_id)
    return found.first() is not None


def _is_note(row: type[OutboxRow]) -> ColumnElement[bool]:
    return row.position_key.startswith(_OF_NOTES, autoescape=True)
