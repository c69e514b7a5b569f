"""The postal slip (bollettino postale PA) at the foot of a notice (notice layout 3.5).

It is drawn only for an entity that holds a postal account and the authorisation text granted by
the post office; words stand where the post office's marks would (product decision 15).
"""

from dataclasses import dataclass
from typing import Final

from payments_core.identifiers import notice_number
from payments_core.money import NOTICE_MAX_CENTS
from payments_core.notice.codes import datamatrix_payload
from payments_core.notice.content import AnyNotice, NoticePayment
from payments_documents.amounts import plain_amount
from payments_documents.notices.notice_drawing import BELOW, NoticeDrawing
from payments_documents.notices.payment_naming import Term, draw_term
from payments_documents.pdf.codes import datamatrix_matrix
from payments_documents.pdf.fonts import clean
from payments_documents.pdf.paper_styles import (
    AMOUNT,
    BODY,
    BODY_BOLD,
    CODE,
    DETAIL,
    PARTY_NAME,
    SMALL_GREY,
)
from payments_documents.pdf.pictograms import draw_corner_frame, draw_euro, draw_scissors
from payments_documents.pdf.sheet import MARGIN, PAGE_WIDTH, RIGHT_EDGE, Align, Place
from payments_documents.pdf.sheet_marks import draw_place_of_code
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.third_party_marks import draw_mark_or_words
from payments_documents.pdf.typesetting import Step, fit

_RIGHT_PART: Final = 59.0
_VALUES: Final = 84.8
_VALUES_END: Final = 172.0
_VALUE_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 2), Step(5, 2))
_TIGHT_PITCH: Final = 2.5
#: The second language between rows that stand close together.
_NAMES_BELOW: Final = 2.1
_NAMES_SIZE: Final = 5.5
#: From the last line about where the slip can be paid to the authorisation.
_ABOVE_AUTHORISATION: Final = 2.8
_AUTHORISATION_STEPS: Final = (Step(7, 1), Step(6, 1), Step(5, 2))

#: Marks by the baselines of the words that stand for them.
_POST_MARK: Final = Place(MARGIN, -4.3, 38.5, 5.1)
_CIRCUIT_MARK: Final = Place(MARGIN, -7.1, 45.0, 12.9)
_DATAMATRIX_SIZE: Final = 23.0
_DATAMATRIX_QUIET: Final = 1.0
_CORNERS_ASIDE: Final = 2.4
_CORNERS_ABOVE: Final = 2.7
_CORNERS_WIDTH: Final = 27.8
_CORNERS_HEIGHT: Final = 28.1


@dataclass(frozen=True, slots=True)
class SlipForm:
    """Heights below the top of the slip's band, millimetres; of texts their baselines."""

    height: float
    post_name: float
    circuit_name: float
    channels: float
    account: float
    holder: float
    recipient: float
    subject: float
    code_label: float
    code_value: float
    authorisation: float
    datamatrix: float


#: As measured under a single payment (notice layout 3.5).
FULL_SLIP: Final = SlipForm(
    height=68.0,
    post_name=18.6,
    circuit_name=30.8,
    channels=43.4,
    account=19.1,
    holder=29.9,
    recipient=35.5,
    subject=40.8,
    code_label=50.5,
    code_value=56.1,
    authorisation=62.2,
    datamatrix=30.2,
)
#: Three of them stand on a page, under their instalments (notice layout 4).
COMPACT_SLIP: Final = SlipForm(
    height=60.9,
    post_name=15.6,
    circuit_name=24.4,
    channels=34.2,
    account=16.1,
    holder=25.4,
    recipient=31.0,
    subject=36.3,
    code_label=44.6,
    code_value=50.2,
    authorisation=55.6,
    datamatrix=24.7,
)
#: Where the slip of a single payment begins, when nothing pushes it down.
SLIP_TOP: Final = 201.6


def carries_slip(content: AnyNotice) -> bool:
    """Whether the notice is printed with a slip for each of its payments."""
    account = content.creditor.postal_account
    amounts_fit = all(one.amount_cents <= NOTICE_MAX_CENTS for one in content.payments)
    return bool(account and account.authorisation.strip() and amounts_fit)


def draw_slip(
    drawing: NoticeDrawing,
    payment: NoticePayment,
    term: Term,
    top: float,
    form: SlipForm = FULL_SLIP,
) -> None:
    """Draw the slip with its band `top` millimetres below the edge of the page."""
    _draw_title(drawing, term, top)
    _draw_post_office(drawing, top, form)
    _draw_account(drawing, payment, top + form.account)
    _draw_names(drawing, top, form)
    _draw_codes(drawing, payment, top, form)
    _draw_datamatrix(drawing, payment, top + form.datamatrix)


def _draw_title(drawing: NoticeDrawing, term: Term, top: float) -> None:
    sheet, baseline = drawing.sheet, top + 5.0
    draw_scissors(sheet, Place(196.0, top - 2.8, 4.0, 2.4))
    sheet.band(Place(0.0, top, PAGE_WIDTH, 7.9))
    drawing.heading(MARGIN, baseline, "slip.title")
    draw_mark_or_words(
        sheet,
        drawing.head.creditor.marks.bancoposta,
        Place(_RIGHT_PART, top + 1.7, 34.0, 4.5),
        drawing.texts.say("slip.bank_name"),
        BODY_BOLD,
        baseline,
    )
    draw_term(drawing, baseline, term)


