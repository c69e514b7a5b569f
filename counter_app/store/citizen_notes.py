"""Notes about citizens: written here, each with its outbox row, and those the server has told.

They follow what the desk may keep of people: whoever is forgotten takes along what was known about
them, except what the server has not heard yet.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from counter_app.store import outbox
from counter_app.store.tables import CitizenNoteRow, CitizenRow
from payments_core.wire.desk.note_messages import NoteInfo
from payments_core.wire.desk.operation_messages import CitizenNote


def queue(session: Session, note: CitizenNote, author_name: str) -> None:
    """Keep a note, or a withdrawal, and have it delivered behind what waits about this citizen."""
    session.add(
        CitizenNoteRow(
            note_id=note.operation_id,
            citizen_id=note.citizen_id,
            text=note.text,
            withdraws=note.withdraws,
            written_by=note.operator_id,
            author_name=author_name,
            written_at=note.written_at,
            waits=True,
            payload=note.model_dump_json(),
        )
    )
    outbox.add(session, note, outbox.key_of_notes(note.citizen_id), note.written_at)


def find(session: Session, note_id: str) -> CitizenNoteRow | None:
    """A note or a withdrawal; None for any other operation."""
    return session.get(CitizenNoteRow, note_id)


def of_citizen(session: Session, citizen_id: str) -> Sequence[CitizenNoteRow]:
    """Notes and withdrawals about one citizen, newest first."""
    return session.scalars(
        select(CitizenNoteRow)
        .where(CitizenNoteRow.citizen_id == citizen_id)
        .order_by(CitizenNoteRow.written_at.desc(), CitizenNoteRow.note_id)
    ).all()


def is_withdrawn(session: Session, note_id: str) -> bool:
    """Whether a note has been withdrawn, as far as this desk knows."""
    found = select(CitizenNoteRow.note_id).where(CitizenNoteRow.withdraws == note_id)
    return session.scalars(found.limit(1)).first() is not None


def keep(session: Session, citizen_id: str, notes: Iterable[NoteInfo]) -> None:
    """Remember what the server has just told; what was told before and is no longer there goes,
    but not what was written here."""
    told = {note.note_id: note for note in notes}
    session.execute(
        delete(CitizenNoteRow).where(
            CitizenNoteRow.citizen_id == citizen_id,
            CitizenNoteRow.payload.is_(None),
            CitizenNoteRow.note_id.not_in(list(told)),
        )
    )
    for note in told.values():
        row = session.get(CitizenNoteRow, note.note_id)
        if row is None:
            row = CitizenNoteRow(note_id=note.note_id, payload=None, waits=False)
            session.add(row)
        row.citizen_id, row.text, row.withdraws = citizen_id, note.text, note.withdraws
        row.written_by, row.author_name = note.written_by, note.written_by_name
        row.written_at = note.written_at


def move(session: Session, citizen_id: str, server_id: str) -> None:
    """What is noted about somebody made here goes to who they are for the server."""
    session.execute(
        update(CitizenNoteRow)
        .where(CitizenNoteRow.citizen_id == citizen_id)
        .values(citizen_id=server_id)
    )


def written_since(session: Session, since: datetime) -> Sequence[CitizenNoteRow]:
    """What was written here from an instant on and is answered, oldest first."""
    return session.scalars(
        select(CitizenNoteRow)
        .where(
            CitizenNoteRow.written_at >= since,
            CitizenNoteRow.payload.is_not(None),
            ~CitizenNoteRow.waits,
        )
        .order_by(CitizenNoteRow.written_at, CitizenNoteRow.note_id)
    ).all()


def forget_unseen(session: Session) -> None:
    """Drop what is known about people whom the desk does not keep."""
    session.execute(
        delete(CitizenNoteRow).where(
            ~CitizenNoteRow.waits,
            CitizenNoteRow.citizen_id.not_in(select(CitizenRow.citizen_id)),
        )
    )
