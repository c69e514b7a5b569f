"""The desk's encrypted database: SQLCipher through SQLAlchemy, one file, one program.

A printed notice must survive a power cut: WAL with `synchronous=FULL`. Writers begin with
`BEGIN IMMEDIATE`, because a transaction that begins by reading cannot become a writing one while
another writer is active. A connection belongs to one thread at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from counter_app.store import schema
from payments_core.errors import RuleBroken, WorldTrouble

#: How long a writer waits for another before it gives up.
BUSY_SECONDS = 5
#: Four workers of the window, delivery, listener, spool, and one in hand.
CONNECTIONS = 8
#: Bytes of the raw key (SQLCipher takes it without derivation, 2.7 ms a connection).
KEY_BYTES = 32

_WRITES = "store_writes"


class Database:
    """The store, closed until somebody brings the key."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._engine: Engine | None = None
        self._writing: Engine | None = None

    @property
    def is_open(self) -> bool:
        """Whether reading and writing are possible."""
        return self._engine is not None

    def open(self, key: bytes) -> None:
        """Open with the raw key and bring the tables up to date.

        Raises `store_unreadable` when the key is not this file's or the file is damaged,
        `store_newer_than_program` when a later version of the program has written it.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        engine = make_engine(self._path, key)
        try:
            schema.copy_before_upgrade(engine, self._path)
            with engine.execution_options(**{_WRITES: True}).begin() as connection:
                schema.upgrade(connection)
        except DBAPIError as trouble:
            engine.dispose()
            raise WorldTrouble("store_unreadable", path=str(self._path)) from trouble
        except BaseException:
            engine.dispose()
            raise
        self._engine, self._writing = engine, engine.execution_options(**{_WRITES: True})

    def close(self) -> None:
        """Close every connection that is not in use; the last one empties the WAL."""
        if self._engine is not None:
            self._engine.dispose()
        self._engine = self._writing = None

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading, at one consistent instant; `store_locked` while closed."""
        with Session(_opened(self._engine), expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One writing transaction, committed at the end of the block or not at all.

        Raises `store_locked` while closed and `store_trouble` when the disk refuses.
        """
        engine = _opened(self._writing)
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except DBAPIError as trouble:
            raise WorldTrouble("store_trouble", reason=type(trouble.orig).__name__) from trouble


def _opened(engine: Engine | None) -> Engine:
    if engine is None:
        raise RuleBroken("store_locked")
    return engine


def make_engine(path: Path, key: bytes) -> Engine:
    """An engine whose every connection brings the raw key first."""
    if len(key) != KEY_BYTES:
        raise ValueError("a raw store key has 32 bytes")

    def connect() -> Any:
        connection = sqlcipher3.dbapi2.connect(
            str(path), timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        for pragma in (
            f"key=\"x'{key.hex()}'\"",
            "cipher_log_level=NONE",
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine(
        "sqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool,
        pool_size=CONNECTIONS,
        max_overflow=0,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
