import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from counter_app.store import registry
from counter_app.store.database import REGISTRY_FILE, Database
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.registry_messages import RegistryPage
from tests.factories.counter import open_store
from tests.factories.fake_server import ENTITY, NOW, registry_person


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / REGISTRY_FILE


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return filled(tmp_path)


def filled(folder: Path) -> Database:
    database = open_store(folder)
    with database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
        page = RegistryPage(people=(registry_person(1),), more=False)
        registry.keep(session, page, NOW)
    return database


def ids(database: Database) -> list[str]:
    with database.registry.read() as session:
        return [one.citizen_id for one in registry.search(session, ["ROSSI"], None, 10)]


def test_file_is_there_from_its_first_use_and_encrypted(tmp_path: Path, path: Path) -> None:
    database = open_store(tmp_path)
    assert not database.registry.exists
    database.close()
    database = filled(tmp_path)
    database.close()
    assert database.registry.exists
    assert b"ROSSI" not in path.read_bytes().upper()
    assert not path.read_bytes().startswith(b"SQLite")


def test_it_opens_with_the_store_alone(database: Database) -> None:
    database.close()
    with pytest.raises(RuleBroken, match="store_locked"), database.registry.read():
        pass
    database.open(bytes(range(32)))
    assert ids(database) == ["c-1"]
    database.close()


def test_what_was_written_half_is_not_there(database: Database) -> None:
    def write_half() -> None:
        with database.registry.write() as session:
            page = RegistryPage(people=(registry_person(2, "c-2"),), more=False)
            registry.keep(session, page, NOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()
    assert ids(database) == ["c-1"]
    with database.registry.read() as session:
        state = registry.current(session)
    assert state is not None
    assert state.revision == 1
    database.close()


def test_file_under_another_key_or_no_database_at_all_is_read_anew(
    database: Database, tmp_path: Path, path: Path
) -> None:
    database.close()
    for broken in (path.read_bytes()[:4096][::-1] * 4, b"no database" * 1000):
        path.write_bytes(broken)
        database = open_store(tmp_path)
        with database.registry.read() as session:
            assert registry.current(session) is None
        database.close()


def test_file_of_another_version_is_read_anew(database: Database, tmp_path: Path) -> None:
    with database.registry.write() as session:
        session.execute(text("PRAGMA user_version=99"))
    database.close()
    database = open_store(tmp_path)
    with database.registry.read() as session:
        assert registry.current(session) is None
    database.close()


def test_page_that_was_damaged_is_found_while_reading_and_the_file_goes(
    database: Database, path: Path
) -> None:
    database.close()
    whole = bytearray(path.read_bytes())
    whole[3 * 4096 : len(whole)] = bytes(len(whole) - 3 * 4096)
    path.write_bytes(whole)
    database.open(bytes(range(32)))
    with pytest.raises(WorldTrouble, match="registry_unreadable"):
        ids(database)
    assert not database.registry.exists
    database.close()


def test_removing_waits_for_whoever_reads_and_leaves_no_file(
    database: Database, path: Path
) -> None:
    removed = threading.Event()

    def remove() -> None:
        database.registry.remove()
        removed.set()

    with database.registry.read() as session:
        thread = threading.Thread(target=remove)
        thread.start()
        assert not removed.wait(0.1)
        assert [one.citizen_id for one in registry.search(session, ["ROSSI"], None, 10)] == ["c-1"]
    assert removed.wait(10)
    thread.join()
    assert list(path.parent.glob(f"{REGISTRY_FILE}*")) == []
    database.registry.remove()
    database.close()


def test_release_next_door_does_not_wait_for_a_page_that_is_being_written(
    database: Database,
) -> None:
    with database.registry.write() as session:
        page = RegistryPage(people=(registry_person(2, "c-2"),), more=False)
        registry.keep(session, page, NOW)
        with database.write() as store:
            store.execute(text("CREATE TABLE written (meanwhile TEXT)"))
    with database.read() as store:
        assert store.execute(text("SELECT count(*) FROM written")).scalar() == 0
    database.close()
