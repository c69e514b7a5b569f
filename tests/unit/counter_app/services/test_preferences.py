from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pytest

from counter_app.services.preferences import Preference, Preferences
from counter_app.store import preferences as stored
from tests.factories.counter import open_store


class Theme(StrEnum):
    LIGHT = "LIGHT"
    DARK = "DARK"


@dataclass(frozen=True, slots=True)
class Looks:
    theme: Theme = Theme.LIGHT
    columns: tuple[tuple[str, int], ...] = ()


LOOKS = Preference("looks", Looks, Looks())
CHOSEN = Looks(Theme.DARK, (("hour", 76), ("città", 120)))


def test_preferences_are_there_again_after_the_store_was_closed(tmp_path: Path) -> None:
    database = open_store(tmp_path)
    Preferences(database).put("anna", LOOKS, CHOSEN)
    database.close()
    database = open_store(tmp_path)
    assert Preferences(database).get("anna", LOOKS) == CHOSEN
    assert Preferences(database).get("ugo", LOOKS) == Looks()
    database.close()


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[]", '{"theme": "SEPIA"}', '{"columns": [["hour", "wide"]]}']
)
def test_what_is_not_understood_counts_as_never_said(tmp_path: Path, text: str) -> None:
    database = open_store(tmp_path)
    with database.write() as session:
        stored.keep(session, "anna", LOOKS.name, text)
    assert Preferences(database).get("anna", LOOKS) == Looks()
    database.close()


def test_what_a_later_program_says_besides_is_passed_over() -> None:
    assert LOOKS.read('{"theme": "DARK", "font": "Roboto"}') == Looks(Theme.DARK)
