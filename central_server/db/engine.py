"""The engine: SQLite for one process, PostgreSQL for service, chosen by the URL alone."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

#: How long a writer waits for another before it gives up.
SQLITE_BUSY_SECONDS = 5
#: How long PostgreSQL may take to let us in, seconds for each of its addresses.
CONNECT_SECONDS = 3
#: How long a thread waits for one of the others to give its connection back.
POOL_SECONDS = 4
#: A server that is cut off without a word is noticed after about ten seconds: libpq's parameters.
WATCH_THE_LINE = {
    "keepalives_idle": 4,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}
#: Connections of one process: one for each thread that serves desks, the hub or the outbox.
POOL_SIZE = 24


def make_engine(url: str, statement_seconds: int | None = None) -> Engine:
    """Engine for a database URL: `sqlite:///file.db` or `postgresql+psycopg://...`.

    On PostgreSQL a statement that takes longer than `statement_seconds` is ended there.
    What it raises ends in logs, so it never repeats the values of a statement: people and secrets.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        if parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            parsed, connect_args={"timeout": SQLITE_BUSY_SECONDS}, hide_parameters=True
        )
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", lambda conn: conn.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine
    return create_engine(
        parsed,
        pool_size=POOL_SIZE,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args=WATCH_THE_LINE
        | {"connect_timeout": CONNECT_SECONDS}
        | _limit_of_statements(parsed, statement_seconds),
    )


def _limit_of_statements(url: URL, seconds: int | None) -> dict[str, str]:
    if seconds is None:
        return {}
    own = url.query.get("options", "")
    return {"options": f"{own} -c statement_timeout={seconds * 1000}"}


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver's own transaction control is switched off: it would begin a deferred transaction,
    # which cannot become a writing one while another writer is active.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
