from sqlalchemy import text

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
