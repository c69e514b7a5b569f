"""How people are written, with whatever is unknown left out."""

from dataclasses import replace

import pytest

from counter_app.ui.said.people import (
    Standing,
    address,
    birth,
    code_or_number,
    full_name,
    owing,
    short_address,
    since,
    situation,
    standing_of,
)
from counter_app.ui.style.words import Words
from tests.factories.screen_notices import notices_of_maria
from tests.factories.screen_people import DEAD, MOVED, PEOPLE, WITHOUT_CODE

WORDS = Words("it")
#: A code with letters in place of digits, as two people of one name, day and place would get.
SHARED_CODE = "RSSMRA80AQMZVVVW"
MARIA, COMPANY = PEOPLE[0], PEOPLE[8]


def test_a_person_is_written_as_the_registry_files_it() -> None:
    assert full_name(MARIA) == "Rossi Maria"
    assert address(MARIA) == "Via Garibaldi 12, 16124 Esempio"
    assert short_address(MARIA) == "Via Garibaldi 12, Esempio"
    assert birth(WORDS, MARIA) == "nata il 01/01/1980 a Esempio"


@pytest.mark.parametrize(
    ("tax_code", "words"),
    [
        ("RSSMRA80A01Z999Y", "nato il 01/01/1980 a Esempio"),
        ("RSSMRA80A41Z999C", "nata il 01/01/1980 a Esempio"),
        ("80999990288", "nato/a il 01/01/1980 a Esempio"),
        ("RSSMRA80A41Z999X", "nato/a il 01/01/1980 a Esempio"),
    ],
)
def test_gender_is_read_from_a_personal_code_that_checks(tax_code: str, words: str) -> None:
    assert birth(WORDS, MARIA.model_copy(update={"tax_code": tax_code})) == words


def test_gender_is_read_where_two_people_would_share_a_code() -> None:
    shared = MARIA.model_copy(update={"tax_code": SHARED_CODE})
    assert birth(WORDS, shared) == "nata il 01/01/1980 a Esempio"


def test_an_unknown_birthplace_is_left_out() -> None:
    nowhere = MARIA.model_copy(update={"birth_place": None})
    assert birth(WORDS, nowhere) == "nata il 01/01/1980"
    assert birth(Words("en"), nowhere) == "born on 01/01/1980"


def test_a_company_has_no_birth_and_no_stray_spaces() -> None:
    assert full_name(COMPANY) == "Ferrando S.r.l."
    assert birth(WORDS, COMPANY) == ""


def test_an_unknown_address_is_empty() -> None:
    nowhere = MARIA.model_copy(
        update={"street": None, "street_number": None, "postal_code": None, "city": None}
    )
    assert address(nowhere) == ""


def test_overdue_notices_come_before_open_ones() -> None:
    assert situation(WORDS, MARIA) == "4 da pagare"
    assert situation(WORDS, PEOPLE[2]) == "1 scaduto"
    assert situation(WORDS, PEOPLE[1]) == "—"


def test_who_died_or_moved_is_told_with_the_day() -> None:
    assert since(WORDS, DEAD) == "deceduta il 12/03/2026"
    assert since(WORDS, MOVED) == "trasferito dal 01/02/2026"
    assert since(Words("en"), MOVED) == "moved away on 01/02/2026"
    assert since(WORDS, MARIA) == ""


def test_death_is_said_before_anything_else() -> None:
    both = DEAD.model_copy(update={"moved_away_on": MOVED.moved_away_on})
    assert standing_of(both) is Standing.DEAD
    assert standing_of(MOVED) is Standing.MOVED
    assert standing_of(MARIA) is None


def test_the_situation_begins_with_who_died_or_moved() -> None:
    assert situation(WORDS, DEAD) == "Deceduta · 1 scaduto"
    assert situation(WORDS, MOVED) == "Trasferito"
    nobody_knows = DEAD.model_copy(update={"tax_code": None, "overdue_count": 0})
    assert situation(WORDS, nobody_knows) == "Deceduto/a · 2 da pagare"


def test_who_has_no_code_is_told_apart_by_the_registry() -> None:
    assert code_or_number(WORDS, WITHOUT_CODE) == "senza codice fiscale · n. 104422 dell'anagrafe"
    unknown = WITHOUT_CODE.model_copy(update={"registry_number": None})
    assert code_or_number(WORDS, unknown) == "senza codice fiscale"
    assert code_or_number(WORDS, MARIA) == "RSSMRA80A41Z999C"


def test_whoever_owes_a_notice_is_named_after_its_debtor() -> None:
    notice = notices_of_maria()[0]
    assert owing(WORDS, notice) == "Rossi Maria"
    shared = replace(notice, co_debtors=("Verdi Anna", "Ferrando S.r.l."))
    assert owing(WORDS, shared) == "Rossi Maria, coobbligati: Verdi Anna, Ferrando S.r.l."
