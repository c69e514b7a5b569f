from pathlib import Path

from counter_app.services.appearance import Appearance, ThemeChoice, read_appearance
from counter_app.services.appearances import Appearances
from counter_app.services.preferences import Preferences
from tests.factories.counter import open_store

SHOWN = Appearance()
DARK = Appearance("it", 130, ThemeChoice.DARK)
ENGLISH = Appearance("en", 100, ThemeChoice.SYSTEM)


def test_each_operator_finds_their_own_and_the_machine_its_last(tmp_path: Path) -> None:
    database, path = open_store(tmp_path), tmp_path / "appearance.json"
    appearances = Appearances(Preferences(database), path)
    assert appearances.of("anna", SHOWN) == SHOWN
    appearances.keep("anna", DARK)
    appearances.keep("ugo", ENGLISH)
    assert appearances.of("anna", SHOWN) == DARK
    assert appearances.of("ugo", SHOWN) == ENGLISH
    assert read_appearance(path) == ENGLISH
    appearances.keep(None, SHOWN)
    assert read_appearance(path) == SHOWN
    assert appearances.of("ugo", SHOWN) == ENGLISH
    database.close()


def test_neither_a_locked_store_nor_a_full_disk_costs_the_choice(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    database.close()
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    Appearances(Preferences(database), in_the_way / "appearance.json").keep("anna", DARK)
    path = tmp_path / "appearance.json"
    Appearances(Preferences(database), path).keep("anna", DARK)
    assert read_appearance(path) == DARK
