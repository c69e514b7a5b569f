from datetime import timedelta
from pathlib import Path

from counter_app.store import begun_forms
from counter_app.store.database import Database
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def kept(database: Database, operator_id: str) -> list[tuple[str, str]]:
    with database.read() as session:
        rows = begun_forms.of_operator(session, operator_id)
        return [(row.form, row.typed) for row in rows]


def test_what_is_typed_takes_the_place_of_what_was_and_stays_its_author_s(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        begun_forms.keep(session, "anna", "person", "{}", NOW)
        begun_forms.keep(session, "ugo", "person", "{}", NOW)
        begun_forms.keep(session, "anna", "person", '{"city": "Genova"}', NOW)
    with database.write() as session:
        begun_forms.drop(session, "ugo", "person")
        begun_forms.drop(session, "ugo", "nothing")
    assert kept(database, "anna") == [("person", '{"city": "Genova"}')]
    assert kept(database, "ugo") == []
    database.close()


def test_what_nobody_has_typed_in_for_long_is_forgotten(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        begun_forms.keep(session, "anna", "person", "{}", NOW)
        begun_forms.keep(session, "anna", "note:c-1", "{}", NOW + timedelta(days=2))
        begun_forms.forget_before(session, NOW + timedelta(days=1))
    assert [form for form, _ in kept(database, "anna")] == ["note:c-1"]
    database.close()
