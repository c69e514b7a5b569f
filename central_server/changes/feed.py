"""Append to the change feed and read it by cursor.

Appending takes the entity's counter row, which stays locked until the transaction ends: do it as
the last thing of a transaction. In exchange cursors are free of gaps and readers need no grace
period for slow writers.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from central_server.changes.models import ChangeCounterRow, ChangeRow
from central_server.db.blocks import in_blocks
from central_server.db.insertion import ROWS_PER_STATEMENT
from central_server.db.unit_of_work import announce
from payments_core.wire.desk.notice_messages import ChangeKind, change_mark

#: Topic, and PostgreSQL channel, that says that an entity has something new.
CHANNEL = "changes"


class Entry(NamedTuple):
    """One change as it is read; `kind` is a ChangeKind of the desk's messages."""

    cursor: int
    kind: str
    notice_number: str
    at: datetime


def open_feed(session: Session, entity_id: str) -> None:
    """Create the counter of a new entity; nothing happens if it is there."""
    if session.get(ChangeCounterRow, entity_id) is None:
        session.add(ChangeCounterRow(entity_id=entity_id, last_cursor=0))


def append(
    session: Session, entity_id: str, kind: ChangeKind, notice_numbers: list[str], at: datetime
) -> None:
    """Append one change for each notice; listeners wake when the commit is done."""
    if not notice_numbers:
        return
    last = session.scalars(
        update(ChangeCounterRow)
        .where(ChangeCounterRow.entity_id == entity_id)
        .values(last_cursor=ChangeCounterRow.last_cursor + len(notice_numbers))
        .returning(ChangeCounterRow.last_cursor)
    ).one()
    cursors = range(last - len(notice_numbers) + 1, last + 1)
    for some in in_blocks(zip(cursors, notice_numbers, strict=True), ROWS_PER_STATEMENT):
        rows = [
            {
                "entity_id": entity_id,
                "cursor": cursor,
                "kind": kind,
                "notice_number": number,
                "at": at,
            }
            for cursor, number in some
        ]
        session.execute(insert(ChangeRow), rows)
    announce(session, CHANNEL, entity_id)


def read(session: Session, entity_id: str, after: int, limit: int) -> list[Entry]:
    """Changes with a cursor above `after`, oldest first, at most `limit`."""
    # Columns, not mapped rows: a day that a whole city reads at once costs a third of it.
    rows = session.execute(
        select(ChangeRow.cursor, ChangeRow.kind, ChangeRow.notice_number, ChangeRow.at)
        .where(ChangeRow.entity_id == entity_id, ChangeRow.cursor > after)
        .order_by(ChangeRow.cursor)
        .limit(limit)
    )
    return [Entry(*row) for row in rows]


def mark_at(session: Session, entity_id: str, cursor: int) -> str | None:
    """The mark of the change at a cursor (`change_mark`), None where there is none."""
    found = session.execute(
        select(ChangeRow.notice_number, ChangeRow.at).where(
            ChangeRow.entity_id == entity_id, ChangeRow.cursor == cursor
        )
    ).one_or_none()
    return None if found is None else change_mark(*found)


def last_cursor(session: Session, entity_id: str) -> int:
    """The newest cursor of an entity; 0 when nothing has happened yet."""
    return (
        session.scalar(
            select(ChangeCounterRow.last_cursor).where(ChangeCounterRow.entity_id == entity_id)
        )
        or 0
    )
