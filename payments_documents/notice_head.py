"""Head of a notice: marks, title and subject, then creditor and debtor (notice layout 3.1, 3.2)."""

from typing import Final

from payments_documents.fonts import clean
from payments_documents.notice_drawing import NoticeDrawing
from payments_documents.paper_styles import (
    BAND_CODE,
    BAND_TITLE,
    BODY,
    DETAIL,
    SUBJECT,
    SUBJECT_PITCH,
)
from payments_documents.party_columns import Block, PartyColumns
from payments_documents.sheet import MARGIN, RIGHT_EDGE, Place
from payments_documents.sheet_marks import draw_marks
from payments_documents.tagged_pdf import Role
from payments_documents.typesetting import Step, fit

_SUBJECT_WIDTH: Final = 155.0
_SUBJECT_STEPS: Final = (Step(16, 2), Step(14, 2), Step(12, 2), Step(10, 2))


def draw_head(drawing: NoticeDrawing, columns: PartyColumns) -> None:
    """Marks, title, subject and both parties."""
    draw_marks(drawing.sheet, drawing.texts, drawing.head)
    _draw_title(drawing)
    creditor, debtor = drawing.head.creditor, drawing.head.debtor
    _draw_party(drawing, 0.0, "creditor", creditor.tax_code, columns.creditor)
    _draw_party(drawing, 106.0, "debtor", debtor.identifier, columns.debtor)


def _draw_title(drawing: NoticeDrawing) -> None:
    sheet = drawing.sheet
    sheet.text(MARGIN, 16.2, drawing.say("hub_name"), DETAIL)
    sheet.text(29.0, 13.2, drawing.say("title"), BAND_TITLE)
    fitted = fit(clean(drawing.head.subject), SUBJECT, _SUBJECT_WIDTH, _SUBJECT_STEPS)
    sheet.lines(MARGIN, 29.1, fitted.lines, fitted.style, pitch=SUBJECT_PITCH, role=Role.TITLE)


def _draw_party(
    drawing: NoticeDrawing, left: float, title: str, tax_code: str, blocks: tuple[Block, ...]
) -> None:
    sheet = drawing.sheet
    x = MARGIN if left == 0.0 else 114.0
    right = 100.0 if left == 0.0 else RIGHT_EDGE
    sheet.band(Place(left, 43.9, 104.0, 8.2))
    sheet.text(x, 48.9, drawing.say(title), BAND_TITLE, role=Role.HEADING)
    with sheet.element(Role.PARAGRAPH):
        label = f"{drawing.say('tax_code')} "
        code = clean(tax_code).upper()
        start = right - sheet.width(label, BODY) - sheet.width(code, BAND_CODE)
        sheet.write(sheet.write(start, 48.9, label, BODY), 48.9, code, BAND_CODE)
    for block in blocks:
        sheet.lines(x, block.baseline, block.lines, block.style, pitch=block.pitch)
