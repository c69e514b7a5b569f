"""The thread that makes prints of many notices, while whoever asked for them is signed in."""

import errno
import threading

import structlog

from counter_app.events import BulkPrintChanged, CounterEvent, CounterEvents, PrintJobChanged
from counter_app.services.bulk_order import BulkWay
from counter_app.services.bulk_papers import BulkPapers
from counter_app.services.sign_in import SignIn
from counter_app.store import bulk_prints
from counter_app.store.bulk_prints import BulkState
from counter_app.store.database import Database
from counter_app.store.tables import BulkPrintRow
from counter_app.work_thread import WorkThread
from payments_core.errors import PaymentsError, WorldTrouble

#: How often it is looked whether the operator is back, or trouble over.
LOOK_AGAIN_SECONDS = 2.0
#: How long without anything to do; whoever asks for a print wakes the thread.
IDLE_SECONDS = 60.0
#: Prints of which it is seen that, cancelled, they leave their files whole.
LOOKED_AFTER = 3
#: A step on the disk takes a fraction of it.
STOP_SECONDS = 5.0

#: Nobody is at the desk, or its store is closed: the print waits as it is.
_AWAY = ("not_signed_in", "store_locked")

_log = structlog.get_logger(__name__)


class BulkWorker:
    """Works off the print that runs; a crash at any moment costs one step, which is made again."""

    def __init__(
        self,
        database: Database,
        sign_in: SignIn,
        papers: BulkPapers,
        events: CounterEvents,
    ) -> None:
        self._database = database
        self._sign_in = sign_in
        self._papers = papers
        self._events = events
        self._thread = WorkThread("bulk-print", self._work_off, self._failed)
        events.subscribe(self._on_event)

    def start(self) -> None:
        """Go on with what was begun; the store must be open."""
        self._thread.start()

    def stop(self) -> None:
        """End within STOP_SECONDS; the next start goes on."""
        self._thread.stop(STOP_SECONDS)

    def wake(self) -> None:
        """There is something to do."""
        self._thread.wake()

    def turn(self) -> float:
        """Do what can be done now; seconds until it is to be looked again."""
        return self._thread.turn()

    def _failed(self) -> float:
        _log.exception("bulk_printing_failed")
        return LOOK_AGAIN_SECONDS

    def _work_off(self, stopping: threading.Event) -> float:
        if not self._database.is_open:
            return LOOK_AGAIN_SECONDS
        with self._database.read() as session:
            rows = bulk_prints.latest(session, LOOKED_AFTER)
        for row in rows:
            if row.state == BulkState.CANCELLED:
                self._close(row)
        if not rows or (row := rows[0]).state == BulkState.DONE:
            return IDLE_SECONDS
        if row.state != BulkState.RUNNING:
            # What was in the printer's queue may have come out.
            self._tell(row)
            return IDLE_SECONDS
        if not self._is_here(row):
            return LOOK_AGAIN_SECONDS
        try:
            self._make(row, stopping)
        except PaymentsError as trouble:
            if trouble.code not in _AWAY:
                self._papers.end(row.print_id, BulkState.PAUSED, trouble)
        except OSError as trouble:
            self._papers.end(row.print_id, BulkState.PAUSED, _disk_trouble(row, trouble))
        self._tell(row)
        return LOOK_AGAIN_SECONDS

    def _make(self, row: BulkPrintRow, stopping: threading.Event) -> None:
        def goes_on() -> bool:
            return not stopping.is_set() and self._is_here(row) and self._runs(row)

        if row.way == BulkWay.PRINTER:
            self._papers.feed_printer(row, goes_on)
        else:
            self._papers.write_files(row, goes_on, lambda: self._tell(row))

    def _close(self, row: BulkPrintRow) -> None:
        """A disk that refuses now may take it later; nothing of it is lost."""
        try:
            self._papers.close(row)
        except (OSError, PaymentsError):
            _log.exception("bulk_print_not_closed", print_id=row.print_id)

    def _is_here(self, row: BulkPrintRow) -> bool:
        operator = self._sign_in.current()
        return operator is not None and operator.operator_id == row.asked_by

    def _runs(self, row: BulkPrintRow) -> bool:
        with self._database.read() as session:
            now = bulk_prints.find(session, row.print_id)
        return now is not None and now.state == BulkState.RUNNING

    def _tell(self, row: BulkPrintRow) -> None:
        self._events.publish(BulkPrintChanged(row.print_id))

    def _on_event(self, event: CounterEvent) -> None:
        if isinstance(event, PrintJobChanged):
            self.wake()


def _disk_trouble(row: BulkPrintRow, trouble: OSError) -> WorldTrouble:
    full = trouble.errno in (errno.ENOSPC, errno.EDQUOT)
    code = "bulk_disk_full" if full else "bulk_unwritable"
    return WorldTrouble(code, target=row.target)
