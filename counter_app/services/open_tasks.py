"""All that needs a human at this desk: the tasks that somebody opened, and what stands still by
itself. The first are closed by a person; the others go with their cause.

Putting a task off (*Rimanda*) is a row of its own: the task is not changed, and is back on the next
day.
"""

import json
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from counter_app.events import CounterEvents, TaskClosed
from counter_app.services.notice_lists import NoticeLists
from counter_app.services.ports import DeskTime, Reachability
from counter_app.services.sign_in import SignIn
from counter_app.services.views import RowState, TaskView
from counter_app.store import bulk_prints, drafts, numbers, tasks
from counter_app.store.bulk_prints import BulkState
from counter_app.store.database import Database
from counter_app.store.tables import DraftRow
from payments_core.clock import from_rome_wall_clock, rome_date
from payments_core.wire.desk.messages import CitizenInfo

#: Numbers under which a desk may run out: about half a day of a busy one.
NUMBERS_LOW = 50
#: Codes of tasks that nobody opened: they go with their cause, and nobody closes them.
DRAFT_WAITS, PRINT_HELD = "draft_waits", "print_held"
FEW_NUMBERS, NO_NUMBERS, CLOCK_DOUBTFUL = "numbers_low", "numbers_out", "clock_doubtful"
OF_THEMSELVES = frozenset({DRAFT_WAITS, PRINT_HELD, FEW_NUMBERS, NO_NUMBERS, CLOCK_DOUBTFUL})
#: How the names of such begin that there can be several of.
_DRAFT, _BULK = "draft-", "bulk-"


class OpenTasks:
    """What the desk itself knows; what the server knows comes from `refunds` and `anomalies`."""

    def __init__(
        self,
        database: Database,
        lists: NoticeLists,
        sign_in: SignIn,
        line: Reachability,
        events: CounterEvents,
        clock: DeskTime,
    ) -> None:
        self._database = database
        self._lists = lists
        self._sign_in = sign_in
        self._line = line
        self._events = events
        self._clock = clock

    def all(self) -> tuple[TaskView, ...]:
        """Tasks of this desk and of whoever is signed in, put off or not, oldest first.

        Raises `not_signed_in`.
        """
        operator_id, now = self._sign_in.operator_id(), self._clock.now()
        with self._database.read() as session:
            found = [
                *_drafts(session, operator_id, now),
                *_held_print(session),
                *_numbers(session, now, online=self._line.offline_since is None),
            ]
        found += self._clock_in_doubt(now)
        return tuple(sorted((*self._lists.tasks(), *found), key=lambda task: task.at))

    def _clock_in_doubt(self, now: datetime) -> list[TaskView]:
        """The server confirms the hour with its first answer; without the line nobody does."""
        mark = self._clock.mark()
        if self._line.offline_since is None or mark is None or not mark.doubtful:
            return []
        return [_of_desk(CLOCK_DOUBTFUL, now)]

    def put_off(self) -> frozenset[str]:
        """Ids of the tasks that are put off now, this desk's and the server's."""
        with self._database.read() as session:
            return tasks.snoozed(session, self._clock.now())

    def put_off_elsewhere(self) -> frozenset[str]:
        """Those of them that are not this desk's, whoever is signed in here and whatever has
        become of its own: the server's."""
        with self._database.read() as session:
            put_off = tasks.snoozed(session, self._clock.now())
            opened_here = tasks.known(session, put_off)
        return frozenset(one for one in put_off - opened_here if not _is_of_itself(one))

    def snooze(self, task_id: str) -> None:
        """Put a task off until tomorrow; `not_signed_in` where nobody is."""
        operator_id, now = self._sign_in.operator_id(), self._clock.now()
        tomorrow = rome_date(now) + timedelta(days=1)
        until_at = from_rome_wall_clock(datetime.combine(tomorrow, time()))
        with self._database.write() as session:
            tasks.forget_snoozes(session, now)
            tasks.snooze(session, task_id, operator_id, until_at, now)
        self._events.publish(TaskClosed(task_id))


def _is_of_itself(task_id: str) -> bool:
    return task_id in OF_THEMSELVES or task_id.startswith((_DRAFT, _BULK))


def _drafts(session: Session, operator_id: str, now: datetime) -> list[TaskView]:
    """Notices that the operator began on another day: a citizen may be waiting for one."""
    today = rome_date(now)
    return [
        _draft(row)
        for row in drafts.of_operator(session, operator_id)
        if rome_date(row.kept_at) < today
    ]


def _draft(row: DraftRow) -> TaskView:
    citizen = CitizenInfo.model_validate_json(row.citizen)
    name = f"{citizen.family_name} {citizen.given_name}".strip()
    return TaskView(
        task_id=f"{_DRAFT}{row.operator_id}-{row.citizen_id}",
        state=RowState.SUSPENDED,
        title=", ".join(part for part in (row.kind_text, name) if part),
        problem_code=DRAFT_WAITS,
        facts=(),
        notice_number=None,
        citizen_id=row.citizen_id,
        at=row.kept_at,
    )


def _held_print(session: Session) -> list[TaskView]:
    """A print of many notices that does not go on."""
    row = bulk_prints.unfinished(session)
    if row is None or row.state != BulkState.PAUSED:
        return []
    facts = json.loads(row.facts) if row.facts else {}
    return [
        TaskView(
            task_id=f"{_BULK}{row.print_id}",
            state=RowState.SUSPENDED,
            title="",
            problem_code=PRINT_HELD,
            facts=(
                ("print_id", row.print_id),
                *((name, str(value)) for name, value in facts.items()),
            ),
            notice_number=None,
            citizen_id=None,
            at=row.changed_at,
        )
    ]


def _numbers(session: Session, now: datetime, *, online: bool) -> list[TaskView]:
    """With the line others come by themselves, long before it is a matter for anybody."""
    left = numbers.numbers_left(session)
    if left >= NUMBERS_LOW or (left and online):
        return []
    return [_of_desk(FEW_NUMBERS if left else NO_NUMBERS, now, ("number", str(left)))]


def _of_desk(code: str, now: datetime, *facts: tuple[str, str]) -> TaskView:
    """About the desk itself, as it is now."""
    return TaskView(code, RowState.TO_CHECK, "", code, facts, None, None, now)
