"""Places and values of a document read as its form does."""

import pytest

from counter_app.ui.kinds.kind_words import made_by_at, place_in_words, value_in_words
from counter_app.ui.style.words import Words
from tests.factories.screen_offers import MARKET, a_catalogue, leaves, managed

IT, EN = Words("it"), Words("en")


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("due.days", "Scadenza · Giorni"),
        ("rates.0.parts.1.amount.percent", "Tariffe 1 · Voci 2 · Come si calcola · Percentuale"),
        ("rates.1.parts.0.amount.rule", "Tariffe 2 · Voci 1 · Come si calcola · Regola"),
        (
            "rates.0.parts.0.amount.of",
            "Tariffe 1 · Voci 1 · Come si calcola · A che cosa si riferisce",
        ),
        ("released_by.0", "Chi può rilasciarlo 1"),
        ("of_a_newer_server.0", "of_a_newer_server 1"),
    ],
)
def test_a_place_is_said_by_its_captions(place: str, said: str) -> None:
    assert place_in_words(IT, place) == said


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("offline", "True", "sì"),
        ("offline", None, "—"),
        ("valid_from", "2027-01-31", "31/01/2027"),
        ("due.on", "06-16", "16/06"),
        ("rates.0.parts.0.amount.patron_days.1", "06-24", "24/06"),
        ("rates.0.parts.0.amount.seasons.0.first", "06-01", "01/06"),
        ("due.rule", "yearly", "Un giorno dell'anno"),
        ("due.rule", "of_a_newer_server", "of_a_newer_server"),
        ("fields.0.type", "choice", "Scelta"),
        ("fields.0.type", "new", "new"),
        ("fields.0.choices.1", "Altro", "Altro"),
        ("released_by.0", "clerk", "Operatori"),
        ("of_a_newer_server.0", "x", "x"),
        ("rates.0.parts.0.amount.steps.0.each", "12,40", "12,40"),
    ],
)
def test_a_value_is_said_as_the_form_shows_it(place: str, value: str | None, said: str) -> None:
    assert value_in_words(IT, place, value) == said


def test_every_place_of_a_real_kind_is_said_in_words() -> None:
    for place, _ in leaves(MARKET.kind):
        for words in (IT, EN):
            assert not any(step in place_in_words(words, place) for step in ("_", "rule"))


def test_the_file_is_an_author_too() -> None:
    assert made_by_at(IT, a_catalogue()[0]) == "Anna Neri, 20/11/2026, 10:41"
    assert made_by_at(EN, managed(MARKET.kind)) == "Configuration file, 07/01/2026, 09:30"
