import pytest

from payments_core.notice.content import NoticeContent, NoticeStanding, ReceiptContent
from payments_documents import notice_page
from payments_documents.language import Language
from payments_documents.sheet_marks import marks_of
from payments_documents.texts import load_texts
from tests.factories.notices import a_notice, a_preview, a_receipt_paper
from tests.factories.pdf_reader import place_of


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


def test_only_papers_that_cannot_be_paid_now_carry_a_strong_mark() -> None:
    texts = load_texts("notice", Language.IT)
    content = a_notice(standing=NoticeStanding.TO_REGISTER, facsimile=True, copy=True)
    assert [mark.words for mark in marks_of(texts, content) if mark.strong] == ["DA REGISTRARE"]
