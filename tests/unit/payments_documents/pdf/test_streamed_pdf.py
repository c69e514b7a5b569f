from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier

import pytest

from payments_documents.pdf.paper_styles import BODY
from payments_documents.pdf.sheet import PAGE_POINTS, Sheet
from payments_documents.pdf.streamed_pdf import StreamedDocument
from payments_documents.pdf.tagged_pdf import Metadata, Role
from tests.factories.pdf_reader import all_text, placed_texts, reader, structure
from tests.factories.restless_threads import linger_in_fonts, restless_threads

METADATA = Metadata("Avvisi", "Comune di Esempio", "Molti avvisi", "it-IT")
TEXTS = ("Maria Rossi", "Nguyễn Thế", "Öß Čuk", "Иванов")


def begun(file: BytesIO) -> tuple[StreamedDocument, Sheet]:
    document = StreamedDocument(METADATA, PAGE_POINTS, file)
    return document, Sheet(METADATA, document)


def draw(document: StreamedDocument, sheet: Sheet, text: str, pages: int = 1) -> None:
    with document.part():
        sheet.text(10, 20, text, BODY, role=Role.TITLE)
        for page in range(2, pages + 1):
            sheet.next_page()
            sheet.text(10, 20, f"{text}, {page}", BODY)


def draw_half(document: StreamedDocument, sheet: Sheet) -> None:
    with document.part():
        sheet.text(10, 20, TEXTS[0], BODY)
        sheet.next_page()
        with sheet.element(Role.PARAGRAPH):
            raise ZeroDivisionError


def test_parts_are_in_the_file_in_their_order_each_with_its_elements() -> None:
    file = BytesIO()
    document, sheet = begun(file)
    draw(document, sheet, "Maria Rossi", pages=2)
    draw(document, sheet, "Иванов")
    document.close()
    pdf = file.getvalue()
    assert [(placed.text, placed.page) for placed in placed_texts(pdf)] == [
        ("Maria Rossi", 0),
        ("Maria Rossi, 2", 1),
        ("Иванов", 2),
    ]
    parts = [[kid.get_object()["/S"] for kid in part["/K"]] for part in structure(pdf)]
    assert parts == [["/H1", "/P"], ["/H1"]]
    tree = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]  # type: ignore[index]
    assert tree[::2] == [0, 1, 2]
    for page, elements in zip(reader(pdf).pages, tree[1::2], strict=True):
        number = page.indirect_reference.idnum  # type: ignore[union-attr]
        assert all(
            element.get_object().raw_get("/Pg").idnum == number for element in elements.get_object()
        )


def test_part_that_fails_leaves_no_trace() -> None:
    with_failure, without = BytesIO(), BytesIO()
    for file, fails in ((with_failure, True), (without, False)):
        document, sheet = begun(file)
        draw(document, sheet, TEXTS[0])
        if fails:
            with pytest.raises(ZeroDivisionError):
                draw_half(document, sheet)
        draw(document, sheet, TEXTS[1])
        document.close()
    assert with_failure.getvalue() == without.getvalue()


@pytest.mark.parametrize("cut_after", [0, 1, 2, 3])
def test_file_that_goes_on_is_the_same_as_one_that_never_stopped(cut_after: int) -> None:
    whole = BytesIO()
    document, sheet = begun(whole)
    for text in TEXTS:
        draw(document, sheet, text, pages=2)
    document.close()

    file = BytesIO()
    document, sheet = begun(file)
    steps = [document.progress()]
    for text in TEXTS[:cut_after]:
        draw(document, sheet, text, pages=2)
        steps.append(document.progress())
    draw(document, sheet, "nobody knows of this any more")

    file.seek(0)
    document, sheet = begun(file)
    document.go_on(iter(steps))
    for text in TEXTS[cut_after:]:
        draw(document, sheet, text, pages=2)
    document.close()
    assert file.getvalue() == whole.getvalue()


def test_what_is_written_is_forgotten() -> None:
    document, sheet = begun(BytesIO())
    draw(document, sheet, TEXTS[0])
    small = len(document._pdf.idToObjectNumberAndVersion)
    for _ in range(3):
        with document.part():
            for line in range(40):
                sheet.text(10, 20 + 5 * line, TEXTS[0], BODY)
    # Of each part the page, its text, its structure and its parents are still known by name.
    assert len(document._pdf.idToObjectNumberAndVersion) - small <= 10 * 5
    assert all(value is None for value in list(document._pdf.idToObject.values())[document._held :])


def test_fonts_are_in_the_file_once() -> None:
    file = BytesIO()
    document, sheet = begun(file)
    for text in (*TEXTS, *TEXTS):
        draw(document, sheet, text)
    document.close()
    # Titillium, and the system's font for what it lacks.
    assert file.getvalue().count(b"/FontFile2") == 2
    assert all_text(file.getvalue()).count("Nguyễn Thế") == 2


def test_threads_take_letters_out_of_the_same_font_at_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    linger_in_fonts(monkeypatch)
    together = Barrier(2)

    def written(_thread: int) -> set[bytes]:
        together.wait(timeout=10)
        return {written_whole() for _time in range(3)}

    with restless_threads(), ThreadPoolExecutor(2) as threads:
        assert list(threads.map(written, range(2))) == [{written_whole()}] * 2


def written_whole() -> bytes:
    file = BytesIO()
    document, sheet = begun(file)
    for text in TEXTS:
        draw(document, sheet, text)
    document.close()
    return file.getvalue()
