"""Insert what is not there yet, safely against another session that inserts the same.

Two transactions that insert one key at once: the second waits until the first ends, then finds
its row in place; if the first rolled back, the second's row goes in.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Insert, Table, insert, inspect
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from central_server.db.base import Base
from central_server.db.blocks import in_blocks

#: Rows of one statement: keeps bound parameters under the limits of both databases.
ROWS_PER_STATEMENT = 500


def insert_new(session: Session, kind: type[Base], values: Mapping[str, Any]) -> bool:
    """Insert one row unless its key is taken; says whether it went in."""
    return session.execute(_insert(session, _table(kind)), dict(values)).first() is not None


def insert_all_new(
    session: Session, kind: type[Base], rows: Sequence[Mapping[str, Any]]
) -> set[tuple[Any, ...]]:
    """Insert the rows whose keys are free and return the primary keys of those that went in.

    A key that occurs twice among `rows` goes in once, as its first occurrence.
    """
    statement = _insert(session, _table(kind))
    inserted: set[tuple[Any, ...]] = set()
    for some in in_blocks(map(dict, rows), ROWS_PER_STATEMENT):
        inserted.update(tuple(found) for found in session.execute(statement, some))
    return inserted


def insert_rows(session: Session, kind: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows whose keys are known to be free; none at all is well too."""
    if rows:
        session.execute(insert(kind), rows)


def _table(kind: type[Base]) -> Table:
    table = inspect(kind).local_table
    assert isinstance(table, Table)  # noqa: S101  (no class of ours maps anything else)
    return table


def _insert(session: Session, table: Table) -> Insert:
    # On the table, not on the class: mapping each new row back would cost as much as the insert.
    of_dialect = postgresql.insert if _is_postgresql(session) else sqlite.insert
    return of_dialect(table).on_conflict_do_nothing().returning(*table.primary_key)


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"
