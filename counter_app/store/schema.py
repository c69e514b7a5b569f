"""Brings the tables to this program's version, and refuses a store of a later one."""

import shutil
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from payments_core.errors import RuleBroken

_MIGRATIONS = Path(__file__).parent / "migrations"


def head() -> str:
    """The version of the tables that this program knows."""
    revision = _scripts().get_current_head()
    assert revision is not None  # noqa: S101 - the folder always has a first migration
    return revision


def current(connection: Connection) -> str | None:
    """The version of the tables in the file; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def copy_before_upgrade(engine: Engine, path: Path) -> Path | None:
    """Copy the file before its tables change; None when nothing is to be done.

    Raises `store_newer_than_program`. The copy is as encrypted as the original.
    """
    with engine.connect() as connection:
        version = current(connection)
    if version is None or version == head():
        return None
    check_known(version)
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        copy = path.with_name(f"{path.name}.before-{head()}")
        shutil.copy2(path, copy)
    finally:
        raw.close()
    return copy


def check_known(revision: str) -> None:
    """Raise `store_newer_than_program` for a version that this program does not know."""
    if revision not in {script.revision for script in _scripts().walk_revisions()}:
        raise RuleBroken("store_newer_than_program", version=revision, program=head())


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Run the migrations that the file has not seen, inside the caller's transaction; all of them
    or those up to a version."""
    if current(connection) == head():
        return
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(_MIGRATIONS))
