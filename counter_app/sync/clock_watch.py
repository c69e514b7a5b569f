"""What has to do with the hour being sure, or the clock of this PC being wrong.

A clock that is wrong is told to the clerk, once a month at most. The desk goes by the right hour
all the same; whoever looks after the PC should know, because its other programs do not. And what
is forgotten with time is forgotten once the server has told the hour, then once a day for as long
as the program runs: a PC that believes it is next year must not empty a desk that works alone.
"""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import structlog

from counter_app.events import ConnectivityChanged, CounterEvent, CounterEvents, TaskAdded
from counter_app.store import tasks
from counter_app.store.database import Database
from counter_app.store.desk_clock import DeskClock
from payments_core.clock import rome_date
from payments_core.errors import PaymentsError

_MINUTE = timedelta(minutes=1)

_log = structlog.get_logger(__name__)


class ClockWatch:
    """Looks each time the line has come or gone: the first contact of a run tells the hour.

    `on_day` is called once on each day of Rome's calendar, while the hour is sure and the store
    open.
    """

    def __init__(self, database: Database, clock: DeskClock, events: CounterEvents) -> None:
        self._database = database
        self._clock = clock
        self._events = events
        self._guard = threading.Lock()
        self._day: date | None = None
        self.on_day: Callable[[], None] = lambda: None
        events.subscribe(self._on_event)

    def observe(self) -> None:
        """To be called with each outcome of a call: that is a few times a minute, line or not."""
        if not self._database.is_open or self._clock.is_doubtful() or not self._is_new_day():
            return
        try:
            self.on_day()
        except PaymentsError:
            # Whose call it was has nothing to do with it; tomorrow is another day.
            _log.exception("work_of_the_day_failed")

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case ConnectivityChanged() if self._database.is_open:
                self._look()
            case _:
                return

    def _is_new_day(self) -> bool:
        today = rome_date(self._clock.now())
        with self._guard:
            former, self._day = self._day, today
        return former != today

    def _look(self) -> None:
        if not self._clock.is_far_off():
            return
        now, correction = self._clock.now(), self._clock.correction()
        code = "clock_fast" if correction < timedelta(0) else "clock_slow"
        off = {"off": _spoken(abs(correction))}
        task = tasks.of_desk(f"clock-wrong-{now:%Y%m}", code, off)
        with self._database.write() as session:
            opened = tasks.open_task(session, task, now)
        if opened:
            self._events.publish(TaskAdded(task.task_id))


def _spoken(off: timedelta) -> str:
    """Hours and minutes, alike in both languages: `26 h 5 min`."""
    hours, minutes = divmod(round(off / _MINUTE), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
