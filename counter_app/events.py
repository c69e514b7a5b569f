"""What the background tells whoever listens: something changed, look again.

Callbacks run on the thread that noticed (sync, listener, spool, a worker of the window), so they
must be quick and must not touch a window. A callback that raises is logged and does not stop the
others: one broken listener may not stop the delivery of notices.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from payments_core.wire.desk.notice_messages import Change, ChangeKind

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class BulkPrintChanged:
    """A print of many notices has come further, or stands otherwise than before."""

    print_id: str


@dataclass(frozen=True, slots=True)
class ChangeArrived:
    """The server has told of a step in the life of a notice; the store already knows it."""

    notice_number: str
    kind: ChangeKind


@dataclass(frozen=True, slots=True)
class ChangesHeard:
    """The server has told of steps in the life of notices of the entity, oldest first, whether this
    desk knows the notices or not."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ConnectivityChanged:
    """The desk has come into contact with the server or lost it."""

    online: bool


@dataclass(frozen=True, slots=True)
class LineChanged:
    """The desk is online or offline as before, and otherwise so: slow, or for another reason."""


@dataclass(frozen=True, slots=True)
class LineReturned:
    """The line is back after a while, and what was released without it has its answers: so many
    debts are registered, and so many of them can be paid already."""

    registered: int
    payable: int


@dataclass(frozen=True, slots=True)
class OutboxChanged:
    """Rows entered or left the outbox, or numbers were used or leased."""


@dataclass(frozen=True, slots=True)
class PrinterChanged:
    """A printer is in another state than before."""


@dataclass(frozen=True, slots=True)
class PrintJobChanged:
    """A print job took another state, a value of `printing.device.JobState`."""

    job_id: str
    state: str


@dataclass(frozen=True, slots=True)
class PrintJobMoved:
    """A paper whose receipt printer does not answer waits for the A4 printer now; `title` is what
    it is about."""

    job_id: str
    title: str


@dataclass(frozen=True, slots=True)
class TaskAdded:
    """There is something new that a person must close."""

    task_id: str


@dataclass(frozen=True, slots=True)
class TaskClosed:
    """A person has closed a task."""

    task_id: str


@dataclass(frozen=True, slots=True)
class DeskWiped:
    """The desk was retired, had nothing left to deliver, and has no store any more."""


CounterEvent = (
    BulkPrintChanged
    | ChangeArrived
    | ChangesHeard
    | ConnectivityChanged
    | DeskWiped
    | LineChanged
    | LineReturned
    | OutboxChanged
    | PrinterChanged
    | PrintJobChanged
    | PrintJobMoved
    | TaskAdded
    | TaskClosed
)
Listener = Callable[[CounterEvent], None]


class CounterEvents:
    """Hands each event to every subscriber, in the order in which they subscribed."""

    def __init__(self) -> None:
        self._listeners: tuple[Listener, ...] = ()
        self._guard = threading.Lock()

    def subscribe(self, callback: Listener) -> Callable[[], None]:
        """Call `callback` with every event from now on; the returned function ends it."""
        with self._guard:
            self._listeners = (*self._listeners, callback)

        def unsubscribe() -> None:
            with self._guard:
                self._listeners = tuple(each for each in self._listeners if each != callback)

        return unsubscribe

    def publish(self, event: CounterEvent) -> None:
        """Tell everybody; returns when all have been told."""
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                _log.exception("event_listener_failed", told=repr(event))
