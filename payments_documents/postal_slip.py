"""The postal slip (bollettino postale PA) at the foot of a notice (notice layout 3.5).

It is drawn only for an entity that holds a postal account and the authorisation text granted by
the post office; words stand where the post office's marks would (product decision 15).
"""

from typing import Final

from payments_core.identifiers import notice_number
from payments_core.money import NOTICE_MAX_CENTS
from payments_core.notice.codes import datamatrix_payload
from payments_core.notice.content import NoticeContent, NoticePayment
from payments_documents.amounts import plain_amount, plain_day
from payments_documents.codes import datamatrix_matrix
from payments_documents.fonts import clean
from payments_documents.notice_drawing import NoticeDrawing
from payments_documents.paper_styles import (
    AMOUNT,
    BAND_TITLE,
    BODY,
    BODY_BOLD,
    BODY_PITCH,
    CODE,
    DETAIL,
    PARTY_NAME,
    SMALL_GREY,
)
from payments_documents.pictograms import draw_corner_frame, draw_euro, draw_scissors
from payments_documents.sheet import MARGIN, PAGE_WIDTH, RIGHT_EDGE, Align, Place
from payments_documents.sheet_marks import draw_place_of_code
from payments_documents.tagged_pdf import Role
from payments_documents.typesetting import Step, fit, wrap

_RIGHT_PART: Final = 59.0
_VALUES: Final = 84.8
_VALUES_END: Final = 172.0
_VALUE_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 2), Step(5, 2))
_TIGHT_PITCH: Final = 2.5
_AUTHORISATION_STEPS: Final = (Step(7, 1), Step(6, 1), Step(5, 2))

_DATAMATRIX: Final = Place(177.0, 231.8, 23.0, 23.0)
_DATAMATRIX_QUIET: Final = 1.0
_CORNERS: Final = Place(174.6, 229.1, 27.8, 28.1)


def carries_slip(content: NoticeContent) -> bool:
    """Whether the notice is printed with a slip."""
    account = content.creditor.postal_account
    return bool(
        account and account.authorisation.strip() and content.amount_cents <= NOTICE_MAX_CENTS
    )


