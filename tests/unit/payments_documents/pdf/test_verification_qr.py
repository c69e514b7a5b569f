from dataclasses import replace
from datetime import date, timedelta

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFilter

from payments_core.errors import BadValue
from payments_core.money import Cents
from payments_core.notice.verification_code import CODE_LIMIT
from payments_documents.pdf.verification_qr import printed_code, verification_matrix
from tests.factories.code_pictures import picture
from tests.factories.notices import a_receipt, a_signed_paper
from tests.factories.receipt_codes import KEY_ID, receipt_code


@settings(max_examples=20, deadline=None)
@given(letters=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=1, max_size=CODE_LIMIT - 4))
def test_any_code_is_a_symbol_that_reads_back(letters: str) -> None:
    code = f"SPV1{letters}"
    matrix = verification_matrix(code)
    read = zxingcpp.read_barcode(picture(matrix), formats=zxingcpp.BarcodeFormat.QRCode)
    assert read is not None
    assert (read.text, read.ec_level) == (code, "M")
    assert 49 <= matrix.size <= 81


def test_usual_code_is_version_9_and_survives_a_poor_print() -> None:
    code = receipt_code("301000000000004285", receipt_id="c110729d258c4ab1b765fe902aae41d6")
    matrix = verification_matrix(code)
    assert matrix.size == 53
    blurred = picture(matrix, dots=3).filter(ImageFilter.GaussianBlur(1))
    read = zxingcpp.read_barcode(blurred, formats=zxingcpp.BarcodeFormat.QRCode)
    assert read is not None
    assert read.text == code


def test_text_beyond_the_largest_symbol_is_refused() -> None:
    with pytest.raises(BadValue, match="code_text_too_long"):
        verification_matrix("A" * 700)


def test_paper_names_the_key_in_fours() -> None:
    printed = printed_code(a_signed_paper())
    assert printed is not None
    assert printed.key == f"{KEY_ID[:4]} {KEY_ID[4:]}"
    assert printed_code(replace(a_signed_paper(), code=None)) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"amount_cents": Cents(2196)},
        {"receipt_id": "another"},
        {"notice_number": "301000000000004386"},
        {"creditor_tax_code": "80999990015"},
        {"paid_at": a_receipt().paid_at + timedelta(days=1)},
        {"paid_at": None, "application_on": date(2026, 11, 24)},
    ],
)
def test_no_paper_shows_the_code_of_another(changes: dict[str, object]) -> None:
    content = a_signed_paper()
    changed = replace(content, receipt=replace(content.receipt, **changes))
    with pytest.raises(BadValue, match="code_of_another_receipt"):
        printed_code(changed)


def test_day_that_the_paper_does_not_say_is_the_codes_own() -> None:
    content = a_signed_paper()
    undated = replace(content.receipt, paid_at=None, application_on=None)
    assert printed_code(replace(content, receipt=undated)) is not None


def test_broken_code_is_refused() -> None:
    content = a_signed_paper()
    with pytest.raises(BadValue, match="code_malformed"):
        printed_code(replace(content, code="SPV1AAAA"))
