"""What holds for every page of every notice, whatever its form."""

from payments_core.notice.codes import qr_payload
from payments_core.notice.content import AnyNotice, NoticeStanding
from payments_documents.notices.postal_slip import carries_slip
from tests.factories.pdf_reader import (
    boxes_of_codes,
    codes_of_page,
    overlapping_texts,
    reader,
    structure,
    text_rectangles,
)


def check_pages(pdf: bytes) -> None:
    """Nothing overlaps, every text stands inside the margins, codes have blank paper around."""
    for page in range(len(reader(pdf).pages)):
        assert overlapping_texts(pdf, page) == []
        texts = text_rectangles(pdf, page)
        for text, (left, top, right, bottom) in texts:
            assert left > 9.5, text
            assert right < 200.8, text
            assert top > 9.5, text
            assert bottom < 287.5, text
        for left, top, right, bottom in boxes_of_codes(pdf, page):
            for text, box in texts:
                apart = (
                    box[2] < left - 1
                    or box[0] > right + 1
                    or box[3] < top - 1
                    or box[1] > bottom + 1
                )
                assert apart, text


def check_codes(pdf: bytes, content: AnyNotice, dpi: int = 200) -> None:
    """Every payment has its QR code and, where slips are, its DataMatrix, and nothing else has."""
    read = [
        code for page in range(len(reader(pdf).pages)) for code in codes_of_page(pdf, page, dpi)
    ]
    qr_texts = [text for symbology, text in read if symbology == "QRCode"]
    records = [text for symbology, text in read if symbology == "DataMatrix"]
    wanted = {
        qr_payload(one.notice_number, content.creditor.tax_code, one.amount_cents)
        for one in content.payments
        if one.notice_number is not None
    }
    assert len(qr_texts) == len(wanted)
    assert set(qr_texts) == wanted
    slips = content.payments if carries_slip(content) and wanted else ()
    assert sorted((record[15:33], int(record[49:59])) for record in records) == sorted(
        (str(one.notice_number), one.amount_cents) for one in slips
    )


def check_structure(pdf: bytes, content: AnyNotice) -> None:
    """One title; every code is a figure that says its number and amount."""
    elements = list(structure(pdf))
    roles = [element["/S"] for element in elements]
    assert roles.count("/H1") == 1
    assert roles[0] != "/H2"
    alternatives = [element["/Alt"] for element in elements if element["/S"] == "/Figure"]
    if content.standing is NoticeStanding.PREVIEW:
        assert alternatives == []
        return
    codes_of_each = 2 if carries_slip(content) else 1
    for payment in content.payments:
        told = [words for words in alternatives if str(payment.notice_number) in words]
        assert len(told) == codes_of_each
    assert len(alternatives) == codes_of_each * len(content.payments)
