import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import ImageFilter
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from counter_app.printer_settings import PrinterChoice
from counter_app.printing import qt_printer
from counter_app.printing.device import Attempt, Job, Outcome, PrinterState
from counter_app.printing.qt_printer import QtPrinter
from payments_core.errors import BadValue
from payments_documents.notices import notice_page
from tests.factories.counter import notice_content
from tests.factories.notices import a_notice_with_slip
from tests.factories.pdf_reader import page_image

CHOICE = PrinterChoice("qt:queue")


class QueueToFile(QtPrinter):
    """The same printing, with Qt's own PDF writer in place of a system's queue."""

    def __init__(self, path: Path) -> None:
        super().__init__("queue", CHOICE)
        self._path = path

    def state(self) -> PrinterState:
        return PrinterState.READY

    def _printer(self, name: str) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._path))
        return qt_printer.prepared(printer, name, CHOICE)


def attempt(begun: list[bool]) -> Attempt:
    return Attempt(lambda: begun.append(True), lambda state: None, threading.Event())


def test_queue_that_does_not_exist_takes_nothing(qtbot: QtBot) -> None:
    begun: list[bool] = []
    printer = QtPrinter("no such queue", CHOICE)
    assert printer.state() is PrinterState.UNREACHABLE
    assert printer.print_job(Job("n", 1, b""), attempt(begun)) is Outcome.NOT_SENT
    assert begun == []


def test_page_reaches_the_queue_whole_and_in_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    begun: list[bool] = []
    payload = notice_page.render(notice_content())
    device = QueueToFile(tmp_path / "out.pdf")
    with ThreadPoolExecutor(1) as spool_thread:
        printing = spool_thread.submit(device.print_job, Job("notice", 1, payload), attempt(begun))
        assert printing.result(timeout=30) is Outcome.CONFIRMED
    assert begun == [True]
    with (
        pypdfium2.PdfDocument(payload) as sent,
        pypdfium2.PdfDocument(tmp_path / "out.pdf") as printed,
    ):
        assert len(printed) == len(sent)
        assert printed[0].get_size() == pytest.approx((595, 842), abs=2)
        assert _darkness(printed) == pytest.approx(_darkness(sent), rel=0.1)


def test_codes_are_read_from_a_printed_page_as_a_hand_holds_a_camera(
    qtbot: QtBot, tmp_path: Path
) -> None:
    payload = notice_page.render(a_notice_with_slip())
    device = QueueToFile(tmp_path / "out.pdf")
    assert device.print_job(Job("notice", 1, payload), attempt([])) is Outcome.CONFIRMED
    seen = page_image((tmp_path / "out.pdf").read_bytes(), dpi=300)
    found = zxingcpp.read_barcodes(seen.filter(ImageFilter.GaussianBlur(2.5)))
    assert {code.format.name for code in found} == {"QRCode", "DataMatrix"}


def test_queue_is_asked_for_the_dots_of_its_printer_and_not_of_the_screen(qtbot: QtBot) -> None:
    printer = QtPrinter("queue", CHOICE)._printer("notice")
    assert printer.resolution() == qt_printer.MAX_DOTS_PER_INCH


@pytest.mark.parametrize(("told", "expected"), [(203, 600), (300, 300), (1200, 600)])
def test_page_has_dots_enough_for_its_codes_and_no_more_than_eyes_see(
    qtbot: QtBot, told: int, expected: int
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(told)
    assert qt_printer.prepared(printer, "notice", CHOICE).resolution() == expected


def test_pages_come_out_as_the_settings_say(qtbot: QtBot) -> None:
    choice = PrinterChoice("qt:queue", duplex=True, tray="lower", copies=3, colour=False)
    written = QPrinter()
    written.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer = qt_printer.prepared(written, "notice", choice, qt_printer.paper_source("lower"))
    assert printer.colorMode() is QPrinter.ColorMode.GrayScale
    assert printer.copyCount() == 3


def test_tray_that_no_printer_has_is_refused_with_those_that_there_are() -> None:
    assert qt_printer.paper_source(None) is None
    assert qt_printer.paper_source("lower") is QPrinter.PaperSource.Lower
    with pytest.raises(BadValue, match="printer_tray_unknown") as refused:
        qt_printer.paper_source("cellar")
    assert "upper" in str(refused.value.facts["known"])


def _darkness(document: pypdfium2.PdfDocument) -> int:
    """How many points of the first page are dark, at 50 dots per inch."""
    bitmap = document[0].render(scale=50 / 72, grayscale=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_Grayscale8
    )
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(image.width())
        for y in range(image.height())
    )
