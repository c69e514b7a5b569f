"""Rows of the store as plain values, taken out and put back in whatever version they were.

They are read and written without the tables' classes, which know the present version only.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session

from counter_app.store import schema

Row = Mapping[str, Any]
#: Each row with the name of its table.
Rows = Sequence[tuple[str, Row]]

#: A profile with a larger logo comes from the server again: letters of its JSON.
PROFILE_LIMIT = 600_000

#: Operations of which something must come back: what waits, and refusals that nobody has seen.
_ALL = """
    SELECT DISTINCT notices.operation_id FROM notices
    JOIN tasks ON tasks.task_id = substr('refused-' || notices.operation_id, 1, 64)
    WHERE notices.state = 'REFUSED' AND tasks.closed_at IS NULL
    UNION SELECT cancellations.operation_id FROM cancellations
    JOIN tasks ON tasks.task_id = substr('cancel-refused-' || cancellations.operation_id, 1, 64)
    WHERE tasks.closed_at IS NULL
    UNION SELECT citizen_notes.note_id FROM citizen_notes
    JOIN tasks ON tasks.task_id = substr('refused-' || citizen_notes.note_id, 1, 64)
    WHERE tasks.closed_at IS NULL
    UNION SELECT operation_id FROM outbox
"""
_ONE = "VALUES (:id)"
#: Rows of the operations in `kept`, each with the operation that it is kept for.
_ROWS = (
    ("outbox", "SELECT id AS kept_for, outbox.* FROM kept JOIN outbox ON operation_id = id"),
    (
        "notices",
        """SELECT id AS kept_for, notices.* FROM kept JOIN notices ON operation_id = id
        ORDER BY notice_number""",
    ),
    (
        "notice_co_debtors",
        """SELECT id AS kept_for, notice_co_debtors.* FROM kept JOIN notices ON operation_id = id
        JOIN notice_co_debtors ON notice_co_debtors.notice_number = notices.notice_number""",
    ),
    (
        "new_persons",
        """SELECT DISTINCT id AS kept_for, new_persons.* FROM kept JOIN notices ON operation_id = id
        JOIN new_persons ON new_persons.citizen_id = notices.citizen_id""",
    ),
    (
        "cancellations",
        "SELECT id AS kept_for, cancellations.* FROM kept JOIN cancellations ON operation_id = id",
    ),
    (
        "citizen_notes",
        "SELECT id AS kept_for, citizen_notes.* FROM kept JOIN citizen_notes ON note_id = id",
    ),
    (
        "tasks",
        """SELECT id AS kept_for, tasks.* FROM kept JOIN tasks ON closed_at IS NULL AND task_id IN
        (substr('refused-' || id, 1, 64), substr('cancel-refused-' || id, 1, 64))""",
    ),
)
#: Rows without which nothing needs to come back.
_REASONS = ("outbox", "tasks")
#: Rows of one number, whichever operation it was released with.
_OF_A_NUMBER = ("notices", "notice_co_debtors")


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
    return _kept(session, _ONE, {"id": operation_id}).get(operation_id, ())


def of_all(session: Session) -> dict[str, Rows]:
    """The same for every operation of the store: refused ones first, then in their order."""

    def place(item: tuple[str, Rows]) -> int:
        return next((row["seq"] for table, row in item[1] if table == "outbox"), 0)

    return dict(sorted(_kept(session, _ALL, {}).items(), key=place))


def known(session: Session, operation_ids: Iterable[str]) -> set[str]:
    """Those of these operations that the store has, or has had and still has something of: a
    notice, an answered cancellation, or the task of a refusal, open or closed. The notice of a
    refused release gives way when the number of its pad is released again."""
    found = _select(
        session.connection(),
        """WITH asked(id) AS (SELECT value FROM json_each(:ids))
        SELECT id FROM asked JOIN outbox ON operation_id = id
        UNION SELECT id FROM asked JOIN notices ON operation_id = id
        UNION SELECT id FROM asked JOIN cancellations ON operation_id = id
            WHERE answered_at IS NOT NULL
        UNION SELECT id FROM asked JOIN citizen_notes ON note_id = id WHERE NOT waits
        UNION SELECT id FROM asked JOIN tasks ON task_id IN
            (substr('refused-' || id, 1, 64), substr('cancel-refused-' || id, 1, 64))""",
        {"ids": json.dumps(list(operation_ids))},
    )
    return {row["id"] for row in found}


def _kept(session: Session, which: str, values: Mapping[str, Any]) -> dict[str, Rows]:
    connection = session.connection()
    found: dict[str, list[tuple[str, Row]]] = {}
    for table, query in _ROWS:
        for row in _select(connection, f"WITH kept(id) AS ({which}) {query}", values):
            found.setdefault(row.pop("kept_for"), []).append((table, row))
    return {
        operation_id: rows
        for operation_id, rows in found.items()
        if any(table in _REASONS for table, _ in rows)
    }


def not_overtaken(session: Session, rows: Rows) -> Rows:
    """These rows without what a refused release says of a number that another operation of the
    store has by now."""
    numbers = [row["notice_number"] for table, row in rows if table == "notices"]
    found = _select(
        session.connection(),
        """SELECT notice_number, operation_id FROM notices
        WHERE notice_number IN (SELECT value FROM json_each(:numbers))""",
        {"numbers": json.dumps(numbers)},
    )
    holders = {row["notice_number"]: row["operation_id"] for row in found}
    overtaken = {
        row["notice_number"]
        for table, row in rows
        if table == "notices"
        and row["state"] == "REFUSED"
        and holders.get(row["notice_number"], row["operation_id"]) != row["operation_id"]
    }
    return [
        (table, row)
        for table, row in rows
        if table not in _OF_A_NUMBER or row["notice_number"] not in overtaken
    ]


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
    engine = create_engine("sqlite://", module=sqlcipher3.dbapi2, hide_parameters=True)
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
) -> Iterator[dict[str, Any]]:
    found = connection.exec_driver_sql(query, dict(values or {}))
    names = tuple(found.keys())
    for row in found.all():
        yield dict(zip(names, row, strict=True))
