"""The citizen's receipt on A4 (notice layout 8): proof that a notice was paid.

The receipt is printed as the hub sent it. Long reasons and many transfers run on to further
pages; the head is that of the notice, so that the two papers are recognised as a pair.
"""

from typing import Final

from payments_core.identifiers import iban, notice_number
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.receipt import ReceiptTransfer
from payments_core.notice.content import ReceiptContent
from payments_core.notice.language import Language
from payments_documents.amounts import euro_amount
from payments_documents.pdf.fonts import Face, spelled_out
from payments_documents.pdf.paper_styles import (
    BAND_TITLE,
    BIG,
    BODY,
    DETAIL,
    FACT_CODE,
    LABEL,
    PITCH_PER_POINT,
    RULE,
    SUBJECT,
    SUBJECT_STEPS,
    VALUE,
)
from payments_documents.pdf.party_bands import draw_parties
from payments_documents.pdf.running_page import BAND_PITCH, FOOT, RunningPage, issued_by
from payments_documents.pdf.sheet import MARGIN, PAGE_WIDTH, RIGHT_EDGE, Align, Place, Sheet
from payments_documents.pdf.sheet_marks import draw_marks
from payments_documents.pdf.tagged_pdf import Metadata, Role
from payments_documents.pdf.third_party_marks import (
    HUB_MARK,
    HUB_WORD_BASELINE,
    draw_mark_or_words,
)
from payments_documents.pdf.typesetting import Fitted, Step, Style, fit, wrap
from payments_documents.pdf.verification_qr import printed_code
from payments_documents.receipts.receipt_code import draw_code, height_of
from payments_documents.receipts.receipt_facts import (
    Fact,
    amount_facts,
    operation_facts,
    paid_when,
    stamp_files,
    when,
)
from payments_documents.texts import Texts, load_texts

_COLUMNS: Final = (10.0, 114.0)
_COLUMN_WIDTH: Final = 86.0
#: Place and width of amount, fee and total.
_AMOUNTS: Final = ((114.0, 29.0), (145.0, 25.0), (172.0, 28.0))
_VALUE_STEPS: Final = (Step(10, 1), Step(9, 2), Step(7, 4), Step(5, 12))
_AMOUNT_STEPS: Final = (Step(16, 1), Step(12, 1), Step(10, 1), Step(9, 1))
#: A code stands on one line as long as one can be read; a receipt must come out in any case.
_CODE_STEPS: Final = (Step(10, 1), Step(8, 1), Step(6, 1), Step(6, 6))
_FACT_PITCH: Final = 11.6


def render(content: ReceiptContent, language: Language = Language.IT) -> bytes:
    """The receipt as a tagged PDF; equal content gives equal bytes."""
    return _ReceiptPage(content, language).drawn()


