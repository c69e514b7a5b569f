import pytest
from hypothesis import given
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.identifiers import operation_id


@pytest.mark.parametrize("text", ["1", "6f1c2f0e-8a57-4d0c-9f5a-0d1f2e3a4b5c", "a" * 64])
def test_good_ids_are_kept_as_they_are(text: str) -> None:
    assert operation_id.validate(text) == text


@pytest.mark.parametrize("text", ["", "a" * 65, "a b", "../a", "a/b", "à", "-a"])
def test_ids_that_could_mislead_a_log_or_a_path_are_refused(text: str) -> None:
    with pytest.raises(BadValue) as refusal:
        operation_id.validate(text)
    assert refusal.value.code == "operation_id_malformed"


@given(st.text(max_size=80))
def test_any_text_gives_itself_or_bad_value(text: str) -> None:
    try:
        assert operation_id.validate(text) == text
    except BadValue:
        return
