"""The audit log: written, sealed, verified.

Events are only ever added. A worker seals them afterwards, in the order in which they were
recorded, so that whoever looks somebody up never waits for whoever else does.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy.orm import Session

from central_server.audit import repository
from central_server.audit.chain import ORIGIN, AuditEvent, link_hash
from central_server.audit.models import AuditEventRow, AuditSealRow, UnsealedEventRow
from central_server.audit.repository import SealedEvent
from central_server.db.insertion import insert_all_new, insert_rows
from central_server.db.unit_of_work import UnitOfWork

#: Events sealed in one transaction.
BATCH = 500
#: Links read at a time.
PAGE = 1000


class ChainFault(StrEnum):
    """What does not fit, at the first number where it does not."""

    LINK_MISSING = "LINK_MISSING"
    LINK_ADDED = "LINK_ADDED"
    LINK_BROKEN = "LINK_BROKEN"
    LINK_REPLACED = "LINK_REPLACED"
    EVENT_MISSING = "EVENT_MISSING"
    EVENT_CHANGED = "EVENT_CHANGED"
    EVENT_ADDED = "EVENT_ADDED"


class KnownLink(NamedTuple):
    """A link that somebody has noted outside of the database."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What a verification has found. `sealed` links fit, the last one with `last_hash`; `waiting`
    events have no seal yet. `number` is the first link with a fault, None for EVENT_ADDED, which
    has none."""

    entity_id: str
    sealed: int
    last_hash: str
    waiting: int
    fault: ChainFault | None = None
    number: int | None = None


def record(session: Session, entity_id: str, events: Sequence[AuditEvent]) -> int:
    """Add events of one entity; those that are known, by source and id, are left as they are.
    Says how many were new."""
    new = insert_all_new(session, AuditEventRow, [asdict(event) for event in events])
    recorded_at = {(event.source, event.event_id): event.recorded_at for event in events}
    insert_rows(
        session,
        UnsealedEventRow,
        [
            {
                "entity_id": entity_id, "source": source, "event_id": event_id,
                "recorded_at": recorded_at[source, event_id],
            }
            for _, source, event_id in sorted(new)
        ],
    )  # fmt: skip
    return len(new)


def seal_some(session: Session, entity_id: str) -> int:
    """Seal what was recorded first, at most BATCH events; says how many."""
    chain = repository.chain(session, entity_id)
    events = repository.unsealed(session, entity_id, BATCH)
    if not events:
        return 0
    links: list[dict[str, object]] = []
    for event in events:
        number, previous = chain.last_number + 1, chain.last_hash
        chain.last_number, chain.last_hash = number, link_hash(number, previous, event)
        links.append(
            {
                "entity_id": entity_id, "number": number, "source": event.source,
                "event_id": event.event_id, "previous_hash": previous, "hash": chain.last_hash,
            }
        )  # fmt: skip
    insert_rows(session, AuditSealRow, links)
    repository.no_longer_unsealed(session, entity_id, events)
    return len(events)


def seal_waiting(unit_of_work: UnitOfWork) -> None:
    """A worker's chore: seal what waits, of all entities, a batch a transaction."""
    with unit_of_work() as session:
        waiting = repository.entities_waiting(session)
    for entity_id in waiting:
        sealed = BATCH
        while sealed == BATCH:
            with unit_of_work() as session:
                sealed = seal_some(session, entity_id)


def verify(
    transaction: Callable[[], AbstractContextManager[Session]],
    entity_id: str,
    known: KnownLink | None = None,
) -> ChainReport:
    """Walk an entity's chain from its beginning to the end that it has now, each page in a
    transaction of its own: on SQLite nobody could write as long as one lasts.

    What is not sealed yet proves nothing. Nor does a chain that was made anew from some link on, or
    cut off, together with the row that says how far it goes: only a `known` link shows that.
    """
    with transaction() as session:
        last_number, last_hash = repository.head(session, entity_id)
        waiting, _ = repository.waiting(session, entity_id)
    number, previous = 0, ORIGIN

    def report(fault: ChainFault | None = None, at: int | None = None) -> ChainReport:
        return ChainReport(entity_id, number, previous, waiting, fault, at)

    while number < last_number:
        with transaction() as session:
            page = repository.links(session, entity_id, number, min(PAGE, last_number - number))
        if not page:
            return report(ChainFault.LINK_MISSING, number + 1)
        for link in page:
            fault = _fault(link, number + 1, previous, known)
            if fault is not None:
                return report(fault, number + 1)
            number, previous = link.number, link.hash
    if previous != last_hash:
        return report(ChainFault.LINK_BROKEN, number)
    if known is not None and known.number > number:
        return report(ChainFault.LINK_MISSING, number + 1)
    with transaction() as session:
        if repository.is_sealed_past_head(session, entity_id):
            return report(ChainFault.LINK_ADDED, number + 1)
    with transaction() as session:
        if repository.count_outside(session, entity_id):
            return report(ChainFault.EVENT_ADDED)
    return report()


def _fault(
    link: SealedEvent, number: int, previous: str, known: KnownLink | None
) -> ChainFault | None:
    if link.number != number:
        return ChainFault.LINK_MISSING
    if link.previous_hash != previous:
        return ChainFault.LINK_BROKEN
    if link.event is None:
        return ChainFault.EVENT_MISSING
    if link.hash != link_hash(number, previous, link.event):
        return ChainFault.EVENT_CHANGED
    if known is not None and known.number == number and known.hash != link.hash:
        return ChainFault.LINK_REPLACED
    return None
