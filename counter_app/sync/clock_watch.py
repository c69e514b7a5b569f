"""What has to do with the hour being sure, or the clock of this PC being wrong.

A clock that is wrong is told to the clerk, once a month at most. The desk goes by the right hour
all the same; whoever looks after the PC should know, because its other programs do not. And what
is forgotten with time is forgotten once the server has told the hour: a PC that believes it is
next year must not empty a desk that works alone.
"""

import threading
from collections.abc import Callable
from datetime import timedelta

from counter_app.events import ConnectivityChanged, CounterEvent, CounterEvents, TaskAdded
from counter_app.store import tasks
from counter_app.store.database import Database
from counter_app.store.desk_clock import DeskClock

_MINUTE = timedelta(minutes=1)


class ClockWatch:
    """Looks each time the line has come or gone: the first contact of a run tells the hour.

    `on_sure` is called once, when the hour is sure and the store open.
    """

    def __init__(
        self,
        database: Database,
        clock: DeskClock,
        events: CounterEvents,
        on_sure: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._events = events
        self._on_sure = on_sure
        self._guard = threading.Lock()
        self._was_sure = False
        events.subscribe(self._on_event)

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case ConnectivityChanged() if self._database.is_open:
                self._look()
                if not self._clock.is_doubtful() and self._is_first():
                    self._on_sure()
            case _:
                return

    def _is_first(self) -> bool:
        with self._guard:
            first, self._was_sure = not self._was_sure, True
        return first

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
