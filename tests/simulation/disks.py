"""Disks whose machine may lose its power at every step that must last.

Nothing is forced to the platter, which is what makes disks slow: a power cut here is the end of a
process between two steps, never in the middle of a write, and the system keeps what was written.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

import sqlcipher3.dbapi2
from sqlalchemy import Engine, event

from counter_app.store import sealed_file
from tests.simulation.power import Power

#: Modules that keep small files beside the store or outside of it.
_SMALL_FILES = (
    "number_mark", "holder_turn", "identity_card", "key_slots", "desk_clock", "sealed_file",
)  # fmt: skip
_write_all = sealed_file._write_all


class _Commits:
    """A connection whose commits are steps of its machine, if they have written anything."""

    power: Power
    total_changes: int
    _written = 0

    def commit(self) -> None:
        if self.total_changes == self._written:
            super().commit()  # type: ignore[misc]
            return
        self._written = self.total_changes
        self.power.step()
        super().commit()  # type: ignore[misc]
        self.power.step()


class _ServerConnection(_Commits, sqlite3.Connection):
    pass


class _StoreConnection(_Commits, sqlcipher3.dbapi2.Connection):
    def execute(self, statement: str, *args: Any) -> Any:
        # Seconds of a thousand runs would go into waiting for the platter.
        if statement == "PRAGMA synchronous=FULL":
            statement = "PRAGMA synchronous=OFF"
        return super().execute(statement, *args)


def power_server(engine: Engine, power: Power) -> None:
    """Put the server's database on a disk of this machine."""

    def connect(_dialect: Any, _record: Any, _args: Any, named: dict[str, Any]) -> None:
        named["factory"] = _ServerConnection

    def prepare(connection: Any, _record: Any) -> None:
        connection.power = power
        connection.execute("PRAGMA synchronous=OFF")

    event.listen(engine, "do_connect", connect)
    event.listen(engine, "connect", prepare)


class DeskDisks:
    """The disks of all desks: which machine a file belongs to, and a store made beforehand."""

    def __init__(self, template: Path) -> None:
        self._template = template
        self._machines: dict[Path, Power] = {}

    def plug(self, home: Path, power: Power) -> None:
        """Everything below `home` is on the disk of this machine."""
        self._machines[home] = power

    def unplug_all(self) -> None:
        self._machines.clear()

    def power_of(self, path: Path) -> Power:
        return next(self._machines[folder] for folder in path.parents if folder in self._machines)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """The counter's stores and small files are on these disks."""
        with ExitStack() as stack:
            stack.enter_context(mock.patch("sqlcipher3.dbapi2.connect", self._connect))
            for module in _SMALL_FILES:
                name = f"counter_app.store.{module}.write_durably"
                stack.enter_context(mock.patch(name, self._write))
            stack.enter_context(mock.patch.object(sealed_file, "_write_all", self._append))
            stack.enter_context(mock.patch("os.fsync"))
            yield

    def _connect(self, path: str, **named: Any) -> Any:
        file = Path(path)
        power = self.power_of(file)
        if not power.is_on:
            power.step()
        if not file.exists() and self._template.exists():
            shutil.copy(self._template, file)
        connection = _StoreConnection(path, **named)
        connection.power = power
        return connection

    def _append(self, descriptor: int, content: bytes) -> None:
        power = self.power_of(Path(f"/proc/self/fd/{descriptor}").readlink())
        power.step()
        _write_all(descriptor, content)
        power.step()

    def _write(self, path: Path, content: bytes) -> None:
        power = self.power_of(path)
        power.step()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        power.step()
