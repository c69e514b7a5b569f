"""The pages of a notice in instalments, with and without slips (notice layout 4).

The first page is that of a single payment, for the payment of everything at once where there is
one. Without slips the first instalments stand on it, too, at its foot; with slips each further
page holds one row of instalments and their slips below. Where slips are wanted and nothing pays
everything at once, the first instalment takes that place with its slip.
"""

from collections.abc import Sequence
from typing import Final

from payments_core.notice.content import Instalment, InstalmentsContent, NoticePayment
from payments_documents.notices.how_and_where import (
    draw_how_much,
    draw_how_to_pay_a_plan,
    draw_where,
)
from payments_documents.notices.instalment_columns import DENSE_HEIGHT, FULL_HEIGHT, draw_row
from payments_documents.notices.notice_drawing import NoticeDrawing, Words
from payments_documents.notices.notice_head import (
    PageNumber,
    draw_head,
    draw_running_head,
    draw_strip,
)
from payments_documents.notices.payment_data import draw_payment_data
from payments_documents.notices.payment_naming import Naming, instalment_naming, single_naming
from payments_documents.notices.postal_slip import (
    COMPACT_SLIP,
    FULL_SLIP,
    SLIP_TOP,
    carries_slip,
    draw_slip,
)
from payments_documents.pdf.sheet import MARGIN, PAGE_HEIGHT

Row = Sequence[Instalment]

#: Rows of a plan of so many instalments; longer plans stand in threes.
_ROWS: Final = {
    1: (1,),
    2: (2,),
    3: (3,),
    4: (2, 2),
    5: (2, 3),
    6: (2, 2, 2),
    7: (3, 2, 2),
    8: (2, 3, 3),
    9: (3, 3, 3),
}
#: The same where each row has a page of its own, for its slips.
_ROWS_WITH_SLIPS: Final = _ROWS | {6: (3, 3)}
_LONGEST_SHORT_PLAN: Final = 9
_COLUMNS: Final = 3

#: Top of the row under the payment of everything, and where there is none.
_ROW_BELOW_WHOLE: Final = 197.6
_ROW_ALONE: Final = 140.8
_LAST_BASELINE: Final = PAGE_HEIGHT - MARGIN
#: Further pages: first row under the strip, and rows of a long plan on a page.
_ROW_BELOW_STRIP: Final = 62.0
_BETWEEN_ROWS: Final = 6.0
_DENSE_ROWS_ON_A_PAGE: Final = 3
#: With slips: the row under the head, and the end of the last slip's band and texts.
_ROW_ABOVE_SLIPS: Final = 44.0
_SLIPS_END: Final = 290.0


def draw(drawing: NoticeDrawing, content: InstalmentsContent) -> None:
    """Draw all pages of the notice, from the sheet's current page on."""
    if carries_slip(content):
        _draw_with_slips(drawing, content)
    else:
        _draw_without_slips(drawing, content)


def _draw_without_slips(drawing: NoticeDrawing, content: InstalmentsContent) -> None:
    long = len(content.instalments) > _LONGEST_SHORT_PLAN
    first, *others = _rows(content.instalments, _ROWS)
    on_a_page = _DENSE_ROWS_ON_A_PAGE if long else 2
    pages = [others[at : at + on_a_page] for at in range(0, len(others), on_a_page)]
    count = 1 + len(pages)
    top = _ROW_BELOW_WHOLE if content.whole else _ROW_ALONE
    shift = _draw_first_page(drawing, content, top + DENSE_HEIGHT, PageNumber(1, count))
    if content.whole:
        naming = single_naming(content.whole)
        draw_payment_data(drawing, content.whole, naming, shift)
    dense = long or top + shift + FULL_HEIGHT > _LAST_BASELINE
    draw_row(drawing, first, top + shift, dense=dense)
    for number, rows in enumerate(pages, start=2):
        drawing.sheet.next_page()
        draw_running_head(drawing, PageNumber(number, count))
        draw_strip(drawing)
        pitch = (DENSE_HEIGHT if long else FULL_HEIGHT) + _BETWEEN_ROWS
        for at, row in enumerate(rows):
            draw_row(drawing, row, _ROW_BELOW_STRIP + at * pitch, dense=long, narrow=long)


def _draw_with_slips(drawing: NoticeDrawing, content: InstalmentsContent) -> None:
    first: NoticePayment
    if content.whole:
        first, naming = content.whole, single_naming(content.whole)
        rows = _rows(content.instalments, _ROWS_WITH_SLIPS)
    else:
        opening = content.instalments[0]
        first, naming = opening, instalment_naming(opening)
        rows = _rows(content.instalments[1:], _ROWS_WITH_SLIPS)
    count = 1 + len(rows)
    shift = _draw_first_page(drawing, content, SLIP_TOP + FULL_SLIP.height, PageNumber(1, count))
    draw_payment_data(drawing, first, naming, shift)
    draw_slip(drawing, first, naming.slip_term, SLIP_TOP + shift)
    for number, row in enumerate(rows, start=2):
        drawing.sheet.next_page()
        draw_running_head(drawing, PageNumber(number, count))
        _draw_row_with_slips(drawing, row)


def _draw_row_with_slips(drawing: NoticeDrawing, row: Row) -> None:
    full_page = len(row) == _COLUMNS
    form = COMPACT_SLIP if full_page else FULL_SLIP
    draw_row(drawing, row, _ROW_ABOVE_SLIPS, dense=full_page)
    top = _SLIPS_END - len(row) * form.height
    for instalment in row:
        naming: Naming = instalment_naming(instalment)
        draw_slip(drawing, instalment, naming.slip_term, top, form)
        top += form.height


def _draw_first_page(
    drawing: NoticeDrawing, content: InstalmentsContent, bottom: float, page: PageNumber
) -> float:
    """Head and boxes; returns by how much long names push down what follows."""
    slack = _LAST_BASELINE - bottom
    columns = drawing.columns(slack)
    draw_head(drawing, columns, page)
    if content.whole:
        draw_how_much(drawing, content.whole, columns.shift, _choice(content))
    else:
        draw_how_to_pay_a_plan(drawing, _choice(content), columns.shift)
    draw_where(drawing, columns.shift)
    return columns.shift


def _choice(content: InstalmentsContent) -> Words:
    count = len(content.instalments)
    if count < content.plan_length:
        key = "left_or_whole" if content.whole else "left"
    else:
        key = "or_whole" if content.whole else "alone"
    return Words(f"instalments.{key}", {"count": count, "planned": content.plan_length})


def _rows(instalments: Row, of_short_plans: dict[int, tuple[int, ...]]) -> list[Row]:
    """The instalments row by row. A long plan stands in threes, and ends with two twos rather
    than with one alone."""
    count = len(instalments)
    lengths = of_short_plans.get(count) or _rows_of_long_plan(count)
    rows, at = [], 0
    for length in lengths:
        rows.append(instalments[at : at + length])
        at += length
    return rows


def _rows_of_long_plan(count: int) -> tuple[int, ...]:
    threes, rest = divmod(count, _COLUMNS)
    if rest == 1:
        return (*(_COLUMNS,) * (threes - 1), 2, 2)
    return (*(_COLUMNS,) * threes, *((rest,) if rest else ()))
