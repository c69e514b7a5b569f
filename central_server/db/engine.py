"""The engine: SQLite for one process, PostgreSQL for service, chosen by the URL alone."""

from pathlib import Path

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

#: How long a writer waits for another before it gives up.
SQLITE_BUSY_SECONDS = 5
#: Connections of one process: one for each thread that serves desks, the hub or the outbox.
POOL_SIZE = 24


def make_engine(url: str) -> Engine:
    """Engine for a database URL: `sqlite:///file.db` or `postgresql+psycopg://...`.

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
        parsed, pool_size=POOL_SIZE, max_overflow=0, pool_pre_ping=True, hide_parameters=True
    )


def _prepare_sqlite(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver's own transaction control is switched off: it would begin a deferred transaction,
    # which cannot become a writing one while another writer is active.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
