"""Two entities with everything alike stand side by side in every table of the server."""

import pytest
import sqlalchemy as sa

from central_server.migrations.tables import all_tables
from tests.factories.entity_audit import ENTITY, audited
from tests.factories.twins import CITY, FIRM, TWIN

#: Keys that cannot be alike, each with its reason.
APART = {
    "operator_sessions": "the key is the fingerprint of a secret token",
    "outbox": "on PostgreSQL one sequence numbers the jobs of all entities",
}


def keys_of(connection, table, entity_id):
    key = [column for column in table.primary_key.columns if column.name != ENTITY]
    if not key:
        return {()}
    found = connection.execute(sa.select(*key).where(table.c[ENTITY] == entity_id))
    return {tuple(row) for row in found}


@pytest.mark.parametrize("table", all_tables().sorted_tables, ids=lambda table: table.name)
def test_both_have_rows_in_every_table_and_most_keys_alike(lasting_twins_engine, table):
    with lasting_twins_engine.connect() as connection:
        city, firm = (keys_of(connection, table, place.entity_id) for place in (CITY, FIRM))
    assert city
    assert len(city) == len(firm)
    if table.name not in APART:
        assert city & firm, "nothing is alike here: what could meet is not tried"


def test_amounts_tell_the_twins_apart(lasting_twins_engine):
    table = all_tables().tables["installments"]
    asked = sa.select(table.c.amount_cents).where(table.c.notice_number == TWIN.paid)
    with lasting_twins_engine.connect() as connection:
        assert set(connection.scalars(asked)) == {CITY.cents, FIRM.cents}


def _select(*conditions):
    receipts, transfers = (
        all_tables().tables[name].alias() for name in ("receipts", "receipt_transfers")
    )
    return sa.select(receipts).where(*(condition(receipts, transfers) for condition in conditions))


def of_city(receipts, _):
    return receipts.c.entity_id == CITY.entity_id


def joined(receipts, transfers):
    return receipts.c.receipt_id == transfers.c.receipt_id


def tied(receipts, transfers):
    return receipts.c.entity_id == transfers.c.entity_id


def either(receipts, _):
    return sa.or_(receipts.c.entity_id == CITY.entity_id, receipts.c.version == 2)


def unrelated(receipts, transfers):
    theirs = sa.select(transfers.c.receipt_id).where(transfers.c.receipt_id == "r")
    return receipts.c.receipt_id.in_(theirs)


def newest(receipts, _):
    """Read like a table, of the same table as around it: tied by nothing but itself."""
    table = receipts.element
    view = sa.select(sa.func.max(table.c.version).label("version")).subquery()
    return receipts.c.version == view.c.version


def of_same_table(receipts, _):
    """Not correlated, though the table is around it: it would have no table left."""
    return receipts.c.receipt_id.in_(sa.select(receipts.c.receipt_id))


def correlated(receipts, transfers):
    theirs = sa.select(transfers.c.receipt_id).where(tied(receipts, transfers))
    return theirs.exists()


@pytest.mark.parametrize(
    ("conditions", "faults"),
    [
        ((of_city,), 0),
        ((of_city, joined, tied), 0),
        ((), 1),
        ((either,), 1),
        ((of_city, joined), 1),
        ((joined, tied), 2),
        ((of_city, unrelated), 1),
        ((of_city, newest), 1),
        ((of_city, of_same_table), 1),
        ((of_city, correlated), 0),
        ((correlated,), 2),
    ],
)
def test_audit_finds_what_is_not_tied_to_the_entity(lasting_twins_engine, conditions, faults):
    with lasting_twins_engine.connect() as connection, audited(CITY.entity_id) as found:
        connection.execute(_select(*conditions)).all()
    assert len(found) == faults


@pytest.mark.parametrize("change", [sa.update, sa.delete])
def test_audit_looks_at_changes_too(lasting_twins_engine, change):
    table = all_tables().tables["changes"]
    for condition, faults in ((table.c.entity_id == CITY.entity_id, 0), (table.c.cursor == 1, 1)):
        statement = change(table).where(condition)
        if change is sa.update:
            statement = statement.values(kind="x")
        with lasting_twins_engine.connect() as connection, audited(CITY.entity_id) as found:
            connection.execute(statement)
        assert len(found) == faults


def test_audit_finds_the_other_entity_and_plain_text(lasting_twins_engine):
    with lasting_twins_engine.connect() as connection, audited(FIRM.entity_id) as found:
        connection.execute(_select(of_city)).all()
        connection.exec_driver_sql("SELECT 1 FROM receipts WHERE version = 2").all()
    assert len(found) == 2
