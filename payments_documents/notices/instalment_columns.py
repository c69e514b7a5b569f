"""Instalments side by side, two or three in a row, each with its code (notice layout 4).

A row is high enough for subject and creditor under each code, or dense without them: below a slip,
on the pages of a long plan, and where long names have pushed the row down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from payments_core.notice.content import Instalment
from payments_documents.amounts import plain_amount, plain_day
from payments_documents.notices.notice_drawing import NoticeDrawing, label_below
from payments_documents.notices.payment_data import draw_notice_code, draw_qr
from payments_documents.pdf.fonts import clean
from payments_documents.pdf.paper_styles import AMOUNT, BAND_TITLE, BODY, BODY_BOLD, CODE, SMALL
from payments_documents.pdf.sheet import Place
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.typesetting import Fitted, Step, fit, wrap

#: Height of a dense row, and the most that a full one takes, millimetres.
DENSE_HEIGHT: Final = 61.0
FULL_HEIGHT: Final = 88.5

_BAND_HEIGHT: Final = 7.9
_QR_BELOW: Final = 11.4
_BESIDE_QR: Final = 2.6
_VALUE_BELOW: Final = 5.0
_TEXT_BELOW: Final = 3.7
_TIGHT_PITCH: Final = 2.5
_HINT_PITCH: Final = 3.1
_AMOUNT_STEPS: Final = (Step(12, 1), Step(11, 1), Step(10, 1), Step(9, 1))
_TEXT_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 3), Step(5, 3), Step(4.5, 4))


@dataclass(frozen=True, slots=True)
class _Column:
    """One place of a row: its band, where texts begin and where the code ends."""

    band: float
    width: float
    text: float
    right: float
    code: float


_TWO: Final = (_Column(6.9, 95.0, 10.0, 99.0, 25.0), _Column(107.9, 95.0, 111.0, 200.0, 25.0))
_THREE: Final = (
    _Column(6.9, 61.4, 10.0, 65.3, 20.0),
    _Column(74.3, 61.4, 77.3, 132.6, 20.0),
    _Column(141.6, 61.4, 144.7, 200.0, 20.0),
)


def draw_row(
    drawing: NoticeDrawing,
    row: Sequence[Instalment],
    top: float,
    *,
    dense: bool,
    narrow: bool = False,
) -> None:
    """Draw one to three instalments, their bands `top` millimetres below the edge of the page.

    `narrow` keeps the width of three columns for fewer instalments.
    """
    columns = _THREE if narrow or len(row) > len(_TWO) else _TWO
    for column, instalment in zip(columns, row, strict=False):
        _draw_instalment(drawing, instalment, column, top, dense)


def _draw_instalment(
    drawing: NoticeDrawing, instalment: Instalment, column: _Column, top: float, dense: bool
) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    sheet.band(Place(column.band, top, column.width, _BAND_HEIGHT))
    drawing.heading(column.text, top + 5.0, "instalments.term", number=instalment.ordinal)
    _draw_amount(drawing, instalment, column, top)
    code_top = top + _QR_BELOW
    draw_qr(
        drawing,
        instalment,
        Place(column.right - column.code, code_top, column.code, column.code),
    )
    baseline = code_top + column.code + 5.8
    draw_notice_code(drawing, instalment, column.text, baseline, baseline + _VALUE_BELOW)
    baseline += 9.8
    _draw_entity_codes(drawing, column, baseline)
    baseline += 9.8
    if not dense:
        baseline = _draw_texts(drawing, column, baseline)
    hint = texts.say(f"{drawing.head.standing.lower()}.hint_below")
    lines = wrap(hint, SMALL, column.right - column.text)
    sheet.lines(column.text, baseline, lines, SMALL, pitch=_HINT_PITCH)


def _draw_amount(
    drawing: NoticeDrawing, instalment: Instalment, column: _Column, top: float
) -> None:
    sheet = drawing.sheet
    available = column.right - column.code - _BESIDE_QR - column.text
    figure = plain_amount(drawing.texts, instalment.amount_cents)
    fitted = fit(figure, AMOUNT, available, _AMOUNT_STEPS)
    with sheet.element(Role.PARAGRAPH):
        sheet.write(column.text, top + 14.0, drawing.say("euro"), BODY)
        sheet.write(column.text, top + 19.0, fitted.lines[0], fitted.style)
    if instalment.due_on is not None:
        with sheet.element(Role.PARAGRAPH):
            drawing.label(column.text, top + 25.0, "instalments.due")
            sheet.write(
                column.text, top + 30.0, plain_day(drawing.texts, instalment.due_on), BAND_TITLE
            )


def _draw_entity_codes(drawing: NoticeDrawing, column: _Column, label: float) -> None:
    sheet, creditor, value = drawing.sheet, drawing.head.creditor, label + _VALUE_BELOW
    below = label_below(_VALUE_BELOW)
    with sheet.element(Role.PARAGRAPH):
        drawing.label(column.text, label, "notice.entity_tax_code", **below)
        sheet.write(column.text, value, creditor.tax_code, CODE)
    if creditor.cbill:
        x = column.text + 34.0
        with sheet.element(Role.PARAGRAPH):
            drawing.label(x, label, "notice.cbill", **below)
            sheet.write(x, value, clean(creditor.cbill).upper(), CODE)


def _draw_texts(drawing: NoticeDrawing, column: _Column, baseline: float) -> float:
    sheet, head = drawing.sheet, drawing.head
    for key, value in (("subject", drawing.subject), ("entity", head.creditor.name)):
        fitted = _fitted(value, column)
        with sheet.element(Role.PARAGRAPH):
            drawing.label(column.text, baseline, f"notice.{key}")
            baseline = sheet.write_lines(
                column.text,
                baseline + _TEXT_BELOW,
                fitted.lines,
                fitted.style,
                pitch=_TIGHT_PITCH,
            )
        baseline += 2.8
    return baseline


def _fitted(text: str, column: _Column) -> Fitted:
    return fit(clean(text), BODY_BOLD, column.right - column.text, _TEXT_STEPS)
