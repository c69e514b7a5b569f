from pathlib import Path

from counter_app.store import preferences
from tests.factories.counter import open_store


def test_a_value_takes_the_place_of_the_one_before_and_stays_its_operator_s(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        preferences.keep(session, "anna", "text_size", "115")
        preferences.keep(session, "anna", "text_size", "130")
        preferences.keep(session, "ugo", "text_size", "100")
    with database.read() as session:
        assert preferences.find(session, "anna", "text_size") == "130"
        assert preferences.find(session, "ugo", "text_size") == "100"
        assert preferences.find(session, "ugo", "theme") is None
    database.close()
