"""People whom this desk has made, and who the server says that they are.

Whoever was made here is also among the citizens seen, so that one search finds both.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from counter_app.store import citizen_notes, citizens, co_debtors
from counter_app.store.citizens import Seen
from counter_app.store.tables import DraftRow, NewPersonRow, NoticeRow
from payments_core.wire.desk.messages import CitizenInfo
from payments_core.wire.desk.new_person import NewPerson


def add(session: Session, person: NewPerson, made_by: str, at: datetime) -> CitizenInfo:
    """Keep somebody new; the person as all others are described."""
    citizen = CitizenInfo(registry_number=None, born_on=None, birth_place=None, **dict(person))
    session.add(
        NewPersonRow(
            citizen_id=person.citizen_id,
            person=person.model_dump_json(),
            made_by=made_by,
            made_at=at,
            known_as=None,
        )
    )
    citizens.keep_citizens(session, (citizen,), at)
    return citizen


def find(session: Session, citizen_id: str) -> NewPersonRow | None:
    """Somebody made here, by the id that the desk gave."""
    return session.get(NewPersonRow, citizen_id)


def untold(session: Session, citizen_id: str) -> NewPerson | None:
    """What a release to this person has to carry; None for whom the server knows."""
    row = find(session, citizen_id)
    if row is None or row.known_as is not None:
        return None
    return NewPerson.model_validate_json(row.person)


def untold_ids(session: Session) -> set[str]:
    """Whom the server does not know yet."""
    untold = select(NewPersonRow.citizen_id).where(NewPersonRow.known_as.is_(None))
    return set(session.scalars(untold))


def known_as(session: Session, citizen_id: str) -> str:
    """The id under which the server knows, or will know, the person."""
    row = find(session, citizen_id)
    return row.known_as if row is not None and row.known_as is not None else citizen_id


def search(session: Session, asked: Sequence[str], born_on: date | None, limit: int) -> list[Seen]:
    """Whoever the server does not know yet, as `citizens.search` finds them."""
    among = select(NewPersonRow.citizen_id).where(NewPersonRow.known_as.is_(None))
    return citizens.search(session, asked, born_on, limit, among)


def learn(session: Session, citizen_id: str, server_id: str) -> None:
    """The server has the person under this id; what the desk keeps of them moves there."""
    row = find(session, citizen_id)
    if row is not None:
        row.known_as = server_id
    if server_id == citizen_id:
        return
    co_debtors.move(session, citizen_id, server_id)
    citizen_notes.move(session, citizen_id, server_id)
    session.execute(
        update(NoticeRow).where(NoticeRow.citizen_id == citizen_id).values(citizen_id=server_id)
    )
    if (seen := citizens.find(session, citizen_id)) is None:
        return
    if citizens.find(session, server_id) is None:
        citizen = CitizenInfo.model_validate_json(seen.info)
        there = citizen.model_copy(update={"citizen_id": server_id})
        citizens.keep_citizens(session, (there,), seen.seen_at)
    if seen.opened_at is not None:
        citizens.mark_opened(session, server_id, seen.opened_at)
    session.delete(seen)


def forget_before(session: Session, horizon: datetime) -> None:
    """Drop whoever was made before `horizon` and owes no notice that was begun, alone or with
    others."""
    # What a form holds of co-debtors is the window's: their ids stand somewhere in it.
    among_others = func.instr(DraftRow.typed, NewPersonRow.citizen_id) > 0
    begun = exists().where((DraftRow.citizen_id == NewPersonRow.citizen_id) | among_others)
    session.execute(delete(NewPersonRow).where(NewPersonRow.made_at < horizon, ~begun))
