"""The registry on the desk: an encrypted file of its own beside the store, under the store's key.

It holds nothing that the server does not have, so it is treated in another way than the store: it
is not copied before upgrades, a damaged one or one of another version or key is thrown away and
read again, and when the desk may not keep the registry any more the whole file goes. And it has its
own lock: half a million people come in while notices are released next door (decision 17).
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import sqlcipher3.dbapi2
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from counter_app.store.registry_tables import VERSION, WORDS_TABLE, metadata
from payments_core.errors import WorldTrouble


class Engines(NamedTuple):
    """One set of connections; transactions of the second begin by taking the writers' lock."""

    reading: Engine
    writing: Engine


class RegistryFile:
    """Opened when it is first used; `connect` makes the engines of a file under the store's key and
    raises `store_locked` while there is none."""

    def __init__(self, path: Path, connect: Callable[[Path], Engines]) -> None:
        self._path = path
        self._connect = connect
        self._engines: Engines | None = None
        self._free = threading.Condition()
        self._users = 0

    @property
    def exists(self) -> bool:
        """Whether there is such a file."""
        return self._path.exists()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading, at one consistent instant.

        Raises `store_locked`, and `registry_unreadable` when the file was damaged: it is gone then.
        """
        with self._using() as engines, Session(engines.reading) as session, session.begin():
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One writing transaction; raises as `read`, and `store_trouble` when the disk refuses."""
        with self._using() as engines, Session(engines.writing) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close every connection that is not in use."""
        with self._free:
            self._dispose()

    def remove(self) -> None:
        """Throw the file away as soon as nobody reads in it; nothing happens without one."""
        with self._free:
            self._free.wait_for(lambda: self._users == 0)
            self._dispose()
            self._unlink()

    @contextmanager
    def _using(self) -> Iterator[Engines]:
        with self._free:
            engines = self._opened()
            self._users += 1
        damaged = False
        try:
            yield engines
        except DBAPIError as trouble:
            damaged = _is_damage(trouble)
            raise _trouble(trouble) from trouble
        finally:
            with self._free:
                self._users -= 1
                self._free.notify_all()
            if damaged:
                self.remove()

    def _opened(self) -> Engines:
        if self._engines is None:
            engines = self._connect(self._path)
            if not self._is_usable(engines):
                engines.reading.dispose()
                self._unlink()
                engines = self._connect(self._path)
                _prepare(engines)
            self._engines = engines
        return self._engines

    def _is_usable(self, engines: Engines) -> bool:
        try:
            return _prepare(engines)
        except DBAPIError as trouble:
            if _is_damage(trouble):
                return False
            engines.reading.dispose()
            raise _trouble(trouble) from trouble

    def _dispose(self) -> None:
        if self._engines is not None:
            self._engines.reading.dispose()
        self._engines = None

    def _unlink(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)


def _prepare(engines: Engines) -> bool:
    """Make the tables of a new file; False for a file of another version of the program."""
    with engines.writing.begin() as connection:
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version == 0:
            metadata.create_all(connection)
            connection.exec_driver_sql(WORDS_TABLE)
            connection.exec_driver_sql(f"PRAGMA user_version={VERSION}")
        return version in (0, VERSION)


def _is_damage(trouble: DBAPIError) -> bool:
    """Whether the file is none, or not under this key. A full or busy disk is an OperationalError,
    which is a kind of DatabaseError too."""
    return type(trouble.orig) is sqlcipher3.dbapi2.DatabaseError


def _trouble(trouble: DBAPIError) -> WorldTrouble:
    code = "registry_unreadable" if _is_damage(trouble) else "store_trouble"
    return WorldTrouble(code, reason=type(trouble.orig).__name__)
