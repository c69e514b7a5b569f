import pytest

from payments_documents.notices import notice_page
from tests.factories.notices import (
    ENTITY_TAX_CODE,
    NOTICE_NUMBER,
    a_notice,
    a_notice_with_slip,
)
from tests.factories.pdf_reader import (
    code_places,
    page_image,
    printed_codes,
)

QR_TEXT = f"PAGOPA|002|{NOTICE_NUMBER}|{ENTITY_TAX_CODE}|2195"


def test_codes_stand_in_their_measured_places_with_blank_paper_around() -> None:
    pdf = notice_page.render(
        a_notice_with_slip(
            subject="Tassa sui rifiuti anno 2026, utenza non domestica, saldo", facsimile=True
        )
    )
    places = code_places(pdf)
    assert places["QRCode"] == pytest.approx((10.0, 154.8, 35.0, 179.8), abs=0.5)
    assert places["DataMatrix"] == pytest.approx((177.0, 231.8, 200.0, 254.8), abs=0.5)
    image = page_image(pdf, dpi=254)
    for (left, top, right, bottom), quiet in (
        (places["QRCode"], 2.5),
        (places["DataMatrix"], 0.7),
    ):
        for band in (
            (left - quiet, top - quiet, right + quiet, top - 0.3),
            (left - quiet, bottom + 0.3, right + quiet, bottom + quiet),
            (left - quiet, top - quiet, left - 0.3, bottom + quiet),
            (right + 0.3, top - quiet, right + quiet, bottom + quiet),
        ):
            x1, y1, x2, y2 = (round(side * 10) for side in band)
            assert image.crop((x1, y1, x2, y2)).getextrema() == (255, 255)


def test_qr_is_read_from_the_printed_page() -> None:
    assert printed_codes(notice_page.render(a_notice())) == {"QRCode": QR_TEXT}
