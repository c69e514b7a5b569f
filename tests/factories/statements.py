"""What a piece of code writes, and in which order: a row is locked from then on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session


@contextmanager
def tables_written(session: Session) -> Iterator[list[str]]:
    """The tables of every statement inside that writes, as they come; once for equal neighbours."""
    tables: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        found = re.match(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)", statement)
        if found and tables[-1:] != [found[1]]:
            tables.append(found[1])

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield tables
    finally:
        event.remove(engine, "before_cursor_execute", note)
