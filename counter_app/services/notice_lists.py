"""Lists of this desk: today's notices, what waits for the server, what a person must close."""

from datetime import datetime, time, timedelta

from counter_app.events import CounterEvents, TaskClosed
from counter_app.services import notice_rows
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.sign_in import SignIn
from counter_app.services.views import NoticeView, RowState, TaskView
from counter_app.store import desk, notices, tasks
from counter_app.store.database import Database
from counter_app.store.tables import TaskRow
from payments_core.clock import Clock, from_rome_wall_clock, rome_date
from payments_core.model.audit_act import AuditAct


class NoticeLists:
    """Everything here comes from the desk's own store and needs no line."""

    def __init__(
        self,
        database: Database,
        sign_in: SignIn,
        events: CounterEvents,
        clock: Clock,
        trail: AuditTrail,
    ) -> None:
        self._database = database
        self._sign_in = sign_in
        self._events = events
        self._clock = clock
        self._trail = trail

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
        """Close a task by hand, which the audit log tells of; harmless when it is closed.

        Raises `not_signed_in`, `audit_trail_full`.
        """
        operator_id = self._sign_in.operator_id()
        with self._database.write() as session:
            if (closed := tasks.close_task(session, task_id, self._clock.now())) is not None:
                self._trail.note(
                    session,
                    operator_id,
                    AuditAct.TASK_CLOSED,
                    citizen_id=closed.citizen_id,
                    notice_number=closed.notice_number,
                )
        self._events.publish(TaskClosed(task_id))

    def give_away(self, task_id: str) -> None:
        """Close a task that the server has by now, with who handed it over: that is told there."""
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
