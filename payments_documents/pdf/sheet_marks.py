"""What a sheet says about itself: specimen, copy, preview, still to be registered."""

from dataclasses import dataclass, replace
from typing import Final

from payments_core.notice.content import NoticeHead, NoticeStanding, ReceiptContent
from payments_core.notice.day_report import DayReport
from payments_core.notice.language import Language
from payments_core.notice.situation import SituationContent
from payments_documents.pdf.paper_styles import BODY, MARK, SECOND, WATERMARK
from payments_documents.pdf.sheet import WHITE, Align, Place, Sheet
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.typesetting import Step, Style, fit, wrap
from payments_documents.texts import Texts

#: Box of the entity's logo (notice layout 2).
_LOGO: Final = Place(170.0, 10.0, 30.0, 30.0)
_FIRST_MARK: Final = Place(166.0, 10.0, 34.0, 6.6)
#: Where marks stand beside a logo: above the subject, never over it.
_MARKS_BESIDE_LOGO: Final = ((132.0, 10.0), (132.0, 17.4), (94.0, 10.0))
_MARK_PITCH: Final = 8.2
_MARK_STEPS: Final = (Step(10, 1), Step(8, 1), Step(7, 1))
_SMALL_MARK_STEPS: Final = (Step(6.5, 1), Step(6, 1), Step(5, 1))


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in a box; `strong` ones say that the paper cannot be paid now, white on black."""

    words: str
    strong: bool = False


#: Papers that carry marks.
Marked = NoticeHead | ReceiptContent | SituationContent | DayReport


def draw_marks(
    sheet: Sheet,
    texts: Texts,
    content: Marked,
    second: Texts | None = None,
) -> None:
    """The entity's logo and boxed words at the head of the sheet; a specimen is marked across the
    whole page too. Words of a `second` language stand in small type under the first."""
    if content.facsimile:
        sheet.watermark(texts.say("mark.facsimile"), WATERMARK)
    creditor = content.creditor
    if creditor.logo is not None:
        sheet.picture(_LOGO, creditor.logo, texts.say("mark.logo_alt", name=creditor.name))
    smaller = marks_of(second, content) if second else []
    for row, mark in enumerate(marks_of(texts, content)):
        x, y = _FIRST_MARK.x, _FIRST_MARK.y + row * _MARK_PITCH
        if creditor.logo is not None:
            x, y = _MARKS_BESIDE_LOGO[row]
        place = Place(x, y, _FIRST_MARK.width, _FIRST_MARK.height)
        if second:
            _draw_mark_in_two(sheet, mark, smaller[row], second, place)
        else:
            _draw_mark(sheet, mark, place)


def marks_of(texts: Texts, content: Marked) -> list[Mark]:
    """The marks that a paper carries, from the top."""
    marks = []
    if content.facsimile:
        marks.append(Mark(texts.say("mark.facsimile")))
    if isinstance(content, NoticeHead) and content.standing is not NoticeStanding.PAYABLE:
        marks.append(Mark(texts.say(f"{content.standing.lower()}.mark"), strong=True))
    if content.copy:
        marks.append(Mark(texts.say("mark.copy")))
    return marks


def _draw_mark(sheet: Sheet, mark: Mark, place: Place) -> None:
    style = _draw_box(sheet, mark, place)
    fitted = fit(mark.words, style, place.width - 3.0, _MARK_STEPS)
    centre = place.x + place.width / 2
    sheet.text(centre, place.y + 4.6, fitted.lines[0], fitted.style, align=Align.CENTRE)


def _draw_mark_in_two(sheet: Sheet, mark: Mark, smaller: Mark, second: Texts, place: Place) -> None:
    style, width = _draw_box(sheet, mark, place), place.width - 3.0
    fitted = fit(mark.words, style, width, _MARK_STEPS[1:])
    below = fit(smaller.words, replace(SECOND, colour=style.colour), width, _SMALL_MARK_STEPS)
    centre = place.x + place.width / 2
    with sheet.element(Role.PARAGRAPH):
        sheet.write(centre, place.y + 3.1, fitted.lines[0], fitted.style, Align.CENTRE)
        with sheet.span(Language(second.language).locale):
            sheet.write(centre, place.y + 5.6, below.lines[0], below.style, Align.CENTRE)


def _draw_box(sheet: Sheet, mark: Mark, place: Place) -> Style:
    """The box of a mark; returns how its words are set."""
    if mark.strong:
        sheet.bar(place)
        return replace(MARK, colour=WHITE)
    sheet.outline(place, width_points=1.2)
    return MARK


def draw_place_of_code(
    sheet: Sheet, texts: Texts, place: Place, second: Texts | None = None
) -> None:
    """The dashed place of a code that does not exist before release."""
    sheet.outline(place, dashed=True)
    centre, width = place.x + place.width / 2, place.width - 4.0
    lines = wrap(texts.say("preview.code_place"), BODY, width)
    smaller = wrap(second.say("preview.code_place"), SECOND, width) if second else ()
    baseline = place.y + place.height / 2 - (len(lines) - 1 + len(smaller)) * 1.9 + 1.0
    with sheet.element(Role.PARAGRAPH):
        for line in lines:
            sheet.write(centre, baseline, line, BODY, Align.CENTRE)
            baseline += 3.85
        if second:
            with sheet.span(Language(second.language).locale):
                for line in smaller:
                    sheet.write(centre, baseline, line, SECOND, Align.CENTRE)
                    baseline += 2.8
