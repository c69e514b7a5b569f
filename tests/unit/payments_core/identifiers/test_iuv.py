import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.identifiers import iuv


@pytest.mark.parametrize("reference", ["02032002700000251", "721265093769322", "RF45w9", "A" * 35])
def test_every_form_is_accepted_as_written(reference: str) -> None:
    assert iuv.validate(reference) == reference
    assert iuv.is_valid(reference)


@pytest.mark.parametrize("text", ["", " ", "A" * 36, "12/3", "é1", "١٢٣"])
def test_other_text_is_refused(text: str) -> None:
    assert not iuv.is_valid(text)
    with pytest.raises(BadValue) as refusal:
        iuv.validate(text)
    assert refusal.value.code == "iuv_malformed"


@given(st.text(max_size=40))
def test_any_text_gives_a_reference_or_bad_value(text: str) -> None:
    try:
        reference = iuv.validate(text)
    except BadValue:
        return
    assert iuv.validate(reference) == reference
