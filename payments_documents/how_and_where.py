"""The two boxes under the parties: how much and when to pay, and where (notice layout 3.3)."""

from typing import Final

from payments_core.notice.content import NoticePayment, NoticeStanding
from payments_documents.amounts import plain_amount, plain_day
from payments_documents.notice_drawing import NoticeDrawing
from payments_documents.paper_styles import (
    BAND_TITLE,
    BIG,
    BODY,
    BODY_BOLD,
    BODY_PITCH,
    PARTY_NAME,
)
from payments_documents.party_columns import NEXT_BAND
from payments_documents.pictograms import draw_calendar, draw_device, draw_info, draw_places
from payments_documents.sheet import MARGIN, RIGHT_EDGE, Align, Place
from payments_documents.tagged_pdf import Role
from payments_documents.typesetting import Step, fit, wrap

_BOX_WIDTH: Final = 90.0
_CHOICE_STEPS: Final = (Step(14, 1), Step(12, 1), Step(10, 1), Step(8, 2))
_BETWEEN_REMARKS: Final = 1.5


def draw_how_much(
    drawing: NoticeDrawing, payment: NoticePayment, shift: float, choice: str = ""
) -> None:
    """The box on the left: amount, due date and what to know about them.

    `choice` says how else the same can be paid, in instalments.
    """
    sheet, due_on = drawing.sheet, payment.due_on
    sheet.band(Place(0.0, NEXT_BAND + shift, 104.0, 7.9))
    title = drawing.say("how_much_and_when" if due_on else "how_much")
    sheet.text(MARGIN, 94.7 + shift, title, BAND_TITLE, role=Role.HEADING)
    amount = drawing.say("amount_in_euro", amount=plain_amount(drawing.texts, payment.amount_cents))
    with sheet.element(Role.PARAGRAPH):
        sheet.write(MARGIN, 106.4 + shift, drawing.say("amount"), BODY)
        sheet.write(MARGIN, 112.4 + shift, amount, BIG)
    if due_on:
        draw_calendar(sheet, Place(65.5, 107.6 + shift, 4.6, 4.6))
        with sheet.element(Role.PARAGRAPH):
            sheet.write(72.0, 106.4 + shift, drawing.say("due"), BODY)
            sheet.write(72.0, 112.4 + shift, plain_day(drawing.texts, due_on), BIG)
    _draw_remarks(drawing, 120.9 + shift, choice)


def draw_how_to_pay_a_plan(drawing: NoticeDrawing, choice: str, shift: float) -> None:
    """The box on the left where no single payment settles everything: `choice` says how many
    instalments there are, each says its own amount and date."""
    sheet = drawing.sheet
    sheet.band(Place(0.0, NEXT_BAND + shift, 104.0, 7.9))
    title = drawing.say("how_much_and_when")
    sheet.text(MARGIN, 94.7 + shift, title, BAND_TITLE, role=Role.HEADING)
    fitted = fit(choice, PARTY_NAME, _BOX_WIDTH, _CHOICE_STEPS)
    sheet.lines(MARGIN, 105.6 + shift, fitted.lines, fitted.style, pitch=BODY_PITCH)
    details = wrap(drawing.texts.say("instalments.details"), BODY, _BOX_WIDTH)
    sheet.lines(MARGIN, 112.4 + shift, details, BODY, pitch=BODY_PITCH)
    _draw_remarks(drawing, 120.9 + shift)


def draw_standing_remark(drawing: NoticeDrawing, left: float, baseline: float) -> None:
    """Beside a bar: why the paper cannot be paid now."""
    sheet = drawing.sheet
    title, remark = drawing.say_standing("remark_title"), drawing.say_standing("remark")
    lines = wrap(remark, BODY, min(82.0, RIGHT_EDGE - left - 6.0))
    height = BODY_PITCH * (len(lines) + 1) - 0.6
    sheet.bar(Place(left, baseline - 2.6, 1.2, height))
    with sheet.element(Role.PARAGRAPH):
        sheet.write(left + 6.0, baseline, title, BODY_BOLD)
        sheet.write_lines(left + 6.0, baseline + BODY_PITCH, lines, BODY, pitch=BODY_PITCH)


def _draw_remarks(drawing: NoticeDrawing, baseline: float, choice: str = "") -> None:
    sheet = drawing.sheet
    if drawing.head.standing is not NoticeStanding.PAYABLE:
        draw_standing_remark(drawing, MARGIN, baseline)
        return
    if choice:
        draw_calendar(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
        lines = wrap(choice, BODY, 82.0)
        after = sheet.lines(16.0, baseline, lines, BODY, pitch=BODY_PITCH)
        baseline = after + _BETWEEN_REMARKS
    draw_info(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
    lines = wrap(drawing.say("may_change"), BODY, 82.0)
    sheet.lines(16.0, baseline, lines, BODY, pitch=BODY_PITCH)


def draw_where(drawing: NoticeDrawing, shift: float) -> None:
    """The box on the right: the ways to pay."""
    sheet = drawing.sheet
    sheet.band(Place(106.0, NEXT_BAND + shift, 104.0, 7.9))
    sheet.text(114.0, 94.7 + shift, drawing.say_standing("where"), BAND_TITLE, role=Role.HEADING)
    with sheet.element(Role.PARAGRAPH):
        site = drawing.say("site")
        start = RIGHT_EDGE - sheet.width(site, BODY_BOLD)
        sheet.write(start - 1.0, 94.7 + shift, drawing.say("go_to"), BODY, Align.RIGHT)
        sheet.write(start, 94.7 + shift, site, BODY_BOLD)
    for key, baseline in (("online", 106.9), ("nearby", 123.3)):
        with sheet.element(Role.PARAGRAPH):
            sheet.write(114.0, baseline + shift, drawing.say(f"{key}_title"), BODY_BOLD)
            lines = wrap(drawing.say(key), BODY, 70.0)
            first = baseline + shift + BODY_PITCH
            sheet.write_lines(114.0, first, lines, BODY, pitch=BODY_PITCH)
    draw_device(sheet, Place(188.0, 103.9 + shift, 12.0, 12.0))
    draw_places(sheet, Place(188.0, 120.3 + shift, 12.0, 12.0))
