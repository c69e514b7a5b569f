"""Listens to the push stream on a thread of its own and says that there is something to read.

What it hears is only a nudge: the engine reads the changes by cursor, so an event that is lost
costs a minute at most and never a change.

Proxies on the way may hold a stream back until it ends, or cut it. So a stream is believed once it
has lived through a heartbeat; where none does, `on_push` is told, and the engine asks instead. The
listener goes on trying, ever more seldom, until one lives.
"""

import threading
from collections.abc import Callable
from datetime import timedelta

import structlog

from counter_app.client.central_client import CentralClient
from counter_app.client.change_stream import ChangeStream
from counter_app.store import desk
from counter_app.store.database import Database
from counter_app.sync.backoff import LONGEST_SECONDS, OFFLINE_SECONDS, Backoff
from payments_core.clock import Clock
from payments_core.errors import PaymentsError, WorldTrouble

#: How long `stop` waits for the thread.
STOP_SECONDS = 2.0
#: A stream that is heard after so long is no reply that somebody held back or cut short: the
#: server's heartbeat comes every 5 s.
PROOF = timedelta(seconds=8)
#: Streams that end before their proof until they are taken for cut by somebody.
SHORT_LIVES = 3
#: How much an end says: one that was cut may be chance, one from which nothing came is held back.
_LIVES = {"push_stream_cut": 1, "push_stream_silent": SHORT_LIVES}

_log = structlog.get_logger(__name__)


class ChangeListener:
    """Keeps one stream open, from the last cursor on, for as long as the desk runs.

    `on_news` is called when there may be something to read, and when a stream has ended: whether
    the line has gone with it shows the next call. `on_push` is told each time it turns out that
    streams work, or do not.
    """

    def __init__(
        self,
        database: Database,
        open_client: Callable[[], CentralClient],
        on_news: Callable[[], None],
        on_push: Callable[[bool], None],
        clock: Clock,
        chance: Callable[[], float],
    ) -> None:
        self._database = database
        self._open_client = open_client
        self._on_news = on_news
        self._on_push = on_push
        self._clock = clock
        self._backoff = Backoff(chance, OFFLINE_SECONDS)
        self._works = True
        self._proven = False
        self._short_lives = 0
        self._heard_cursor = 0
        self._stopping = threading.Event()
        self._guard = threading.Lock()
        self._stream: ChangeStream | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; harmless when it is running."""
        if self._thread is None:
            # A thread that `stop` has abandoned keeps its own: it must not go on beside this one.
            self._stopping = threading.Event()
            self._heard_cursor = 0
            self._thread = threading.Thread(
                target=self._run, args=[self._stopping], name="listener", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """End the stream and the thread within STOP_SECONDS."""
        with self._guard:
            self._stopping.set()
            if self._stream is not None:
                self._stream.close()
                self._stream = None
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)
            self._thread = None

    def _run(self, stopping: threading.Event) -> None:
        with self._open_client() as client:
            while not stopping.is_set():
                stopping.wait(self._listen(client, stopping))

    def _listen(self, client: CentralClient, stopping: threading.Event) -> float:
        """Listen until the stream ends; seconds to wait before the next one."""
        self._proven = False
        try:
            with client.change_stream(self._cursor()) as stream:
                self._hold(stream, stopping)
                self._follow(stream, stopping)
            self._ended(1, stopping)
        except WorldTrouble as trouble:
            _log.info("push_stream_lost", code=trouble.code, **trouble.facts)
            if trouble.code in _LIVES:
                self._ended(_LIVES[trouble.code], stopping)
        except PaymentsError as trouble:
            _log.warning("push_stream_refused", code=trouble.code, **trouble.facts)
            return LONGEST_SECONDS
        except Exception:
            if not stopping.is_set():
                _log.exception("push_stream_failed")
        finally:
            self._hold(None, stopping)
        return self._backoff.after_failure()

    def _cursor(self) -> int:
        """Where to go on: what was heard already is the engine's to read, and no news."""
        with self._database.read() as session:
            return max(desk.get(session).change_cursor, self._heard_cursor)

    def _follow(self, stream: ChangeStream, stopping: threading.Event) -> None:
        opened_at = self._clock.now()
        for cursor in stream.signs():
            if stopping.is_set():
                return
            if cursor is not None:
                self._heard_cursor = cursor
                self._on_news()
            if not self._proven and self._clock.now() - opened_at >= PROOF:
                self._proven, self._short_lives = True, 0
                self._backoff.after_success()
                self._judge(works=True)

    def _ended(self, lives: int, stopping: threading.Event) -> None:
        """An open stream is over; without proof it counts for so many short lives."""
        if stopping.is_set():
            return
        if not self._proven:
            self._short_lives += lives
            if self._short_lives >= SHORT_LIVES:
                self._judge(works=False)
        self._on_news()

    def _judge(self, works: bool) -> None:
        if works != self._works:
            self._works = works
            _log.warning("push_works" if works else "push_does_not_work")
            self._on_push(works)

    def _hold(self, stream: ChangeStream | None, stopping: threading.Event) -> None:
        """Make the stream known to `stop`, which may have come before it; then the one that is held
        is another thread's."""
        with self._guard:
            if not stopping.is_set():
                self._stream = stream
            elif stream is not None:
                stream.close()
