"""The end of a receipt's page: the code with which any desk of the entity checks it."""

from typing import Final

from payments_core.notice.content import ReceiptContent
from payments_documents.pdf.paper_styles import BAND_TITLE, BODY, BODY_BOLD, BODY_PITCH
from payments_documents.pdf.sheet import MARGIN, PAGE_WIDTH, Place, Sheet
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.typesetting import wrap
from payments_documents.pdf.verification_qr import PrintedCode
from payments_documents.texts import Texts

#: Side of a module, millimetres: a usual code is 29 mm wide, the longest 45 mm.
_MODULE: Final = 0.55
#: Blank modules that readers need around it.
_QUIET_MODULES: Final = 4
_BAND: Final = 7.9
#: From the band's top to that of the code.
_BELOW_BAND: Final = 11.5
_GAP: Final = 7.0
_RIGHT_EDGE: Final = 200.0


def height_of(code: PrintedCode) -> float:
    """Millimetres from the top of the band to the end of the code."""
    return _BELOW_BAND + code.matrix.size * _MODULE


def draw_code(
    sheet: Sheet, texts: Texts, content: ReceiptContent, code: PrintedCode, top: float
) -> None:
    """Band, code, and the words that say what it proves and who signed."""
    sheet.band(Place(0.0, top, PAGE_WIDTH, _BAND))
    sheet.text(MARGIN, top + 5.0, texts.say("receipt.verify"), BAND_TITLE, role=Role.HEADING)
    side = code.matrix.size * _MODULE
    square = Place(MARGIN, top + _BELOW_BAND, side, side)
    quiet = min(_QUIET_MODULES * _MODULE, _BELOW_BAND - _BAND)
    sheet.code(square, code.matrix, texts.say("receipt.verify_alt"), quiet=quiet)
    x = MARGIN + side + _GAP
    baseline = top + _BELOW_BAND + 3.0
    sheet.text(x, baseline, texts.say("receipt.verify_title"), BODY_BOLD)
    lines = wrap(texts.say("receipt.verify_how"), BODY, _RIGHT_EDGE - x)
    baseline = sheet.lines(x, baseline + 5.0, lines, BODY, pitch=BODY_PITCH)
    key = texts.say(
        "receipt.verify_key", tax_code=content.receipt.creditor_tax_code, key_id=code.key
    )
    sheet.text(x, baseline + 1.2, key, BODY_BOLD)
