"""What is typed is a person, a notice or finance's; papers are recognised whatever the keys."""

from datetime import date

import pytest

from counter_app.ui.places import CreditPlace, FlowPlace, SearchPlace, VerifyPlace
from counter_app.ui.said.search_text import (
    digits_missing,
    is_about_people,
    is_whole_tax_code,
    marks,
    may_become_code,
    number_in,
    place_of,
)

TODAY = date(2026, 11, 23)
NUMBER = "301000000012345673"
QR = f"PAGOPA|002|{NUMBER}|80999990106|2250"
FLOW = "2026-05-13PROVAITMM01-0000000014"


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (NUMBER, VerifyPlace(NUMBER)),
        (f" {NUMBER[:4]} {NUMBER[4:]} ", VerifyPlace(NUMBER)),
        ("30100000001234567", VerifyPlace("30100000001234567")),
        ("spv1 jnne ivsw", VerifyPlace("SPV1JNNEIVSW")),
        ("rssmra80a41z999c", SearchPlace("RSSMRA80A41Z999C")),
        ("80999990288", SearchPlace("80999990288")),
        (FLOW, FlowPlace(FLOW)),
        (f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW}", FlowPlace(FLOW)),
        (
            f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW[:-3]}\n{FLOW[-3:]}",
            FlowPlace(f"/PUR/LGPE-RIVERSAMENTO/URI/{FLOW[:-3]} {FLOW[-3:]}"),
        ),
        (
            "C<ITACA00000AA4<<<<<<<<<<<<<<<2803124F3001019ITA<<<<<<<<<<<8ROSSI<<MARIA",
            SearchPlace("ROSSI MARIA 12/03/1928"),
        ),
        ("2026/1420", CreditPlace("2026/1420")),
        ("rf18 5390 0754 7034", VerifyPlace("/RFB/RF18539007547034")),
        ("/RFS/RF18539007547034/10.00", VerifyPlace("/RFB/RF18539007547034")),
        ("/RFB/721265093769322/12.34", VerifyPlace("/RFB/721265093769322")),
    ],
)
def test_codes_lead_to_their_places(typed: str, place: object) -> None:
    assert place_of(typed, TODAY) == place


def test_creditor_of_a_qr_goes_with_it() -> None:
    place = place_of(QR.replace("|", "§"), TODAY)
    assert isinstance(place, VerifyPlace)
    assert "80999990106" in place.text
    assert number_in(place.text) == NUMBER


def test_reference_is_shown_without_what_stands_around_it() -> None:
    for text in ("RF18539007547034", "721265093769322"):
        place = place_of(f"/RFB/{text}/1.00", TODAY)
        assert isinstance(place, VerifyPlace)
        assert (number_in(place.text), place_of(place.text, TODAY)) == (text, place)


@pytest.mark.parametrize("typed", ["rossi maria", "RSSMRA80A41Z999X", "1980", "", "/PUR/LGPE-"])
def test_words_and_torn_texts_lead_nowhere(typed: str) -> None:
    assert place_of(typed, TODAY) is None


def test_people_are_searched_and_codes_are_not() -> None:
    assert is_about_people("rossi maria")
    assert is_about_people("RSSMRA80A41Z999C")
    assert not is_about_people(NUMBER)
    assert not is_about_people(FLOW)


def test_a_number_under_way_is_not_searched_among_people() -> None:
    assert may_become_code("30")
    assert may_become_code("spv1jnne")
    assert not may_become_code("spv")
    assert may_become_code("3010 0")
    assert may_become_code("PAGOPA|0")
    assert may_become_code(FLOW)
    assert may_become_code("/PUR/LG")
    assert may_become_code(">ristampa")
    assert not may_become_code("paga")
    assert not may_become_code("ros")


@pytest.mark.parametrize(
    ("typed", "missing"),
    [(NUMBER[:12], 6), (NUMBER[:17], 1), (NUMBER, None), (NUMBER[:11], None), (NUMBER + "1", None)],
)
def test_it_is_told_how_many_digits_are_missing(typed: str, missing: int | None) -> None:
    assert digits_missing(typed) == missing


def test_only_a_whole_tax_code_opens_by_itself() -> None:
    assert is_whole_tax_code("rssmra80a41z999x")
    assert is_whole_tax_code("RSSMRALMAQMZVVVX")
    assert is_whole_tax_code("80999990288")
    assert not is_whole_tax_code("RSSMRA80A41")


def test_matches_are_found_at_the_beginning_of_words_without_accents() -> None:
    assert marks("Rossi Martín Ñahui", "nah mart") == ((6, 4), (13, 3))
    assert marks("Rossi Maria", "aria") == ()
