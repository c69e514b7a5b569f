import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from central_server.db.engine import make_engine


def test_sqlite_survives_a_power_cut(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path}/new/folder/server.db")
    with engine.connect() as connection:
        pragmas = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_writers_wait_for_each_other_from_the_beginning(engine):
    """A transaction that reads first and writes later must not fail because another wrote."""
    with engine.begin() as first:
        first.execute(text("SELECT count(*) FROM change_counters"))
        first.execute(text("INSERT INTO change_counters VALUES ('80999990106', 0)"))
    with engine.connect() as second:
        assert second.execute(text("SELECT count(*) FROM change_counters")).scalar() == 1


def test_troubles_do_not_repeat_the_values_of_a_statement(engine):
    insert = text("INSERT INTO change_counters VALUES (:entity, :cursor, :secret)")
    values = {"entity": "80999990106", "cursor": 0, "secret": "nobody is to read this"}
    with engine.connect() as connection, pytest.raises(DBAPIError) as raised:
        connection.execute(insert, values)
    assert values["secret"] not in str(raised.value)


def test_statement_that_takes_too_long_is_ended(engine):
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite ends nothing")
    limited = make_engine(engine.url.render_as_string(hide_password=False), statement_seconds=1)
    with limited.connect() as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "1s"
        connection.rollback()
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "1s"
    limited.dispose()
    with engine.connect() as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "0"
