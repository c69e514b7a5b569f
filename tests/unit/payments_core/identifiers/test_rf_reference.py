import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.identifiers import rf_reference

TRUE = [
    "RF45w9",
    "RF18539007547034",
    "RF24000000000000000000610",
    "RF17040000000000000004063",
    "RF60000000000000000001223",
]
#: Reference in an official example or an old test, and the check that it should have.
FALSE = {
    "RF23567483937849450550875": "78",
    "RF3301600201900000053964": "92",
    "RF000000000000000": "04",
}


@pytest.mark.parametrize("reference", TRUE)
def test_right_references_are_valid(reference: str) -> None:
    assert rf_reference.validate(reference) == reference.upper()
    assert rf_reference.is_valid(rf_reference.format(reference))


@pytest.mark.parametrize(("reference", "right_check"), FALSE.items())
def test_wrong_check_is_refused(reference: str, right_check: str) -> None:
    with pytest.raises(BadValue) as refusal:
        rf_reference.validate(reference)
    assert refusal.value.code == "rf_reference_check"
    assert rf_reference.check_digits(reference[4:]) == right_check


@pytest.mark.parametrize("text", ["", "RF45", "XX45W9", "RFX5W9", "RF45" + "1" * 22, "RF45-9"])
def test_other_text_is_malformed(text: str) -> None:
    assert not rf_reference.is_valid(text)
    with pytest.raises(BadValue) as refusal:
        rf_reference.validate(text)
    assert refusal.value.code == "rf_reference_malformed"


def test_check_digits_refuse_what_no_reference_may_hold() -> None:
    with pytest.raises(BadValue, match="rf_reference_malformed"):
        rf_reference.check_digits("é")


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz", min_size=1, max_size=21))
def test_built_reference_is_valid(reference: str) -> None:
    built = rf_reference.build(reference)
    assert rf_reference.validate(rf_reference.format(built)) == built


@given(st.text(max_size=30))
def test_any_text_gives_a_reference_or_bad_value(text: str) -> None:
    try:
        reference = rf_reference.validate(text)
    except BadValue:
        return
    assert rf_reference.validate(reference) == reference


@pytest.mark.parametrize(
    ("text", "wellformed"),
    [("RF23567483937849450550875", True), ("rf18 5390 0754 7034", True), ("RF18", False)],
)
def test_form_is_told_without_the_check(text: str, wellformed: bool) -> None:
    assert rf_reference.is_wellformed(text) is wellformed
