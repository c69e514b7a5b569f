from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from payments_core.errors import BadValue
from payments_core.notice.content import NoticeContent, NoticeStanding, ReceiptContent
from payments_core.notice.language import Language
from payments_documents.notices import notice_page
from payments_documents.pdf.sheet_marks import marks_of
from payments_documents.texts import load_texts
from tests.factories.notices import a_creditor, a_notice, a_preview, a_receipt_paper
from tests.factories.pdf_reader import (
    overlapping_texts,
    page_image,
    place_of,
    reader,
    structure,
)
from tests.factories.pictures import COAT_OF_ARMS, svg_of


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (a_notice(), []),
        (a_notice(copy=True), ["COPIA"]),
        (a_preview(), ["ANTEPRIMA"]),
        (
            a_notice(standing=NoticeStanding.TO_REGISTER, facsimile=True, copy=True),
            ["FAC-SIMILE", "DA REGISTRARE", "COPIA"],
        ),
        (a_receipt_paper(), []),
        (a_receipt_paper(facsimile=True, copy=True), ["FAC-SIMILE", "COPIA"]),
    ],
)
def test_papers_carry_the_marks_they_need_and_no_other(
    content: NoticeContent | ReceiptContent, words: list[str]
) -> None:
    assert [mark.words for mark in marks_of(load_texts("notice", Language.IT), content)] == words


def test_marks_stand_at_the_head_of_the_sheet() -> None:
    mark = place_of(notice_page.render(a_notice(copy=True)), "COPIA")
    assert mark.baseline < 20
    assert mark.x > 165


def a_logo() -> bytes:
    picture = BytesIO()
    Image.new("RGBA", (40, 80), (0, 102, 204, 255)).save(picture, "PNG")
    return picture.getvalue()


def test_logo_stands_in_its_corner_and_says_whose_it_is() -> None:
    paper = notice_page.render(a_notice(creditor=a_creditor(logo=a_logo())))
    dots = 72 / 25.4
    image = page_image(paper, dpi=72)
    inside, left_of_it = (int(192 * dots), int(25 * dots)), (int(175 * dots), int(25 * dots))
    assert image.getpixel(inside) < 100
    assert image.getpixel(left_of_it) == 255
    alts = [str(figure.get("/Alt")) for figure in structure(paper) if figure.get("/S") == "/Figure"]
    assert any("Comune di Esempio" in alt for alt in alts)


def test_marks_make_room_for_the_logo() -> None:
    content = a_notice(
        standing=NoticeStanding.TO_REGISTER, facsimile=True, copy=True,
        creditor=a_creditor(logo=a_logo()),
    )  # fmt: skip
    for word in ("FAC-SIMILE", "COPIA"):
        assert place_of(notice_page.render(content), word).x < 166
    # Without the watermark, which lies under everything.
    assert overlapping_texts(notice_page.render(replace(content, facsimile=False))) == []


def test_only_papers_that_cannot_be_paid_now_carry_a_strong_mark() -> None:
    texts = load_texts("notice", Language.IT)
    content = a_notice(standing=NoticeStanding.TO_REGISTER, facsimile=True, copy=True)
    assert [mark.words for mark in marks_of(texts, content) if mark.strong] == ["DA REGISTRARE"]


def test_drawn_logo_stays_strokes_and_fills() -> None:
    paper = notice_page.render(a_notice(creditor=a_creditor(logo=COAT_OF_ARMS)))
    resources = reader(paper).pages[0]["/Resources"]
    assert "/XObject" not in resources
    assert min(page_image(paper, dpi=72).crop((482, 28, 567, 113)).getextrema()) < 100


def test_logo_that_does_more_than_draw_is_refused_and_nothing_is_half_drawn() -> None:
    with pytest.raises(BadValue, match="svg_runs"):
        notice_page.render(a_notice(creditor=a_creditor(logo=svg_of("<script/>"))))
