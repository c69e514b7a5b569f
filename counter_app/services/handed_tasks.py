"""Tasks that a clerk hands to the supervisor, and that supervisors close: only with the line.

What was handed over leaves this desk once the server has it. Its id comes from the task itself, so
that handing it over again, after an answer that was lost, is the same task.
"""

import hashlib
from collections.abc import Callable

from counter_app.services.notice_lists import NoticeLists
from counter_app.services.ports import TaskDoor
from counter_app.services.sign_in import SignIn
from counter_app.services.views import Handing, RowState, TaskView
from counter_app.store import desk
from counter_app.store.database import Database
from payments_core.errors import BadValue, WorldTrouble
from payments_core.model.role import LEADERS
from payments_core.wire.desk.task_messages import (
    FACT_LENGTH,
    FACTS_LIMIT,
    CloseTask,
    HandedTask,
    HandTask,
)

#: Lengths that the server accepts, characters.
TITLE_LENGTH, REASON_LENGTH, REASON_AT_LEAST = 200, 140, 3


class HandedTasks:
    """Hands tasks over and closes those of others."""

    def __init__(
        self,
        database: Database,
        server: Callable[[], TaskDoor],
        sign_in: SignIn,
        lists: NoticeLists,
    ) -> None:
        self._database = database
        self._server = server
        self._sign_in = sign_in
        self._lists = lists

    def leads(self) -> bool:
        """Whether this operator closes tasks of others, and so hands over none."""
        return not LEADERS.isdisjoint(self._sign_in.roles())

    def hand(self, task: TaskView) -> None:
        """Hand an open task of this desk to the supervisor; here it is closed then.

        Raises `WorldTrouble` without the server, and then nothing has changed here.
        """
        wanted = HandTask(
            handed_id=self._id_of(task),
            code=task.problem_code,
            title=task.title[:TITLE_LENGTH],
            facts={name: value[:FACT_LENGTH] for name, value in task.facts[:FACTS_LIMIT]},
            notice_number=task.notice_number,
            citizen_id=task.citizen_id,
            opened_at=task.at,
        )
        self._server().hand_task(wanted, self._sign_in.token())
        self._lists.give_away(task.task_id)

    def tasks(self) -> tuple[TaskView, ...]:
        """What was handed over and is not closed; none for who does not lead, without the line, or
        at a server that knows no such tasks."""
        if not self.leads():
            return ()
        try:
            page = self._server().handed_tasks(self._sign_in.token())
        except WorldTrouble:
            return ()
        return tuple(map(_view_of, page.tasks))

    def close(self, handed_id: str, reason: str) -> None:
        """Close one with what was done; `task_reason_missing` without it."""
        if not (reason.isprintable() and REASON_AT_LEAST <= len(reason) <= REASON_LENGTH):
            raise BadValue("task_reason_missing", most=REASON_LENGTH)
        wanted = CloseTask(reason=reason)
        self._server().close_handed_task(handed_id, wanted, self._sign_in.token())

    def _id_of(self, task: TaskView) -> str:
        with self._database.read() as session:
            row = desk.get(session)
        said = f"{row.entity_id}/{row.desk_id}/{task.task_id}/{task.at.isoformat()}"
        return hashlib.sha256(said.encode()).hexdigest()


def _view_of(task: HandedTask) -> TaskView:
    return TaskView(
        task_id=f"handed {task.handed_id}",
        state=RowState.TO_CHECK,
        title=" · ".join(part for part in (task.title, task.desk_name) if part),
        problem_code=task.code,
        facts=tuple(task.facts.items()),
        notice_number=task.notice_number,
        citizen_id=task.citizen_id,
        at=task.opened_at,
        handing=Handing(task.handed_id, task.handed_by_name, task.desk_name, task.handed_at),
    )
