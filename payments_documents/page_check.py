"""A test page on A4: whether a printer keeps sizes, margins, greys, small type and codes."""

from dataclasses import dataclass
from typing import Final

from payments_core.money import Cents
from payments_core.notice.codes import datamatrix_payload, qr_payload
from payments_core.notice.language import Language
from payments_documents.pdf.codes import (
    QR_MODULES,
    QR_QUIET_MODULES,
    datamatrix_matrix,
    qr_matrix,
)
from payments_documents.pdf.fonts import Face
from payments_documents.pdf.paper_styles import BODY, BODY_BOLD, DETAIL, SUBJECT
from payments_documents.pdf.sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Place, Sheet
from payments_documents.pdf.tagged_pdf import Metadata, Role
from payments_documents.pdf.typesetting import Style, wrap
from payments_documents.rolls.roll_check import LETTERS, REPLACED, TEST_NUMBER, CheckedPrinter
from payments_documents.texts import Texts, load_texts

_ENTITY: Final = "80999990106"
_LEFT: Final = 20.0
_WIDTH: Final = 170.0
_FRAMES: Final = (0.0, 5.0, MARGIN)
_RULER: Final = 100
_GREYS: Final = ("#FFFFFF", "#ECECEC", "#D9D9D9", "#BDBDBD", "#9A9A9A", "#6E6E6E", "#3C3C3C",
                 "#000000")  # fmt: skip
_SIZES: Final = (5, 6, 7, 8, 9, 10, 12)
#: Codes as papers have them: the notice's QR, that of three instalments abreast, the slip's.
_QR_SIZES: Final = (25.0, 20.0)
_DATAMATRIX_SIZE: Final = 23.0
_PITCH: Final = 5.5


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How pages come out of this printer; `tray` is None for the printer's own choice."""

    duplex: bool
    tray: str | None
    copies: int
    colour: bool


def page_check(
    printer: CheckedPrinter, options: PageOptions, language: Language = Language.IT
) -> bytes:
    """The page as a PDF; a second one where the printer prints on both sides."""
    texts = load_texts("printers", language)
    title = texts.say("check.document_title", printer=printer.name)
    sheet = Sheet(Metadata(title, printer.name, title, f"{language}-IT"))
    for distance in _FRAMES:
        sheet.outline(
            Place(distance, distance, PAGE_WIDTH - 2 * distance, PAGE_HEIGHT - 2 * distance)
        )
    sheet.text(_LEFT, 26.0, texts.say("check.title"), SUBJECT, role=Role.TITLE)
    baseline = _draw_facts(sheet, texts, printer, options)
    baseline = _draw_ruler(sheet, texts, baseline + _PITCH)
    baseline = _draw_greys(sheet, texts, baseline + _PITCH)
    baseline = _draw_types(sheet, texts, baseline + _PITCH)
    _draw_codes(sheet, texts, baseline + _PITCH)
    if options.duplex:
        sheet.next_page()
        sheet.text(_LEFT, 26.0, texts.say("check.second_page"), DETAIL)
    return sheet.to_bytes()


def _draw_facts(sheet: Sheet, texts: Texts, printer: CheckedPrinter, options: PageOptions) -> float:
    said = texts.say(
        "check.options",
        duplex=_yes(texts, options.duplex),
        tray=options.tray or texts.say("check.usual_tray"),
        copies=options.copies,
        colour=_yes(texts, options.colour),
    )
    facts = (("printer", printer.name), ("address", printer.address), ("state", printer.state))
    lines = [f"{texts.say(f'check.{key}')}: {value}" for key, value in facts]
    lines += [said, texts.say("check.margins")]
    wrapped = [line for text in lines for line in wrap(text, DETAIL, _WIDTH)]
    return sheet.lines(_LEFT, 36.0, wrapped, DETAIL, pitch=_PITCH)


def _yes(texts: Texts, told: bool) -> str:
    return texts.say("check.yes" if told else "check.no")


def _draw_ruler(sheet: Sheet, texts: Texts, top: float) -> float:
    sheet.text(_LEFT, top, texts.say("check.lengths"), BODY_BOLD, role=Role.HEADING)
    line = top + 8.0
    with sheet.ornament(0.5) as pen:
        pen.line(_LEFT, line, _LEFT + _RULER, line)
        for mm in range(_RULER + 1):
            length = 4.0 if mm % 10 == 0 else 2.5 if mm % 5 == 0 else 1.5
            pen.line(_LEFT + mm, line, _LEFT + mm, line - length)
    return line + 4.0


def _draw_greys(sheet: Sheet, texts: Texts, top: float) -> float:
    sheet.text(_LEFT, top, texts.say("check.greys"), BODY_BOLD, role=Role.HEADING)
    width = _WIDTH / len(_GREYS)
    for step, grey in enumerate(_GREYS):
        place = Place(_LEFT + step * width, top + 3.0, width, 10.0)
        sheet.bar(place, grey)
    sheet.outline(Place(_LEFT, top + 3.0, _WIDTH, 10.0))
    return top + 17.0


def _draw_types(sheet: Sheet, texts: Texts, top: float) -> float:
    sheet.text(_LEFT, top, texts.say("check.types"), BODY_BOLD, role=Role.HEADING)
    baseline = top + _PITCH
    for size in _SIZES:
        style = Style(Face.TEXT, size)
        sheet.text(_LEFT, baseline, f"{size} pt  {LETTERS} {REPLACED}", style)
        sheet.text(_LEFT + 105.0, baseline, "3010 0000 0000 0042 85", Style(Face.MONO, size))
        baseline += _PITCH
    return baseline


def _draw_codes(sheet: Sheet, texts: Texts, top: float) -> None:
    sheet.text(_LEFT, top, texts.say("check.codes"), BODY_BOLD, role=Role.HEADING)
    matrix = qr_matrix(qr_payload(TEST_NUMBER, _ENTITY, Cents(100)))
    alt, x, y = texts.say("check.qr_alt"), _LEFT + 4.0, top + 7.0
    for size in _QR_SIZES:
        sheet.code(Place(x, y, size, size), matrix, alt, quiet=size / QR_MODULES * QR_QUIET_MODULES)
        sheet.text(x, y + 34.0, f"QR {size:.0f} mm", BODY)
        x += size + 20.0
    payload = datamatrix_payload(
        notice_number=TEST_NUMBER,
        postal_account="000000000000",
        amount_cents=100,
        entity_tax_code=_ENTITY,
        debtor_tax_code=None,
        debtor_name="",
        subject=texts.say("check.title"),
    )
    place = Place(x, y, _DATAMATRIX_SIZE, _DATAMATRIX_SIZE)
    sheet.code(place, datamatrix_matrix(payload), texts.say("check.datamatrix_alt"), quiet=1.0)
    sheet.text(x, y + 34.0, texts.say("check.datamatrix"), BODY)
