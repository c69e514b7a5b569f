"""Pages turn at the edges, and nobody has to see them to know what is on them."""

from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_app.ui.background import Background
from counter_app.ui.papers.paper_sheet import MAX_WIDTH, ZOOMS, PaperSheet
from counter_app.ui.style.icons import Icons
from counter_app.ui.style.look import Look
from counter_app.ui.style.theme import LIGHT, Theme
from counter_app.ui.style.words import Words
from payments_documents.notices import notice_page
from tests.factories.counter import notice_content
from tests.factories.server_process import wait_until

Sheets = Callable[..., PaperSheet]


@pytest.fixture
def sheets(qapp: QApplication) -> Iterator[Sheets]:
    background, made = Background(), list[PaperSheet]()

    def build(scale: int = 100, pages: int = 1) -> PaperSheet:
        theme = Theme(LIGHT, scale)
        sheet = PaperSheet(Look(theme, Icons(theme, 1.0), Words("it")), background)
        made.append(sheet)
        sheet.resize(600, 500)
        sheet.show()
        sheet.show_pdf(pdf_of(pages), "Avviso 3010")
        drawn(sheet)
        return sheet

    yield build
    for sheet in made:
        sheet.close_down()
        sheet.close()
    background.close()


def pdf_of(pages: int) -> bytes:
    import io

    page = pypdfium2.PdfDocument(notice_page.render(notice_content()))
    whole = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        whole.import_pages(page)
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def drawn(sheet: PaperSheet) -> None:
    def there() -> bool:
        QApplication.processEvents()
        return sheet.pages > 0 and f"pagina {sheet.page} di" in sheet.accessibleName()

    wait_until(there, "no page came")


def press(sheet: PaperSheet, key: Qt.Key) -> None:
    QTest.keyClick(sheet, key)
    drawn(sheet)


def test_pages_turn_with_their_keys_and_end_at_the_last(sheets: Sheets) -> None:
    sheet = sheets(pages=2)
    assert (sheet.page, sheet.pages) == (1, 2)
    press(sheet, Qt.Key.Key_PageUp)
    assert sheet.page == 1
    press(sheet, Qt.Key.Key_PageDown)
    assert sheet.page == 2
    press(sheet, Qt.Key.Key_PageDown)
    assert sheet.page == 2
    # The whole page is in sight: an arrow is at its edge.
    press(sheet, Qt.Key.Key_Up)
    assert sheet.page == 1


def test_arrows_scroll_a_large_page_before_they_turn_it(sheets: Sheets) -> None:
    sheet = sheets(pages=2)
    bar = sheet.verticalScrollBar()
    assert bar.maximum() == 0
    for _ in range(3):
        press(sheet, Qt.Key.Key_Plus)
    assert sheet.zoom == 200
    assert bar.maximum() > 0
    press(sheet, Qt.Key.Key_Down)
    assert (sheet.page, bar.value() > 0) == (1, True)
    bar.setValue(bar.maximum())
    press(sheet, Qt.Key.Key_Down)
    assert (sheet.page, bar.value()) == (2, 0)
    press(sheet, Qt.Key.Key_0)
    assert (sheet.zoom, bar.maximum()) == (100, 0)


def test_size_has_its_limits(sheets: Sheets) -> None:
    sheet = sheets()
    press(sheet, Qt.Key.Key_Minus)
    assert sheet.zoom == ZOOMS[0]
    for _ in range(2 * len(ZOOMS)):
        press(sheet, Qt.Key.Key_Plus)
    assert sheet.zoom == ZOOMS[-1]
    assert sheet._page_size().width() <= MAX_WIDTH


def test_who_reads_large_text_begins_with_a_large_page(sheets: Sheets) -> None:
    large = sheets(scale=200)
    assert large.zoom > sheets(scale=100).zoom
    assert large._page_size().width() <= large.width()
    large.resize(900, 200)
    drawn(large)
    wide = large.zoom
    press(large, Qt.Key.Key_Minus)
    # What has been chosen stays, whatever becomes of the window.
    large.resize(900, 500)
    drawn(large)
    assert large.zoom < wide


def test_screen_reader_is_told_which_page_and_what_is_on_it(sheets: Sheets) -> None:
    sheet = sheets()
    assert sheet.accessibleName() == "Avviso 3010. pagina 1 di 1"
    assert "Rossi Maria" in sheet.accessibleDescription()


def test_paper_that_cannot_be_drawn_leaves_an_empty_place(sheets: Sheets) -> None:
    sheet = sheets()
    sheet.show_pdf(b"no pdf", "Avviso")

    def gone() -> bool:
        QApplication.processEvents()
        return sheet.pages == 0

    wait_until(gone, "the old page stayed")
    sheet.show_nothing()
    assert sheet.pages == 0


def test_a_view_that_was_left_draws_no_page_however_it_is_laid_out(
    sheets: Sheets, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet, asked = sheets(), list[object]()
    monkeypatch.setattr(Background, "run", lambda *work: asked.append(work))
    sheet.close_down()
    sheet.resize(700, 600)
    settle = sheet.findChild(QTimer)
    assert settle is not None

    def settled() -> bool:
        QApplication.processEvents()
        return not settle.isActive()

    wait_until(settled, "the sheet goes on settling")
    assert asked == []
    assert sheet.pages == 0
