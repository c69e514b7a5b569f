"""What a fine says about its two amounts and their terms (notice layout 5)."""

from typing import Final

from payments_core.notice.content import FineContent, NoticePayment, NoticeStanding
from payments_documents.amounts import plain_amount
from payments_documents.notices.how_and_where import BOX_LOWEST, draw_standing_remark
from payments_documents.notices.notice_drawing import BELOW, NoticeDrawing
from payments_documents.pdf.paper_styles import BIG, BODY, BODY_BOLD, BODY_PITCH, SECOND, SMALL
from payments_documents.pdf.party_columns import NEXT_BAND
from payments_documents.pdf.pictograms import draw_calendar, draw_info
from payments_documents.pdf.sheet import MARGIN, Place
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.typesetting import Step, fit, wrap

_SECOND_COLUMN: Final = 57.0
_COLUMN_WIDTH: Final = 44.0
_AMOUNT_STEPS: Final = (Step(16, 1), Step(14, 1), Step(12, 1), Step(10, 1))
_SECOND_TERM_STEPS: Final = (Step(6.5, 1), Step(6, 1), Step(5.5, 1), Step(5, 1), Step(4.5, 1))
#: The second language between a label and an amount.
_LABEL_BELOW: Final = 1.95
_LABEL_SIZE: Final = 5.0
_EXPLANATIONS_LOWEST: Final = 165.0
_EXPLANATION_WIDTH: Final = 82.0
_EXPLANATION_GAP: Final = 2.6
_RIGHT_BOX: Final = 114.0
#: Between lines of small type, millimetres.
_SMALL_PITCH: Final = 3.0


def draw_fine_box(drawing: NoticeDrawing, content: FineContent, shift: float) -> None:
    """The box on the left: both amounts, each with its term from the service of the fine."""
    sheet = drawing.sheet
    sheet.band(Place(0.0, NEXT_BAND + shift, 104.0, 7.9))
    drawing.heading(MARGIN, 94.7 + shift, "notice.how_much_and_when")
    _draw_amount(drawing, content.discounted, "discounted", MARGIN, shift)
    _draw_amount(drawing, content.reduced, "reduced", _SECOND_COLUMN, shift)


def draw_explanations(drawing: NoticeDrawing, shift: float) -> None:
    """Under the amounts: how days are counted, and what counts when nobody was at home; beside
    them what the paper may not be paid for yet."""
    sheet, baseline = drawing.sheet, 127.0 + shift
    for key, draw_sign in (("days", draw_calendar), ("deposit", draw_info)):
        draw_sign(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
        title = drawing.texts.say(f"fine.{key}_title")
        lines = wrap(drawing.texts.say(f"fine.{key}"), BODY, _EXPLANATION_WIDTH)
        with sheet.element(Role.PARAGRAPH):
            sheet.write(16.0, baseline, title, BODY_BOLD)
            baseline = sheet.write_lines(16.0, baseline + BODY_PITCH, lines, BODY, pitch=BODY_PITCH)
        baseline += _EXPLANATION_GAP
    drawing.second_paragraph(
        16.0,
        baseline,
        "fine.days",
        "fine.deposit",
        width=_EXPLANATION_WIDTH,
        lowest=_EXPLANATIONS_LOWEST + shift,
    )


def draw_remark_at_right(drawing: NoticeDrawing, shift: float) -> None:
    """What the paper may not be paid for yet, under the ways to pay."""
    if drawing.head.standing is not NoticeStanding.PAYABLE:
        lowest = _EXPLANATIONS_LOWEST + shift
        draw_standing_remark(drawing, _RIGHT_BOX, 143.0 + shift, lowest=lowest)


def draw_choice(drawing: NoticeDrawing, baseline: float) -> None:
    """The line that says to choose the amount by the day of paying."""
    sheet = drawing.sheet
    draw_info(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
    with sheet.element(Role.PARAGRAPH):
        drawing.label(16.0, baseline, "fine.choose", BODY_BOLD, below=BELOW)


def draw_pointer(drawing: NoticeDrawing, shift: float) -> None:
    """Under the amounts of a fine with slips: the explanations are on the other page."""
    sheet, baseline = drawing.sheet, 124.9 + shift
    if drawing.head.standing is not NoticeStanding.PAYABLE:
        lowest = BOX_LOWEST + shift
        if drawing.second:
            # Under the terms it needs the room that there is above, and here some of its own.
            draw_standing_remark(
                drawing, MARGIN, baseline, lowest=lowest, style=SMALL, pitch=_SMALL_PITCH
            )
        else:
            draw_standing_remark(drawing, MARGIN, baseline - 1.2, lowest=lowest)
        return
    draw_info(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
    words = f"{drawing.texts.say('fine.choose')} {drawing.texts.say('fine.explained')}"
    lines = wrap(words, BODY, _EXPLANATION_WIDTH)
    after = sheet.lines(16.0, baseline, lines, BODY, pitch=BODY_PITCH)
    drawing.second_paragraph(
        16.0,
        after,
        "fine.choose",
        "fine.explained",
        width=_EXPLANATION_WIDTH,
        lowest=BOX_LOWEST + shift,
    )


def draw_explanation_boxes(drawing: NoticeDrawing, shift: float) -> None:
    """The explanations in two boxes side by side, where the other page has its own."""
    sheet = drawing.sheet
    for left, x, key in ((0.0, MARGIN, "days"), (106.0, _RIGHT_BOX, "deposit")):
        sheet.band(Place(left, NEXT_BAND + shift, 104.0, 7.9))
        drawing.heading(x, 94.7 + shift, f"fine.{key}_title", capitals=True)
        lowest = BOX_LOWEST + shift
        drawing.paragraph(x, 106.4 + shift, f"fine.{key}", _EXPLANATION_WIDTH, lowest=lowest)


def _draw_amount(
    drawing: NoticeDrawing, payment: NoticePayment, key: str, x: float, shift: float
) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    amount = drawing.say("amount_in_euro", amount=plain_amount(texts, payment.amount_cents))
    fitted = fit(amount, BIG, _COLUMN_WIDTH, _AMOUNT_STEPS)
    with sheet.element(Role.PARAGRAPH):
        baseline = drawing.raised(104.6 + shift)
        drawing.label(x, baseline, f"fine.{key}", below=_LABEL_BELOW, size=_LABEL_SIZE)
        sheet.write(x, 110.8 + shift, fitted.lines[0], fitted.style)
        sheet.write(x, 115.4 + shift, texts.say(f"fine.{key}_term"), BODY_BOLD)
        sheet.write(x, 119.2 + shift, texts.say("fine.from_service"), BODY)
    if drawing.second:
        term = f"{drawing.second.say(f'fine.{key}_term')} {drawing.second.say('fine.from_service')}"
        smaller = fit(term, SECOND, _COLUMN_WIDTH, _SECOND_TERM_STEPS)
        drawing.write_second(x, 121.6 + shift, smaller, pitch=BODY_PITCH)
