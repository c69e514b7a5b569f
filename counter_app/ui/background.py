"""Work away from the window thread: the window never waits for disk, network or paper.

What may wait for somebody, above all for the server, and what never does have workers of their
own: a line that says nothing for as long as it may holds up no release, draft or preview.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal, Slot

from counter_app.asking_nobody import asking_nobody
from counter_app.services.progress import Progress
from payments_core.errors import PaymentsError

#: Threads for what the window asks of others, and as many for what it asks of this PC alone; sync
#: and printing have their own.
WORKERS = 4

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Ticket:
    """One piece of work under way; whoever loses interest abandons it."""

    def __init__(self) -> None:
        self.abandoned = False
        self.withdrawn = False

    def abandon(self) -> None:
        """Its answer will be dropped; the work itself goes on to its end."""
        self.abandoned = True

    def withdraw(self) -> None:
        """The same for work that was nothing but a question: not begun yet, it never begins."""
        self.abandoned = self.withdrawn = True


class Background(QObject):
    """Runs work on small pools and brings the answer back to the window thread.

    `work` never touches a widget; `then` and `failed` always run on the window thread. An
    unexpected error is logged with its trace and handed to `failed` like the expected ones, so
    that no window is left waiting for an answer that never comes; `on_defect` hears of it first.
    """

    _done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="window-work")
        self._pool_here = ThreadPoolExecutor(WORKERS, thread_name_prefix="window-work-here")
        self._closed = False
        self._long = WeakSet[Progress]()
        self.on_defect: Callable[[BaseException], None] = lambda defect: None
        self._done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        """Start `work`, which may wait for the server or a printer; exactly one of `then` and
        `failed` follows, unless abandoned.

        After the end nothing is started: a window that closes still tells of fields it leaves.
        """
        return self._start(self._pool, work, then, failed)

    def run_here(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        """The same for work that this PC does alone, which is never behind what waits: asking the
        server from it is a defect (`asking_nobody`)."""

        def alone() -> T:
            with asking_nobody():
                return work()

        return self._start(self._pool_here, alone, then, failed)

    def call_off_at_end(self, progress: Progress) -> None:
        """The end of the window does not wait for work that looks at this."""
        self._long.add(progress)

    def close(self) -> None:
        """Let running work end and take no more; answers still to come are dropped."""
        self._closed = True
        for progress in list(self._long):
            progress.call_off()
        for pool in (self._pool_here, self._pool):
            pool.shutdown(wait=True, cancel_futures=True)

    def _start(
        self,
        pool: ThreadPoolExecutor,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> Ticket:
        ticket = Ticket()
        if self._closed:
            ticket.abandon()
        else:
            pool.submit(self._carry_out, ticket, work, then, failed)
        return ticket

    def _carry_out(
        self,
        ticket: Ticket,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        if ticket.withdrawn:
            return
        try:
            answer = work()
        except PaymentsError as trouble:
            self._hand_over(ticket, failed, trouble)
        except Exception as defect:
            _log.exception("window work failed")
            self.on_defect(defect)
            self._hand_over(ticket, failed, defect)
        else:
            self._hand_over(ticket, then, answer)

    def _hand_over(self, ticket: Ticket, receiver: Callable[[Any], None], answer: Any) -> None:
        if not self._closed:
            self._done.emit((ticket, receiver, answer))

    @Slot(object)
    def _deliver(self, delivery: tuple[Ticket, Callable[[Any], None], Any]) -> None:
        ticket, receiver, answer = delivery
        if not ticket.abandoned and not self._closed:
            receiver(answer)
