"""The registry for desks that keep all of it."""

from sqlalchemy.orm import Session

from central_server.citizens import revisions
from central_server.citizens.models import CitizenRow
from central_server.entities import repository as entities
from central_server.identity.actor import EnrolledDesk
from payments_core.errors import RuleBroken
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson


def page(session: Session, desk: EnrolledDesk, after: int, limit: int) -> RegistryPage:
    """At most `limit` people of the desk's own entity who changed after a revision.

    Raises `registry_not_on_desks` unless the entity's policy is that desks keep all of it, and
    `registry_cursor_ahead` for a revision that this registry has never reached: the server was
    restored from a copy, and the desk has to read from 0.
    """
    entity = entities.entity(session, desk.entity_id)
    if entity is None or entity.registry_on_desks != RegistryPolicy.ALL:
        raise RuleBroken("registry_not_on_desks", entity_id=desk.entity_id)
    last = revisions.last(session, desk.entity_id)
    if after > last:
        raise RuleBroken("registry_cursor_ahead", after=after, last=last)
    people = tuple(map(_person, revisions.read(session, desk.entity_id, after, limit)))
    return RegistryPage(people=people, more=bool(people) and people[-1].revision < last)


def _person(row: CitizenRow) -> RegistryPerson:
    values = {name: getattr(row, name) for name in RegistryPerson.model_fields}
    # Out of our own columns: to check half a million people again would be most of the work.
    return RegistryPerson.model_construct(**values)
