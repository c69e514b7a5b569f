"""People whom desks have made: they come with what was released to them."""

from datetime import datetime

from sqlalchemy.orm import Session

from central_server.citizens import repository, revisions
from central_server.citizens.models import CitizenRow
from central_server.db.insertion import insert_new
from payments_core.errors import RuleBroken
from payments_core.identifiers.tax_code import PersonKind
from payments_core.rules import person_identity
from payments_core.rules.person_search import indexed_words
from payments_core.wire.desk.new_person import NewPerson


def take_in(session: Session, entity_id: str, person: NewPerson, now: datetime) -> str:
    """Whose id the person has in this registry: theirs if they are here already, by id or by tax
    code, and the desk's otherwise, under which they are added. What is here is never changed.

    Raises what `person_identity.faults` says.
    """
    for fault in person_identity.faults(
        PersonKind(person.kind), person.tax_code, person.family_name, person.given_name
    ).values():
        raise fault
    known = _known(session, entity_id, person)
    if known is not None:
        return known
    values = {"entity_id": entity_id, "updated_at": now, "revision": -1, **person.model_dump()}
    if insert_new(session, CitizenRow, values):
        words = indexed_words(person.family_name, person.given_name, person.tax_code)
        repository.replace_words(session, entity_id, {person.citizen_id: words}, [])
        revisions.number(session, entity_id)
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
