"""Brings the tables to this program's version, and refuses a store of a later one.

A migration's file begins with its version, and versions follow each other. Alembic is loaded for a
store that has to be brought up to date, not at each start: it and all migrations are 7 MB.
"""

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, Engine

from counter_app.store.aside import STORE_COMPANIONS, beside
from counter_app.store.damage import StoreDamaged
from counter_app.store.durable_file import move_durably
from payments_core.errors import RuleBroken, WorldTrouble

#: Copies of earlier versions that stay beside the store; each is as large as it was.
COPIES_KEPT = 2

_MIGRATIONS = Path(__file__).parent / "migrations"


def head() -> str:
    """The version of the tables that this program knows."""
    return max(_versions())


def current(connection: Connection) -> str | None:
    """The version of the tables in the file; None for an empty one."""
    named = connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    )
    if named.scalar() is None:
        return None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(version) if version is not None else None


def copy_before_upgrade(
    engine: Engine, path: Path, find_damage: Callable[[Path], str | None]
) -> Path | None:
    """Copy the file before its tables change; None when nothing is to be done.

    A copy that cannot be read is no copy: `find_damage` looks at it before it gets its name. It is
    as encrypted as the original, and COPIES_KEPT of them stay. Raises `store_newer_than_program`,
    `store_trouble` when there is no room, and StoreDamaged.
    """
    with engine.connect() as connection:
        version = current(connection)
    if version is None or version == head():
        return None
    check_known(version)
    place = path.with_name(f"{path.name}.before-{head()}")
    begun = place.with_name(f"{place.name}.new")
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy2(path, begun)
        if (damage := find_damage(begun)) is not None:
            raise StoreDamaged(path, damage)
        move_durably(begun, place)
    except OSError as trouble:
        raise WorldTrouble("store_trouble", reason=trouble.strerror) from trouble
    finally:
        raw.close()
        for suffix in ("", *STORE_COMPANIONS):
            beside(begun, suffix).unlink(missing_ok=True)
    copies = sorted(path.parent.glob(f"{path.name}.before-*"), key=_age)
    for old in copies[:-COPIES_KEPT]:
        old.unlink()
    return place


def _age(copy: Path) -> tuple[int, str]:
    return copy.stat().st_mtime_ns, copy.name


def check_known(revision: str) -> None:
    """Raise `store_newer_than_program` for a version that this program does not know."""
    if revision not in _versions():
        raise RuleBroken("store_newer_than_program", version=revision, program=head())


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations that the file has not seen, inside the caller's transaction; all of them
    or those up to a version."""
    if current(connection) == head():
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@cache
def _versions() -> frozenset[str]:
    files = (_MIGRATIONS / "versions").glob("[0-9]*_*.py*")
    return frozenset(file.name.partition("_")[0] for file in files)
