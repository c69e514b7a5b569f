import json
from datetime import timedelta
from pathlib import Path

from counter_app.store import release_templates
from counter_app.store.database import Database
from counter_app.store.release_templates import NewTemplate
from tests.factories.counter import open_store
from tests.factories.fake_server import NOW

MENSA = NewTemplate("anna", "Mensa ottobre", "mensa", "intera", {"pasti": "12"})


def kept(database: Database, operator_id: str) -> list[tuple[str, str, dict[str, str]]]:
    with database.read() as session:
        rows = release_templates.of_operator(session, operator_id)
        return [(row.name, row.kind_id, json.loads(row.typed)) for row in rows]


def test_one_of_the_same_name_changes_and_keeps_its_place(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    changed = NewTemplate("anna", "Mensa ottobre", "mensa", "ridotta", {"pasti": "20"})
    with database.write() as session:
        release_templates.keep(session, MENSA, NOW)
        market = NewTemplate("anna", "Al mercato", "mercato", "giorno")
        release_templates.keep(session, market, NOW + timedelta(minutes=1))
    with database.write() as session:
        release_templates.keep(session, changed, NOW + timedelta(minutes=2))
    assert kept(database, "anna") == [
        ("Mensa ottobre", "mensa", {"pasti": "20"}),
        ("Al mercato", "mercato", {}),
    ]
    assert kept(database, "ugo") == []
    database.close()


def test_dropped_ones_are_gone_and_another_s_stay(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        release_templates.keep(session, MENSA, NOW)
        release_templates.keep(session, NewTemplate("ugo", MENSA.name, "mensa", "intera"), NOW)
        release_templates.drop(session, "anna", MENSA.name)
        release_templates.drop(session, "anna", "never made")
    assert (kept(database, "anna"), len(kept(database, "ugo"))) == ([], 1)
    database.close()
