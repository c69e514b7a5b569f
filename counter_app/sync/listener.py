"""Listens to the push stream on a thread of its own and says that there is something to read.

What it hears is only a nudge: the engine reads the changes by cursor, so an event that is lost
costs a minute at most and never a change.
"""

import threading
from collections.abc import Callable

import structlog

from counter_app.client.central_client import CentralClient
from counter_app.client.change_stream import ChangeStream
from counter_app.store import desk
from counter_app.store.database import Database
from counter_app.sync.backoff import LONGEST_SECONDS, OFFLINE_SECONDS, Backoff
from payments_core.errors import PaymentsError, WorldTrouble

#: How long `stop` waits for the thread.
STOP_SECONDS = 2.0

_log = structlog.get_logger(__name__)


class ChangeListener:
    """Keeps one stream open, from the last cursor on, for as long as the desk runs."""

    def __init__(
        self,
        database: Database,
        open_client: Callable[[], CentralClient],
        on_news: Callable[[], None],
        chance: Callable[[], float],
    ) -> None:
        self._database = database
        self._open_client = open_client
        self._on_news = on_news
        self._backoff = Backoff(chance, OFFLINE_SECONDS)
        self._stopping = threading.Event()
        self._guard = threading.Lock()
        self._stream: ChangeStream | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin; harmless when it is running."""
        if self._thread is None:
            self._stopping.clear()
            self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End the stream and the thread within STOP_SECONDS."""
        self._stopping.set()
        with self._guard:
            if self._stream is not None:
                self._stream.close()
        if self._thread is not None:
            self._thread.join(STOP_SECONDS)
            self._thread = None

    def _run(self) -> None:
        with self._open_client() as client:
            while not self._stopping.is_set():
                self._stopping.wait(self._listen(client))

    def _listen(self, client: CentralClient) -> float:
        """Listen until the stream ends; seconds to wait before the next one."""
        try:
            with self._database.read() as session:
                cursor = desk.get(session).change_cursor
            with client.change_stream(cursor) as stream:
                self._hold(stream)
                self._backoff.after_success()
                for _ in stream.cursors():
                    self._on_news()
        except WorldTrouble as trouble:
            _log.info("push_stream_lost", code=trouble.code, **trouble.facts)
        except PaymentsError as trouble:
            _log.warning("push_stream_refused", code=trouble.code, **trouble.facts)
            return LONGEST_SECONDS
        except Exception:
            if not self._stopping.is_set():
                _log.exception("push_stream_failed")
        finally:
            self._hold(None)
        return self._backoff.after_failure()

    def _hold(self, stream: ChangeStream | None) -> None:
        """Make the stream known to `stop`, which may have come before it."""
        with self._guard:
            self._stream = stream
            if stream is not None and self._stopping.is_set():
                stream.close()
