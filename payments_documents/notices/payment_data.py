"""Payment data of one payment: its QR code, and in words what the code says (notice layout 3.4)."""

from typing import Final

from payments_core.identifiers import notice_number
from payments_core.notice.codes import qr_payload
from payments_core.notice.content import NoticePayment
from payments_documents.amounts import plain_amount
from payments_documents.notices.notice_drawing import BELOW, NoticeDrawing, label_below
from payments_documents.notices.payment_naming import Naming, draw_term
from payments_documents.pdf.codes import QR_MODULES, QR_QUIET_MODULES, qr_matrix
from payments_documents.pdf.fonts import clean
from payments_documents.pdf.paper_styles import AMOUNT, BODY, BODY_BOLD, BODY_PITCH, CODE
from payments_documents.pdf.sheet import MARGIN, PAGE_WIDTH, RIGHT_EDGE, Align, Place
from payments_documents.pdf.sheet_marks import draw_place_of_code
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.typesetting import Step, fit

_VALUE_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 2))
_TIGHT_PITCH: Final = 2.5
#: Lowest baseline of the second language under the hint: what follows begins at 197.6.
_HINT_LOWEST: Final = 196.6

#: Top of the band when nothing pushes it down.
BAND_TOP: Final = 140.8

_QR: Final = Place(10.0, 154.8, 25.0, 25.0)


def draw_payment_data(
    drawing: NoticeDrawing, payment: NoticePayment, naming: Naming, shift: float
) -> None:
    """Band, QR code and what banks ask for when they cannot read it."""
    sheet = drawing.sheet
    sheet.band(Place(0.0, BAND_TOP + shift, PAGE_WIDTH, 7.9))
    drawing.heading(MARGIN, 145.8 + shift, naming.title.key, capitals=True)
    draw_term(drawing, 145.8 + shift, naming.term)
    draw_qr(drawing, payment, Place(_QR.x, _QR.y + shift, _QR.width, _QR.height))
    _draw_hint(drawing, shift)
    _draw_particulars(drawing, payment, shift)
    _draw_code_row(drawing, payment, shift)


def draw_qr(drawing: NoticeDrawing, payment: NoticePayment, place: Place) -> None:
    """The payment's QR code with its blank border, or the place of one not yet released."""
    sheet, number = drawing.sheet, payment.notice_number
    if number is None:
        draw_place_of_code(sheet, drawing.texts, place, drawing.second)
    else:
        tax_code, cents = drawing.head.creditor.tax_code, payment.amount_cents
        alt = drawing.say(
            "qr_alt", number=number, entity=tax_code, amount=plain_amount(drawing.texts, cents)
        )
        matrix = qr_matrix(qr_payload(number, tax_code, cents))
        sheet.code(place, matrix, alt, quiet=place.width / QR_MODULES * QR_QUIET_MODULES)


def draw_notice_code(
    drawing: NoticeDrawing, payment: NoticePayment, x: float, label: float, value: float
) -> None:
    """The notice number under its label, at these baselines; its empty place in a preview."""
    sheet, number = drawing.sheet, payment.notice_number
    if number is None:
        sheet.outline(Place(x, value - 3.8, 48.0, 5.4), dashed=True)
    below = label_below(value - label) if number is not None else {}
    with sheet.element(Role.PARAGRAPH):
        drawing.label(x, label, "notice.notice_code", **below)
        if number is None:
            drawing.label(x + 1.5, value, "preview.number_place")
        else:
            sheet.write(x, value, notice_number.format(number), CODE)


def _draw_hint(drawing: NoticeDrawing, shift: float) -> None:
    sheet = drawing.sheet
    with sheet.element(Role.PARAGRAPH):
        sheet.write_marked(MARGIN, 187.3 + shift, drawing.say_standing("hint_first"), BODY)
        sheet.write_marked(MARGIN, 191.3 + shift, drawing.say_standing("hint_second"), BODY)
    hints = (drawing.standing_key("hint_first"), drawing.standing_key("hint_second"))
    after = 191.3 + BODY_PITCH + shift
    drawing.second_paragraph(MARGIN, after, *hints, width=46.0, lowest=_HINT_LOWEST + shift)


def _draw_particulars(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, head = drawing.sheet, drawing.head
    figure = plain_amount(drawing.texts, payment.amount_cents)
    with sheet.element(Role.PARAGRAPH):
        start = RIGHT_EDGE - sheet.width(figure, AMOUNT)
        sheet.write(start - 1.5, 159.0 + shift, drawing.say("euro"), BODY, Align.RIGHT)
        sheet.write(start, 159.0 + shift, figure, AMOUNT)
    free = start - 10.0 - 59.0
    values = (
        ("recipient", clean(head.debtor.full_name), free),
        ("entity", clean(head.creditor.name), free),
        ("subject", clean(drawing.subject), RIGHT_EDGE - 59.0),
    )
    for row, (key, value, width) in enumerate(values):
        fitted = fit(value, BODY_BOLD, width, _VALUE_STEPS)
        label_baseline = 157.2 + 9.2 * row + shift
        with sheet.element(Role.PARAGRAPH):
            drawing.label(59.0, label_baseline, f"notice.{key}")
            sheet.write_lines(
                59.0, label_baseline + 3.7, fitted.lines, fitted.style, pitch=_TIGHT_PITCH
            )


def _draw_code_row(drawing: NoticeDrawing, payment: NoticePayment, shift: float) -> None:
    sheet, creditor = drawing.sheet, drawing.head.creditor
    label, value = 187.1 + shift, 192.9 + shift
    if creditor.cbill:
        with sheet.element(Role.PARAGRAPH):
            drawing.label(59.0, label, "notice.cbill", below=BELOW)
            sheet.write(59.0, value, clean(creditor.cbill).upper(), CODE)
    draw_notice_code(drawing, payment, 94.2, label, value)
    with sheet.element(Role.PARAGRAPH):
        drawing.label(RIGHT_EDGE, label, "notice.entity_tax_code", align=Align.RIGHT, below=BELOW)
        sheet.write(RIGHT_EDGE, value, creditor.tax_code, CODE, Align.RIGHT)
