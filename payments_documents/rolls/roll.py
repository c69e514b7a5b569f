"""Notice and receipt on a roll, as bytes for an ESC/POS printer (notice layout 9).

Codes and amounts stand on lines of their own and are never broken. The postal slip is not
printed on rolls. As on A4, a preview carries neither number nor code, and a notice still to be
registered says so before it says how to pay.
"""

from typing import Final

from payments_core.errors import BadValue
from payments_core.identifiers import notice_number
from payments_core.notice.codes import qr_payload
from payments_core.notice.content import NoticeContent, NoticeStanding, ReceiptContent
from payments_core.notice.language import Language
from payments_documents.amounts import plain_amount, plain_day
from payments_documents.notices.notice_languages import Version, versions
from payments_documents.notices.notice_limits import require_printable
from payments_documents.pdf.codes import QR_QUIET_MODULES, qr_matrix
from payments_documents.pdf.fonts import code_point
from payments_documents.pdf.sheet_marks import marks_of
from payments_documents.receipts.receipt_facts import amount_facts, operation_facts, paid_when, when
from payments_documents.rolls.code128 import notice_bars
from payments_documents.rolls.code_page import letter_without_likeness
from payments_documents.rolls.escpos import EscPosRoll, Justify
from payments_documents.rolls.printer_profile import USUAL_PROFILE, PrinterProfile, printer_profile
from payments_documents.rolls.raster import raster_of_picture
from payments_documents.rolls.receipt_roll import write_transfers, write_verification
from payments_documents.texts import Texts, load_texts

#: Heights on the roll: of the entity's logo at most, and of the bars (9 mm: a scanner held askew
#: still crosses all of them).
_LOGO_TENTHS_OF_INCH: Final = 7
_BARS_TENTHS_OF_INCH: Final = 3


def notice_roll(
    content: NoticeContent,
    language: Language = Language.IT,
    profile: PrinterProfile | None = None,
) -> bytes:
    """The notice as bytes for a printer, an 80 mm one where no profile says otherwise; raises what
    `require_printable` refuses, and `letter_not_on_roll` for a name or subject that the printer's
    letters cannot say: A4 can.

    There is no room on a roll for two languages beside each other: one follows the other, on a
    strip of its own.
    """
    require_printable(content)
    roll = EscPosRoll(profile or printer_profile(USUAL_PROFILE))
    _require_letters(content, roll.profile.codec)
    for version in versions(content, language):
        _write_notice(roll, version, content)
    return roll.to_bytes()


def _require_letters(content: NoticeContent, codec: str) -> None:
    creditor, debtor, second = content.creditor, content.debtor, content.second
    subjects = (content.subject, (second and second.subject) or "")
    for text in (*subjects, creditor.name, debtor.full_name, debtor.identifier):
        letter = letter_without_likeness(text, codec)
        if letter is not None:
            raise BadValue("letter_not_on_roll", letter=letter, code_point=code_point(letter))


def _write_notice(roll: EscPosRoll, version: Version, content: NoticeContent) -> None:
    texts = version.texts
    _write_head(roll, texts, content, texts.say("notice.roll_title"))
    for remark in version.remark:
        roll.paragraph(remark)
    if version.remark:
        roll.rule()
    roll.paragraph(content.subject_in(texts.language), bold=True)
    roll.feed()
    if content.standing is not NoticeStanding.PAYABLE:
        _write_remark(roll, texts, content.standing)
    _write_how_much(roll, texts, content)
    _write_code(roll, texts, content)
    _write_particulars(roll, texts, content)
    _write_where(roll, texts, content.standing)
    if content.notice_number is not None:
        _write_bars(roll, texts, content.notice_number)
    roll.feed()
    roll.cut()


def receipt_roll(
    content: ReceiptContent,
    language: Language = Language.IT,
    profile: PrinterProfile | None = None,
) -> bytes:
    """The receipt as bytes for a printer, an 80 mm one where no profile says otherwise."""
    texts, receipt = load_texts("notice", language), content.receipt
    roll = EscPosRoll(profile or printer_profile(USUAL_PROFILE))
    _write_head(roll, texts, content, texts.say("receipt.roll_title"))
    roll.paragraph(receipt.description, bold=True)
    roll.feed()
    for fact in amount_facts(receipt, texts):
        roll.pair(fact.label, fact.value)
    roll.pair(texts.say("receipt.paid_at"), paid_when(receipt, texts))
    roll.rule()
    roll.paragraph(receipt.company_name, bold=True)
    roll.pair(texts.say("receipt.tax_code"), receipt.creditor_tax_code)
    roll.feed()
    roll.line(_capitalised(texts.say("receipt.debtor")))
    roll.paragraph(receipt.debtor.full_name, bold=True)
    tax_code = receipt.debtor.identifier
    _write_labelled(roll, texts.say("receipt.tax_code"), tax_code, code=True)
    roll.rule()
    for fact in operation_facts(receipt, texts):
        _write_labelled(roll, fact.label, fact.value, code=fact.code)
    roll.rule()
    write_transfers(roll, texts, receipt)
    write_verification(roll, texts, content)
    roll.paragraph(texts.say("receipt.printed_at", when=when(content.printed_at, texts)))
    roll.paragraph(texts.say("receipt.printed_for", entity=content.creditor.name))
    if notice_number.is_wellformed(receipt.notice_number):
        _write_bars(roll, texts, receipt.notice_number)
    roll.feed()
    roll.cut()
    return roll.to_bytes()


