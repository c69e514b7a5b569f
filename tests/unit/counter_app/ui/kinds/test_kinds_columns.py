"""The list of kinds says what is in force, and since whom."""

from dataclasses import replace
from datetime import date

import pytest

from counter_app.ui.kinds.kinds_columns import kinds_columns
from counter_app.ui.style.theme import Tone
from counter_app.ui.style.words import Words
from counter_app.ui.widgets.cells import Cell
from tests.factories.screen_offers import MARKET, a_catalogue, managed

TODAY = date(2026, 11, 23)


def cells(language: str = "it") -> list[dict[str, Cell]]:
    columns = kinds_columns(Words(language), lambda: TODAY, lambda kind_id: kind_id == "mensa")
    return [{column.title: column.cell(one) for column in columns} for one in a_catalogue()]


def test_a_kind_says_since_when_and_by_whom() -> None:
    first, second, third, fourth, _ = cells()
    assert (first["Ultima modifica"].text, first["Ultima modifica"].second) == (
        "Anna Neri", "20/11/2026, 10:41",
    )  # fmt: skip
    assert third["Ultima modifica"].text == "File di configurazione"
    assert [one["Si rilascia"].text for one in (first, second, third, fourth)] == [
        "sì", "dal 01/01/2027", "fino al 31/12/2026", "non più",
    ]  # fmt: skip
    assert fourth["Si rilascia"].tone is Tone.CANCELLED
    assert (first["Fuori linea"].text, second["Fuori linea"].text) == ("sì", "no")


def test_what_is_begun_is_told_under_the_name() -> None:
    first, second, *_ = cells()
    assert (first["Nome"].second, second["Nome"].second) == ("", "modifiche non salvate")


def test_english_names_are_shown_in_english() -> None:
    assert cells("en")[0]["Name"].text == "Electronic identity card"


@pytest.mark.parametrize("language", ["it", "en"])
def test_versions_of_a_rate_count_once(language: str) -> None:
    (rate,) = MARKET.kind.rates
    kind = replace(MARKET.kind, rates=(rate, replace(rate, version=2)))
    columns = kinds_columns(Words(language), lambda: TODAY, lambda _: False)
    assert [column.cell(managed(kind)).text for column in columns][4] == "1"
