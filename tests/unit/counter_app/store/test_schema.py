import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from counter_app.store import notices, outbox, schema
from counter_app.store.database import Database, make_engine
from counter_app.store.tables import Base
from payments_core.errors import RuleBroken
from payments_core.wire.desk.operation_messages import ReleaseNotice
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
    monkeypatch.setattr(schema, "head", lambda: "9999")
    assert schema.copy_before_upgrade(engine, path) == tmp_path / "store.db.before-9999"
    monkeypatch.undo()
    engine.dispose()
    database.close()
    copy = Database(tmp_path / "store.db.before-9999")
    copy.open(KEY)
    with copy.read() as session:
        assert session.execute(text("SELECT name FROM kept")).scalar() == "before"
    copy.close()


def test_store_of_this_version_is_not_copied(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    open_store(tmp_path).close()
    assert [each.name for each in tmp_path.glob("*before*")] == []


def test_what_waits_to_be_delivered_is_put_into_the_form_of_this_program(tmp_path: Path) -> None:
    old = {
        "notice_number": "301000000000000103",
        "lease_id": "lease-1",
        "generation": 1,
        "rate_id": "carta-identita",
        "rate_version": 1,
        "citizen_id": "c-1",
        "debtor": {"kind": "F", "identifier": "RSSMRA80A41Z999C", "full_name": "Rossi Maria"},
        "subject": "Carta d'identità elettronica",
        "amount_cents": 2195,
        "due_on": "2026-12-23",
        "released_at": "2026-11-23T09:41:00Z",
    }
    sent = {"operation_id": "op-1", "operator_id": "op-laura", "release": old}
    engine = make_engine(tmp_path / "store.db", KEY)
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, "0001")
        connection.execute(
            text(
                "INSERT INTO notices VALUES ('op-1', '301000000000000103', 'op-laura', 'c-1',"
                " :release, '{}', 1, 'PENDING', NULL, '2026-11-23 09:41:00', NULL, NULL, 0)"
            ),
            {"release": json.dumps(old)},
        )
        connection.execute(
            text(
                "INSERT INTO outbox VALUES (1, 'op-1', '301000000000000103', :payload, 0,"
                " '2026-11-23 09:41:00')"
            ),
            {"payload": json.dumps(sent)},
        )
        _upgrade(connection, "head")
    database = Database(tmp_path / "store.db")
    database.open(KEY)
    with database.read() as session:
        (operation,) = outbox.due(session, datetime(2026, 11, 24, tzinfo=UTC), 20)
        (row,) = notices.by_operation(session, "op-1")
        release = ReleaseNotice.model_validate_json(row.release)
    assert operation.release == release
    assert (release.kind_id, release.kind_revision) == ("carta-identita", 1)
    assert release.notice_number == row.notice_number == "301000000000000103"
    assert release.due_on == date(2026, 12, 23)
    database.close()


def _upgrade(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


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
