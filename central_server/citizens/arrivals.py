"""People whom desks have made: they come with what was released to them.

Two desks may have made the same people, and a file of the registry may bring them at that moment:
whoever writes somebody second waits for the first to end. So nobody here holds the registry's
counter while it waits (`revisions`), and all write people in the same order.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from central_server.citizens import repository
from central_server.citizens.models import CitizenRow
from central_server.db.insertion import insert_new
from payments_core.errors import RuleBroken
from payments_core.identifiers.tax_code import PersonKind
from payments_core.rules import person_identity
from payments_core.rules.person_search import indexed_words
from payments_core.wire.desk.new_person import NewPerson


def take_in(
    session: Session, entity_id: str, people: Sequence[NewPerson], now: datetime
) -> dict[str, str]:
    """Whose id each has in this registry, by the desk's id: theirs if they are here already, by id
    or by tax code, and the desk's otherwise, under which they are added. What is here is never
    changed.

    Who is added is numbered provisionally: call `revisions.number` as the last thing. Raises what
    `person_identity.faults` says.
    """
    for person in people:
        for fault in person_identity.faults(
            PersonKind(person.kind), person.tax_code, person.family_name, person.given_name
        ).values():
            raise fault
    # By tax code first: that is what people of two desks have in common.
    in_order = sorted(people, key=lambda one: (one.tax_code or "", one.citizen_id))
    return {
        person.citizen_id: _take_in(session, entity_id, person, -step, now)
        for step, person in enumerate(in_order, start=1)
    }


def _take_in(
    session: Session, entity_id: str, person: NewPerson, revision: int, now: datetime
) -> str:
    known = _known(session, entity_id, person)
    if known is not None:
        return known
    values = {"entity_id": entity_id, "updated_at": now, "revision": revision}
    if insert_new(session, CitizenRow, values | person.model_dump()):
        words = indexed_words(person.family_name, person.given_name, person.tax_code)
        repository.replace_words(session, entity_id, {person.citizen_id: words}, [])
        return person.citizen_id
    # Another desk has just made the same person: its row was waited for and is here now.
    known = _known(session, entity_id, person)
    if known is None:
        raise RuleBroken("citizen_unknown", citizen_id=person.citizen_id)
    return known


def _known(session: Session, entity_id: str, person: NewPerson) -> str | None:
    if repository.citizen(session, entity_id, person.citizen_id) is not None:
        return person.citizen_id
    if person.tax_code is None:
        return None
    found = repository.by_tax_codes(session, entity_id, [person.tax_code])
    return found[person.tax_code].citizen_id if found else None
