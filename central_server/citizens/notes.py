"""What clerks note about people: written, read, withdrawn, and never edited.

A desk may have kept a note for days without the line, so its word about the hour is taken unless
that has not come yet. A note is of one entity: a company's clerks never see the municipality's.
"""

from datetime import datetime

from sqlalchemy.orm import Session

from central_server.audit import service as audit
from central_server.audit.chain import AuditEvent
from central_server.citizens import arrivals, note_repository, repository, revisions, service
from central_server.citizens.models import CitizenNoteRow
from central_server.identity import repository as identity
from central_server.identity.actor import Actor, source_of, works_at_counter
from payments_core.errors import RuleBroken
from payments_core.model.audit_act import AuditAct
from payments_core.model.role import LEADERS
from payments_core.wire.desk.note_messages import NOTES_LIMIT, NoteInfo, NotePage
from payments_core.wire.desk.operation_messages import CitizenNote

#: Who may withdraw what somebody else has written.
MAY_WITHDRAW = LEADERS


def page(session: Session, actor: Actor, citizen_id: str) -> NotePage:
    """The newest notes about one person and their withdrawals; `citizen_unknown` for nobody."""
    service.citizen(session, actor, citizen_id)
    entity_id = actor.entity_id
    found = note_repository.of_citizen(session, entity_id, citizen_id, NOTES_LIMIT + 1)
    shown = found[:NOTES_LIMIT]
    withdrawn = note_repository.withdrawals_of(session, entity_id, [one.note_id for one in shown])
    rows = (*shown, *withdrawn)
    names = identity.names_of(session, entity_id, {row.written_by for row in rows})
    return NotePage(
        notes=tuple(
            NoteInfo(
                note_id=row.note_id,
                text=row.text,
                withdraws=row.withdraws,
                written_by=row.written_by,
                written_by_name=names.get(row.written_by, row.written_by),
                written_at=row.written_at,
            )
            for row in rows
        ),
        more=len(found) > NOTES_LIMIT,
    )


def record(session: Session, author: Actor, told: CitizenNote, now: datetime) -> str:
    """Keep a note or a withdrawal; whose it is in the registry.

    What is withdrawn already is as wanted. Raises `operator_not_allowed`, `citizen_unknown`,
    `person_differs`, `note_unknown`, `note_of_another` for a clerk who is not its author.
    """
    if not works_at_counter(author.roles):
        raise RuleBroken("operator_not_allowed", operator_id=author.operator_id)
    if told.withdraws is None:
        citizen_id = _citizen(session, author, told, now)
        _add(session, author, told, citizen_id, now)
        if told.new_person is not None:
            revisions.number(session, author.entity_id)
        return citizen_id
    return _withdraw(session, author, told, told.withdraws, now)


def _withdraw(
    session: Session, author: Actor, told: CitizenNote, note_id: str, now: datetime
) -> str:
    written = note_repository.note(session, author.entity_id, note_id)
    if written is None or written.withdraws is not None:
        raise RuleBroken("note_unknown", note_id=note_id)
    if written.written_by != author.operator_id and author.roles.isdisjoint(MAY_WITHDRAW):
        raise RuleBroken("note_of_another", note_id=note_id)
    if not note_repository.withdrawals_of(session, author.entity_id, [note_id]):
        _add(session, author, told, written.citizen_id, now)
    return written.citizen_id


def _citizen(session: Session, author: Actor, told: CitizenNote, now: datetime) -> str:
    """Who the note is about: somebody of the registry, or who comes with it."""
    if (person := told.new_person) is not None:
        if person.citizen_id != told.citizen_id:
            raise RuleBroken("person_differs", citizen_id=person.citizen_id)
        return arrivals.take_in(session, author.entity_id, [person], now)[person.citizen_id]
    if repository.citizen(session, author.entity_id, told.citizen_id) is None:
        raise RuleBroken("citizen_unknown", citizen_id=told.citizen_id)
    return told.citizen_id


def _add(
    session: Session, author: Actor, told: CitizenNote, citizen_id: str, now: datetime
) -> None:
    written_at = min(told.written_at, now)
    session.add(
        CitizenNoteRow(
            entity_id=author.entity_id, note_id=told.operation_id, citizen_id=citizen_id,
            text=told.text, withdraws=told.withdraws, written_by=author.operator_id,
            written_at=written_at, desk_id=author.desk_id, recorded_at=now,
        )
    )  # fmt: skip
    session.flush()
    act = AuditAct.NOTE_WRITTEN if told.withdraws is None else AuditAct.NOTE_WITHDRAWN
    event = AuditEvent(
        entity_id=author.entity_id,
        source=source_of(author.desk_id),
        event_id=told.operation_id,
        act=act,
        desk_id=author.desk_id,
        operator_id=author.operator_id,
        operator_known=True,
        citizen_id=citizen_id,
        notice_number=None,
        hits=None,
        happened_at=written_at,
        said_at=told.written_at if told.written_at > now else None,
        recorded_at=now,
        offline=False,
        clock_doubtful=told.clock is not None and told.clock.doubtful,
    )
    audit.record(session, author.entity_id, [event])
