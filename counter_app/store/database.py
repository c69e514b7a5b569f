"""The desk's encrypted database: SQLCipher through SQLAlchemy, one file, one program.

A printed notice must survive a power cut: WAL with `synchronous=FULL`. Writers begin with
`BEGIN IMMEDIATE`, because a transaction that begins by reading cannot become a writing one while
another writer is active. A connection belongs to one thread at a time.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from counter_app.store import schema
from counter_app.store.damage import StoreDamaged, trouble_of
from counter_app.store.outbox_journal import OutboxJournal
from counter_app.store.registry_file import Engines, RegistryFile
from payments_core.errors import PaymentsError, RuleBroken, WorldTrouble

#: How long a writer waits for another before it gives up.
BUSY_SECONDS = 5
#: How long closing waits for those who are reading or writing.
CLOSE_SECONDS = 5.0
#: Eight workers of the window, delivery, listener, spool, prints of many, and one in hand.
CONNECTIONS = 13
#: Pages that each of them keeps in memory, at most. The library's builds differ: with the 8 MB of
#: some, four readers of a store of 60,000 notices took 34 MB, now 9.
PAGES_KIB = 2000
#: Bytes of the raw key (SQLCipher takes it without derivation, 2.7 ms a connection).
KEY_BYTES = 32
#: The registry's own file, beside the store.
REGISTRY_FILE = "registry.db"

_WRITES = "store_writes"


class Database:
    """The store, closed until somebody brings the key; with it goes the `registry`.

    What a transaction queues is also written to `journal`, which Recovery has begun. `on_damage`
    is called, by whichever thread met with it, each time the file turns out not to be as it was
    written.
    """

    def __init__(self, path: Path, journal: OutboxJournal | None = None) -> None:
        self._path = path
        self._journal = journal
        self._key: bytes | None = None
        self.registry = RegistryFile(path.with_name(REGISTRY_FILE), self._open_beside)
        self._engine: Engine | None = None
        self._writing: Engine | None = None
        self._checking: Any = None
        self._in_use = 0
        self._news = threading.Condition()
        self.on_damage: Callable[[StoreDamaged], None] = lambda damage: None

    @property
    def is_open(self) -> bool:
        """Whether reading and writing are possible."""
        return self._engine is not None

    def open(self, key: bytes, *, must_exist: bool = False) -> None:
        """Open with the raw key and bring the tables up to date; a new file unless it must exist.

        Raises StoreDamaged (`store_unreadable`) when the key is not this file's or the file is
        damaged, `store_newer_than_program` when a later version of the program has written it,
        `store_not_upgraded` when it is of an earlier one and could not be brought up to date,
        `store_read_only` and `store_trouble` when the disk refuses.
        """
        if must_exist and not (self._path.exists() and self._path.stat().st_size):
            raise StoreDamaged(self._path, "missing")
        engine = make_engine(self._path, key)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._prepare(engine, key, must_exist)
        except DBAPIError as error:
            engine.dispose()
            raise trouble_of(error, self._path) from error
        except BaseException:
            engine.dispose()
            raise
        self._engine, self._writing = engine, engine.execution_options(**{_WRITES: True})
        self._key = key

    def empty_log(self) -> None:
        """Leave nothing in the WAL of what was deleted; nothing happens while others read."""
        with self._entered(self._engine) as engine:
            raw = engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def close(self) -> None:
        """Break off a search for damage, wait for whoever else reads or writes, at most
        CLOSE_SECONDS, and close every connection; the last one empties the WAL."""
        self.registry.close()
        engine, self._engine, self._writing, self._key = self._engine, None, None, None
        if engine is None:
            return
        self.interrupt()
        with self._news:
            self._news.wait_for(lambda: self._in_use == 0, CLOSE_SECONDS)
        engine.dispose()
        if self._journal is not None:
            self._journal.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading, at one consistent instant.

        Raises `store_locked` while closed and StoreDamaged.
        """
        with (
            self._entered(self._engine) as engine,
            Session(engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One writing transaction, committed at the end of the block or not at all.

        Raises `store_locked` while closed, `store_trouble` when the disk refuses, StoreDamaged, and
        `journal_unwritable`.
        """
        with (
            self._entered(self._writing) as engine,
            Session(engine, expire_on_commit=False) as session,
        ):
            if self._journal is None:
                with session.begin():
                    yield session
            else:
                with self._journalled(session, self._journal):
                    yield session

    def copy_whole(self, target: Path, key: bytes) -> None:
        """Write the store into another file under another key, and see that it is all there.

        Raises `store_locked` and `store_trouble`; what there is of the copy is then gone.
        """
        target.unlink(missing_ok=True)
        copy = Database(target)
        try:
            with self._entered(self._engine) as engine:
                _export(engine, target, key)
            copy.open(key, must_exist=True)
            damage = copy.find_damage()
            copy.close()
            if damage is not None:
                raise WorldTrouble("store_trouble", reason=str(damage.facts["reason"]))
        except WorldTrouble:
            copy.close()
            target.unlink(missing_ok=True)
            raise

    def find_damage(self) -> StoreDamaged | None:
        """Look at every page and at how they hang together: about a second for 100 MB.

        Raises `store_locked` and, when it is interrupted, `store_trouble`.
        """
        try:
            with self._entered(self._engine) as engine, engine.connect() as connection:
                self._checking = connection.connection.driver_connection
                found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
                if found == "ok":
                    # Pages that no table uses are not reached by the first.
                    found = connection.exec_driver_sql("PRAGMA cipher_integrity_check").scalar()
                else:
                    found = found or "no answer"
        except StoreDamaged as damage:
            return damage
        finally:
            self._checking = None
        return None if found is None else StoreDamaged(self._path, str(found)[:120])

    def interrupt(self) -> None:
        """Break off a search for damage; harmless when there is none."""
        if (checking := self._checking) is not None:
            checking.interrupt()

    @contextmanager
    def _journalled(self, session: Session, journal: OutboxJournal) -> Iterator[None]:
        try:
            with session.begin():
                yield
                journal.before_commit(session)
        except BaseException:
            journal.after_failure(session)
            raise
        journal.after_commit(session)

    @contextmanager
    def _entered(self, engine: Engine | None) -> Iterator[Engine]:
        if engine is None:
            raise RuleBroken("store_locked")
        with self._news:
            self._in_use += 1
        try:
            yield engine
        except DBAPIError as error:
            trouble = trouble_of(error, self._path, "store_damaged")
            if isinstance(trouble, StoreDamaged):
                self.on_damage(trouble)
            raise trouble from error
        finally:
            with self._news:
                self._in_use -= 1
                self._news.notify_all()

    def _prepare(self, engine: Engine, key: bytes, must_exist: bool) -> None:
        with engine.connect() as connection:
            version = schema.current(connection)
        if must_exist and version is None:
            raise StoreDamaged(self._path, "empty")
        copy = schema.copy_before_upgrade(engine, self._path, lambda path: _look_at(path, key))
        try:
            with engine.execution_options(**{_WRITES: True}).begin() as connection:
                schema.upgrade(connection)
        except DBAPIError as error:
            trouble = trouble_of(error, self._path)
            if trouble.code != "store_trouble" or copy is None:
                raise
            raise _not_upgraded(copy) from error
        except Exception as error:
            # Migrations work on what people have written for years: what they did not foresee has
            # left the file as it was, and whoever is at the desk must know that.
            if copy is None or isinstance(error, PaymentsError):
                raise
            raise _not_upgraded(copy) from error

    def _open_beside(self, path: Path) -> Engines:
        if self._key is None:
            raise RuleBroken("store_locked")
        engine = make_engine(path, self._key)
        return Engines(engine, engine.execution_options(**{_WRITES: True}))


def _not_upgraded(copy: Path) -> WorldTrouble:
    return WorldTrouble("store_not_upgraded", copy=copy.name, program=schema.head())


def _look_at(path: Path, key: bytes) -> str | None:
    """What is wrong with a store in whatever version; None for nothing."""
    engine = make_engine(path, key)
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    except DBAPIError as error:
        found = str(error.orig)
    finally:
        engine.dispose()
    return None if found == "ok" else str(found)


def _export(engine: Engine, target: Path, key: bytes) -> None:
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute(f"ATTACH DATABASE ? AS copy KEY \"x'{key.hex()}'\"", (str(target),))
        try:
            cursor.execute("SELECT sqlcipher_export('copy')")
        finally:
            cursor.execute("DETACH DATABASE copy")
    except sqlcipher3.dbapi2.Error as error:
        raise DBAPIError("sqlcipher_export", None, error) from error
    finally:
        raw.close()


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
            f"cache_size={-PAGES_KIB}",
            # Whoever may no longer be known here is not left in free pages.
            "secure_delete=ON",
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
        # Each has pages and statements of its own in memory: the one last used has what is needed.
        pool_use_lifo=True,
        # An error goes to the log, where nobody's name may stand.
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
