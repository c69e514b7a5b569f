"""Codes of invented people are born in `Z999`, a place that no register knows."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.it import codicefiscale as other_implementation

from payments_core.errors import BadValue
from payments_core.identifiers import tax_code
from payments_core.identifiers.tax_code import PersonKind


def person(first15: str) -> str:
    """A code with the check letter that another implementation computes."""
    return first15 + other_implementation.calc_check_digit(first15)


@pytest.mark.parametrize(
    "first15",
    [
        "RSSMRA80A01Z999",
        "RSSMRA80A41Z999",
        "RSSMRA80A01Z99V",
        "RSSMRA80A01ZVVV",
        "RSSMRAULALMZVVV",
        "XXXAXX00T71M999",
    ],
)
def test_codes_of_people_are_valid_also_when_letters_stand_for_digits(first15: str) -> None:
    code = person(first15)
    assert tax_code.validate(code) == code
    assert tax_code.kind_of(code) is PersonKind.NATURAL


@pytest.mark.parametrize("code", ["80999990106", "99999990106", "12345678903", "00999990104"])
def test_codes_of_bodies_are_valid(code: str) -> None:
    assert tax_code.validate(code) == code
    assert tax_code.kind_of(code) is PersonKind.LEGAL
    assert tax_code.birth_date_of(code) is None


def test_typed_separators_and_small_letters_are_accepted() -> None:
    assert tax_code.validate(" rss mra-80a01.z999y ") == "RSSMRA80A01Z999Y"


@pytest.mark.parametrize("code", ["RSSMRA80A01Z999A", "80999990107", "12345678904"])
def test_wrong_check_is_refused(code: str) -> None:
    assert not tax_code.is_valid(code)
    with pytest.raises(BadValue) as refusal:
        tax_code.validate(code)
    assert refusal.value.code == "tax_code_check"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "00000000000",
        "RSSMRA80A01Z99",
        "RSSMRA80I01Z999Y",
        person("RSSMRA80A00Z999"),
        person("RSSMRA80A35Z999"),
        person("RSSMRA80A72Z999"),
        "1234567890",
        "١٢٣٤٥٦٧٨٩٠١",
    ],
)
def test_other_text_is_malformed(text: str) -> None:
    assert not tax_code.is_valid(text)
    with pytest.raises(BadValue) as refusal:
        tax_code.validate(text)
    assert refusal.value.code == "tax_code_malformed"


@pytest.mark.parametrize(
    ("first15", "born_on"),
    [
        ("RSSMRA80A01Z999", date(1980, 1, 1)),
        ("RSSMRA80A41Z999", date(1980, 1, 1)),
        ("RSSMRAULAPMZVVV", date(1980, 1, 31)),
        ("RSSMRA29T31Z999", date(2029, 12, 31)),
        ("RSSMRA30A01Z999", date(1930, 1, 1)),
        ("RSSMRA00B29Z999", date(2000, 2, 29)),
        ("RSSMRA81B30Z999", None),
    ],
)
def test_birth_date_is_read_from_the_code(first15: str, born_on: date | None) -> None:
    assert tax_code.birth_date_of(person(first15)) == born_on


def test_birth_century_follows_the_hint() -> None:
    code = person("RSSMRA26A01Z999")
    assert tax_code.birth_date_of(code) == date(2026, 1, 1)
    assert tax_code.birth_date_of(code, first_birth_year=1926) == date(1926, 1, 1)


@given(
    st.from_regex(
        r"[A-Z]{6}[0-9]{2}[ABCDEHLMPRST](0[1-9]|[12][0-9]|4[1-9]|[56][0-9])[A-Z][0-9]{3}",
        fullmatch=True,
    )
)
def test_check_letter_agrees_with_another_implementation(first15: str) -> None:
    assert tax_code.is_valid(person(first15))


@given(st.text(max_size=20) | st.text("0123456789", min_size=11, max_size=11))
def test_any_text_gives_a_code_or_bad_value(text: str) -> None:
    try:
        code = tax_code.validate(text)
    except BadValue:
        return
    assert tax_code.validate(code) == code


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("rs5mra", "tax_code_letter", {"place": 3, "found": "5"}),
        ("RSSMRA8OA41Z999C", "tax_code_digit", {"place": 8, "found": "O"}),
        ("RSSMRA80F41Z999C", "tax_code_month", {"place": 9, "found": "F"}),
        ("RSSMRA80A41Z99", "tax_code_length", {"found": 14, "wanted": 16}),
        ("RSSMRA80A41Z999CC", "tax_code_length", {"found": 17, "wanted": 16}),
        ("RSSMRA80A00Z999C", "tax_code_day", {"found": "00"}),
        ("RSSMRA80A41Z999D", "tax_code_check", {"tax_code": "RSSMRA80A41Z999D"}),
        ("8099999010", "tax_code_length", {"found": 10, "wanted": 11}),
        ("809999901O6", "tax_code_digit", {"place": 10, "found": "O"}),
        ("80999990107", "tax_code_check", {"tax_code": "80999990107"}),
        ("", "tax_code_length", {"found": 0, "wanted": 16}),
    ],
)
def test_who_types_a_code_hears_which_sign_is_wrong(typed, code, facts) -> None:
    with pytest.raises(BadValue) as refusal:
        tax_code.validate_typed(typed)
    assert (refusal.value.code, dict(refusal.value.facts)) == (code, facts)


@given(st.text("0189AFLRSZX", max_size=17) | st.sampled_from(["RSSMRA80A01Z99V", "80999990106"]))
def test_what_is_typed_is_a_code_when_it_is_one(text: str) -> None:
    if len(text) == 15:
        text = person(text) if tax_code.is_valid(person(text)) else text
    assert _passes(tax_code.validate_typed, text) == tax_code.is_valid(text)


def _passes(validate, text: str) -> bool:
    try:
        validate(text)
    except BadValue:
        return False
    return True
