"""The pages of a traffic fine with its two numbers (notice layout 5).

Without slips both payments stand on one page; with slips each has a page with its slip.
"""

from typing import Final

from payments_core.notice.content import FineContent
from payments_documents.notices.fine_box import (
    draw_choice,
    draw_explanation_boxes,
    draw_explanations,
    draw_fine_box,
    draw_pointer,
    draw_remark_at_right,
)
from payments_documents.notices.how_and_where import draw_where
from payments_documents.notices.notice_drawing import NoticeDrawing
from payments_documents.notices.notice_head import PageNumber, draw_head
from payments_documents.notices.payment_data import BAND_TOP, draw_payment_data
from payments_documents.notices.payment_naming import fine_naming
from payments_documents.notices.postal_slip import FULL_SLIP, SLIP_TOP, carries_slip, draw_slip
from payments_documents.pdf.sheet import MARGIN, PAGE_HEIGHT

_CHOICE_BASELINE: Final = 167.7
_DISCOUNTED_TOP: Final = 173.0
_REDUCED_TOP: Final = 229.9
#: Last baseline of the lower payment's data, when nothing pushes it down.
_BOTTOM: Final = 282.0
#: Blank paper above the payments: long names take it before they push these down.
_RESERVE: Final = 5.0


def draw(drawing: NoticeDrawing, content: FineContent) -> None:
    """Draw all pages of the notice, from the sheet's current page on."""
    if carries_slip(content):
        _draw_with_slips(drawing, content)
    else:
        _draw_on_one_page(drawing, content)


def _draw_on_one_page(drawing: NoticeDrawing, content: FineContent) -> None:
    slack = PAGE_HEIGHT - MARGIN - _BOTTOM + _RESERVE
    columns = drawing.columns(slack)
    draw_head(drawing, columns)
    draw_fine_box(drawing, content, columns.shift)
    draw_explanations(drawing, columns.shift)
    draw_where(drawing, columns.shift)
    draw_remark_at_right(drawing, columns.shift)
    shift = max(0.0, columns.shift - _RESERVE)
    draw_choice(drawing, _CHOICE_BASELINE + shift)
    for payment, key, top in (
        (content.discounted, "discounted", _DISCOUNTED_TOP),
        (content.reduced, "reduced", _REDUCED_TOP),
    ):
        draw_payment_data(drawing, payment, fine_naming(key), top - BAND_TOP + shift)


def _draw_with_slips(drawing: NoticeDrawing, content: FineContent) -> None:
    slack = PAGE_HEIGHT - MARGIN - (SLIP_TOP + FULL_SLIP.height)
    columns = drawing.columns(slack)
    draw_head(drawing, columns, PageNumber(1, 2))
    draw_fine_box(drawing, content, columns.shift)
    draw_pointer(drawing, columns.shift)
    draw_where(drawing, columns.shift)
    naming = fine_naming("discounted")
    draw_payment_data(drawing, content.discounted, naming, columns.shift)
    draw_slip(drawing, content.discounted, naming.slip_term, SLIP_TOP + columns.shift)
    drawing.sheet.next_page()
    draw_head(drawing, columns, PageNumber(2, 2))
    draw_explanation_boxes(drawing, columns.shift)
    naming = fine_naming("reduced")
    draw_payment_data(drawing, content.reduced, naming, columns.shift)
    draw_slip(drawing, content.reduced, naming.slip_term, SLIP_TOP + columns.shift)
