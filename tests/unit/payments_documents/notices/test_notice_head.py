import pytest

from payments_documents.notices import notice_page
from tests.factories.notices import (
    ENTITY_TAX_CODE,
    NOTICE_NUMBER,
    a_creditor,
    a_notice,
    a_plan,
)
from tests.factories.pdf_reader import (
    all_text,
    place_of,
    placed_texts,
    structure,
)

QR_TEXT = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"


def test_entity_without_sector_or_cbill_leaves_no_empty_label() -> None:
    content = a_notice(creditor=a_creditor(sector=None, cbill=None))
    pdf = notice_page.render(content)
    assert "CBILL" not in all_text(pdf)
    assert place_of(pdf, content.creditor.contacts or "").baseline == pytest.approx(74.1, abs=0.3)


def test_only_a_notice_of_several_pages_numbers_them() -> None:
    assert "Pagina" not in all_text(notice_page.render(a_notice()))
    text = all_text(notice_page.render(a_plan(5)))
    assert "Pagina 1 di 2" in text
    assert "Pagina 2 di 2" in text


def test_further_pages_repeat_the_subject_but_not_the_title_of_the_document() -> None:
    pdf = notice_page.render(a_plan(5))
    pages = [one.page for one in placed_texts(pdf) if one.size == 16 and one.baseline < 30]
    assert pages == [0, 1]
    assert [element["/S"] for element in structure(pdf)].count("/H1") == 1


def test_the_strip_of_further_pages_names_both_parties() -> None:
    further = [one.text for one in placed_texts(notice_page.render(a_plan(5))) if one.page == 1]
    for words in ("Maria Rossi", "RSSMRA80A41Z999X", "Comune di Esempio", ENTITY_TAX_CODE):
        assert words in further