def draw_slip(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    """Draw the slip, `shift` millimetres below its measured place."""
    _draw_title(drawing, payment, shift)
    _draw_post_office(drawing, payment, shift)
    _draw_account(drawing, payment, shift)
    _draw_names(drawing, payment, shift)
    _draw_codes(drawing, payment, shift)
    _draw_datamatrix(drawing, payment, shift)


def _draw_title(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    baseline = 206.6 + shift
    draw_scissors(sheet, Place(196.0, 198.8 + shift, 4.0, 2.4))
    sheet.band(Place(0.0, 201.6 + shift, PAGE_WIDTH, 7.9))
    sheet.text(MARGIN, baseline, texts.say("slip.title"), BAND_TITLE, role=Role.HEADING)
    sheet.text(_RIGHT_PART, baseline, texts.say("slip.bank_name"), BODY_BOLD)
    if payment.due_on:
        single = texts.say("slip.single_by", date=plain_day(texts, payment.due_on))
    else:
        single = texts.say("notice.single")
    sheet.text(RIGHT_EDGE, baseline, single, BODY_BOLD, align=Align.RIGHT)


def _draw_post_office(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    sheet.text(MARGIN, 220.2 + shift, texts.say("slip.post_name"), PARTY_NAME)
    sheet.text(MARGIN, 232.4 + shift, texts.say("slip.circuit_name"), DETAIL)
    channels = texts.say(f"{drawing.head.standing.lower()}.slip_channels")
    lines = wrap(channels, BODY, _RIGHT_PART - MARGIN - 4.0)
    sheet.lines(MARGIN, 245.0 + shift, lines, BODY, pitch=BODY_PITCH)
    if account := drawing.head.creditor.postal_account:
        width = _VALUES_END - MARGIN
        fitted = fit(clean(account.authorisation), SMALL_GREY, width, _AUTHORISATION_STEPS)
        sheet.lines(MARGIN, 263.8 + shift, fitted.lines, fitted.style, pitch=_TIGHT_PITCH)


def _draw_account(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    baseline = 220.7 + shift
    draw_euro(sheet, Place(59.3, 215.6 + shift, 7.5, 7.5))
    if account := drawing.head.creditor.postal_account:
        with sheet.element(Role.PARAGRAPH):
            sheet.write(69.0, baseline, texts.say("slip.account"), BODY)
            sheet.write(_VALUES, baseline, account.number.zfill(12), CODE)
    amount = plain_amount(texts, payment.amount_cents)
    with sheet.element(Role.PARAGRAPH):
        start = RIGHT_EDGE - sheet.width(amount, AMOUNT)
        sheet.write(start - 1.5, baseline, texts.say("notice.euro"), BODY, Align.RIGHT)
        sheet.write(start, baseline, amount, AMOUNT)


def _draw_names(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    account = drawing.head.creditor.postal_account
    rows = (
        (231.5, "holder", account.holder if account else ""),
        (237.1, "recipient", drawing.head.debtor.full_name),
        (242.4, "subject", drawing.head.subject),
    )
    for baseline, key, value in rows:
        fitted = fit(clean(value), BODY_BOLD, _VALUES_END - _VALUES, _VALUE_STEPS)
        with sheet.element(Role.PARAGRAPH):
            sheet.write(_RIGHT_PART, baseline + shift, texts.say(f"slip.{key}"), BODY)
            first = baseline + shift - _TIGHT_PITCH * (len(fitted.lines) - 1) / 2
            sheet.write_lines(_VALUES, first, fitted.lines, fitted.style, pitch=_TIGHT_PITCH)


def _draw_codes(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    label, value = 252.1 + shift, 257.7 + shift
    if payment.notice_number is None:
        sheet.outline(Place(_RIGHT_PART, value - 3.8, 48.0, 5.4), dashed=True)
    with sheet.element(Role.PARAGRAPH):
        sheet.write(_RIGHT_PART, label, texts.say("slip.notice_code"), BODY)
        if payment.notice_number is None:
            sheet.write(_RIGHT_PART + 1.5, value, texts.say("preview.number_place"), BODY)
        else:
            sheet.write(_RIGHT_PART, value, notice_number.format(payment.notice_number), CODE)
    with sheet.element(Role.PARAGRAPH):
        sheet.write(115.7, label, texts.say("slip.kind"), BODY)
        sheet.write(115.7, value, texts.say("slip.kind_value"), CODE)
    with sheet.element(Role.PARAGRAPH):
        sheet.write(168.5, label, texts.say("slip.entity_tax_code"), BODY, Align.RIGHT)
        sheet.write(168.5, value, drawing.head.creditor.tax_code, CODE, Align.RIGHT)


def _draw_datamatrix(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    place = Place(_DATAMATRIX.x, _DATAMATRIX.y + shift, _DATAMATRIX.width, _DATAMATRIX.height)
    account, number = drawing.head.creditor.postal_account, payment.notice_number
    if account is None or number is None:
        draw_place_of_code(sheet, texts, place)
        return
    corners = Place(_CORNERS.x, _CORNERS.y + shift, _CORNERS.width, _CORNERS.height)
    draw_corner_frame(sheet, corners)
    payload = datamatrix_payload(
        notice_number=number,
        postal_account=account.number,
        amount_cents=payment.amount_cents,
        entity_tax_code=drawing.head.creditor.tax_code,
        debtor_tax_code=drawing.head.debtor.identifier,
        debtor_name=drawing.head.debtor.full_name,
        subject=drawing.head.subject,
    )
    alt = texts.say(
        "slip.datamatrix_alt",
        number=number,
        account=account.number,
        amount=plain_amount(texts, payment.amount_cents),
    )
    sheet.code(place, datamatrix_matrix(payload), alt, quiet=_DATAMATRIX_QUIET)
