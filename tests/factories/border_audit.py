"""How the functions of the audit log are asked for one entity: see border_functions."""

from typing import Any

from central_server.audit import repository, service
from central_server.audit.repository import EventFilter
from central_server.desks import audit_entries
from central_server.identity import repository as identity
from payments_core.wire.desk.audit_messages import AuditBatch, AuditEntry
from tests.factories.audit import audit_event
from tests.factories.border_asked import NOW, Asked, Case

#: Functions on a session that are not about one entity, each with its reason.
OF_NOBODY = {
    "audit.repository.entities_waiting": "for a worker's chore: the entities, of no row",
}


def entry_of(asked_names: Any, entry_id: str) -> AuditEntry:
    """What a desk tells of somebody looked at, with the names of a set."""
    return AuditEntry(
        entry_id=entry_id, act="CITIZEN_OPENED", operator_id=asked_names.operator_id,
        citizen_id=asked_names.citizen_id, happened_at=NOW,
    )  # fmt: skip


def _recorded(asked: Asked) -> int:
    # The same id as the other entity has for an event of its own.
    event = audit_event(
        entity_id=asked.place.entity_id, source="desk:new", event_id=asked.names.look_id
    )
    return service.record(*asked.whose, [event])


def _told(asked: Asked) -> tuple[str, ...]:
    batch = AuditBatch(entries=(entry_of(asked.names, "entry-new"),))
    return audit_entries.take_in(*asked.desk, batch, NOW).recorded


def _sealed(asked: Asked) -> Any:
    waiting = repository.unsealed(*asked.whose, 10)
    return waiting and repository.no_longer_unsealed(*asked.whose, waiting)


FINDS: dict[str, Case] = {
    "audit.repository.events": lambda a: repository.events(
        *a.whose, EventFilter(citizen_id=a.names.citizen_id), 10
    ),
    "audit.repository.events (of an operator)": lambda a: repository.events(
        *a.whose, EventFilter(operator_id=a.names.operator_id), 10
    ),
    "audit.repository.events (of a notice)": lambda a: repository.events(
        *a.whose, EventFilter(notice_number=a.names.paid), 10
    ),
    "identity.repository.operator_ids_known": lambda a: identity.operator_ids_known(
        *a.whose, [a.names.operator_id]
    ),
}

DOES: dict[str, Case] = {
    "audit.repository.chain": lambda a: repository.chain(*a.whose),
    "audit.repository.count_outside": lambda a: repository.count_outside(*a.whose),
    "audit.repository.head": lambda a: repository.head(*a.whose),
    "audit.repository.is_sealed_past_head": lambda a: repository.is_sealed_past_head(*a.whose),
    "audit.repository.links": lambda a: repository.links(*a.whose, 0, 10),
    "audit.repository.no_longer_unsealed": _sealed,
    "audit.repository.unsealed": lambda a: repository.unsealed(*a.whose, 10),
    "audit.repository.waiting": lambda a: repository.waiting(*a.whose),
    "audit.service.record": _recorded,
    "audit.service.seal_some": lambda a: service.seal_some(*a.whose),
    "desks.audit_entries.take_in": _told,
}
