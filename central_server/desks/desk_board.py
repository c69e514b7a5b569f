"""The desks of an entity as their supervisors see them: line, queue, printers, tasks.

A desk is as it was when it last reported (`desks.health`); the desk that asks judges by the hour of
that report whether it is still so.
"""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from central_server.desks import health
from central_server.desks.health import DeskState
from central_server.desks.models import DeskContactRow
from central_server.identity.actor import Actor
from payments_core.model.role import LEADERS
from payments_core.wire.desk.contact_messages import DeskHealth, PaperHealth, TaskCount
from payments_core.wire.desk.day_messages import DeskStateInfo, DeskStates

#: Who sees how all desks are.
MAY_READ = LEADERS

_TASK_KINDS = TypeAdapter(tuple[TaskCount, ...])


def board(session: Session, actor: Actor, now: datetime) -> DeskStates:
    """All desks of the operator's entity, office by office; of retired ones those that still hold
    work back."""
    actor.require(*MAY_READ)
    states = health.states(session, actor.entity_id, now)
    return DeskStates(
        as_of=now, desks=tuple(_info(state, now) for state in states if _is_of_interest(state))
    )


def written(told: DeskHealth) -> tuple[str | None, str | None]:
    """Papers and kinds of tasks of a report as its row keeps them."""
    if told.papers is None:
        return None, None
    kinds = _TASK_KINDS.dump_json(told.task_kinds).decode()
    return told.papers.model_dump_json(), kinds


def _is_of_interest(state: DeskState) -> bool:
    holds_work = state.contact is not None and state.contact.waiting > 0
    return state.desk.retired_at is None or holds_work


def _info(state: DeskState, now: datetime) -> DeskStateInfo:
    desk, contact = state.desk, state.contact
    return DeskStateInfo(
        desk_id=desk.desk_id,
        name=desk.name,
        office=desk.office,
        enrolled=state.is_enrolled,
        retired=desk.retired_at is not None,
        contact_at=contact.contact_at if contact else None,
        waiting=contact.waiting if contact else 0,
        oldest_waiting_at=contact.oldest_waiting_at if contact else None,
        numbers_left=state.numbers_left,
        open_tasks=contact.open_tasks if contact else 0,
        program_version=contact.program_version if contact else None,
        papers=_papers(contact),
        task_kinds=_task_kinds(contact),
        concerns=tuple(health.concerns(state, now)),
    )


def _papers(contact: DeskContactRow | None) -> PaperHealth | None:
    if contact is None or contact.papers is None:
        return None
    return PaperHealth.model_validate_json(contact.papers)


def _task_kinds(contact: DeskContactRow | None) -> tuple[TaskCount, ...]:
    if contact is None or contact.task_kinds is None:
        return ()
    return _TASK_KINDS.validate_json(contact.task_kinds)
