"""The status line: always true, always in sight, read from memory."""

import threading
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from counter_app.events import ChangeArrived, CounterEvent, CounterEvents, LineChanged, LineReturned
from counter_app.printing.spool import Spool
from counter_app.services.bulk_reached import reached_by
from counter_app.services.ports import Reachability
from counter_app.services.views import BulkCount, DeskView
from counter_app.store import bulk_prints, desk, notices, numbers, outbox
from counter_app.store.bulk_prints import BulkState
from counter_app.store.database import Database
from counter_app.store.number_use import LOOK_BACK, usual_day
from payments_core.clock import Clock, rome_date


@dataclass(frozen=True, slots=True)
class _Counts:
    waiting: int = 0
    numbers_left: int = 0
    bulk: BulkCount | None = None
    waiting_notes: int = 0
    numbers_days: float | None = None


class DeskStatus:
    """Counts are taken again at each event, before any later subscriber hears of it: build this
    before the window subscribes."""

    def __init__(
        self,
        database: Database,
        line: Reachability,
        spool: Spool,
        events: CounterEvents,
        clock: Clock,
    ) -> None:
        self._database = database
        self._line = line
        self._spool = spool
        self._clock = clock
        self._guard = threading.Lock()
        self._counts = _Counts()
        #: What a usual day takes, as it was worked out on this day for this desk.
        self._usual: tuple[tuple[date, str | None], float | None] | None = None
        events.subscribe(self._on_event)

    def view(self) -> DeskView:
        """The desk at this instant."""
        counts = self._counts
        return DeskView(
            online=self._line.online,
            offline_since=self._line.offline_since,
            waiting_operations=counts.waiting,
            waiting_notes=counts.waiting_notes,
            numbers_left=counts.numbers_left,
            paper_printer=self._spool.paper_state(),
            roll_printer=self._spool.roll_state(),
            trouble=self._line.trouble,
            slow=self._line.slow,
            bulk=counts.bulk,
            leaves_roll=self._spool.leaves_roll(),
            numbers_days=counts.numbers_days,
        )

    def refresh(self) -> None:
        """Count again; nothing is known while the store is locked."""
        if not self._database.is_open:
            return
        # One after the other: an older count must not take the place of a newer one.
        with self._guard, self._database.read() as session:
            notes, left = outbox.count_notes(session), numbers.numbers_left(session)
            usual = self._usual_day(session)
            self._counts = _Counts(
                outbox.count(session) - notes, left, _bulk(session), notes,
                left / usual if usual is not None else None,
            )  # fmt: skip

    def _usual_day(self, session: Session) -> float | None:
        """Of whole days, so that a morning is not taken for one: it stays the same until night."""
        now = self._clock.now()
        today, row = rome_date(now), desk.find(session)
        known_for = (today, row.desk_id if row is not None else None)
        if self._usual is None or self._usual[0] != known_for:
            used = notices.released_by_day(session, now - LOOK_BACK)
            before = {day: count for day, count in used.items() if day < today}
            self._usual = (known_for, usual_day(before))
        return self._usual[1]

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case ChangeArrived() | LineChanged() | LineReturned():
                return
            case _:
                self.refresh()


def _bulk(session: Session) -> BulkCount | None:
    row = bulk_prints.unfinished(session)
    if row is None:
        return None
    reached = reached_by(session, row)
    return BulkCount(reached.printed, reached.count, held=row.state == BulkState.PAUSED)
