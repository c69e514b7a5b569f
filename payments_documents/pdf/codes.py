"""Printed codes as squares: the notice's QR code and the slip's DataMatrix.

Symbols have one fixed size, so that the layout never moves: QR version 4 with error correction M,
DataMatrix 52 by 52 (notice layout 7). A text that needs a larger symbol is refused. The squares
become one drawing order for the PDF page, or dots for the roll.
"""

import re
from dataclasses import dataclass
from typing import Any, Final, cast

import zxingcpp
from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode
from qrcode.util import MODE_8BIT_BYTE, QRData

from payments_core.errors import BadValue

QR_VERSION: Final = 4
QR_MODULES: Final = 33
#: Blank modules that readers need around a QR code (ISO/IEC 18004).
QR_QUIET_MODULES: Final = 4
#: Searching the best of eight masks costs six times the symbol and readers accept any.
_QR_MASK: Final = 2

DATAMATRIX_MODULES: Final = 52
#: ECC 200 symbol size 52x52 as the encoder numbers it (ISO/IEC 16022, table of square symbols).
_DATAMATRIX_VERSION: Final = 15

#: Black is dark, every other shade is not.
_DARK_OF_SHADE: Final = bytes([1]) + bytes(255)
_DARK_RUN: Final = re.compile(rb"\x01+")


@dataclass(frozen=True, slots=True)
class Matrix:
    """A square symbol without its blank border; rows from the top, True is dark."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def size(self) -> int:
        """Modules on each side."""
        return len(self.rows)


def qr_matrix(payload: str) -> Matrix:
    """QR version 4-M in byte mode; `code_text_too_long` when the payload does not fit."""
    code = QRCode(
        version=QR_VERSION,
        error_correction=constants.ERROR_CORRECT_M,
        border=0,
        mask_pattern=_QR_MASK,
    )
    code.add_data(QRData(payload.encode(), mode=MODE_8BIT_BYTE), optimize=0)
    try:
        code.make(fit=False)
    except DataOverflowError:
        raise BadValue("code_text_too_long", length=len(payload)) from None
    return Matrix(tuple(tuple(map(bool, row)) for row in code.modules))


def datamatrix_matrix(payload: str) -> Matrix:
    """DataMatrix 52x52; `code_text_too_long` when the payload needs a larger symbol."""
    try:
        barcode = zxingcpp.create_barcode(
            payload, zxingcpp.BarcodeFormat.DataMatrix, version=_DATAMATRIX_VERSION
        )
    except (RuntimeError, ValueError):
        raise BadValue("code_text_too_long", length=len(payload)) from None
    image = barcode.to_image(scale=1, add_quiet_zones=False)
    if image.shape != (DATAMATRIX_MODULES, DATAMATRIX_MODULES):
        raise BadValue("code_text_too_long", length=len(payload))
    dark = memoryview(cast(Any, image)).tobytes().translate(_DARK_OF_SHADE)
    rows = range(0, len(dark), DATAMATRIX_MODULES)
    return Matrix(tuple(tuple(map(bool, dark[at : at + DATAMATRIX_MODULES])) for at in rows))


def vector_operators(matrix: Matrix) -> str:
    """PDF path operators that fill the dark modules: one unit per module, origin bottom left."""
    operators = [
        f"{run.start()} {from_bottom} {run.end() - run.start()} 1 re"
        for from_bottom, row in enumerate(reversed(matrix.rows))
        for run in _DARK_RUN.finditer(bytes(row))
    ]
    return "\n".join((*operators, "f"))
