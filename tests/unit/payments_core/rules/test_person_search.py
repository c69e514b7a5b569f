import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.rules.person_search import WORD_LENGTH, WORDS_LIMIT, parse_query, split, words_of


@pytest.mark.parametrize("typed", ["dangelo", "d'angelo", "D’Angelo", "angelo", "DÀNGELO"])
def test_name_with_apostrophe_is_found_however_it_is_typed(typed):
    indexed = words_of("D'Angelo", "Nicolò")
    [asked] = split(typed)
    assert any(word.startswith(asked) for word in indexed)


@pytest.mark.parametrize("sign", "'’‘`´′ʼ＇")
def test_whatever_is_written_for_an_apostrophe_is_one(sign):
    assert words_of(f"D{sign}Angelo") == words_of("D'Angelo")
    assert split(f"Nicolo{sign} dell{sign}Acqua") == ["NICOLO", "DELLACQUA"]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Đorđević", "dordev"), ("Łukasz", "lukasz"), ("Øyvind", "oyvind"), ("Ǿyvind", "oyvind"),
        ("Ægir", "aegir"), ("Œdipe", "oedipe"), ("Þór", "thor"), ("Guðrún", "gudrun"),
        ("Ħal Balzan", "hal"), ("Yıldız", "yildiz"), ("İnci", "inci"), ("Əliyev", "eliyev"),
        ("Ɗahiru", "dahiru"), ("GROẞ", "gross"), ("Saʿd", "sad"), ("Oʻzbek", "ozbek"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_that_no_italian_keyboard_has_are_found_by_those_it_has(name, typed, form):
    indexed = words_of(unicodedata.normalize(form, name))
    [asked] = split(typed)
    assert any(word.startswith(asked) for word in indexed)
    assert any(word.startswith(split(name.lower())[0]) for word in indexed)
    assert any(word.startswith(split(name.upper())[0]) for word in indexed)


def test_date_and_words_come_in_any_order():
    assert parse_query("15.3.1975 Verdi") == (["VERDI"], date(1975, 3, 15))
    assert parse_query("Verdi 15-03-1975") == (["VERDI"], date(1975, 3, 15))


def test_impossible_date_is_taken_as_words():
    assert parse_query("31/02/1980") == (["31", "02", "1980"], None)


def test_tax_code_is_one_word():
    assert parse_query(" rssmra80a01z999y ") == (["RSSMRA80A01Z999Y"], None)


@given(st.text(max_size=300), st.text(max_size=50))
def test_words_are_few_short_and_found_again(family, given_name):
    words = words_of(family, given_name)
    assert len(words) <= WORDS_LIMIT
    assert all(0 < len(word) <= WORD_LENGTH for word in words)
    assert list(words) == sorted(set(words))


@given(st.text(max_size=200))
def test_any_text_can_be_asked(text):
    words, _ = parse_query(text)
    assert all(words)
