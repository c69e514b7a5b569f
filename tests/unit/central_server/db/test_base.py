from datetime import UTC, datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from central_server.db.base import Instant
from central_server.migrations.tables import all_tables

TABLES = all_tables().sorted_tables


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_entity_comes_first_in_every_key(table):
    """So that an installation can be distributed by entity (product decision 11)."""
    unique = [
        constraint
        for constraint in table.constraints
        if isinstance(constraint, sa.PrimaryKeyConstraint | sa.UniqueConstraint)
    ]
    keys = [[column.name for column in constraint.columns] for constraint in unique]
    keys += [[column.name for column in index.columns] for index in table.indexes if index.unique]
    assert keys
    assert {key[0] for key in keys} == {"entity_id"}


def test_instant_comes_back_aware_and_in_utc(session):
    rome = timezone(timedelta(hours=2))
    session.execute(sa.text("CREATE TEMPORARY TABLE moments (at TIMESTAMP WITH TIME ZONE)"))
    moments = sa.table("moments", sa.column("at", Instant()))
    session.execute(sa.insert(moments).values(at=datetime(2026, 7, 1, 12, 0, tzinfo=rome)))
    found = session.scalar(sa.select(moments.c.at))
    assert found == datetime(2026, 7, 1, 10, 0, tzinfo=UTC)
    assert found.tzinfo is UTC


def test_naive_instant_is_refused(session):
    with pytest.raises(sa.exc.StatementError, match="naive"):
        session.scalar(sa.select(sa.literal(datetime(2026, 1, 1), Instant())))  # noqa: DTZ001


def test_absent_instant_stays_absent(session):
    assert session.scalar(sa.select(sa.null().cast(Instant()))) is None
