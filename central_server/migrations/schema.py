"""Where a database stands, and how it is brought to the schema of this program."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from payments_core.errors import WorldTrouble

_FOLDER = Path(__file__).resolve().parent


def head() -> str:
    """The revision that this program works with."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    assert revision is not None  # noqa: S101  (there is always a first migration)
    return revision


def current(engine: Engine) -> str | None:
    """The revision of a database; None before its first migration."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine, revision: str = "head") -> str | None:
    """Bring a database to a revision and return the one it had.

    Refuses, with `database_too_new`, a database that a newer program has migrated: this one does
    not know what its tables mean.
    """
    before = current(engine)
    _refuse_unknown(before)
    with _begin(engine) as connection:
        command.upgrade(_config(connection), revision)
    return before


def downgrade(engine: Engine, revision: str) -> None:
    """Take a database back to an earlier revision, `base` for none."""
    with _begin(engine) as connection:
        command.downgrade(_config(connection), revision)


@contextmanager
def _begin(engine: Engine) -> Iterator[Connection]:
    """A transaction in which SQLite may put a new table in an old one's place.

    SQLite cannot change a column: the table is made anew and the old one dropped, which with
    foreign keys in force would delete the rows that refer to it. They are checked at the end.
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            yield connection
        return
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None  # noqa: S101  (a connection that is open has one)
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                yield connection
                broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
                if broken is not None:
                    raise WorldTrouble("database_inconsistent", table=broken[0])
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _refuse_unknown(revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise WorldTrouble("database_too_new", revision=revision, known=head())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config
