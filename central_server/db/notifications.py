"""Hears, on PostgreSQL, what other processes announce; SQLite has one process and needs none."""

import threading

import psycopg
import structlog
from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine

from central_server.db.engine import CONNECT_SECONDS, WATCH_THE_LINE
from central_server.db.unit_of_work import Listener

#: How often a silent connection looks whether it is to end.
LOOK_UP_SECONDS = 0.5
#: Pause before a lost connection is opened again.
RECONNECT_SECONDS = 1.0
#: Entity handed to listeners when announcements may have been missed: look at everything.
EVERYONE = ""

_log = structlog.get_logger("db")


class NotificationThread:
    """One connection per process that listens on all topics and hands them on."""

    def __init__(self, engine: Engine, topics: tuple[str, ...], listener: Listener) -> None:
        url = engine.url.set(drivername="postgresql")
        # It only listens: without a watch on the line it would never notice that nobody speaks.
        self._address = make_conninfo(
            url.render_as_string(hide_password=False),
            connect_timeout=CONNECT_SECONDS,
            **WATCH_THE_LINE,
        )
        self._topics = topics
        self._listener = listener
        self._stopping = threading.Event()
        self.listening = threading.Event()
        self._thread = threading.Thread(target=self._run, name="notifications", daemon=True)

    def start(self) -> None:
        """Begin to listen in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Close the connection and end."""
        self._stopping.set()
        self._thread.join(10 * LOOK_UP_SECONDS)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._listen()
            except psycopg.Error as trouble:
                self.listening.clear()
                _log.warning("notifications_lost", error=type(trouble).__name__)
                self._stopping.wait(RECONNECT_SECONDS)

    def _listen(self) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            for topic in self._topics:
                connection.execute(
                    psycopg.sql.SQL("LISTEN {}").format(psycopg.sql.Identifier(topic))
                )
            self.listening.set()
            for topic in self._topics:
                self._listener(topic, EVERYONE)
            while not self._stopping.is_set():
                for notice in connection.notifies(timeout=LOOK_UP_SECONDS):
                    self._listener(notice.channel, notice.payload)
