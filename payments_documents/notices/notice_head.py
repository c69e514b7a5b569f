"""Head of a notice: marks, title and subject, then creditor and debtor (notice layout 3.1, 3.2).

Marks, title and subject stand on every page; further pages may name both parties in a strip.
"""

from dataclasses import dataclass
from typing import Final

from payments_documents.notices.notice_drawing import BAND_BELOW, NoticeDrawing
from payments_documents.pdf.fonts import clean
from payments_documents.pdf.paper_styles import (
    BAND_CODE,
    BAND_TITLE,
    BODY_BOLD,
    DETAIL,
    SECOND,
    SUBJECT,
    SUBJECT_PITCH,
)
from payments_documents.pdf.party_columns import Block, PartyColumns
from payments_documents.pdf.sheet import MARGIN, RIGHT_EDGE, Align, Place
from payments_documents.pdf.sheet_marks import draw_marks
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.third_party_marks import (
    HUB_MARK,
    HUB_WORD_BASELINE,
    draw_mark_or_words,
)
from payments_documents.pdf.typesetting import Step, fit

_SUBJECT_WIDTH: Final = 155.0
_SUBJECT_STEPS: Final = (Step(16, 2), Step(14, 2), Step(12, 2), Step(10, 2), Step(9, 2))
_TITLE_BELOW: Final = 3.2
#: The subject in a second language, under the last line of the first.
_SECOND_SUBJECT_BELOW: Final = 4.4
_SECOND_SUBJECT_PITCH: Final = 2.5
_SECOND_SUBJECT_STEPS: Final = (Step(9, 1), Step(8, 1), Step(7, 1), Step(6, 2))
#: Between the title and the subject, and beside the marks that stand there.
_REMARK_BASELINE: Final = 18.6
_REMARK_WIDTH: Final = 101.0
_REMARK_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 1))

_STRIP_WIDTH: Final = 58.0
_STRIP_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 3), Step(5, 3))
_STRIP_PITCH: Final = 2.5


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Which page of how many; a notice of one page bears none."""

    number: int
    count: int


def draw_head(
    drawing: NoticeDrawing, columns: PartyColumns, page: PageNumber = PageNumber(1, 1)
) -> None:
    """Marks, title, subject and both parties."""
    draw_running_head(drawing, page)
    creditor, debtor = drawing.head.creditor, drawing.head.debtor
    _draw_party(drawing, 0.0, "creditor", creditor.tax_code, columns.creditor)
    _draw_party(drawing, 106.0, "debtor", debtor.identifier, columns.debtor)


def draw_running_head(drawing: NoticeDrawing, page: PageNumber) -> None:
    """Marks, title and subject; the subject is the title of the document once."""
    sheet = drawing.sheet
    draw_marks(sheet, drawing.texts, drawing.head, drawing.second)
    draw_mark_or_words(
        sheet,
        drawing.head.creditor.marks.pagopa,
        HUB_MARK,
        drawing.say("hub_name"),
        DETAIL,
        HUB_WORD_BASELINE,
    )
    with sheet.element(Role.PARAGRAPH):
        end = drawing.label(29.0, 13.2, "notice.title", BAND_TITLE, below=_TITLE_BELOW)
    if page.count > 1:
        # The remark takes the page number's place, this stands after the title then.
        x, baseline = (end + 4.0, 13.2) if drawing.remark else (29.0, 19.8)
        with sheet.element(Role.PARAGRAPH):
            drawing.label(x, baseline, "notice.page", number=page.number, count=page.count)
    _draw_remark(drawing)
    _draw_subject(drawing, Role.TITLE if page.number == 1 else Role.PARAGRAPH)


def _draw_remark(drawing: NoticeDrawing) -> None:
    """That two versions are one debt: first in the language of the page, then in the other."""
    for row, (words, style) in enumerate(zip(drawing.remark, (BODY_BOLD, SECOND), strict=False)):
        fitted = fit(words, style, _REMARK_WIDTH, _REMARK_STEPS)
        drawing.sheet.text(29.0, _REMARK_BASELINE + 3.0 * row, fitted.lines[0], fitted.style)


def _draw_subject(drawing: NoticeDrawing, role: Role) -> None:
    sheet = drawing.sheet
    fitted = fit(clean(drawing.subject), SUBJECT, _SUBJECT_WIDTH, _SUBJECT_STEPS)
    after = sheet.lines(MARGIN, 29.1, fitted.lines, fitted.style, pitch=SUBJECT_PITCH, role=role)
    if second := drawing.second_subject:
        smaller = fit(clean(second), SECOND, _SUBJECT_WIDTH, _SECOND_SUBJECT_STEPS)
        first = after - SUBJECT_PITCH + _SECOND_SUBJECT_BELOW
        drawing.write_second(MARGIN, first, smaller, pitch=_SECOND_SUBJECT_PITCH)


def draw_strip(drawing: NoticeDrawing) -> None:
    """Debtor, creditor and subject side by side, instead of the parties of the first page."""
    sheet, head = drawing.sheet, drawing.head
    values = (
        (10.0, "recipient", head.debtor.full_name, head.debtor.identifier),
        (77.3, "entity", head.creditor.name, head.creditor.tax_code),
        (144.7, "subject", drawing.subject, ""),
    )
    for x, key, value, tax_code in values:
        width = min(_STRIP_WIDTH, RIGHT_EDGE - x)
        fitted = fit(clean(value), BODY_BOLD, width, _STRIP_STEPS)
        with sheet.element(Role.PARAGRAPH):
            drawing.label(x, 45.4, f"notice.{key}")
            below = sheet.write_lines(x, 49.1, fitted.lines, fitted.style, pitch=_STRIP_PITCH)
            if tax_code:
                sheet.write(x, below + 1.3, clean(tax_code).upper(), BAND_CODE)


def _draw_party(
    drawing: NoticeDrawing, left: float, title: str, tax_code: str, blocks: tuple[Block, ...]
) -> None:
    sheet = drawing.sheet
    x = MARGIN if left == 0.0 else 114.0
    right = 100.0 if left == 0.0 else RIGHT_EDGE
    sheet.band(Place(left, 43.9, 104.0, 8.2))
    drawing.heading(x, 48.9, f"notice.{title}")
    with sheet.element(Role.PARAGRAPH):
        code = clean(tax_code).upper()
        start = right - sheet.width(code, BAND_CODE)
        drawing.label(start - 1.5, 48.9, "notice.tax_code", align=Align.RIGHT, below=BAND_BELOW)
        sheet.write(start, 48.9, code, BAND_CODE)
    for block in blocks:
        drawing.draw_block(x, block)
