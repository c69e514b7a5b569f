"""What desks tell of the time in which they asked nobody, taken into the audit log.

Nothing that happened is refused: an operator who is not known here is marked, an hour that cannot
have been is put right beside what the desk said.
"""

from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from central_server.audit import service as audit
from central_server.audit.chain import AuditEvent
from central_server.desks.release_time import CLOCK_TOLERANCE
from central_server.identity import repository as identity
from central_server.identity.actor import EnrolledDesk, source_of
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.audit_messages import AuditBatch, AuditEntry, AuditReply

#: What a desk tells also while it asks the server for all else.
_TOLD_ALWAYS = (
    AuditAct.NOTICE_PRINTED,
    AuditAct.RECEIPT_PRINTED,
    AuditAct.SITUATION_PRINTED,
)

_log = structlog.get_logger("desks")


def take_in(session: Session, desk: EnrolledDesk, batch: AuditBatch, now: datetime) -> AuditReply:
    """Record what is new of the batch; the answer names all of it, so that the desk forgets it."""
    told = {entry.operator_id for entry in batch.entries if entry.operator_id is not None}
    known = identity.operator_ids_known(session, desk.entity_id, told)
    if unknown := told - known:
        _log.warning(
            "audit_operator_unknown", entity=desk.entity_id, desk=desk.desk_id,
            operators=sorted(unknown),
        )  # fmt: skip
    events = [_event(desk, entry, entry.operator_id in known, now) for entry in batch.entries]
    audit.record(session, desk.entity_id, events)
    return AuditReply(recorded=tuple(entry.entry_id for entry in batch.entries))


def _event(desk: EnrolledDesk, entry: AuditEntry, known: bool, now: datetime) -> AuditEvent:
    said, mark = entry.happened_at, entry.clock
    impossible = said > now + CLOCK_TOLERANCE
    return AuditEvent(
        entity_id=desk.entity_id,
        source=source_of(desk.desk_id),
        event_id=entry.entry_id,
        act=entry.act,
        desk_id=desk.desk_id,
        operator_id=entry.operator_id,
        operator_known=known,
        citizen_id=entry.citizen_id,
        notice_number=entry.notice_number,
        hits=entry.hits,
        happened_at=min(said, now),
        said_at=said if impossible else None,
        recorded_at=now,
        offline=entry.act not in _TOLD_ALWAYS,
        clock_doubtful=impossible or (mark is not None and mark.doubtful),
    )
