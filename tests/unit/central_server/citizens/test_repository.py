from datetime import date

import pytest

from central_server.citizens import repository
from payments_core.errors import BadValue
from payments_core.rules.person_search import parse_query
from tests.factories.server import COMPANY, ENTITY, add_citizen

PEOPLE = [
    ("1", "RSSMRA80A01Z999Y", "Rossi", "Mario", date(1980, 1, 1)),
    ("2", "RSSMRA82B02Z999K", "Rossi", "Maria", date(1982, 2, 2)),
    ("3", "DNGNCL75C15Z999P", "D'Angelo", "Nicolò", date(1975, 3, 15)),
    ("4", "RSSGNN80A01Z999A", "De Rossi", "Gianni", date(1980, 1, 1)),
]


@pytest.fixture
def find(session):
    for citizen_id, code, family, given, born_on in PEOPLE:
        add_citizen(
            session, citizen_id=citizen_id, tax_code=code, family_name=family,
            given_name=given, born_on=born_on,
        )  # fmt: skip

    def find(text, limit=10, entity_id=ENTITY):
        words, born_on = parse_query(text)
        found = repository.search(session, entity_id, words, born_on, limit)
        return [row.citizen_id for row in found]

    return find


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("rossi", ["2", "1", "4"]),
        ("rossi mario", ["1"]),
        ("mar ros", ["2", "1"]),
        ("nicolo", ["3"]),
        ("dangelo", ["3"]),
        ("angelo", ["3"]),
        ("RSSMRA80", ["1"]),
        ("rssmra", ["2", "1"]),
        ("01/01/1980", ["4", "1"]),
        ("01/01/1980 gia", ["4"]),
        ("gianni rossi de", ["4"]),
        ("ross rossi", ["2", "1", "4"]),
        ("osso", []),
        ("02/01/1980", []),
        ("", []),
        ("'", []),
        ("%", []),
    ],
)
def test_search_finds(find, text, ids):
    assert find(text) == ids


@pytest.mark.parametrize("probe", [1, 2, 3])
@pytest.mark.parametrize("text", ["rossi mario", "mar ros", "gianni rossi de", "ros mar xyz"])
def test_common_words_find_the_same_people_as_rare_ones(find, monkeypatch, probe, text):
    expected = find(text)
    monkeypatch.setattr(repository, "RARITY_PROBE", probe)
    assert find(text) == expected


def test_the_name_as_typed_comes_before_longer_ones(session, find):
    add_citizen(
        session, citizen_id="5", tax_code="DRSMRN47L03Z999Q", family_name="De' Rossi",
        given_name="Mariano", born_on=date(1947, 7, 3),
    )  # fmt: skip
    assert find("rossi maria") == ["2", "5"]
    assert find("ross mar") == ["2", "1", "5"]


def test_answer_is_limited(find):
    assert len(find("rossi", limit=2)) == 2


def test_other_entities_are_not_searched(find):
    assert find("rossi", entity_id=COMPANY) == []
    assert find("01/01/1980", entity_id=COMPANY) == []


def test_a_sentence_is_no_search(find):
    with pytest.raises(BadValue, match="search_too_long"):
        find("a b c d e f g h i")


def test_renamed_person_is_found_by_the_new_name_only(session, find):
    repository.replace_words(session, ENTITY, {"1": ("BIANCHI",)}, ["1"])
    assert (find("bianchi"), find("rossi mario")) == (["1"], [])


def test_people_are_found_by_tax_codes(session, find):
    found = repository.by_tax_codes(session, ENTITY, ["RSSMRA80A01Z999Y", "unknown"])
    assert {code: row.citizen_id for code, row in found.items()} == {"RSSMRA80A01Z999Y": "1"}
