from io import BytesIO

import pytest
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from payments_documents.pdf.fonts import Face, runs
from payments_documents.pdf.text_operators import text_operators


def as_text_object(canvas: Canvas, x: float, y: float, text: str, face: Face, size: float) -> str:
    pen = canvas.beginText(x, y)
    pen.setFillColor(HexColor("#7C7C7B"))
    for run in runs(text, face):
        pen.setFont(run.font_name, size)
        pen.textOut(run.text)
    return str(pen.getCode())


@pytest.mark.parametrize("face", [Face.TEXT_BOLD, Face.MONO])
@pytest.mark.parametrize(
    "text", ["Maria Rossi", "D'Angelo (S.r.l.) \\ 50%", "Nguyễn Thế & Иванов", " "]
)
def test_operators_are_those_of_a_text_object(text: str, face: Face) -> None:
    one, other = (
        Canvas(BytesIO(), initialFontName=runs("a", Face.TEXT)[0].font_name) for _ in range(2)
    )
    for x, y, size in ((28.3464567, 795.96850, 8), (0.0, 1.5, 10.5)):
        expected = as_text_object(one, x, y, text, face, size)
        assert text_operators(other, x, y, runs(text, face), size, "#7C7C7B") == expected


def test_letters_beyond_a_full_subset_go_on_in_the_next() -> None:
    letters = "".join(chr(code) for code in range(0x410, 0x4F0))
    one, other = (
        Canvas(BytesIO(), initialFontName=runs("a", Face.TEXT)[0].font_name) for _ in range(2)
    )
    expected = as_text_object(one, 1, 1, letters, Face.TEXT, 8)
    assert expected.count(" Tf ") > 1
    assert text_operators(other, 1, 1, runs(letters, Face.TEXT), 8, "#7C7C7B") == expected
