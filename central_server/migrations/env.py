"""Alembic's entry: runs the migrations on the connection handed over by `schema`."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from central_server.db.base import Instant
from central_server.migrations.tables import all_tables

#: A migration that cannot get its lock gives up rather than queue everybody behind it.
LOCK_TIMEOUT = "5s"


def run() -> None:
    """Migrate in one transaction; tables are rebuilt by copy where SQLite cannot alter them."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=all_tables(),
        render_as_batch=True,
        compare_type=True,
        render_item=_render,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        context.run_migrations()


def _render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    # A migration says what the database has, without leaning on types that may change later.
    if kind == "type" and isinstance(item, Instant):
        return "sa.DateTime(timezone=True)"
    return False


run()
