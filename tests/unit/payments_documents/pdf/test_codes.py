import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from payments_core.errors import BadValue
from payments_core.notice.codes import datamatrix_payload, qr_payload
from payments_documents.pdf.codes import (
    DATAMATRIX_MODULES,
    QR_MODULES,
    Matrix,
    datamatrix_matrix,
    qr_matrix,
    vector_operators,
)
from tests.factories.code_pictures import picture


@settings(max_examples=30, deadline=None)
@given(
    number=st.from_regex(r"3[0-9]{17}", fullmatch=True),
    cents=st.integers(min_value=1, max_value=9_999_999_999),
)
def test_qr_is_version_4_m_and_reads_back(number: str, cents: int) -> None:
    payload = qr_payload(number, "80999990106", cents)
    matrix = qr_matrix(payload)
    assert matrix.size == QR_MODULES
    read = zxingcpp.read_barcode(picture(matrix), formats=zxingcpp.BarcodeFormat.QRCode)
    assert read is not None
    assert read.text == payload
    assert read.ec_level == "M"


@settings(max_examples=30, deadline=None)
@given(name=st.text(max_size=80), subject=st.text(max_size=140))
def test_slip_code_keeps_its_size_and_reads_back_whatever_the_names(
    name: str, subject: str
) -> None:
    payload = datamatrix_payload(
        notice_number="301000000000004285",
        postal_account="16302093",
        amount_cents=2195,
        entity_tax_code="80999990106",
        debtor_tax_code="RSSMRA80A41Z999X",
        debtor_name=name,
        subject=subject,
    )
    matrix = datamatrix_matrix(payload)
    assert matrix.size == DATAMATRIX_MODULES
    read = zxingcpp.read_barcode(picture(matrix), formats=zxingcpp.BarcodeFormat.DataMatrix)
    assert read is not None
    assert read.text == payload


def test_payload_that_needs_a_larger_symbol_is_refused() -> None:
    with pytest.raises(BadValue, match="code_text_too_long"):
        qr_matrix("x" * 63)
    with pytest.raises(BadValue, match="code_text_too_long"):
        datamatrix_matrix("x&_'1é" * 60)


def test_vector_operators_fill_runs_of_dark_modules_from_the_bottom() -> None:
    matrix = Matrix(((True, True, False), (False, False, False), (True, False, True)))
    assert vector_operators(matrix).split("\n") == ["0 0 1 1 re", "2 0 1 1 re", "0 2 2 1 re", "f"]
