import threading
import traceback
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from counter_app.store.database import PAGES_KIB, Database
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.counter import KEY, open_store


def test_nothing_can_be_read_before_the_key_is_there(tmp_path: Path) -> None:
    database = Database(tmp_path / "store.db")
    assert not database.is_open
    with pytest.raises(RuleBroken, match="store_locked"), database.read():
        pass
    with pytest.raises(RuleBroken, match="store_locked"), database.write():
        pass


def test_file_tells_nothing_without_the_key(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        session.execute(text("CREATE TABLE secrets (name TEXT)"))
        session.execute(text("INSERT INTO secrets VALUES ('Rossi Maria')"))
    database.close()
    content = (tmp_path / "store.db").read_bytes()
    assert b"Rossi Maria" not in content
    assert not content.startswith(b"SQLite format")


def test_another_key_does_not_open(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    database = Database(tmp_path / "store.db")
    with pytest.raises(WorldTrouble, match="store_unreadable"):
        database.open(bytes(32))
    assert not database.is_open


def test_key_of_another_length_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Database(tmp_path / "store.db").open(b"short")


def test_failed_block_leaves_nothing_behind(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        session.execute(text("CREATE TABLE things (name TEXT)"))
    _fail_after_inserting(database)
    with database.read() as session:
        assert session.execute(text("SELECT count(*) FROM things")).scalar() == 0
    database.close()


def _fail_after_inserting(database: Database) -> None:
    with suppress(KeyError), database.write() as session:
        session.execute(text("INSERT INTO things VALUES ('half')"))
        raise KeyError


def test_broken_statement_is_world_trouble(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with pytest.raises(WorldTrouble, match="store_trouble"), database.write() as session:
        session.execute(text("INSERT INTO nowhere VALUES (1)"))
    database.close()


def test_writers_on_many_threads_wait_for_each_other(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        session.execute(text("CREATE TABLE counts (value INTEGER)"))
        session.execute(text("INSERT INTO counts VALUES (0)"))

    def add() -> None:
        for _ in range(25):
            with database.write() as session:
                value = session.execute(text("SELECT value FROM counts")).scalar_one()
                session.execute(text("UPDATE counts SET value = :value"), {"value": value + 1})

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert session.execute(text("SELECT value FROM counts")).scalar() == 100
    database.close()


def test_store_is_durable_and_written_ahead(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.read() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert session.execute(text("PRAGMA synchronous")).scalar() == 2
    database.close()
    database.open(KEY)
    assert database.is_open
    database.close()


def test_who_comes_alone_takes_the_connection_used_last(tmp_path: Path) -> None:
    """What one connection has read and worked out is in memory for that one only."""
    database = open_store(tmp_path)
    with database.read() as first, database.read() as second:
        together = {_connection(first), _connection(second)}
    alone = set()
    for _ in range(4):
        with database.read() as session:
            alone.add(_connection(session))
    assert (len(together), len(alone)) == (2, 1)
    database.close()


def test_no_connection_keeps_more_pages_in_memory_than_it_may(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.read() as one, database.write() as other, database.registry.read() as beside:
        kept = [session.execute(text("PRAGMA cache_size")) for session in (one, other, beside)]
        # Below nought it is a size, else a number of pages.
        assert [found.scalar() for found in kept] == [-PAGES_KIB] * 3
    database.close()


def _connection(session: Session) -> int:
    return id(session.connection().connection.driver_connection)


def test_what_a_full_disk_refuses_is_in_no_text_of_an_error(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        session.execute(text("CREATE TABLE people (name TEXT, page BLOB)"))
    with pytest.raises(WorldTrouble, match="store_trouble") as refused:
        _insert_on_a_full_disk(database)
    database.close()
    # As the log has it, with what has caused it.
    said = "".join(traceback.format_exception(refused.value))
    assert "INSERT INTO people" in said
    assert "Rossi" not in said


def _insert_on_a_full_disk(database: Database) -> None:
    with database.write() as session:
        session.execute(text("PRAGMA max_page_count = 1"))
        values = {"name": "Rossi Maria", "page": bytes(100_000)}
        session.execute(text("INSERT INTO people VALUES (:name, :page)"), values)
