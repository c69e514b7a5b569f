from dataclasses import replace

import pytest
import zxingcpp

from payments_core.notice.language import Language
from payments_documents.receipts import receipt_page
from tests.factories.notices import a_receipt, a_signed_paper
from tests.factories.pdf_reader import all_text, overlapping_texts, page_image, placed_texts


@pytest.mark.parametrize("language", list(Language))
def test_code_is_read_from_the_printed_page(language: Language) -> None:
    content = a_signed_paper()
    pdf = receipt_page.render(content, language)
    read = zxingcpp.read_barcode(page_image(pdf, dpi=150))
    assert read is not None
    assert read.text == content.code
    assert overlapping_texts(pdf) == []
    assert "72AS YEXT" in all_text(pdf)


def test_receipt_without_a_code_says_nothing_of_it() -> None:
    pdf = receipt_page.render(replace(a_signed_paper(), code=None))
    assert "VERIFICA DELLA RICEVUTA" not in all_text(pdf)
    assert zxingcpp.read_barcodes(page_image(pdf, dpi=150)) == []


def test_code_stands_whole_on_the_last_page() -> None:
    one = a_receipt().transfers[0]
    transfers = tuple(replace(one, transfer_no=number) for number in range(1, 6))
    content = a_signed_paper(transfers=transfers, receipt_id="x" * 250)
    pdf = receipt_page.render(content)
    heading = next(one for one in placed_texts(pdf) if one.text == "VERIFICA DELLA RICEVUTA")
    assert heading.page == 1
    read = zxingcpp.read_barcode(page_image(pdf, page=1, dpi=150))
    assert read is not None
    assert read.text == content.code
