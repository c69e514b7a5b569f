"""Things left open that a person must close."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from counter_app.store.tables import TaskRow, TaskSnoozeRow
from payments_core.errors import Fact

#: States of a task, named as the rows of the window's lists.
TO_CHECK = "TO_CHECK"
TO_PRINT = "TO_PRINT"
#: The longest that a task can be put off: until the next morning, whichever day it is.
LONGEST_SNOOZE = timedelta(days=2)
#: Signs of a task's name that are kept of one that is put off; the server's have longer names.
NAME_LIMIT = 120
_NO_FACTS: Mapping[str, Fact] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class NewTask:
    """A task to open. `task_id` is made from its cause, so that one cause is one task."""

    task_id: str
    state: str
    title: str
    problem_code: str
    facts: Mapping[str, Fact]
    notice_number: str | None = None
    citizen_id: str | None = None


def id_of_refused(operation_id: str) -> str:
    """The task that tells of an operation which the server has refused."""
    return f"refused-{operation_id}"[:64]


def id_of_print(job_id: str) -> str:
    """The task that tells of a paper which may be missing."""
    return f"print-{job_id}"[:64]


def of_desk(task_id: str, problem_code: str, facts: Mapping[str, Fact] = _NO_FACTS) -> NewTask:
    """A task about the desk itself, and about nobody's notice."""
    return NewTask(
        task_id=task_id[:64], state=TO_CHECK, title="", problem_code=problem_code, facts=facts
    )


def of_desk_today(
    problem_code: str, now: datetime, facts: Mapping[str, Fact] = _NO_FACTS
) -> NewTask:
    """The same, told once a day as long as its cause lasts, by whoever meets with it first."""
    return of_desk(f"{problem_code}-{now:%Y%m%d}", problem_code, facts)


def open_task(session: Session, task: NewTask, at: datetime) -> bool:
    """Open a task; False when it is there already, open or closed."""
    if session.get(TaskRow, task.task_id) is not None:
        return False
    session.add(
        TaskRow(
            task_id=task.task_id,
            state=task.state,
            title=task.title,
            problem_code=task.problem_code,
            facts=json.dumps(dict(task.facts)),
            notice_number=task.notice_number,
            citizen_id=task.citizen_id,
            opened_at=at,
            closed_at=None,
        )
    )
    return True


def close_task(session: Session, task_id: str, at: datetime) -> TaskRow | None:
    """Close a task and return it; None when it is not there, or closed already."""
    row = session.get(TaskRow, task_id)
    if row is None or row.closed_at is not None:
        return None
    row.closed_at = at
    return row


def open_tasks(session: Session) -> Sequence[TaskRow]:
    """Open tasks, oldest first."""
    query = select(TaskRow).where(TaskRow.closed_at.is_(None)).order_by(TaskRow.opened_at)
    return session.scalars(query).all()


def count_open(session: Session) -> int:
    """How many tasks are open."""
    return session.scalar(_counted_open()) or 0


def snooze(session: Session, task_id: str, by: str, until_at: datetime, at: datetime) -> None:
    """Put a task off, of this desk or of the server's; it stays open."""
    session.add(
        TaskSnoozeRow(task_id=task_id[:NAME_LIMIT], snoozed_by=by, snoozed_at=at, until_at=until_at)
    )


def snoozed(session: Session, now: datetime) -> frozenset[str]:
    """The tasks that are put off at this instant. An instant too far ahead was stamped by a clock
    that has been set back, and puts nothing off."""
    latest = now + LONGEST_SNOOZE
    return frozenset(
        session.scalars(
            select(TaskSnoozeRow.task_id).where(TaskSnoozeRow.until_at.between(now, latest))
        )
    )


def known(session: Session, task_ids: Collection[str]) -> frozenset[str]:
    """Those that were opened at this desk, open or closed."""
    return frozenset(session.scalars(select(TaskRow.task_id).where(TaskRow.task_id.in_(task_ids))))


def forget_snoozes(session: Session, now: datetime) -> None:
    """Drop what has run out."""
    session.execute(delete(TaskSnoozeRow).where(TaskSnoozeRow.until_at <= now))


def open_by_code(session: Session) -> list[tuple[str, int]]:
    """How many tasks of each kind are open, the most frequent kinds first."""
    count = func.count()
    query = (
        select(TaskRow.problem_code, count)
        .where(TaskRow.closed_at.is_(None))
        .group_by(TaskRow.problem_code)
        .order_by(count.desc(), TaskRow.problem_code)
    )
    return [(code, number) for code, number in session.execute(query)]


def facts_of(row: TaskRow) -> tuple[tuple[str, str], ...]:
    """The facts of a task as text, for its sentence."""
    return tuple((name, str(value)) for name, value in json.loads(row.facts).items())


def _counted_open() -> Select[int]:
    return select(func.count()).select_from(TaskRow).where(TaskRow.closed_at.is_(None))
