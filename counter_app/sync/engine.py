"""The thread that keeps desk and server together: reports, delivers, downloads, then waits.

It is woken by a release, by the line coming back and by the push stream; otherwise it looks by
itself once a minute, and every few seconds where something on the way lets no stream through.
"""

import threading
from collections.abc import Callable
from datetime import timedelta

import structlog

from counter_app.client.central_client import CentralClient
from counter_app.events import ConnectivityChanged, CounterEvent, CounterEvents, TaskAdded
from counter_app.store import outbox, tasks
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.sync.audit_delivery import AuditDelivery
from counter_app.sync.backoff import LONGEST_SECONDS, OFFLINE_SECONDS, Backoff
from counter_app.sync.contact import Contact
from counter_app.sync.delivery import Delivery
from counter_app.sync.downloads import Downloads
from counter_app.sync.registry import RegistryDownload
from payments_core.clock import Clock
from payments_core.errors import BadValue, PaymentsError, RuleBroken, WorldTrouble

#: Longest wait while all is well.
POLL_SECONDS = 60.0
#: The same without a push stream: a payment is to show while the citizen still stands there.
POLL_WITHOUT_PUSH_SECONDS = 5.0
#: How long `stop` waits; a call that hangs longer is abandoned, its operations are sent again.
STOP_SECONDS = 2.0

_log = structlog.get_logger(__name__)


class SyncEngine:
    """Delivery and downloads on a thread of their own, with a client of their own.

    `on_retired` is called each time the server says that this desk is one no longer.
    """

    def __init__(
        self,
        database: Database,
        open_client: Callable[[], CentralClient],
        events: CounterEvents,
        clock: Clock,
        chance: Callable[[], float],
        contact: Contact,
        numbers: NumberSource,
    ) -> None:
        self._database = database
        self._open_client = open_client
        self._events = events
        self._clock = clock
        self._delivery = Delivery(database, events, clock, chance)
        self._audit = AuditDelivery(database, clock)
        self._contact = contact
        self._downloads = Downloads(database, events, clock, numbers)
        self._registry = RegistryDownload(database, clock)
        self._backoff = Backoff(chance, OFFLINE_SECONDS)
        self._poll_seconds = POLL_SECONDS
        self._awake = threading.Event()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._client: CentralClient | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self.on_retired: Callable[[], None] = lambda: None

    def start(self) -> None:
        """Begin; harmless when it is running."""
        if self._thread is not None:
            return
        # A thread that `stop` has abandoned keeps its own: it must not go on beside this one.
        self._stopping = threading.Event()
        self._unsubscribe = self._events.subscribe(self._on_event)
        self._thread = threading.Thread(
            target=self._run, args=[self._stopping], name="sync", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """End within STOP_SECONDS. What a thread that hangs for longer would hear is nobody's: the
        store may be another desk's by then."""
        self._stopping.set()
        self._awake.set()
        self._unsubscribe()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)
            if self._client is not None:
                self._client.abandon()
            self._thread = self._client = None

    def wake(self) -> None:
        """There is something to do: do not wait any longer."""
        self._awake.set()

    def hear_of_push(self, works: bool) -> None:
        """The push stream works or does not: look for changes seldom or often."""
        self._poll_seconds = POLL_SECONDS if works else POLL_WITHOUT_PUSH_SECONDS
        self.wake()

    def turn(self, client: CentralClient, *, woken: bool = False) -> float:
        """One round of work; seconds until the next one if nobody wakes us."""
        try:
            self._contact.report(client)
            self._delivery.deliver(client)
            untold = self._audit.deliver(client)
            self._downloads.refresh(client)
            more = self._registry.refresh(client, self._awake.is_set)
        except WorldTrouble as trouble:
            _log.info("sync_postponed", code=trouble.code, **trouble.facts)
            return self._backoff.after_failure(out_of_turn=woken)
        except (RuleBroken, BadValue) as trouble:
            _log.warning("sync_refused", code=trouble.code, **trouble.facts)
            self._tell(trouble)
            if trouble.code == "desk_retired":
                self.on_retired()
            return LONGEST_SECONDS
        self._backoff.after_success()
        return 0.0 if more or untold else self._seconds_until_due()

    def _run(self, stopping: threading.Event) -> None:
        with self._open_client() as client:
            woken = False
            if not stopping.is_set():
                self._client = client
            while not stopping.is_set():
                self._awake.clear()
                try:
                    wait_seconds = self.turn(client, woken=woken)
                except Exception:
                    if stopping.is_set():
                        return
                    _log.exception("sync_failed")
                    wait_seconds = self._backoff.after_failure()
                woken = not stopping.is_set() and self._awake.wait(wait_seconds)

    def _seconds_until_due(self) -> float:
        with self._database.read() as session:
            due_at = outbox.next_try_at(session)
        if due_at is None:
            return self._poll_seconds
        wait: timedelta = due_at - self._clock.now()
        return min(self._poll_seconds, max(0.0, wait.total_seconds()))

    def _on_event(self, event: CounterEvent) -> None:
        match event:
            case ConnectivityChanged(online=True):
                self.wake()
            case _:
                return

    def _tell(self, trouble: PaymentsError) -> None:
        """A refusal of the desk itself is for a person: nothing mends it but an administrator."""
        now = self._clock.now()
        task = tasks.of_desk_today(trouble.code, now, trouble.facts)
        with self._database.write() as session:
            opened = tasks.open_task(session, task, now)
        if opened:
            self._events.publish(TaskAdded(task.task_id))
