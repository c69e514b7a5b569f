from datetime import timedelta
from pathlib import Path

from counter_app.store import kind_drafts
from counter_app.store.database import Database
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW


def kept(database: Database, operator_id: str) -> list[tuple[str, int, str]]:
    with database.read() as session:
        rows = kind_drafts.of_operator(session, operator_id)
        return [(row.kind_id, row.made_from, row.written) for row in rows]


def test_a_draft_takes_the_place_of_the_one_before_and_stays_its_author_s(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    later = NOW + timedelta(minutes=1)
    with database.write() as session:
        kind_drafts.keep(session, "anna", "mensa", "{}", 1, NOW)
        kind_drafts.keep(session, "ugo", "mensa", "{}", 1, NOW)
        kind_drafts.keep(session, "anna", "mensa", '{"name": "M"}', 2, later)
    with database.write() as session:
        kind_drafts.drop(session, "ugo", "mensa")
        kind_drafts.drop(session, "ugo", "nothing")
    assert kept(database, "anna") == [("mensa", 2, '{"name": "M"}')]
    assert kept(database, "ugo") == []
    database.close()
