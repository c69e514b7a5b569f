from collections import Counter

import pypdfium2
import pytest
import zxingcpp

from payments_core.notice.language import Language
from payments_documents.page_check import PageOptions, page_check
from payments_documents.rolls.roll_check import CheckedPrinter
from tests.factories.pdf_reader import all_text, overlapping_texts, page_image

PRINTER = CheckedPrinter("paper", "qt:Ufficio anagrafe, primo piano, A4", "pronta")
PLAIN = PageOptions(duplex=False, tray=None, copies=1, colour=True)
OTHER = PageOptions(duplex=True, tray="Cassetto2", copies=3, colour=False)


@pytest.mark.parametrize("language", [Language.IT, Language.EN])
def test_page_says_how_the_printer_is_set_and_shows_each_code(language: Language) -> None:
    pdf = page_check(PRINTER, OTHER, language)
    text = " ".join(all_text(pdf).split())
    for fact in (PRINTER.address, "Cassetto2", "3", "€ ß", "č ž š"):
        assert fact in text
    assert overlapping_texts(pdf) == []
    kinds = Counter(code.format for code in zxingcpp.read_barcodes(page_image(pdf, 300)))
    assert kinds == {zxingcpp.BarcodeFormat.QRCode: 2, zxingcpp.BarcodeFormat.DataMatrix: 1}


@pytest.mark.parametrize(("options", "pages"), [(PLAIN, 1), (OTHER, 2)])
def test_both_sides_are_used_where_the_printer_does(options: PageOptions, pages: int) -> None:
    with pypdfium2.PdfDocument(page_check(PRINTER, options)) as document:
        assert len(document) == pages


def test_greys_are_distinct_steps() -> None:
    image = page_image(page_check(PRINTER, PLAIN), 100).convert("L")
    shades = {image.getpixel((x, y)) for x in range(80, 740, 4) for y in range(200, 400, 4)}
    assert len([shade for shade in shades if isinstance(shade, int)]) >= 8
