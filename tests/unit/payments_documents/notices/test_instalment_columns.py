import random

import pytest
import zxingcpp
from PIL import Image, ImageFilter

from payments_core.notice.codes import qr_payload
from payments_documents.notices import notice_page
from tests.factories.notices import ENTITY_TAX_CODE, a_plan
from tests.factories.pdf_reader import boxes_of_codes, page_image


def scanned(picture: Image.Image, seed: int) -> Image.Image:
    """As a cheap scanner sees it: a little out of focus, with noise."""
    noise = random.Random(seed)
    blurred = picture.filter(ImageFilter.GaussianBlur(0.8))
    speckle = Image.frombytes("L", blurred.size, noise.randbytes(blurred.width * blurred.height))
    return Image.blend(blurred, speckle, 0.12)


@pytest.mark.parametrize("seed", range(3))
def test_codes_of_three_columns_are_read_from_a_poor_scan(seed: int) -> None:
    content = a_plan(3)
    picture = scanned(page_image(notice_page.render(content), dpi=150), seed)
    read = {barcode.text for barcode in zxingcpp.read_barcodes(picture)}
    assert read == {
        qr_payload(str(one.notice_number), ENTITY_TAX_CODE, one.amount_cents)
        for one in content.payments
    }


@pytest.mark.parametrize(
    ("count", "size", "rights"), [(2, 25.0, (99.0, 200.0)), (3, 20.0, (65.3, 132.6, 200.0))]
)
def test_codes_have_the_size_and_place_of_their_column(
    count: int, size: float, rights: tuple[float, ...]
) -> None:
    boxes = boxes_of_codes(notice_page.render(a_plan(count)), 0)
    below = sorted(box for box in boxes if box[1] > 197.6)
    assert [box[2] for box in below] == pytest.approx(rights, abs=0.4)
    assert [box[2] - box[0] for box in below] == pytest.approx([size] * count, abs=0.4)


@pytest.mark.parametrize(("count", "quiet"), [(2, 2.7), (3, 2.2)])
def test_codes_have_blank_paper_around_under_a_specimens_mark(count: int, quiet: float) -> None:
    pdf = notice_page.render(a_plan(count, facsimile=True))
    image = page_image(pdf, dpi=254)
    for left, top, right, bottom in boxes_of_codes(pdf, 0):
        for side in (
            (left - quiet, top - quiet, right + quiet, top - 0.3),
            (left - quiet, bottom + 0.3, right + quiet, bottom + quiet),
            (left - quiet, top - quiet, left - 0.3, bottom + quiet),
            (right + 0.3, top - quiet, right + quiet, bottom + quiet),
        ):
            x1, y1, x2, y2 = (round(edge * 10) for edge in side)
            assert image.crop((x1, y1, x2, y2)).getextrema() == (255, 255)
