import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.services.mistyping import doubt_of
from tests.factories.screen_people import notice_number

NUMBER = notice_number(177881)


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("CNPLCU07M48Z999J", "tax_code_swapped", {"first": 7, "second": 8, "found": "07"}),
        ("CNPLC7U0M48Z999J", "tax_code_swapped", {"first": 6, "second": 7, "found": "7U"}),
        ("RSSMRA80A41Z999X", "tax_code_check", {"tax_code": "RSSMRA80A41Z999X"}),
        ("RSSMRA8OA41Z999C", "tax_code_digit", {"place": 8, "found": "O"}),
        ("RSSMRA80A41Z999", "tax_code_length", {"found": 15, "wanted": 16}),
        ("RSSMRA80A41Z999CX", "tax_code_length", {"found": 17, "wanted": 16}),
        ("80999990289", "tax_code_check", {"tax_code": "80999990289"}),
        (NUMBER[:15], "notice_number_short", {"found": 15, "missing": 3}),
        (NUMBER + "1", "notice_number_long", {"found": 19, "surplus": 1}),
        ("RF18 5390 0754 7035", "rf_reference_check", {"reference": "RF18539007547035"}),
        ("30100", "notice_number_short", {"found": 5, "missing": 13}),
    ],
)
def test_what_looks_wrong_is_said(typed: str, code: str, facts: dict) -> None:
    doubt = doubt_of(typed)
    assert doubt is not None
    assert (doubt.code, dict(doubt.facts)) == (code, facts)


@pytest.mark.parametrize(
    "typed",
    ["rossi maria", "1980", "via roma 12", "RSSMRA80A41Z999C", NUMBER, "80999990288", "",
     "condominio123456", "2026/1420", "🙂" * 16, "RF18 5390 0754 7034", "RF45w9",
     "C.F. RSSMRA80A01Z999Y", "CF: RSSMRA80A01Z999Y", "RSSMRA80A01Z999Y CF", "XY RSSMRA80A01Z999Y"],
)  # fmt: skip
def test_good_codes_and_words_are_not_doubted(typed: str) -> None:
    assert doubt_of(typed) is None


def test_pair_that_is_not_the_only_possible_one_is_not_named() -> None:
    doubt = doubt_of("RSSMRA08A41Z999C")
    assert doubt is not None
    assert doubt.code == "tax_code_check"


@given(st.text(max_size=40))
def test_anything_may_be_typed(text: str) -> None:
    doubt_of(text)
