import pytest
from sqlalchemy import text

from central_server.db import statistics
from central_server.notices import repository as notices
from tests.factories.released_debts import add_position
from tests.factories.server import CITIZEN, ENTITY, add_everything


def test_database_learns_how_many_rows_there_are(session) -> None:
    add_everything(session)
    for base in range(1, 20):
        add_position(session, base)
    statistics.refresh(session)
    if session.get_bind().dialect.name == "sqlite":
        found = session.execute(text("SELECT stat FROM sqlite_stat1 WHERE tbl = 'notices'"))
        assert found.scalars().first().startswith("19 ")
    else:
        found = session.execute(text("SELECT reltuples FROM pg_class WHERE relname = 'notices'"))
        assert found.scalar() == pytest.approx(19)
    assert len(notices.released_to(session, ENTITY, CITIZEN, 50)) == 19
