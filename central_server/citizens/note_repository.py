"""Rows of what clerks have noted about people."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from central_server.citizens.models import CitizenNoteRow


def note(session: Session, entity_id: str, note_id: str) -> CitizenNoteRow | None:
    """One note, or one withdrawal."""
    return session.get(CitizenNoteRow, (entity_id, note_id))


def of_citizen(
    session: Session, entity_id: str, citizen_id: str, limit: int
) -> Sequence[CitizenNoteRow]:
    """At most `limit` notes about one person, withdrawn ones too, newest first."""
    return session.scalars(
        select(CitizenNoteRow)
        .where(
            CitizenNoteRow.entity_id == entity_id,
            CitizenNoteRow.citizen_id == citizen_id,
            CitizenNoteRow.withdraws.is_(None),
        )
        .order_by(CitizenNoteRow.written_at.desc(), CitizenNoteRow.note_id)
        .limit(limit)
    ).all()


def withdrawals_of(
    session: Session, entity_id: str, note_ids: Sequence[str]
) -> Sequence[CitizenNoteRow]:
    """The rows that withdraw any of these notes."""
    return session.scalars(
        select(CitizenNoteRow)
        .where(CitizenNoteRow.entity_id == entity_id, CitizenNoteRow.withdraws.in_(list(note_ids)))
        .order_by(CitizenNoteRow.written_at, CitizenNoteRow.note_id)
    ).all()
