"""The payment notice (avviso di pagamento) on A4, single payment.

Places and wording follow the national layout (notice layout 1-3). What the sheet may claim
depends on its standing: a preview has no number and no codes, a notice still to be registered
says so where it says how much, when and where to pay (product decisions 2 and 3). Words stand
where third parties' marks would (product decision 15).
"""

from typing import Final

from payments_core.identifiers import notice_number
from payments_core.notice.codes import qr_payload
from payments_core.notice.content import NoticeContent, NoticeStanding
from payments_documents.amounts import plain_amount
from payments_documents.codes import QR_MODULES, QR_QUIET_MODULES, qr_matrix
from payments_documents.fonts import clean
from payments_documents.language import Language
from payments_documents.notice_limits import require_printable
from payments_documents.paper_styles import (
    AMOUNT,
    BAND_CODE,
    BAND_TITLE,
    BIG,
    BODY,
    BODY_BOLD,
    BODY_PITCH,
    CODE,
    DETAIL,
    SUBJECT,
    SUBJECT_PITCH,
)
from payments_documents.party_columns import NEXT_BAND, Block, PartyColumns, party_columns
from payments_documents.pictograms import draw_calendar, draw_device, draw_info, draw_places
from payments_documents.postal_slip import carries_slip, draw_slip
from payments_documents.sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Align, Place, Sheet
from payments_documents.sheet_marks import draw_marks, draw_place_of_code
from payments_documents.tagged_pdf import Metadata, Role
from payments_documents.texts import Texts, load_texts
from payments_documents.typesetting import Step, fit, wrap

_RIGHT_EDGE: Final = 200.0
_SUBJECT_WIDTH: Final = 155.0
_SUBJECT_STEPS: Final = (Step(16, 2), Step(14, 2), Step(12, 2), Step(10, 2))
_VALUE_STEPS: Final = (Step(8, 1), Step(7, 1), Step(6, 2))
_TIGHT_PITCH: Final = 2.5
#: Bottom of the last module with and without slip, when nothing pushes it down.
_BOTTOM_WITH_SLIP: Final = 269.6
_BOTTOM_WITHOUT_SLIP: Final = 195.0

_QR: Final = Place(10.0, 154.8, 25.0, 25.0)
_QR_QUIET: Final = _QR.width / QR_MODULES * QR_QUIET_MODULES


def render(content: NoticeContent, language: Language = Language.IT) -> bytes:
    """The notice as a tagged PDF of one page; the slip is added when the entity may use it.

    Raises what `require_printable` and the codes refuse. Equal content gives equal bytes.
    """
    require_printable(content)
    return _NoticePage(content, language).drawn()


