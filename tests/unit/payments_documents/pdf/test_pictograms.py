from collections.abc import Callable

import pytest
from PIL import ImageChops

from payments_documents.pdf import pictograms
from payments_documents.pdf.sheet import Place, Sheet
from payments_documents.pdf.tagged_pdf import Metadata
from tests.factories.pdf_reader import page_image, structure

DOTS_PER_MM = 10
PLACE = Place(50.0, 60.0, 12.0, 12.0)
EVERY_PICTOGRAM = [
    pictograms.draw_info,
    pictograms.draw_calendar,
    pictograms.draw_device,
    pictograms.draw_places,
    pictograms.draw_scissors,
    pictograms.draw_euro,
    pictograms.draw_corner_frame,
]


@pytest.mark.parametrize("draw", EVERY_PICTOGRAM)
def test_pictogram_is_drawn_inside_its_place_and_never_read_aloud(
    draw: Callable[[Sheet, Place], None],
) -> None:
    sheet = Sheet(Metadata("Prova", "Ente", "Oggetto", "it-IT"))
    draw(sheet, PLACE)
    pdf = sheet.to_bytes()
    ink = ImageChops.invert(page_image(pdf, dpi=254)).getbbox()
    assert ink is not None
    left, top, right, bottom = (dots / DOTS_PER_MM for dots in ink)
    assert PLACE.x - 0.5 <= left < right <= PLACE.x + PLACE.width + 0.5
    assert PLACE.y - 0.5 <= top < bottom <= PLACE.y + PLACE.height + 0.5
    assert list(structure(pdf)) == []
