import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from central_server.db.engine import make_engine
from central_server.migrations import schema
from central_server.migrations.tables import all_tables
from payments_core.errors import WorldTrouble


@pytest.fixture
def empty_engine(empty_database_url):
    engine = make_engine(empty_database_url)
    yield engine
    engine.dispose()


def differences(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, all_tables())


def tables_of(engine):
    return set(sa.inspect(engine).get_table_names()) - {"alembic_version"}


def test_migrations_lead_to_the_tables_of_the_program(empty_engine):
    schema.upgrade(empty_engine)
    assert differences(empty_engine) == []


def test_sequences_come_with_the_migrations(empty_engine):
    schema.upgrade(empty_engine)
    if empty_engine.dialect.name == "postgresql":
        assert sa.inspect(empty_engine).get_sequence_names() == ["outbox_job_numbers"]


def test_upgrade_twice_changes_nothing(empty_engine):
    assert schema.upgrade(empty_engine) is None
    assert schema.upgrade(empty_engine) == schema.head()
    assert schema.current(empty_engine) == schema.head()


def test_down_and_up_again_leaves_the_same_schema(empty_engine):
    schema.upgrade(empty_engine)
    schema.downgrade(empty_engine, "base")
    assert tables_of(empty_engine) == set()
    schema.upgrade(empty_engine)
    assert differences(empty_engine) == []


def test_rows_live_through_every_upgrade(empty_engine):
    schema.upgrade(empty_engine, "0001")
    with empty_engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO citizens (entity_id, citizen_id, kind, tax_code, family_name,"
                " given_name, updated_at) VALUES ('80999990015', 'c1', 'F', 'RSSMRA80A41Z999C',"
                " 'Rossi', 'Maria', '2026-01-01 00:00:00')"
            )
        )
        connection.execute(
            sa.text("INSERT INTO citizen_words VALUES ('80999990015', 'ROSSI', 'c1')")
        )
    schema.upgrade(empty_engine)
    with empty_engine.connect() as connection:
        words = connection.execute(sa.text("SELECT word FROM citizen_words")).scalars().all()
        people = connection.execute(
            sa.text("SELECT tax_code, died_on, revision FROM citizens")
        ).all()
        counters = connection.execute(sa.text("SELECT * FROM registry_counters")).all()
    assert (words, people) == (["ROSSI"], [("RSSMRA80A41Z999C", None, 1)])
    assert counters == [("80999990015", 1)]


def test_people_with_letters_in_one_piece_are_found_by_those_of_the_keyboard(empty_engine):
    schema.upgrade(empty_engine, "0037")
    _found_so_far(empty_engine, "c1", "Łęcki", ["CODEc1", "ŁECKI"])
    _found_so_far(empty_engine, "c2", "Rossi", ["AS IT IS"])
    _found_so_far(empty_engine, "c3", "ʼ", ["ʼ"], code=None)
    schema.upgrade(empty_engine)
    assert _words(empty_engine) == [("c1", "CODEc1"), ("c1", "LECKI"), ("c2", "AS IT IS")]


def test_people_with_an_accent_for_an_apostrophe_are_found_by_an_apostrophe(empty_engine):
    schema.upgrade(empty_engine, "0038")
    _found_so_far(empty_engine, "c1", "D´Angelo", ["ANGELO", "CODEc1", "D"])
    _found_so_far(empty_engine, "c2", "Rossi", ["AS IT IS"], given_name="Nicolo′")
    _found_so_far(empty_engine, "c3", "D'Angelo", ["AS IT IS"])
    _found_so_far(empty_engine, "c4", "´", [], code=None)
    schema.upgrade(empty_engine)
    assert _words(empty_engine) == [
        ("c1", "ANGELO"), ("c1", "CODEc1"), ("c1", "D"), ("c1", "DANGELO"),
        ("c2", "CODEc2"), ("c2", "NICOLO"), ("c2", "ROSSI"), ("c3", "AS IT IS"),
    ]  # fmt: skip


def _found_so_far(engine, citizen_id, family_name, words, *, given_name="", code="CODE"):
    """Somebody whom a program of before has kept under its words."""
    person = {
        "citizen_id": citizen_id,
        "family_name": family_name,
        "given_name": given_name,
        "code": code and f"{code}{citizen_id}",
    }
    with engine.begin() as connection:
        connection.execute(
            sa.text(
                "INSERT INTO citizens (entity_id, citizen_id, kind, tax_code, family_name,"
                " given_name, updated_at, revision) VALUES ('80999990015', :citizen_id, 'F',"
                " :code, :family_name, :given_name, '2026-01-01 00:00:00', 1)"
            ),
            person,
        )
        for word in words:
            connection.execute(
                sa.text("INSERT INTO citizen_words VALUES ('80999990015', :word, :citizen_id)"),
                {"word": word, "citizen_id": citizen_id},
            )


def _words(engine):
    with engine.connect() as connection:
        return connection.execute(
            sa.text("SELECT citizen_id, word FROM citizen_words ORDER BY citizen_id, word")
        ).all()


def test_foreign_keys_are_in_force_again_after_an_upgrade(empty_engine):
    schema.upgrade(empty_engine)
    with pytest.raises(sa.exc.IntegrityError), empty_engine.begin() as connection:
        connection.execute(
            sa.text("INSERT INTO citizen_words VALUES ('80999990015', 'ROSSI', 'nobody')")
        )


def test_database_of_a_newer_program_is_refused(empty_engine):
    schema.upgrade(empty_engine)
    with empty_engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(WorldTrouble, match="database_too_new"):
        schema.upgrade(empty_engine)