def _write_head(
    roll: EscPosRoll, texts: Texts, content: NoticeContent | ReceiptContent, title: str
) -> None:
    marks = marks_of(texts, content)
    roll.justify(Justify.CENTRE)
    _write_logo(roll, content.creditor.logo)
    for mark in marks:
        starred = f"* {mark.words} *"
        roll.headline(starred if 2 * len(starred) <= roll.columns else mark.words)
    if marks:
        roll.feed()
    roll.line(texts.say("notice.hub_name"))
    roll.headline(title)
    roll.justify(Justify.LEFT)
    roll.rule()


def _write_logo(roll: EscPosRoll, logo: bytes | None) -> None:
    """The entity's mark; a file that is no picture costs nobody the paper."""
    if logo is None:
        return
    height = roll.profile.dots_per_inch * _LOGO_TENTHS_OF_INCH // 10
    raster = raster_of_picture(logo, roll.profile.dots * 2 // 3, height)
    if raster is not None:
        roll.raster(raster)
        roll.feed()


def _write_bars(roll: EscPosRoll, texts: Texts, number: str) -> None:
    """The number for the counter's scanner, away from the code for payment apps."""
    height = roll.profile.dots_per_inch * _BARS_TENTHS_OF_INCH // 10
    roll.feed()
    roll.justify(Justify.CENTRE)
    roll.raster(notice_bars(number, roll.profile.bar_dots, height))
    roll.paragraph(texts.say("roll.for_counter"))
    roll.justify(Justify.LEFT)


def _write_remark(roll: EscPosRoll, texts: Texts, standing: NoticeStanding) -> None:
    section = standing.lower()
    roll.paragraph(texts.say(f"{section}.remark_title"), bold=True)
    roll.paragraph(texts.say(f"{section}.remark"))
    roll.rule()


def _write_how_much(roll: EscPosRoll, texts: Texts, content: NoticeContent) -> None:
    amount = texts.say("notice.amount_in_euro", amount=plain_amount(texts, content.amount_cents))
    roll.line(_capitalised(texts.say("notice.amount")))
    roll.headline(amount)
    if content.due_on:
        roll.line(_capitalised(texts.say("notice.due")))
        roll.headline(plain_day(texts, content.due_on))


def _write_code(roll: EscPosRoll, texts: Texts, content: NoticeContent) -> None:
    roll.feed()
    roll.justify(Justify.CENTRE)
    if content.notice_number is not None:
        payload = qr_payload(content.notice_number, content.creditor.tax_code, content.amount_cents)
        roll.picture(
            qr_matrix(payload),
            dots_per_module=roll.profile.qr_dots,
            quiet_modules=QR_QUIET_MODULES,
        )
    roll.paragraph(texts.say(f"{content.standing.lower()}.roll_hint"))
    roll.justify(Justify.LEFT)
    roll.rule()


def _write_particulars(roll: EscPosRoll, texts: Texts, content: NoticeContent) -> None:
    creditor = content.creditor
    number = (
        notice_number.format(content.notice_number)
        if content.notice_number is not None
        else texts.say("preview.number_place")
    )
    roll.pair(texts.say("notice.roll_amount"), plain_amount(texts, content.amount_cents))
    if creditor.cbill:
        roll.pair(texts.say("notice.cbill"), creditor.cbill.upper())
    roll.pair(texts.say("notice.notice_code"), number)
    roll.pair(texts.say("slip.entity_tax_code"), creditor.tax_code)
    roll.feed()
    _write_labelled(roll, texts.say("notice.entity"), creditor.name)
    _write_labelled(roll, texts.say("notice.recipient"), content.debtor.full_name)
    roll.pair(texts.say("notice.tax_code"), content.debtor.identifier)
    roll.rule()


def _write_where(roll: EscPosRoll, texts: Texts, standing: NoticeStanding) -> None:
    where = _capitalised(texts.say(f"{standing.lower()}.where"))
    roll.pair(where, f"{texts.say('notice.go_to')} {texts.say('notice.site')}")


def _write_labelled(roll: EscPosRoll, label: str, value: str, *, code: bool = False) -> None:
    """A label and its value below; a code stays in one piece unless it is wider than the roll: a
    receipt must come out whatever its identifier."""
    width = roll.letters_of(value)
    if roll.letters_of(label) + 1 + width <= roll.columns or (code and width <= roll.columns):
        roll.pair(label, value)
        return
    roll.paragraph(label)
    if code and width <= roll.profile.small_columns:
        roll.code(value)
    else:
        roll.paragraph(value, bold=True)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:].lower()
