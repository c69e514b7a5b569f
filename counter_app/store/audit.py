"""What was seen and done here while nobody asked the server: kept until the server's log has it."""

from collections.abc import Collection

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from counter_app.store import new_persons
from counter_app.store.tables import AuditEntryRow
from payments_core.errors import RuleBroken
from payments_core.wire.desk.audit_messages import AuditEntry

#: Entries that a desk keeps. A clerk makes some hundreds a day, and after thirty days alone a desk
#: has no numbers left: only a program makes more.
ENTRIES_KEPT = 100_000


def add(session: Session, entry: AuditEntry) -> None:
    """Keep an entry, in the transaction that finds what is to be shown.

    Raises `audit_trail_full` when ENTRIES_KEPT are kept: what cannot be told afterwards is not
    shown, for whoever could push old entries out would leave no trace.
    """
    first, last = session.execute(
        select(func.min(AuditEntryRow.seq), func.max(AuditEntryRow.seq))
    ).one()
    if first is not None and last - first + 1 >= ENTRIES_KEPT:
        raise RuleBroken("audit_trail_full", entries=ENTRIES_KEPT)
    session.add(AuditEntryRow(entry_id=entry.entry_id, payload=entry.model_dump_json()))


def due(session: Session, limit: int) -> list[AuditEntry]:
    """The oldest entries, with the people as the server knows them by now."""
    rows = session.scalars(select(AuditEntryRow).order_by(AuditEntryRow.seq).limit(limit))
    entries = [AuditEntry.model_validate_json(row.payload) for row in rows]
    return [_as_known(session, entry) for entry in entries]


def remove(session: Session, entry_ids: Collection[str]) -> None:
    """The server has these."""
    session.execute(delete(AuditEntryRow).where(AuditEntryRow.entry_id.in_(entry_ids)))


def count(session: Session) -> int:
    """How many entries the server does not have yet."""
    return session.scalar(select(func.count()).select_from(AuditEntryRow)) or 0


def _as_known(session: Session, entry: AuditEntry) -> AuditEntry:
    if entry.citizen_id is None:
        return entry
    known_as = new_persons.known_as(session, entry.citizen_id)
    return entry.model_copy(update={"citizen_id": known_as})
