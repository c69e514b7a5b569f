"""How the doors tell the audit log who is being shown what."""

from central_server.api.doors import Doors
from central_server.audit import service as audit
from central_server.audit.chain import AuditEvent
from central_server.db.unit_of_work import Session
from central_server.identity.actor import Actor, EnrolledDesk
from payments_core.model.audit_act import AuditAct

#: What the server itself has seen, as against what a desk tells afterwards.
SOURCE = "server"


def record(
    doors: Doors,
    session: Session,
    actor: Actor,
    act: AuditAct,
    *,
    citizen_id: str | None = None,
    notice_number: str | None = None,
    hits: int | None = None,
) -> None:
    """An operator is shown something, in the transaction that finds it and before it is sent."""
    _record(
        doors, session, actor, act, actor.operator_id,
        citizen_id=citizen_id, notice_number=notice_number, hits=hits,
    )  # fmt: skip


def record_named(
    doors: Doors,
    session: Session,
    actor: Actor,
    act: AuditAct,
    hits: int,
    notice_number: str | None = None,
) -> None:
    """As `record`, of a page that a desk asks for by itself as long as somebody has it open: while
    it names nobody's notice nobody was looked at."""
    if hits:
        record(doors, session, actor, act, notice_number=notice_number, hits=hits)


def record_sign_in(
    doors: Doors, session: Session, desk: EnrolledDesk, act: AuditAct, operator_id: str | None
) -> None:
    """Somebody has come in, or was kept out; None for a name that nobody has, which is not kept:
    it may well be a password."""
    _record(doors, session, desk, act, operator_id)


def _record(
    doors: Doors,
    session: Session,
    desk: Actor | EnrolledDesk,
    act: AuditAct,
    operator_id: str | None,
    *,
    citizen_id: str | None = None,
    notice_number: str | None = None,
    hits: int | None = None,
) -> None:
    now = doors.clock.now()
    event = AuditEvent(
        entity_id=desk.entity_id,
        source=SOURCE,
        event_id=doors.new_id(),
        act=act,
        desk_id=desk.desk_id,
        operator_id=operator_id,
        operator_known=operator_id is not None,
        citizen_id=citizen_id,
        notice_number=notice_number,
        hits=hits,
        happened_at=now,
        said_at=None,
        recorded_at=now,
        offline=False,
        clock_doubtful=False,
    )
    audit.record(session, desk.entity_id, [event])
