import json
import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import OperationalError

from counter_app.store import cancellations, citizens, notices, outbox, schema
from counter_app.store.damage import StoreDamaged
from counter_app.store.database import Database, make_engine
from counter_app.store.tables import Base
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.operation_messages import ReleaseNotice
from tests.factories.counter import KEY, open_store
from tests.factories.fake_server import citizen

#: The version before this program's.
OLDER = "0004"


def test_migrations_lead_to_the_declared_tables(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.read() as session:
        connection = session.connection()
        assert schema.current(connection) == schema.head()
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_version_is_told_by_the_names_of_the_migrations() -> None:
    folder = Path(schema.__file__).parent / "migrations"
    scripts = ScriptDirectory(str(folder))
    assert [schema.head()] == scripts.get_heads()
    for script in scripts.walk_revisions():
        schema.check_known(script.revision)


def test_store_of_a_later_program_is_refused(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    later = Database(tmp_path / "store.db")
    with pytest.raises(RuleBroken, match="store_newer_than_program"):
        later.open(KEY)
    assert not later.is_open


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A store of the version before this one, with something in it."""
    engine = make_engine(tmp_path / "store.db", KEY)
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, OLDER)
        connection.execute(text("CREATE TABLE kept (name TEXT)"))
        connection.execute(text("INSERT INTO kept VALUES ('before')"))
    engine.dispose()
    return tmp_path / "store.db"


def test_file_is_copied_before_its_tables_change(older: Path) -> None:
    Database(older).open(KEY)
    (copy,) = older.parent.glob("*.before-*")
    assert copy.name == f"store.db.before-{schema.head()}"
    engine = make_engine(copy, KEY)
    with engine.connect() as connection:
        assert schema.current(connection) == OLDER
        assert connection.execute(text("SELECT name FROM kept")).scalar() == "before"
    engine.dispose()


def test_only_the_newest_copies_stay(older: Path) -> None:
    for number in range(4):
        copy = older.with_name(f"store.db.before-000{number}")
        copy.write_bytes(b"earlier")
        os.utime(copy, (number, number))
    Database(older).open(KEY)
    left = sorted(path.name for path in older.parent.glob("*.before-*"))
    assert left == ["store.db.before-0003", f"store.db.before-{schema.head()}"]


def test_damaged_store_is_not_copied_as_if_it_were_whole(older: Path) -> None:
    raw = bytearray(older.read_bytes())
    raw[-4000:-3990] = b"x" * 10
    older.write_bytes(raw)
    with pytest.raises(StoreDamaged):
        Database(older).open(KEY)
    assert [path.name for path in older.parent.iterdir() if "before" in path.name] == []


def test_without_room_for_a_copy_nothing_changes(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("counter_app.store.schema.shutil.copy2", full)
        with pytest.raises(WorldTrouble, match="No space"):
            Database(older).open(KEY)
    assert [path.name for path in older.parent.iterdir() if "before" in path.name] == []
    assert _version(older) == OLDER


@pytest.mark.parametrize(
    "trouble", [KeyError("unforeseen"), OperationalError("ALTER", {}, Exception("no such column"))]
)
def test_migration_that_fails_leaves_the_file_in_use(
    older: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    def fail(connection: Connection) -> None:
        connection.execute(text("CREATE TABLE half_done (name TEXT)"))
        raise trouble

    with monkeypatch.context() as patched:
        patched.setattr(schema, "upgrade", fail)
        with pytest.raises(WorldTrouble, match="store_not_upgraded") as told:
            Database(older).open(KEY)
    assert told.value.facts["copy"] == f"store.db.before-{schema.head()}"
    assert _version(older) == OLDER
    engine = make_engine(older, KEY)
    with engine.connect() as connection:
        assert "half_done" not in inspect(connection).get_table_names()
    engine.dispose()
    Database(older).open(KEY)
    assert _version(older) == schema.head()


def _version(path: Path) -> str | None:
    engine = make_engine(path, KEY)
    with engine.connect() as connection:
        found = schema.current(connection)
    engine.dispose()
    return found


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
    # What lists go by is taken out of it.
    assert (row.kind_id, row.amount_cents, row.due_on) == ("carta-identita", 2195, release.due_on)
    assert (row.debtor_words, row.debtor_code) == (" ROSSI MARIA", "RSSMRA80A41Z999C")
    assert row.subject_words.startswith(" CARTA DIDENTITA ELETTRONICA")
    database.close()


def test_lists_of_an_older_program_are_as_old_as_the_oldest_of_their_notices(
    tmp_path: Path,
) -> None:
    engine = make_engine(tmp_path / "store.db", KEY)
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, "0005")
        for who in ("c-1", "c-2"):
            connection.execute(
                text(
                    "INSERT INTO citizens_seen VALUES"
                    " (:who, ' ROSSI', :info, '2026-11-23 09:00', NULL)"
                ),
                {"who": who, "info": citizen(who).model_dump_json()},
            )
        for number, day in (("301000000000000103", 20), ("301000000000000204", 22)):
            connection.execute(
                text(
                    "INSERT INTO notices_known (notice_number, citizen_id, info, as_of)"
                    " VALUES (:number, 'c-1', '{}', :as_of)"
                ),
                {"number": number, "as_of": f"2026-11-{day} 10:00:00.000000"},
            )
        _upgrade(connection, "head")
    database = Database(tmp_path / "store.db")
    database.open(KEY)
    with database.read() as session:
        rows = {who: citizens.find(session, who) for who in ("c-1", "c-2")}
    assert rows["c-1"] is not None
    assert rows["c-1"].notices_read_at == datetime(2026, 11, 20, 10, tzinfo=UTC)
    assert rows["c-2"] is not None
    assert rows["c-2"].notices_read_at is None
    database.close()


def test_cancellation_that_waits_since_before_keeps_its_message(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "store.db", KEY)
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, "0012")
        for operation_id in ("waits", "answered"):
            connection.execute(
                text(
                    "INSERT INTO cancellations VALUES (:id, '301000000000000103', 'laura',"
                    " 'doppione', '2026-11-23 09:41:00.000000', NULL, NULL)"
                ),
                {"id": operation_id},
            )
        connection.execute(
            text("INSERT INTO outbox VALUES (1, 'waits', 'p', 'as sent', 0, '2026-11-23 09:41:00')")
        )
        _upgrade(connection, "head")
    engine.dispose()
    database = Database(tmp_path / "store.db")
    database.open(KEY)
    with database.read() as session:
        rows = {each: cancellations.find(session, each) for each in ("waits", "answered")}
    assert [row and row.payload for row in rows.values()] == ["as sent", None]
    database.close()


def test_citizens_seen_before_are_found_by_the_words_of_the_server(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "store.db", KEY)
    seen = citizen(family_name="D'Angelo", given_name="Niccolò")
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, "0005")
        connection.execute(
            text(
                "INSERT INTO citizens_seen (citizen_id, words, info, seen_at)"
                " VALUES ('c-1', ' D ANGELO NICCOLO', :info, '2026-11-23 09:41:00')"
            ),
            {"info": seen.model_dump_json()},
        )
        _upgrade(connection, "head")
    engine.dispose()
    database = Database(tmp_path / "store.db")
    database.open(KEY)
    with database.read() as session:
        for word in ("DANGELO", "ANGELO", "NICC", "RSSMRA"):
            [found] = citizens.search(session, [word], None, 10)
            assert found.info == seen
    database.close()


def test_letters_in_one_piece_are_found_by_those_of_the_keyboard(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "store.db", KEY)
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, "0031")
        _seen_so_far(connection, "c-1", "Łęcki", " ŁECKI")
        _seen_so_far(connection, "c-2", "Rossi", " AS IT IS")
        _released_so_far(connection, "0103", ("Đorđević Łucja", "Lærdal"), " ĐORĐEVIC")
        _released_so_far(connection, "0204", ("Đorđević Łucja", "Lærdal"), " AS IT IS")
        _upgrade(connection, "head")
        assert _listed_words(connection) == [(" DORDEVIC LUCJA", " LAERDAL"), (" AS IT IS", "")]
        first, second = _seen_words(connection)
    engine.dispose()
    assert first.split()[:2] == ["LECKI", "O"]
    assert second == " AS IT IS"


def test_accent_for_an_apostrophe_is_found_by_an_apostrophe(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "store.db", KEY)
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, "0033")
        _seen_so_far(connection, "c-1", "D´Angelo", " ANGELO D O")
        _seen_so_far(connection, "c-2", "D'Angelo", " AS IT IS")
        _released_so_far(connection, "0103", ("D′Angelo", "Tari"), " D ANGELO")
        _released_so_far(connection, "0204", ("Rossi", "Via dell´Orto"), " ROSSI")
        _released_so_far(connection, "0305", ("Rossi", "Tari"), " AS IT IS")
        _upgrade(connection, "head")
        assert _listed_words(connection) == [
            (" DANGELO ANGELO D", " TARI"), (" ROSSI", " VIA DELLORTO DELL ORTO"), (" AS IT IS", "")
        ]  # fmt: skip
        first, second = _seen_words(connection)
    engine.dispose()
    assert first.split()[:4] == ["ANGELO", "D", "DANGELO", "O"]
    assert second == " AS IT IS"


def _seen_so_far(connection: Connection, citizen_id: str, family_name: str, words: str) -> None:
    seen = citizen(citizen_id, family_name=family_name, given_name="O")
    connection.execute(
        text(
            "INSERT INTO citizens_seen (citizen_id, words, info, seen_at)"
            " VALUES (:who, :words, :info, '2026-11-23 09:41:00')"
        ),
        {"who": citizen_id, "words": words, "info": seen.model_dump_json()},
    )


def _released_so_far(
    connection: Connection, number: str, said: tuple[str, str], words: str
) -> None:
    """`said` are the debtor's name and the subject."""
    release = {"debtor": {"full_name": said[0]}, "subject": said[1]}
    connection.execute(
        text(
            "INSERT INTO notices (notice_number, operation_id, operator_id, release,"
            " citizen, offline_kind, state, released_at, late_print, kind_id, amount_cents,"
            " due_on, debtor_words, debtor_code, subject_words) VALUES (:number, :number,"
            " 'op-1', :release, '{}', 1, 'PAYABLE', '2026-11-23 09:41:00', 0, 'k', 1,"
            " '2026-12-23', :words, '', '')"
        ),
        {
            "number": f"30100000000000{number}",
            "words": words,
            "release": json.dumps(release, ensure_ascii=False),
        },
    )


def _seen_words(connection: Connection) -> list[str]:
    return list(connection.execute(text("SELECT words FROM citizens_seen")).scalars())


def _listed_words(connection: Connection) -> list[tuple[str, str]]:
    found = connection.execute(text("SELECT debtor_words, subject_words FROM notices"))
    return [(debtor, subject) for debtor, subject in found]


def test_ways_to_pay_are_read_out_of_releases_that_have_several(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "store.db", KEY)
    payments = [(1, "301000000000000103"), (2, "301000000000000204"), (2, "301000000000000305")]
    plan = [{"option_no": way, "notice_number": number} for way, number in payments]
    instalments_alone = [
        {"option_no": 1, "notice_number": f"30100000000000{base}"} for base in ("0406", "0507")
    ]
    with engine.connect() as connection, connection.begin():
        _upgrade(connection, "0026")
        for operation_id, release in (("plan", plan), ("alone", instalments_alone)):
            for one in release:
                connection.execute(
                    text(
                        "INSERT INTO notices (notice_number, operation_id, operator_id, release,"
                        " citizen, offline_kind, state, released_at, late_print) VALUES"
                        " (:number, :operation, 'op-1', :release, '{}', 1, 'PAYABLE',"
                        " '2026-11-23 09:41:00', 0)"
                    ),
                    {
                        "number": one["notice_number"],
                        "operation": operation_id,
                        "release": json.dumps({"payments": release}),
                    },
                )
        _upgrade(connection, "head")
        found = connection.execute(
            text("SELECT option_no FROM notices ORDER BY notice_number")
        ).scalars()
        assert list(found) == [1, 2, 2, None, None]
    engine.dispose()


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
