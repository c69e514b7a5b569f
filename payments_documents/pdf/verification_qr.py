"""The verification code of a receipt as a printed square.

Its letters are those of a QR code's alphanumeric mode, so that a usual code makes version 9, 53
modules; the longest that there are make version 16. Error correction M, as on notices.
"""

from dataclasses import dataclass
from typing import Final

from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import MODE_ALPHA_NUM, QRData

from payments_core.clock import rome_date
from payments_core.errors import BadValue
from payments_core.notice.content import ReceiptContent
from payments_core.notice.verification_code import ReceiptClaims, compact, parse
from payments_documents.pdf.codes import Matrix

#: Smallest symbol tried, so that papers of a desk look alike; largest that scanners read well.
FIRST_VERSION: Final = 8
LAST_VERSION: Final = 16
#: Searching the best of eight masks costs six times the symbol and readers accept any.
_MASK: Final = 2


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """The square, and the name of the key that signed, in groups of four as people compare it."""

    matrix: Matrix
    key: str


def printed_code(content: ReceiptContent) -> PrintedCode | None:
    """The code of a receipt's paper, None where it has none.

    Raises `code_malformed`, and `code_of_another_receipt` for one that does not say what the paper
    says: nobody may be led to believe a paper by the code of another.
    """
    if content.code is None:
        return None
    code, receipt = parse(content.code), content.receipt
    said = code.claims
    day = rome_date(receipt.paid_at) if receipt.paid_at else receipt.application_on
    printed = ReceiptClaims(
        receipt.creditor_tax_code, receipt.notice_number, receipt.receipt_id,
        receipt.amount_cents, day or said.paid_on,
    )  # fmt: skip
    if said != printed:
        raise BadValue("code_of_another_receipt", receipt_id=receipt.receipt_id[:80])
    key = f"{code.key_id[:4]} {code.key_id[4:]}"
    return PrintedCode(verification_matrix(compact(content.code)), key)


def verification_matrix(code: str) -> Matrix:
    """The smallest fitting QR symbol from version 8 to 16; `code_text_too_long` beyond."""
    for version in range(FIRST_VERSION, LAST_VERSION + 1):
        symbol = QRCode(
            version=version,
            error_correction=constants.ERROR_CORRECT_M,
            border=0,
            mask_pattern=_MASK,
        )
        symbol.add_data(QRData(code, mode=MODE_ALPHA_NUM), optimize=0)
        try:
            symbol.make(fit=False)
        except DataOverflowError:
            continue
        return Matrix(tuple(tuple(bool(dark) for dark in row) for row in symbol.modules))
    raise BadValue("code_text_too_long", length=len(code))
