"""Numbers the people of a registry in the order in which they changed, for desks that keep it.

Whoever writes people numbers them provisionally -1, -2 and so on and calls `number` as the last
thing: it takes as many revisions from the entity's counter row, which stays locked until the
transaction ends. So commits follow revisions, and a desk that has read up to one has missed nobody
(decision 2, as for changes). A person has only the newest revision: what was before is not told.
"""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from central_server.citizens.models import CitizenRow, RegistryCounterRow
from central_server.db.insertion import insert_new


def number(session: Session, entity_id: str) -> None:
    """Give everybody whom this transaction has numbered provisionally a revision, in that order."""
    session.flush()
    provisional = (CitizenRow.entity_id == entity_id, CitizenRow.revision < 0)
    lowest = session.scalar(select(func.min(CitizenRow.revision)).where(*provisional))
    if lowest is None:
        return
    before = _take(session, entity_id, -lowest) + lowest
    session.execute(
        update(CitizenRow)
        .where(*provisional)
        .values(revision=before - CitizenRow.revision)
        .execution_options(synchronize_session=False)
    )


def last(session: Session, entity_id: str) -> int:
    """The newest revision of an entity's registry; 0 for an empty one."""
    counter = session.get(RegistryCounterRow, entity_id, populate_existing=True)
    return counter.last_revision if counter is not None else 0


def read(session: Session, entity_id: str, after: int, limit: int) -> list[CitizenRow]:
    """People with a revision above `after`, oldest change first, at most `limit`."""
    return list(
        session.scalars(
            select(CitizenRow)
            .where(CitizenRow.entity_id == entity_id, CitizenRow.revision > after)
            .order_by(CitizenRow.revision)
            .limit(limit)
        )
    )


def _take(session: Session, entity_id: str, count: int) -> int:
    """The last of `count` new revisions."""
    insert_new(session, RegistryCounterRow, {"entity_id": entity_id, "last_revision": 0})
    return session.scalars(
        update(RegistryCounterRow)
        .where(RegistryCounterRow.entity_id == entity_id)
        .values(last_revision=RegistryCounterRow.last_revision + count)
        .returning(RegistryCounterRow.last_revision)
        .execution_options(synchronize_session=False)
    ).one()