class _NoticePage:
    """One sheet being drawn, from the header down: reading order is drawing order."""

    def __init__(self, content: NoticeContent, language: Language) -> None:
        self._content = content
        self._texts = load_texts("notice", language)
        self._standing = content.standing.lower()
        self._subject = clean(content.subject)
        self._amount = plain_amount(self._texts, content.amount_cents)
        self._slip = carries_slip(content)
        self._sheet = Sheet(_metadata(content, self._texts, language))

    def drawn(self) -> bytes:
        """Draw everything and return the file."""
        bottom = _BOTTOM_WITH_SLIP if self._slip else _BOTTOM_WITHOUT_SLIP
        slack = PAGE_HEIGHT - MARGIN - bottom
        columns = party_columns(self._content.creditor, self._content.debtor, slack)
        draw_marks(self._sheet, self._texts, self._content)
        self._draw_header()
        self._draw_parties(columns)
        self._draw_how_much(columns.shift)
        self._draw_where(columns.shift)
        self._draw_payment_data(columns.shift)
        if self._slip:
            draw_slip(self._sheet, self._texts, self._content, columns.shift)
        return self._sheet.to_bytes()

    def _say(self, key: str, **facts: object) -> str:
        return self._texts.say(f"notice.{key}", **facts)

    def _say_standing(self, key: str) -> str:
        return self._texts.say(f"{self._standing}.{key}")

    def _draw_header(self) -> None:
        sheet = self._sheet
        sheet.text(MARGIN, 16.2, self._say("hub_name"), DETAIL)
        sheet.text(29.0, 13.2, self._say("title"), BAND_TITLE)
        fitted = fit(self._subject, SUBJECT, _SUBJECT_WIDTH, _SUBJECT_STEPS)
        sheet.lines(MARGIN, 29.1, fitted.lines, fitted.style, pitch=SUBJECT_PITCH, role=Role.TITLE)

    def _draw_parties(self, columns: PartyColumns) -> None:
        creditor, debtor = self._content.creditor, self._content.debtor
        self._draw_party(0.0, 104.0, "creditor", creditor.tax_code, columns.creditor)
        self._draw_party(106.0, 104.0, "debtor", debtor.identifier, columns.debtor)

    def _draw_party(
        self, left: float, width: float, title: str, tax_code: str, blocks: tuple[Block, ...]
    ) -> None:
        sheet = self._sheet
        x = MARGIN if left == 0.0 else 114.0
        right = 100.0 if left == 0.0 else _RIGHT_EDGE
        sheet.band(Place(left, 43.9, width, 8.2))
        sheet.text(x, 48.9, self._say(title), BAND_TITLE, role=Role.HEADING)
        with sheet.element(Role.PARAGRAPH):
            label = f"{self._say('tax_code')} "
            code = clean(tax_code).upper()
            start = right - sheet.width(label, BODY) - sheet.width(code, BAND_CODE)
            sheet.write(sheet.write(start, 48.9, label, BODY), 48.9, code, BAND_CODE)
        for block in blocks:
            sheet.lines(x, block.baseline, block.lines, block.style, pitch=block.pitch)

    def _draw_how_much(self, shift: float) -> None:
        sheet, due_on = self._sheet, self._content.due_on
        sheet.band(Place(0.0, NEXT_BAND + shift, 104.0, 7.9))
        title = self._say("how_much_and_when" if due_on else "how_much")
        sheet.text(MARGIN, 94.7 + shift, title, BAND_TITLE, role=Role.HEADING)
        amount = self._say("amount_in_euro", amount=self._amount)
        with sheet.element(Role.PARAGRAPH):
            sheet.write(MARGIN, 106.4 + shift, self._say("amount"), BODY)
            sheet.write(MARGIN, 112.4 + shift, amount, BIG)
        if due_on:
            draw_calendar(sheet, Place(65.5, 107.6 + shift, 4.6, 4.6))
            with sheet.element(Role.PARAGRAPH):
                sheet.write(72.0, 106.4 + shift, self._say("due"), BODY)
                sheet.write(72.0, 112.4 + shift, f"{due_on:%d/%m/%Y}", BIG)
        self._draw_remarks(120.9 + shift)

    def _draw_remarks(self, baseline: float) -> None:
        sheet = self._sheet
        if self._content.standing is not NoticeStanding.PAYABLE:
            title, remark = self._say_standing("remark_title"), self._say_standing("remark")
            lines = wrap(remark, BODY, 82.0)
            height = BODY_PITCH * (len(lines) + 1) - 0.6
            sheet.bar(Place(MARGIN, baseline - 2.6, 1.2, height))
            with sheet.element(Role.PARAGRAPH):
                sheet.write(16.0, baseline, title, BODY_BOLD)
                sheet.write_lines(16.0, baseline + BODY_PITCH, lines, BODY, pitch=BODY_PITCH)
            return
        draw_info(sheet, Place(MARGIN, baseline - 3.0, 4.0, 4.0))
        lines = wrap(self._say("may_change"), BODY, 82.0)
        sheet.lines(16.0, baseline, lines, BODY, pitch=BODY_PITCH)

    def _draw_where(self, shift: float) -> None:
        sheet = self._sheet
        sheet.band(Place(106.0, NEXT_BAND + shift, 104.0, 7.9))
        sheet.text(114.0, 94.7 + shift, self._say_standing("where"), BAND_TITLE, role=Role.HEADING)
        with sheet.element(Role.PARAGRAPH):
            site = self._say("site")
            start = _RIGHT_EDGE - sheet.width(site, BODY_BOLD)
            sheet.write(start - 1.0, 94.7 + shift, self._say("go_to"), BODY, Align.RIGHT)
            sheet.write(start, 94.7 + shift, site, BODY_BOLD)
        for key, baseline in (("online", 106.9), ("nearby", 123.3)):
            with sheet.element(Role.PARAGRAPH):
                sheet.write(114.0, baseline + shift, self._say(f"{key}_title"), BODY_BOLD)
                lines = wrap(self._say(key), BODY, 70.0)
                first = baseline + shift + BODY_PITCH
                sheet.write_lines(114.0, first, lines, BODY, pitch=BODY_PITCH)
        draw_device(sheet, Place(188.0, 103.9 + shift, 12.0, 12.0))
        draw_places(sheet, Place(188.0, 120.3 + shift, 12.0, 12.0))

    def _draw_payment_data(self, shift: float) -> None:
        sheet, due_on = self._sheet, self._content.due_on
        sheet.band(Place(0.0, 140.8 + shift, PAGE_WIDTH, 7.9))
        sheet.text(MARGIN, 145.8 + shift, self._say("payment_data"), BAND_TITLE, role=Role.HEADING)
        single = (
            self._say("single_by", date=f"{due_on:%d/%m/%Y}") if due_on else self._say("single")
        )
        sheet.text(_RIGHT_EDGE, 145.8 + shift, single, BODY_BOLD, align=Align.RIGHT)
        self._draw_qr(shift)
        self._draw_particulars(shift)
        self._draw_code_row(shift)

    def _draw_qr(self, shift: float) -> None:
        sheet, number = self._sheet, self._content.notice_number
        place = Place(_QR.x, _QR.y + shift, _QR.width, _QR.height)
        if number is None:
            draw_place_of_code(sheet, self._texts, place)
        else:
            tax_code, cents = self._content.creditor.tax_code, self._content.amount_cents
            alt = self._say("qr_alt", number=number, entity=tax_code, amount=self._amount)
            matrix = qr_matrix(qr_payload(number, tax_code, cents))
            sheet.code(place, matrix, alt, quiet=_QR_QUIET)
        with sheet.element(Role.PARAGRAPH):
            sheet.write_marked(MARGIN, 187.3 + shift, self._say_standing("hint_first"), BODY)
            sheet.write_marked(MARGIN, 191.3 + shift, self._say_standing("hint_second"), BODY)

    def _draw_particulars(self, shift: float) -> None:
        sheet, content = self._sheet, self._content
        with sheet.element(Role.PARAGRAPH):
            start = _RIGHT_EDGE - sheet.width(self._amount, AMOUNT)
            sheet.write(start - 1.5, 159.0 + shift, self._say("euro"), BODY, Align.RIGHT)
            sheet.write(start, 159.0 + shift, self._amount, AMOUNT)
        free = start - 10.0 - 59.0
        values = (
            ("recipient", clean(content.debtor.full_name), free),
            ("entity", clean(content.creditor.name), free),
            ("subject", self._subject, _RIGHT_EDGE - 59.0),
        )
        for row, (key, value, width) in enumerate(values):
            fitted = fit(value, BODY_BOLD, width, _VALUE_STEPS)
            label_baseline = 157.2 + 9.2 * row + shift
            with sheet.element(Role.PARAGRAPH):
                sheet.write(59.0, label_baseline, self._say(key), BODY)
                sheet.write_lines(
                    59.0, label_baseline + 3.7, fitted.lines, fitted.style, pitch=_TIGHT_PITCH
                )

    def _draw_code_row(self, shift: float) -> None:
        sheet, creditor = self._sheet, self._content.creditor
        label, value = 187.1 + shift, 192.9 + shift
        if creditor.cbill:
            with sheet.element(Role.PARAGRAPH):
                sheet.write(59.0, label, self._say("cbill"), BODY)
                sheet.write(59.0, value, clean(creditor.cbill).upper(), CODE)
        if self._content.notice_number is None:
            sheet.outline(Place(94.2, value - 3.8, 48.0, 5.4), dashed=True)
        with sheet.element(Role.PARAGRAPH):
            sheet.write(94.2, label, self._say("notice_code"), BODY)
            if self._content.notice_number is None:
                sheet.write(95.7, value, self._texts.say("preview.number_place"), BODY)
            else:
                sheet.write(94.2, value, notice_number.format(self._content.notice_number), CODE)
        with sheet.element(Role.PARAGRAPH):
            sheet.write(_RIGHT_EDGE, label, self._say("entity_tax_code"), BODY, Align.RIGHT)
            sheet.write(_RIGHT_EDGE, value, creditor.tax_code, CODE, Align.RIGHT)


def _metadata(content: NoticeContent, texts: Texts, language: Language) -> Metadata:
    if content.notice_number is None:
        title = texts.say("notice.document_title_preview")
    else:
        number = notice_number.format(content.notice_number)
        title = texts.say("notice.document_title", number=number)
    return Metadata(
        title=title,
        author=clean(content.creditor.name),
        subject=clean(content.subject),
        language=language.locale,
    )
