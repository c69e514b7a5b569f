import pytest

from payments_documents.pdf import paper_styles
from payments_documents.pdf.fonts import Face
from payments_documents.pdf.typesetting import Style


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        (paper_styles.SUBJECT, Face.TEXT_BOLD, 16),
        (paper_styles.BAND_TITLE, Face.TEXT_BOLD, 10),
        (paper_styles.PARTY_NAME, Face.TEXT_BOLD, 14),
        (paper_styles.DETAIL, Face.TEXT, 12),
        (paper_styles.BIG, Face.TEXT_BOLD, 16),
        (paper_styles.BODY, Face.TEXT, 8),
        (paper_styles.CODE, Face.MONO_BOLD, 10),
        (paper_styles.AMOUNT, Face.MONO_BOLD, 12),
        (paper_styles.BAND_CODE, Face.MONO, 8),
        (paper_styles.SMALL_GREY, Face.TEXT, 7),
    ],
)
def test_type_is_that_of_the_national_layout(style: Style, face: Face, size: float) -> None:
    assert (style.face, style.size) == (face, size)