def _draw_post_office(drawing: NoticeDrawing, top: float, form: SlipForm) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    marks = drawing.head.creditor.marks
    for picture, words, style, height, mark in (
        (marks.poste, "slip.post_name", PARTY_NAME, form.post_name, _POST_MARK),
        (marks.bollettino, "slip.circuit_name", DETAIL, form.circuit_name, _CIRCUIT_MARK),
    ):
        place = Place(MARGIN, top + height + mark.y, mark.width, mark.height)
        draw_mark_or_words(sheet, picture, place, texts.say(words), style, top + height)
    channels, width = drawing.standing_key("slip_channels"), _RIGHT_PART - MARGIN - 4.0
    lowest = top + form.authorisation - _ABOVE_AUTHORISATION
    drawing.paragraph(MARGIN, top + form.channels, channels, width, lowest=lowest)
    if account := drawing.head.creditor.postal_account:
        width = _VALUES_END - MARGIN
        fitted = fit(clean(account.authorisation), SMALL_GREY, width, _AUTHORISATION_STEPS)
        sheet.lines(
            MARGIN, top + form.authorisation, fitted.lines, fitted.style, pitch=_TIGHT_PITCH
        )


def _draw_account(drawing: NoticeDrawing, payment: NoticePayment, baseline: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    draw_euro(sheet, Place(59.3, baseline - 5.1, 7.5, 7.5))
    if account := drawing.head.creditor.postal_account:
        with sheet.element(Role.PARAGRAPH):
            drawing.label(69.0, baseline, "slip.account", below=BELOW)
            sheet.write(_VALUES, baseline, account.number.zfill(12), CODE)
    amount = plain_amount(texts, payment.amount_cents)
    with sheet.element(Role.PARAGRAPH):
        start = RIGHT_EDGE - sheet.width(amount, AMOUNT)
        sheet.write(start - 1.5, baseline, texts.say("notice.euro"), BODY, Align.RIGHT)
        sheet.write(start, baseline, amount, AMOUNT)


def _draw_names(drawing: NoticeDrawing, top: float, form: SlipForm) -> None:
    sheet = drawing.sheet
    account = drawing.head.creditor.postal_account
    rows = (
        (form.holder, "holder", account.holder if account else ""),
        (form.recipient, "recipient", drawing.head.debtor.full_name),
        (form.subject, "subject", drawing.subject),
    )
    for below, key, value in rows:
        fitted = fit(clean(value), BODY_BOLD, _VALUES_END - _VALUES, _VALUE_STEPS)
        with sheet.element(Role.PARAGRAPH):
            drawing.label(
                _RIGHT_PART, top + below, f"slip.{key}", below=_NAMES_BELOW, size=_NAMES_SIZE
            )
            first = top + below - _TIGHT_PITCH * (len(fitted.lines) - 1) / 2
            sheet.write_lines(_VALUES, first, fitted.lines, fitted.style, pitch=_TIGHT_PITCH)


def _draw_codes(drawing: NoticeDrawing, payment: NoticePayment, top: float, form: SlipForm) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    label, value = top + form.code_label, top + form.code_value
    if payment.notice_number is None:
        sheet.outline(Place(_RIGHT_PART, value - 3.8, 48.0, 5.4), dashed=True)
    with sheet.element(Role.PARAGRAPH):
        code_below = BELOW if payment.notice_number is not None else None
        drawing.label(_RIGHT_PART, label, "slip.notice_code", below=code_below)
        if payment.notice_number is None:
            drawing.label(_RIGHT_PART + 1.5, value, "preview.number_place")
        else:
            sheet.write(_RIGHT_PART, value, notice_number.format(payment.notice_number), CODE)
    with sheet.element(Role.PARAGRAPH):
        drawing.label(115.7, label, "slip.kind", below=BELOW)
        sheet.write(115.7, value, texts.say("slip.kind_value"), CODE)
    with sheet.element(Role.PARAGRAPH):
        drawing.label(168.5, label, "slip.entity_tax_code", align=Align.RIGHT, below=BELOW)
        sheet.write(168.5, value, drawing.head.creditor.tax_code, CODE, Align.RIGHT)


def _draw_datamatrix(drawing: NoticeDrawing, payment: NoticePayment, y: float) -> None:
    sheet, texts = drawing.sheet, drawing.texts
    place = Place(RIGHT_EDGE - _DATAMATRIX_SIZE, y, _DATAMATRIX_SIZE, _DATAMATRIX_SIZE)
    account, number = drawing.head.creditor.postal_account, payment.notice_number
    if account is None or number is None:
        draw_place_of_code(sheet, texts, place, drawing.second)
        return
    draw_corner_frame(
        sheet, Place(place.x - _CORNERS_ASIDE, y - _CORNERS_ABOVE, _CORNERS_WIDTH, _CORNERS_HEIGHT)
    )
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
