"""Tasks that clerks hand to their supervisors (Ctrl+M at a desk).

A task lives at the desk where it opened. Handed over it is a row here, and leaves the desk; whoever
leads closes it with what was done about it, which is another row.
"""

import json
from collections.abc import Mapping
from datetime import datetime

import structlog
from sqlalchemy.orm import Session

from central_server.db.insertion import insert_new
from central_server.desks import repository
from central_server.desks.models import HandedTaskClosingRow, HandedTaskRow
from central_server.identity import repository as identity
from central_server.identity.actor import COUNTER_ROLES, Actor
from payments_core.errors import RuleBroken
from payments_core.model.role import LEADERS
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.task_messages import CloseTask, HandedTask, HandedTasks, HandTask

_log = structlog.get_logger("desks")

#: Who reads what was handed over, and closes it.
MAY_CLOSE = LEADERS


def hand(session: Session, actor: Actor, wanted: HandTask, now: datetime) -> None:
    """Take a task over; the same again changes nothing. `handed_id_reused` for another one."""
    actor.require(*COUNTER_ROLES)
    values = {
        "entity_id": actor.entity_id,
        "handed_id": wanted.handed_id,
        "desk_id": actor.desk_id,
        "code": wanted.code,
        "title": wanted.title,
        "facts": json.dumps(wanted.facts, ensure_ascii=False, sort_keys=True),
        "notice_number": wanted.notice_number,
        "citizen_id": wanted.citizen_id,
        "opened_at": wanted.opened_at,
        "handed_by": actor.operator_id,
        "handed_at": now,
    }
    if insert_new(session, HandedTaskRow, values):
        _log.info("task_handed", entity=actor.entity_id, desk=actor.desk_id, code=wanted.code)
        return
    known = repository.handed_task(session, actor.entity_id, wanted.handed_id)
    if known is None or (known.desk_id, known.code) != (actor.desk_id, wanted.code):
        raise RuleBroken("handed_id_reused", handed_id=wanted.handed_id)


def page(session: Session, actor: Actor, limit: int = PAGE_LIMIT) -> HandedTasks:
    """What nobody has closed yet, oldest first, for whoever leads."""
    actor.require(*MAY_CLOSE)
    found = repository.open_handed_tasks(session, actor.entity_id, limit + 1)
    desks = {row.desk_id: row.name for row in identity.desks(session, actor.entity_id)}
    tasks = tuple(_info(session, row, desks) for row in found[:limit])
    return HandedTasks(tasks=tasks, more=len(found) > limit)


def close(session: Session, actor: Actor, handed_id: str, wanted: CloseTask, now: datetime) -> None:
    """Close it with what was done; closed already, it stays as it was. `handed_task_unknown`."""
    actor.require(*MAY_CLOSE)
    if repository.handed_task(session, actor.entity_id, handed_id) is None:
        raise RuleBroken("handed_task_unknown", handed_id=handed_id[:64])
    values = {
        "entity_id": actor.entity_id,
        "handed_id": handed_id,
        "reason": wanted.reason.strip(),
        "closed_by": actor.operator_id,
        "closed_at": now,
    }
    if insert_new(session, HandedTaskClosingRow, values):
        _log.info("handed_task_closed", entity=actor.entity_id, handed=handed_id)


def _info(session: Session, row: HandedTaskRow, desks: Mapping[str, str]) -> HandedTask:
    operator = identity.operator(session, row.entity_id, row.handed_by)
    return HandedTask(
        handed_id=row.handed_id,
        code=row.code,
        title=row.title,
        facts=json.loads(row.facts),
        notice_number=row.notice_number,
        citizen_id=row.citizen_id,
        opened_at=row.opened_at,
        handed_by_name=operator.display_name if operator is not None else row.handed_by,
        desk_name=desks.get(row.desk_id, row.desk_id),
        handed_at=row.handed_at,
    )
