"""Where a database stands, and how it is brought to the schema of this program."""

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
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)
    return before


def downgrade(engine: Engine, revision: str) -> None:
    """Take a database back to an earlier revision, `base` for none."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def _refuse_unknown(revision: str | None) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise WorldTrouble("database_too_new", revision=revision, known=head())


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.attributes["connection"] = connection
    return config
