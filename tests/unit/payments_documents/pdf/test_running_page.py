from datetime import UTC, datetime

from payments_documents.pdf.paper_styles import BODY
from payments_documents.pdf.running_page import FOOT, LAST_BASELINE, RunningPage, issued_by
from payments_documents.pdf.sheet import MARGIN, Sheet
from payments_documents.pdf.tagged_pdf import Metadata
from payments_documents.texts import load_texts
from tests.factories.pdf_reader import placed_texts, reader, structure

TEXTS = load_texts("notice", "it")
WRITTEN = Metadata("Prova", "Comune", "Prova", "it-IT", datetime(2026, 11, 26, tzinfo=UTC))


def a_page() -> tuple[Sheet, RunningPage]:
    sheet = Sheet(WRITTEN)

    def head() -> None:
        sheet.text(MARGIN, 13.2, "Segue", BODY)

    page = RunningPage(sheet, TEXTS, issued_by(TEXTS, "Comune di Esempio"), head)
    page.baseline = 100.0
    return sheet, page


def test_what_fits_stays_and_what_does_not_goes_on_below_the_head() -> None:
    sheet, page = a_page()
    assert not page.make_room(LAST_BASELINE - 100.0)
    assert page.baseline == 100.0
    assert page.make_room(LAST_BASELINE - 99.0)
    page.band("Altro")
    page.finish()
    pdf = sheet.to_bytes()
    assert len(reader(pdf).pages) == 2
    said = {(one.page, one.text): one.baseline for one in placed_texts(pdf)}
    assert said[1, "Segue"] < said[1, "Altro"] < said[1, "Pagina 2"]
    assert abs(said[0, "Pagina 1"] - FOOT) < 0.3
    assert any("Comune di Esempio" in text for _page, text in said)
    assert [one["/S"] for one in structure(pdf)].count("/H2") == 1
