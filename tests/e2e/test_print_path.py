"""A notice on its whole way to an office printer: program, queue, filters, printer.

What the printer was sent is read by others than those who made it: the PDF by PDFium, the raster
by a reader of its format, the codes by ZXing.
"""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter

from payments_documents.notices import notice_page
from tests.factories.notices import ENTITY_TAX_CODE, NOTICE_NUMBER, a_notice_with_slip
from tests.factories.pdf_reader import printed_codes
from tests.factories.print_service import DELIVERY_SECONDS, PrintService, print_service
from tests.factories.pwg_raster import raster_pages
from tests.factories.server_process import wait_until

QR_TEXT = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"
#: A4 in dots of 600 to the inch; drivers round by a few.
A4_AT_600 = (4961, 7016)

pytestmark = pytest.mark.timeout(4 * DELIVERY_SECONDS)


@pytest.fixture(scope="module")
def service() -> Iterator[PrintService]:
    with print_service() as running:
        yield running


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    path = tmp_path / "avviso.pdf"
    path.write_bytes(notice_page.render(a_notice_with_slip()))
    return path


@pytest.mark.parametrize("way", ["qt", "queue"])
def test_page_arrives_as_pdf_in_its_size_with_its_codes(
    service: PrintService, notice: Path, way: str
) -> None:
    printer = service.add_printer(f"A4-{way}", "application/pdf")
    assert service.print_by_program(f"{way}:A4-{way}", notice) == "CONFIRMED"
    paper = printer.wait_for_paper().read_bytes()
    with pypdfium2.PdfDocument(paper) as document:
        assert len(document) == 1
        assert document[0].get_size() == pytest.approx((595.3, 841.9), abs=1)
    codes = printed_codes(paper)
    assert codes["QRCode"] == QR_TEXT
    assert codes["DataMatrix"][15:33] == NOTICE_NUMBER


def test_codes_are_read_from_the_dots_of_the_printer(service: PrintService, notice: Path) -> None:
    printer = service.add_printer("DOTS", "image/pwg-raster")
    assert service.print_by_program("qt:DOTS", notice) == "CONFIRMED"
    (page,) = raster_pages(printer.wait_for_paper().read_bytes())
    assert page.dots_per_inch == (600, 600)
    assert page.picture.size == pytest.approx(A4_AT_600, abs=8)
    # As a hand holds a camera: of a page with too few dots the DataMatrix is not read so.
    seen = page.picture.filter(ImageFilter.GaussianBlur(4))
    codes = {code.format.name: code for code in zxingcpp.read_barcodes(seen)}
    assert codes["QRCode"].text == QR_TEXT
    assert codes["DataMatrix"].text[49:59] == "0000002195"
    corner = codes["QRCode"].position.top_left
    assert (corner.x / 600 * 25.4, corner.y / 600 * 25.4) == pytest.approx((10.0, 154.8), abs=0.5)


def test_job_waits_for_paper_and_comes_out_once(service: PrintService, notice: Path) -> None:
    printer = service.add_printer("EMPTY", "application/pdf", without_paper=True)
    assert service.print_by_program("qt:EMPTY", notice) == "CONFIRMED"
    wait_until(lambda: "media-empty" in printer.alerts(), "no alert", DELIVERY_SECONDS)
    assert printer.waiting()
    printer.refill()
    assert printed_codes(printer.wait_for_paper().read_bytes())["QRCode"] == QR_TEXT
    assert "media-empty" not in printer.alerts()


def test_queue_that_is_not_there_is_told_apart_from_an_uncertain_print(
    service: PrintService, notice: Path
) -> None:
    assert service.print_by_program("qt:NOWHERE", notice) == "NOT_SENT"
