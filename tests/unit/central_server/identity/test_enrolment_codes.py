import pytest
from hypothesis import given
from hypothesis import strategies as st

from central_server.identity import enrolment_codes as codes

MADE = st.text(codes.ALPHABET, min_size=codes.LENGTH, max_size=codes.LENGTH).map(codes.grouped)


@given(MADE, st.data())
def test_code_is_read_however_it_is_typed(code: str, data) -> None:
    between = data.draw(st.sampled_from(["", " ", "-", " - ", "."]))
    typed = between.join(code.replace("-", "")).lower()
    assert codes.as_made(typed) == code
    assert codes.as_made(code.replace("0", "o").replace("1", "l")) == code


@given(st.text(max_size=70))
def test_any_other_text_stays_as_it_is(text: str) -> None:
    read = codes.as_made(text)
    assert read == text or len(read) == 19


@pytest.mark.parametrize(
    "code", ["code-of-12", "sportello", "123456789012345", "aaaaaaaaaaaaaaaaaaaaaaaa", "", "🙂" * 9]
)
def test_what_may_be_guessed_is_weak(code: str) -> None:
    assert codes.is_weak(code)


@pytest.mark.parametrize("code", ["code-of-sportello-12", "K7QF9M2X3TBH", "Qz7-nbXw2_Lc"])
def test_what_may_be_chance_is_not(code: str) -> None:
    assert not codes.is_weak(code)
