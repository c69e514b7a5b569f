import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Barrier

import pytest
from PIL import Image

from payments_documents.pdf.codes import Matrix
from payments_documents.pdf.fonts import Face
from payments_documents.pdf.sheet import Align, Place, Sheet
from payments_documents.pdf.tagged_pdf import Metadata, Role
from payments_documents.pdf.typesetting import Style
from tests.factories.pdf_reader import page_image, place_of, reader, structure

STYLE = Style(Face.MONO, 10)
#: Advance of a letter of the monospaced face, in em.
MONO_ADVANCE = 0.6001
MM = 72 / 25.4


@pytest.fixture
def sheet() -> Sheet:
    return Sheet(Metadata("Prova", "Ente", "Oggetto", "it-IT"))


def test_text_begins_on_its_baseline_in_millimetres_from_the_top(sheet: Sheet) -> None:
    sheet.text(20.0, 33.3, "12345", STYLE)
    placed = place_of(sheet.to_bytes(), "12345")
    assert (placed.x, placed.baseline) == pytest.approx((20.0, 33.3), abs=0.05)


@pytest.mark.parametrize(
    ("align", "share"), [(Align.LEFT, 0.0), (Align.CENTRE, 0.5), (Align.RIGHT, 1.0)]
)
def test_place_is_the_side_the_text_is_aligned_to(sheet: Sheet, align: Align, share: float) -> None:
    sheet.text(100.0, 50.0, "12345", STYLE, align=align)
    width = 5 * MONO_ADVANCE * 10 / MM
    placed = place_of(sheet.to_bytes(), "12345")
    assert placed.x == pytest.approx(100.0 - share * width, abs=0.05)


def test_writing_returns_where_the_text_ends(sheet: Sheet) -> None:
    with sheet.element(Role.PARAGRAPH):
        end = sheet.write(100.0, 50.0, "12345", STYLE)
    assert end == pytest.approx(100.0 + 5 * MONO_ADVANCE * 10 / MM, abs=0.05)


def test_marked_words_are_bold_and_the_line_goes_on_after_them(sheet: Sheet) -> None:
    with sheet.element(Role.PARAGRAPH):
        sheet.write_marked(20.0, 50.0, "usa il **codice** QR", Style(Face.TEXT, 8))
    pdf = sheet.to_bytes()
    assert place_of(pdf, "codice").font == "TitilliumWeb-Bold"
    assert place_of(pdf, "usa il").x < place_of(pdf, "codice").x < place_of(pdf, "QR").x


def test_label_and_value_of_one_element_are_read_apart(sheet: Sheet) -> None:
    with sheet.element(Role.PARAGRAPH):
        sheet.write(20.0, 50.0, "Importo", STYLE)
        sheet.write(20.0, 55.0, "21,95", STYLE)
    content = reader(sheet.to_bytes()).pages[0].get_contents()
    assert content is not None
    assert content.get_data().count(b" ) Tj") == 2


def test_code_is_drawn_to_size_on_white_ground_over_what_lies_below(sheet: Sheet) -> None:
    sheet.bar(Place(0, 0, 210, 297), "#999999")
    matrix = Matrix(((True, False), (False, True)))
    sheet.code(Place(50, 60, 20, 20), matrix, "Codice", quiet=5)
    image = page_image(sheet.to_bytes(), dpi=254)
    shades = {
        (x, y): image.getpixel((x * 10, y * 10))
        for x, y in [(55, 65), (65, 65), (55, 75), (65, 75), (47, 58), (40, 58)]
    }
    assert shades == {
        (55, 65): 0,
        (65, 65): 255,
        (55, 75): 255,
        (65, 75): 0,
        (47, 58): 255,
        (40, 58): 153,
    }


def test_ornaments_are_not_part_of_what_is_read(sheet: Sheet) -> None:
    sheet.text(20.0, 50.0, "12345", STYLE)
    sheet.band(Place(0, 0, 210, 10))
    sheet.outline(Place(10, 20, 10, 10), dashed=True)
    sheet.decorate(30.0, 50.0, "€", STYLE)
    pdf = sheet.to_bytes()
    assert [element["/S"] for element in structure(pdf)] == ["/P"]
    assert place_of(pdf, "€")


def test_another_page_keeps_its_own_places(sheet: Sheet) -> None:
    sheet.text(20.0, 50.0, "prima", STYLE)
    sheet.next_page()
    sheet.text(20.0, 60.0, "dopo", STYLE)
    placed = place_of(sheet.to_bytes(), "dopo")
    assert (placed.page, round(placed.baseline)) == (1, 60)


def test_a_picture_may_be_drawn_first_by_several_threads_at_once() -> None:
    # The window draws one preview while another is still being drawn, with the same coat of arms.
    pictures = [coloured_png(shade) for shade in range(8)]
    together = Barrier(4)

    def draw() -> None:
        for png in pictures:
            together.wait(timeout=10)
            sheet = Sheet(Metadata("Prova", "Ente", "Oggetto", "it-IT"))
            sheet.picture(Place(20, 20, 30, 30), png, "Stemma")

    with ThreadPoolExecutor(4) as pool:
        done = [pool.submit(draw) for _ in range(4)]
    assert [one.exception() for one in done] == [None] * 4


def coloured_png(shade: int) -> bytes:
    """A picture of a palette with a transparent colour, as a coat of arms is."""
    image = Image.new("P", (400, 400), shade)
    image.putpalette([value for value in range(256) for _ in range(3)])
    written = BytesIO()
    image.save(written, "PNG", transparency=shade)
    return written.getvalue()


def test_word_across_the_page_may_be_the_first_thing_that_a_process_prints() -> None:
    program = """
from payments_documents.pdf.paper_styles import WATERMARK
from payments_documents.pdf.sheet import Sheet
from payments_documents.pdf.tagged_pdf import Metadata

sheet = Sheet(Metadata("Prova", "Ente", "Oggetto", "it-IT"))
sheet.watermark("FAC-SIMILE", WATERMARK)
assert b"TitilliumWeb-Bold" in sheet.to_bytes()
"""
    subprocess.run([sys.executable, "-c", program], check=True)
