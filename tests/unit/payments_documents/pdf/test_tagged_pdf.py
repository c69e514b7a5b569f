from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from typing import Any

import pytest

from payments_documents.pdf.fonts import Face, runs
from payments_documents.pdf.tagged_pdf import Box, Metadata, Role, TaggedDocument
from tests.factories.pdf_reader import reader, structure
from tests.factories.restless_threads import linger_in_fonts, restless_threads

PAGE = (300.0, 400.0)


def document(created_at: datetime | None = None) -> bytes:
    metadata = Metadata("Avviso 1", "Comune di <Esempio>", "Tariffa & tributi", "it-IT", created_at)
    paper = TaggedDocument(metadata, PAGE)
    with paper.element(Role.TITLE) as canvas:
        canvas.drawString(20, 350, "Titolo")
    with paper.decoration() as canvas:
        canvas.rect(0, 0, 10, 10)
    with paper.element(Role.FIGURE, alt="Codice QR «è»", box=Box(1, 2, 3, 4)) as canvas:
        canvas.rect(1, 2, 2, 2, fill=1)
    paper.next_page()
    with paper.element(Role.PARAGRAPH) as canvas:
        canvas.drawString(20, 350, "Seconda")
    return paper.to_bytes()


@pytest.fixture(scope="module")
def catalog() -> Any:
    return reader(document()).trailer["/Root"]


def test_file_says_that_it_is_tagged_and_in_which_language(catalog: Any) -> None:
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "it-IT"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]


def test_elements_come_in_drawing_order_with_their_role() -> None:
    assert [element["/S"] for element in structure(document())] == ["/H1", "/Figure", "/P"]


def test_figure_has_words_and_a_box() -> None:
    figure = next(element for element in structure(document()) if element["/S"] == "/Figure")
    assert figure["/Alt"] == "Codice QR «è»"
    assert [float(side) for side in figure["/A"]["/BBox"]] == [1, 2, 3, 4]


def test_each_content_mark_leads_back_to_its_element(catalog: Any) -> None:
    pdf = reader(document())
    numbers = catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for page_index, page in enumerate(pdf.pages):
        assert page["/StructParents"] == page_index == numbers[2 * page_index]
        assert page["/Tabs"] == "/S"
        marked = page.get_contents().get_data().count(b"/MCID")  # type: ignore[union-attr]
        elements = [child.get_object() for child in numbers[2 * page_index + 1]]
        assert [element["/K"] for element in elements] == list(range(marked))
        assert {element["/Pg"].get_object()["/StructParents"] for element in elements} == {
            page_index
        }


def test_metadata_are_the_papers_own_and_escaped() -> None:
    pdf = reader(document())
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Avviso 1", "Comune di <Esempio>")
    assert pdf.metadata.subject == "Tariffa & tributi"
    assert pdf.xmp_metadata is not None
    assert pdf.xmp_metadata.dc_title == {"x-default": "Avviso 1"}
    assert pdf.xmp_metadata.dc_creator == ["Comune di <Esempio>"]


def test_equal_input_gives_equal_bytes_and_no_date_of_its_own() -> None:
    assert document() == document()
    assert reader(document()).metadata.creation_date is None  # type: ignore[union-attr]


def test_given_date_is_written() -> None:
    printed = datetime(2026, 11, 23, 9, 45, tzinfo=UTC)
    pdf = reader(document(printed))
    assert pdf.metadata is not None
    assert pdf.metadata.creation_date == printed


def test_ornament_inside_an_element_is_a_defect() -> None:
    paper = TaggedDocument(Metadata("Avviso", "Ente", "Oggetto", "it-IT"), PAGE)
    with (
        pytest.raises(RuntimeError, match="close the open element"),
        paper.element(Role.PARAGRAPH),
        paper.decoration(),
    ):
        raise AssertionError("never reached")


def test_attached_files_come_out_byte_by_byte() -> None:
    stamp = bytes(range(256)) * 3 + b"\r\nendstream\n"
    paper = TaggedDocument(Metadata("t", "a", "s", "it-IT"), PAGE)
    paper.attach("marca-1.xml", stamp, "Marca da bollo digitale")
    paper.attach("marca-2.xml", b"<altra/>", "Marca da bollo digitale")
    pdf = paper.to_bytes()
    assert dict(reader(pdf).attachments) == {"marca-1.xml": [stamp], "marca-2.xml": [b"<altra/>"]}


def test_document_without_attachments_names_none(catalog: Any) -> None:
    assert "/Names" not in catalog


def test_words_in_another_language_are_a_span_inside_their_element() -> None:
    paper = TaggedDocument(Metadata("Avviso", "Ente", "Oggetto", "it-IT"), PAGE)
    with paper.element(Role.PARAGRAPH) as canvas:
        canvas.drawString(20, 350, "Importo")
        with paper.span("de-IT"):
            canvas.drawString(20, 340, "Betrag")
        canvas.drawString(20, 330, "21,95")
    with paper.element(Role.PARAGRAPH, language="sl-IT") as canvas:
        canvas.drawString(20, 300, "Znesek")
    written = paper.to_bytes()
    pdf = reader(written)
    label, other = structure(written)
    first, span, last = label["/K"]
    assert (first, last) == (0, 2)
    assert (span["/S"], span["/Lang"], span["/K"]) == ("/Span", "de-IT", 1)
    assert (other["/Lang"], other["/K"]) == ("sl-IT", 3)
    assert "/Lang" not in label
    root: Any = pdf.trailer["/Root"]
    owners = [one.get_object()["/S"] for one in root["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]]
    assert owners == ["/P", "/Span", "/P", "/P"]
    operators = pdf.pages[0].get_contents().get_data()  # type: ignore[union-attr]
    assert operators.count(b"BDC") == operators.count(b"EMC") == 4


def test_elements_have_the_language_that_is_spoken_from_there_on() -> None:
    paper = TaggedDocument(Metadata("Avviso", "Ente", "Oggetto", "it-IT"), PAGE)
    for language in ("it-IT", "fr-IT"):
        paper.speak(language)
        with paper.element(Role.PARAGRAPH) as canvas:
            canvas.drawString(20, 350, "Texte")
    assert [one.get("/Lang") for one in structure(paper.to_bytes())] == [None, "fr-IT"]


def test_span_without_an_element_around_it_is_a_defect() -> None:
    paper = TaggedDocument(Metadata("Avviso", "Ente", "Oggetto", "it-IT"), PAGE)
    with pytest.raises(RuntimeError, match="open one first"), paper.span("de-IT"):
        raise AssertionError("never reached")


def test_threads_take_letters_out_of_the_same_font_at_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linger_in_fonts(monkeypatch)
    together = Barrier(2)

    def written(_thread: int) -> set[bytes]:
        together.wait(timeout=10)
        return {written_in_vietnamese() for _time in range(3)}

    with restless_threads(), ThreadPoolExecutor(2) as threads:
        assert list(threads.map(written, range(2))) == [{written_in_vietnamese()}] * 2


def written_in_vietnamese() -> bytes:
    paper = TaggedDocument(Metadata("Avviso", "Ente", "Oggetto", "it-IT"), PAGE)
    with paper.element(Role.PARAGRAPH) as canvas:
        for run in runs("Nguyễn Thế Phượng", Face.TEXT):
            canvas.setFont(run.font_name, 12)
            canvas.drawString(20, 350, run.text)
    return paper.to_bytes()
