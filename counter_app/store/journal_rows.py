"""Rows of the store as plain values, taken out and put back in whatever version they were.

They are read and written without the tables' classes, which know the present version only.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session

from counter_app.store import schema, tasks

Row = Mapping[str, Any]
#: Each row with the name of its table.
Rows = Sequence[tuple[str, Row]]

#: A profile with a larger logo comes from the server again: letters of its JSON.
PROFILE_LIMIT = 600_000

_QUEUED = "SELECT operation_id FROM outbox ORDER BY seq"
_REFUSED = """
    SELECT DISTINCT notices.operation_id FROM notices
    JOIN tasks ON tasks.task_id = substr('refused-' || notices.operation_id, 1, 64)
    WHERE notices.state = 'REFUSED' AND tasks.closed_at IS NULL
"""
_OF_OPERATION = (
    ("outbox", "SELECT * FROM outbox WHERE operation_id = :id"),
    ("notices", "SELECT * FROM notices WHERE operation_id = :id ORDER BY notice_number"),
    (
        "notice_co_debtors",
        """SELECT * FROM notice_co_debtors WHERE notice_number IN
        (SELECT notice_number FROM notices WHERE operation_id = :id)""",
    ),
    (
        "new_persons",
        """SELECT * FROM new_persons WHERE citizen_id IN
        (SELECT citizen_id FROM notices WHERE operation_id = :id)""",
    ),
    ("cancellations", "SELECT * FROM cancellations WHERE operation_id = :id"),
    ("tasks", "SELECT * FROM tasks WHERE task_id = :task_id AND closed_at IS NULL"),
)


def revision_of(session: Session) -> str:
    """The version of the tables from which rows are taken."""
    (found,) = _select(session.connection(), "SELECT version_num FROM alembic_version")
    return str(found["version_num"])


def of_desk(session: Session) -> Row | None:
    """The desk's own row, None before enrolment."""
    for row in _select(session.connection(), "SELECT * FROM desk"):
        if len(row["profile"] or "") > PROFILE_LIMIT:
            return {**row, "profile": None}
        return row
    return None


def of_operation(session: Session, operation_id: str) -> Rows:
    """What must come back for an operation: its place in the outbox and its notices or, once it
    was refused, its notices and its task. Empty when nothing must."""
    wanted = {"id": operation_id, "task_id": tasks.id_of_refused(operation_id)}
    connection = session.connection()
    rows = [
        (table, row) for table, query in _OF_OPERATION for row in _select(connection, query, wanted)
    ]
    return rows if any(table in ("outbox", "tasks") for table, _ in rows) else ()


def operations(session: Session) -> list[str]:
    """The operations for which something must come back, refused ones first."""
    connection = session.connection()
    found = [row["operation_id"] for row in _select(connection, _REFUSED)]
    return found + [row["operation_id"] for row in _select(connection, _QUEUED)]


def knows(session: Session, rows: Rows) -> bool:
    """Whether the store has a notice among these rows, or the operation itself."""
    connection = session.connection()
    for table, row in rows:
        if table in ("outbox", "notices"):
            query = f"SELECT 1 FROM {table} WHERE operation_id = :id"  # noqa: S608 - two names of ours
            if list(_select(connection, query, {"id": row["operation_id"]})):
                return True
    return False


def put_back(connection: Connection, rows: Rows) -> None:
    """Write rows as they were; one that is there gives way."""
    for table, row in rows:
        columns = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        connection.exec_driver_sql(
            f'INSERT OR REPLACE INTO "{table}" ({columns}) VALUES ({values})',  # noqa: S608 - sealed by us
            dict(row),
        )


def brought_up_to_date(revision: str, rows: Rows) -> Rows:
    """These rows as the tables of this program have them.

    Raises `store_newer_than_program`.
    """
    if revision == schema.head() or not rows:
        return rows
    # A store of their version, in memory only, goes through the same migrations as any other.
    engine = create_engine("sqlite://", module=sqlcipher3.dbapi2)
    tables = list(dict.fromkeys(table for table, _ in rows))
    with engine.connect() as connection, connection.begin():
        schema.check_known(revision)
        schema.upgrade(connection, revision)
        put_back(connection, rows)
        schema.upgrade(connection)
        found = [
            (table, row)
            for table in tables
            for row in _select(connection, f'SELECT * FROM "{table}"')  # noqa: S608 - sealed by us
        ]
    engine.dispose()
    return found


def _select(
    connection: Connection, query: str, values: Mapping[str, Any] | None = None
) -> Iterator[Row]:
    for found in connection.exec_driver_sql(query, dict(values or {})).mappings().all():
        yield dict(found)
