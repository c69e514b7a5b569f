from payments_core.model.third_party_marks import ThirdPartyMarks
from payments_documents.notices import notice_page
from payments_documents.receipts import receipt_page
from tests.factories.notices import (
    POSTAL_ACCOUNT,
    a_creditor,
    a_notice,
    a_notice_with_slip,
    a_receipt_paper,
)
from tests.factories.pdf_reader import all_text, overlapping_texts, structure
from tests.factories.pictures import COAT_OF_ARMS, a_png

MARKS = ThirdPartyMarks(COAT_OF_ARMS, a_png(385, 51), a_png(300, 45), COAT_OF_ARMS)
MM = 72 / 25.4


def figures(pdf: bytes) -> dict[str, list[float]]:
    """Boxes of the figures in millimetres from the bottom left, by what they show."""
    return {
        str(one["/Alt"]): [float(side) / MM for side in one["/A"]["/BBox"]]
        for one in structure(pdf)
        if one["/S"] == "/Figure"
    }


def test_marks_stand_in_their_places_with_words_for_those_who_do_not_see_them() -> None:
    creditor = a_creditor(marks=MARKS, postal_account=POSTAL_ACCOUNT)
    pdf = notice_page.render(a_notice_with_slip(creditor=creditor))
    drawn = figures(pdf)
    left, bottom, right, top = drawn["pagoPA"]
    assert (round(left, 1), round(297 - top, 1)) == (10.0, 10.0)
    assert right - left <= 15.01
    assert top - bottom <= 10.01
    left, bottom, right, top = drawn["Poste Italiane"]
    assert (round(left, 1), round(297 - top, 1), round(right - left, 1)) == (10.0, 215.9, 38.5)
    assert round(297 - drawn["Bollettino postale"][3], 1) == 225.3
    left, bottom, _, top = drawn["BancoPosta"]
    assert round(left, 1) == 59.0
    assert 201.6 < 297 - top < 297 - bottom < 209.5
    assert overlapping_texts(pdf) == []


def test_words_stand_where_an_installation_has_no_marks() -> None:
    text = all_text(notice_page.render(a_notice_with_slip()))
    for words in ("pagoPA", "Poste Italiane", "BancoPosta", "Bollettino postale"):
        assert words in text
    marked = all_text(notice_page.render(a_notice(creditor=a_creditor(marks=MARKS))))
    assert "pagoPA" not in marked


def test_receipt_has_the_mark_of_the_hub() -> None:
    pdf = receipt_page.render(a_receipt_paper(creditor=a_creditor(marks=MARKS)))
    assert "pagoPA" in figures(pdf)
