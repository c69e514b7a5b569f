"""How people are written, with whatever is unknown left out."""

from counter_app.ui.messages import Words
from counter_app.ui.people import address, birth, full_name, short_address, situation
from tests.factories.screens import PEOPLE

WORDS = Words("it")
MARIA, COMPANY = PEOPLE[0], PEOPLE[8]


def test_a_person_is_written_as_the_registry_files_it() -> None:
    assert full_name(MARIA) == "Rossi Maria"
    assert address(MARIA) == "Via Garibaldi 12, 16124 Esempio"
    assert short_address(MARIA) == "Via Garibaldi 12, Esempio"
    assert birth(WORDS, MARIA) == "nascita 01/01/1980, Esempio"


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
