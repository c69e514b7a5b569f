"""Lists of this desk: today's notices, what waits for the server, what a person must close."""

from datetime import datetime, time, timedelta

from counter_app.events import CounterEvents, TaskClosed
from counter_app.services import notice_rows
from counter_app.services.views import NoticeView, RowState, TaskView
from counter_app.store import desk, notices, tasks
from counter_app.store.database import Database
from counter_app.store.tables import TaskRow
from payments_core.clock import Clock, from_rome_wall_clock, rome_date


class NoticeLists:
    """Everything here comes from the desk's own store and needs no line."""

    def __init__(self, database: Database, events: CounterEvents, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    def today(self) -> tuple[NoticeView, ...]:
        """Notices released today on this desk, last first."""
        day = rome_date(self._clock.now())
        start_at = from_rome_wall_clock(datetime.combine(day, time()))
        end_at = from_rome_wall_clock(datetime.combine(day + timedelta(days=1), time()))
        with self._database.read() as session:
            rows = notices.between(session, start_at, end_at)
            return tuple(notice_rows.of_desk(session, rows, day))

    def as_of(self) -> datetime | None:
        """Up to when the desk knows what has become of its notices; None before any contact."""
        with self._database.read() as session:
            row = desk.find(session)
        return row.changes_read_at if row is not None else None

    def waiting(self) -> tuple[NoticeView, ...]:
        """Notices without an answer yet, in the order of delivery."""
        day = rome_date(self._clock.now())
        with self._database.read() as session:
            rows = notices.waiting(session)
        return tuple(notice_rows.from_desk(row, day) for row in rows)

    def tasks(self) -> tuple[TaskView, ...]:
        """Open tasks, oldest first."""
        with self._database.read() as session:
            return tuple(_view_of(row) for row in tasks.open_tasks(session))

    def close_task(self, task_id: str) -> None:
        """Close a task; harmless when it is closed."""
        with self._database.write() as session:
            tasks.close_task(session, task_id, self._clock.now())
        self._events.publish(TaskClosed(task_id))


def _view_of(row: TaskRow) -> TaskView:
    return TaskView(
        task_id=row.task_id,
        state=RowState(row.state),
        title=row.title,
        problem_code=row.problem_code,
        facts=tasks.facts_of(row),
        notice_number=row.notice_number,
        citizen_id=row.citizen_id,
        at=row.opened_at,
    )