class _ReceiptPage:
    """A receipt being drawn."""

    def __init__(self, content: ReceiptContent, language: Language) -> None:
        self._content = content
        self._receipt = content.receipt
        self._texts = load_texts("notice", language)
        self._sheet = Sheet(_metadata(content, self._texts, language))
        self._page = RunningPage(self._sheet, self._texts, self._foot(), self._begin_further_page)
        self._code = printed_code(content)
        self._stamps = stamp_files(content.receipt)

    def drawn(self) -> bytes:
        """Draw everything and return the file."""
        draw_marks(self._sheet, self._texts, self._content)
        self._draw_header()
        debtor = self._receipt.debtor
        self._draw_payment(draw_parties(self._sheet, self._texts, self._creditor(), debtor))
        self._draw_facts("operation", operation_facts(self._receipt, self._texts))
        self._draw_transfers()
        self._draw_code()
        self._page.finish()
        for stamp in self._stamps.values():
            self._sheet.attach(stamp.name, stamp.data, self._say("stamp"))
        return self._sheet.to_bytes()

    def _say(self, key: str, **facts: object) -> str:
        return self._texts.say(f"receipt.{key}", **facts)

    def _creditor(self) -> CreditorEntity:
        """The entity as the receipt names it, with the contacts that we know."""
        known, receipt = self._content.creditor, self._receipt
        return CreditorEntity(
            tax_code=receipt.creditor_tax_code,
            name=receipt.company_name,
            sector=receipt.office_name or known.sector,
            contacts=known.contacts,
        )

    def _draw_header(self) -> None:
        sheet = self._sheet
        self._draw_hub_mark()
        sheet.text(29.0, 13.2, self._say("title"), BAND_TITLE)
        fitted = fit(
            spelled_out(self._receipt.description, SUBJECT.face), SUBJECT, 152.0, SUBJECT_STEPS
        )
        pitch = fitted.style.size * PITCH_PER_POINT
        sheet.lines(MARGIN, 29.1, fitted.lines, fitted.style, pitch=pitch, role=Role.TITLE)

    def _draw_hub_mark(self) -> None:
        words = self._texts.say("notice.hub_name")
        picture = self._content.creditor.marks.pagopa
        draw_mark_or_words(self._sheet, picture, HUB_MARK, words, DETAIL, HUB_WORD_BASELINE)

    def _draw_payment(self, top: float) -> None:
        sheet = self._sheet
        sheet.band(Place(0.0, top, PAGE_WIDTH, 7.9))
        sheet.text(MARGIN, top + 5.0, self._say("paid").upper(), BAND_TITLE, role=Role.HEADING)
        baseline = top + 16.7
        with sheet.element(Role.PARAGRAPH):
            sheet.write(MARGIN, baseline, self._say("paid_at"), LABEL)
            sheet.write(MARGIN, baseline + 6.4, paid_when(self._receipt, self._texts), BIG)
        for position, fact in enumerate(amount_facts(self._receipt, self._texts)):
            x, width = _AMOUNTS[position]
            steps = _AMOUNT_STEPS if position == 0 else _AMOUNT_STEPS[2:]
            fitted = fit(fact.value, BIG, width, steps)
            with sheet.element(Role.PARAGRAPH):
                sheet.write(x, baseline, fact.label, LABEL)
                sheet.write(x, baseline + 6.4, fitted.lines[0], fitted.style)
        self._page.baseline = baseline + 13.0

    def _draw_facts(self, title: str, facts: tuple[Fact, ...]) -> None:
        self._page.band(self._say(title))
        for row in range(0, len(facts), len(_COLUMNS)):
            pair = facts[row : row + len(_COLUMNS)]
            fitted = [_fitted(fact) for fact in pair]
            for x, fact, one in zip(_COLUMNS, pair, fitted, strict=False):
                with self._sheet.element(Role.PARAGRAPH):
                    self._sheet.write(x, self._page.baseline, fact.label, LABEL)
                    self._sheet.write_lines(
                        x, self._page.baseline + 4.6, one.lines, one.style, pitch=_pitch(one)
                    )
            more = max(_pitch(one) * (len(one.lines) - 1) for one in fitted)
            self._page.baseline += max(_FACT_PITCH, 9.5 + more)
        self._page.baseline += 1.0

    def _draw_transfers(self) -> None:
        written = [(one, self._transfer_lines(one)) for one in self._receipt.transfers]
        for position, (transfer, lines) in enumerate(written):
            height = 5.0 * len(lines) + 4.0
            head = BAND_PITCH if position == 0 else 0.0
            if self._page.make_room(head + height):
                head = BAND_PITCH
            if head:
                self._page.band(self._say("transfers"))
            self._draw_transfer(transfer, lines)
            self._page.baseline += height

    def _draw_code(self) -> None:
        """Last, and whole on one page."""
        if self._code is None:
            return
        self._page.make_room(height_of(self._code), last=FOOT - 8.0)
        draw_code(self._sheet, self._texts, self._content, self._code, self._page.baseline)

    def _transfer_lines(self, transfer: ReceiptTransfer) -> list[tuple[str, Style]]:
        beneficiary = " · ".join(
            part for part in (transfer.beneficiary_name, transfer.beneficiary_tax_code) if part
        )
        texts = (
            (f"{self._say('transfer', number=transfer.transfer_no)} · {beneficiary}", VALUE),
            (transfer.remittance, LABEL),
            (self._where_to(transfer), LABEL),
        )
        return [
            (line, style)
            for text, style in texts
            for line in wrap(spelled_out(text, style.face), style, 150.0)
        ]

    def _where_to(self, transfer: ReceiptTransfer) -> str:
        if transfer.iban:
            return f"{self._say('iban')} {iban.format(transfer.iban)}"
        stamp = self._stamps.get(transfer.transfer_no)
        attached = self._say("stamp_attached", file=stamp.name) if stamp else ""
        return " · ".join(filter(None, (self._say("stamp"), attached)))

    def _draw_transfer(self, transfer: ReceiptTransfer, lines: list[tuple[str, Style]]) -> None:
        sheet = self._sheet
        with sheet.element(Role.PARAGRAPH):
            for row, (line, style) in enumerate(lines):
                sheet.write(MARGIN, self._page.baseline + 5.0 * row, line, style)
            amount = euro_amount(self._texts, transfer.amount_cents)
            sheet.write(RIGHT_EDGE, self._page.baseline, amount, VALUE, Align.RIGHT)
        rule = self._page.baseline + 5.0 * len(lines) - 2.6
        sheet.bar(Place(MARGIN, rule, RIGHT_EDGE - MARGIN, 0.5), RULE)

    def _begin_further_page(self) -> None:
        draw_marks(self._sheet, self._texts, self._content)
        self._draw_hub_mark()
        self._sheet.text(29.0, 13.2, self._say("title"), BAND_TITLE)
        number = notice_number.format(self._receipt.notice_number)
        self._sheet.text(29.0, 18.2, f"{self._say('notice_code')} {number}", BODY)

    def _foot(self) -> str:
        printed = self._say("printed_at", when=when(self._content.printed_at, self._texts))
        return f"{printed} · {issued_by(self._texts, self._content.creditor.name)}"


def _fitted(fact: Fact) -> Fitted:
    style, steps = (FACT_CODE, _CODE_STEPS) if fact.code else (VALUE, _VALUE_STEPS)
    return fit(spelled_out(fact.value, style.face), style, _COLUMN_WIDTH, steps)


def _pitch(fitted: Fitted) -> float:
    return fitted.style.size * PITCH_PER_POINT


def _metadata(content: ReceiptContent, texts: Texts, language: Language) -> Metadata:
    return Metadata(
        title=texts.say("receipt.document_title", number=content.receipt.receipt_id),
        author=spelled_out(content.creditor.name, Face.TEXT),
        subject=spelled_out(content.receipt.description, Face.TEXT),
        language=language.locale,
        created_at=content.printed_at,
    )
