import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_documents.pdf.fonts import Face
from payments_documents.pdf.typesetting import Step, Style, fit, width_mm, wrap

STYLE = Style(Face.TEXT, 8)
WORDS = st.text(alphabet="abcWi,.’'àß ", min_size=1, max_size=120)


def test_width_grows_with_the_size() -> None:
    assert width_mm("Comune", STYLE.resized(16)) == pytest.approx(2 * width_mm("Comune", STYLE))


def test_width_counts_letters_of_every_font_used() -> None:
    parts = width_mm("Via ", STYLE) + width_mm("Иванов", STYLE)
    assert width_mm("Via Иванов", STYLE) == pytest.approx(parts)


@settings(max_examples=60)
@given(text=WORDS, available=st.floats(min_value=8, max_value=90))
def test_wrapping_loses_nothing_and_keeps_to_the_width(text: str, available: float) -> None:
    lines = wrap(text, STYLE, available)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width_mm(line, STYLE) <= available for line in lines)


def test_word_wider_than_the_line_is_broken_inside() -> None:
    lines = wrap("W" * 70, STYLE, 40)
    assert len(lines) > 1
    assert "".join(lines) == "W" * 70


def test_text_shrinks_only_as_far_as_needed() -> None:
    steps = (Step(8, 1), Step(7, 1), Step(6, 2))
    assert fit("Maria Rossi", STYLE, 40, steps).style.size == 8
    long = fit("Tassa sui rifiuti anno 2026, saldo e conguaglio", STYLE, 40, steps)
    assert long.style.size == 6
    assert len(long.lines) == 2


def test_text_that_fits_no_step_is_refused_rather_than_cut() -> None:
    with pytest.raises(BadValue, match="notice_field_too_long"):
        fit("W" * 200, STYLE, 20, (Step(8, 1), Step(6, 2)))
