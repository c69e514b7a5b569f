"""The two boxes under the parties: how much and when to pay, and where (notice layout 3.3)."""

from typing import Final

from payments_core.notice.content import NoticePayment, NoticeStanding
from payments_documents.amounts import plain_amount, plain_day
from payments_documents.notices.notice_drawing import BAND_BELOW, NoticeDrawing, Words
from payments_documents.pdf.paper_styles import (
    BIG,
    BODY,
    BODY_BOLD,
    BODY_PITCH,
    PARTY_NAME,
    SECOND,
)
from payments_documents.pdf.party_columns import NEXT_BAND
from payments_documents.pdf.pictograms import draw_calendar, draw_device, draw_info, draw_places
from payments_documents.pdf.sheet import MARGIN, RIGHT_EDGE, Align, Place
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.typesetting import Step, Style, fit, wrap

#: Lowest baselines of the second language: in the boxes, under the first way to pay and under
#: the choice between the whole and instalments.
BOX_LOWEST: Final = 139.8
_ONLINE_LOWEST: Final = 120.0
_CHOICE_LOWEST: Final = 124.5
_BOX_WIDTH: Final = 90.0
_CHOICE_STEPS: Final = (Step(14, 1), Step(12, 1), Step(10, 1), Step(8, 2))
_SECOND_CHOICE_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 1))
_BETWEEN_REMARKS: Final = 1.5


def draw_how_much(
    drawing: NoticeDrawing, payment: NoticePayment, shift: float, choice: Words | None = None
) -> None:
    """The box on the left: amount, due date and what to know about them.

    `choice` says how else the same can be paid, in instalments.
    """
    sheet, due_on = drawing.sheet, payment.due_on
    sheet.band(Place(0.0, NEXT_BAND + shift, 104.0, 7.9))
    title = "notice.how_much_and_when" if due_on else "notice.how_much"
    drawing.heading(MARGIN, 94.7 + shift, title)
    amount = drawing.say("amount_in_euro", amount=plain_amount(drawing.texts, payment.amount_cents))
    with sheet.element(Role.PARAGRAPH):
        drawing.label(MARGIN, 106.4 + shift, "notice.amount")
        sheet.write(MARGIN, 112.4 + shift, amount, BIG)
    if due_on:
        draw_calendar(sheet, Place(65.5, 107.6 + shift, 4.6, 4.6))
        with sheet.element(Role.PARAGRAPH):
            drawing.label(72.0, 106.4 + shift, "notice.due")
            sheet.write(72.0, 112.4 + shift, plain_day(drawing.texts, due_on), BIG)
    _draw_remarks(drawing, shift, choice)


def draw_how_to_pay_a_plan(drawing: NoticeDrawing, choice: Words, shift: float) -> None:
    """The box on the left where no single payment settles everything: `choice` says how many
    instalments there are, each says its own amount and date."""
    sheet = drawing.sheet
    sheet.band(Place(0.0, NEXT_BAND + shift, 104.0, 7.9))
    drawing.heading(MARGIN, 94.7 + shift, "notice.how_much_and_when")
    fitted = fit(choice.said(drawing.texts), PARTY_NAME, _BOX_WIDTH, _CHOICE_STEPS)
    sheet.lines(MARGIN, 105.6 + shift, fitted.lines, fitted.style, pitch=BODY_PITCH)
    if drawing.second:
        smaller = fit(choice.said(drawing.second), SECOND, _BOX_WIDTH, _SECOND_CHOICE_STEPS)
        drawing.write_second(MARGIN, 108.8 + shift, smaller, pitch=BODY_PITCH)
    drawing.paragraph(
        MARGIN, 112.4 + shift, "instalments.details", _BOX_WIDTH, lowest=117.6 + shift
    )
    _draw_remarks(drawing, shift)


def draw_standing_remark(
    drawing: NoticeDrawing,
    left: float,
    baseline: float,
    *,
    lowest: float,
    style: Style = BODY,
    pitch: float = BODY_PITCH,
) -> None:
    """Beside a bar: why the paper cannot be paid now; in a second language where there is room
    above `lowest`."""
    sheet = drawing.sheet
    title, remark = drawing.say_standing("remark_title"), drawing.say_standing("remark")
    width = min(82.0, RIGHT_EDGE - left - 6.0)
    lines = wrap(remark, style, width)
    height = pitch * (len(lines) + 1) - 0.6
    sheet.bar(Place(left, baseline - 2.6, 1.2, height))
    with sheet.element(Role.PARAGRAPH):
        sheet.write(left + 6.0, baseline, title, BODY_BOLD)
        after = sheet.write_lines(left + 6.0, baseline + pitch, lines, style, pitch=pitch)
    after += BODY_PITCH - pitch
    keys = (drawing.standing_key("remark_title"), drawing.standing_key("remark"))
    drawing.second_paragraph(left + 6.0, after, *keys, width=width, lowest=lowest, joint=". ")


def _draw_remarks(drawing: NoticeDrawing, shift: float, choice: Words | None = None) -> None:
    sheet, baseline, lowest = drawing.sheet, 120.9 + shift, BOX_LOWEST + shift
    if drawing.head.standing is not NoticeStanding.PAYABLE:
        draw_standing_remark(drawing, MARGIN, baseline, lowest=lowest)
        return
    if choice:
        draw_calendar(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
        after = drawing.paragraph(
            16.0, baseline, choice.key, 82.0, lowest=_CHOICE_LOWEST + shift, **choice.facts
        )
        baseline = after + _BETWEEN_REMARKS
    draw_info(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
    drawing.paragraph(16.0, baseline, "notice.may_change", 82.0, lowest=lowest)


def draw_where(drawing: NoticeDrawing, shift: float) -> None:
    """The box on the right: the ways to pay."""
    sheet = drawing.sheet
    sheet.band(Place(106.0, NEXT_BAND + shift, 104.0, 7.9))
    drawing.heading(114.0, 94.7 + shift, drawing.standing_key("where"))
    with sheet.element(Role.PARAGRAPH):
        site = drawing.say("site")
        start = RIGHT_EDGE - sheet.width(site, BODY_BOLD)
        drawing.label(
            start - 1.0, 94.7 + shift, "notice.go_to", align=Align.RIGHT, below=BAND_BELOW
        )
        sheet.write(start, 94.7 + shift, site, BODY_BOLD)
    for key, baseline, width, lowest in (
        ("online", 106.9, 73.0, _ONLINE_LOWEST),
        ("nearby", 123.3, 86.0, BOX_LOWEST),
    ):
        with sheet.element(Role.PARAGRAPH):
            drawing.label(114.0, baseline + shift, f"notice.{key}_title", BODY_BOLD)
            lines = wrap(drawing.say(key), BODY, 70.0)
            first = baseline + shift + BODY_PITCH
            after = sheet.write_lines(114.0, first, lines, BODY, pitch=BODY_PITCH)
        drawing.second_paragraph(114.0, after, f"notice.{key}", width=width, lowest=lowest + shift)
    draw_device(sheet, Place(188.0, 103.9 + shift, 12.0, 12.0))
    draw_places(sheet, Place(188.0, 120.3 + shift, 12.0, 12.0))
