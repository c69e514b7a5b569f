from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from counter_app.store import schema
from counter_app.store.database import Database, make_engine
from counter_app.store.tables import Base
from payments_core.errors import RuleBroken
from tests.factories.counter import KEY, open_store


def test_migrations_lead_to_the_declared_tables(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.read() as session:
        connection = session.connection()
        assert schema.current(connection) == schema.head()
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_store_of_a_later_program_is_refused(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    later = Database(tmp_path / "store.db")
    with pytest.raises(RuleBroken, match="store_newer_than_program"):
        later.open(KEY)
    assert not later.is_open


def test_file_is_copied_before_its_tables_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    database = open_store(tmp_path)
    with database.write() as session:
        session.execute(text("CREATE TABLE kept (name TEXT)"))
        session.execute(text("INSERT INTO kept VALUES ('before')"))
    engine = make_engine(path, KEY)
    monkeypatch.setattr(schema, "head", lambda: "0002")
    assert schema.copy_before_upgrade(engine, path) == tmp_path / "store.db.before-0002"
    monkeypatch.undo()
    engine.dispose()
    database.close()
    copy = Database(tmp_path / "store.db.before-0002")
    copy.open(KEY)
    with copy.read() as session:
        assert session.execute(text("SELECT name FROM kept")).scalar() == "before"
    copy.close()


def test_store_of_this_version_is_not_copied(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    open_store(tmp_path).close()
    assert [each.name for each in tmp_path.glob("*before*")] == []


def test_tables_go_back_and_forth_alike(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "store.db", KEY)
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    shapes = []
    for _ in range(2):
        with engine.connect() as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            shapes.append(_shape(connection))
            command.downgrade(config, "base")
            assert _shape(connection) == {"alembic_version": ["version_num"]}
    engine.dispose()
    assert shapes[0] == shapes[1]


def _shape(connection: Connection) -> dict[str, list[str]]:
    """Tables and their columns."""
    looking = inspect(connection)
    return {
        table: [column["name"] for column in looking.get_columns(table)]
        for table in looking.get_table_names()
    }
