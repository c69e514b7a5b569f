"""How SQLite goes about what a piece of code asks."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.orm import Session


@contextmanager
def plans_of(session: Session) -> Iterator[Callable[[], list[str]]]:
    """Gives the steps of the plans of everything that is asked inside."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    def plans() -> list[str]:
        event.remove(engine, "before_cursor_execute", note)
        return [
            step.detail
            for statement, parameters in asked
            if statement.startswith("SELECT")
            for step in session.connection().exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
        ]

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    yield plans


def pretend_a_city(session: Session) -> None:
    """Statistics of SQLite as an entity with 700,000 positions has them after a hasty look.

    They take an entity for a thousand rows, which makes walking through it look cheap.
    """
    session.execute(text("ANALYZE"))
    session.execute(text("DELETE FROM sqlite_stat1"))
    session.execute(
        text("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (:table, :index, :stat)"),
        [
            {"table": table, "index": index, "stat": stat}
            for table, index, stat in (
                ("positions", "sqlite_autoindex_positions_1", "545706 1001 1"),
                ("positions", "ix_positions_entity_id_citizen_id", "589868 1001 3"),
                ("installments", "sqlite_autoindex_installments_1", "498432 1001 1 1"),
                ("installments", "sqlite_autoindex_installments_2", "545706 1001 1"),
                ("receipts", "sqlite_autoindex_receipts_1", "500000 1001 1"),
                ("receipts", "ix_receipts_entity_id_notice_number", "500000 1001 1"),
                ("audit_events", "ix_audit_events_entity_id_happened_at", "900000 1001 1"),
                ("audit_events", "ix_audit_events_entity_id_notice_number", "900000 1001 3"),
                ("audit_events", "ix_audit_events_entity_id_desk_id", "900000 1001 99"),
            )
        ],
    )
    session.execute(text("ANALYZE sqlite_schema"))


def wide(plans: list[str]) -> list[str]:
    """Steps that read all of a table or all of an entity."""
    return [plan for plan in plans if "SCAN" in plan or plan.endswith("(entity_id=?)")]


def indexes_of(plans: list[str]) -> set[str]:
    """The names of the indexes that the steps go through."""
    return {found[1] for plan in plans if (found := re.search(r"INDEX (\w+)", plan))}
