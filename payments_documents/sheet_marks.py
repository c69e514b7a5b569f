"""What a sheet says about itself: specimen, copy, preview, still to be registered."""

from dataclasses import dataclass, replace
from typing import Final

from payments_core.notice.content import NoticeHead, NoticeStanding, ReceiptContent
from payments_core.notice.situation import SituationContent
from payments_documents.paper_styles import BODY, MARK, WATERMARK
from payments_documents.sheet import WHITE, Align, Place, Sheet
from payments_documents.tagged_pdf import Role
from payments_documents.texts import Texts
from payments_documents.typesetting import Step, fit, wrap

#: Box of the entity's logo (notice layout 2).
_LOGO: Final = Place(170.0, 10.0, 30.0, 30.0)
_FIRST_MARK: Final = Place(166.0, 10.0, 34.0, 6.6)
#: Where marks stand beside a logo: above the subject, never over it.
_MARKS_BESIDE_LOGO: Final = ((132.0, 10.0), (132.0, 17.4), (94.0, 10.0))
_MARK_PITCH: Final = 8.2
_MARK_STEPS: Final = (Step(10, 1), Step(8, 1), Step(7, 1))


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in a box; `strong` ones say that the paper cannot be paid now, white on black."""

    words: str
    strong: bool = False


#: Papers that carry marks.
Marked = NoticeHead | ReceiptContent | SituationContent


def draw_marks(sheet: Sheet, texts: Texts, content: Marked) -> None:
    """The entity's logo and boxed words at the head of the sheet; a specimen is marked across the
    whole page too."""
    if content.facsimile:
        sheet.watermark(texts.say("mark.facsimile"), WATERMARK)
    creditor = content.creditor
    if creditor.logo is not None:
        sheet.picture(_LOGO, creditor.logo, texts.say("mark.logo_alt", name=creditor.name))
    for row, mark in enumerate(marks_of(texts, content)):
        x, y = _FIRST_MARK.x, _FIRST_MARK.y + row * _MARK_PITCH
        if creditor.logo is not None:
            x, y = _MARKS_BESIDE_LOGO[row]
        _draw_mark(sheet, mark, Place(x, y, _FIRST_MARK.width, _FIRST_MARK.height))


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
    fitted = fit(mark.words, MARK, place.width - 3.0, _MARK_STEPS)
    style = fitted.style
    if mark.strong:
        sheet.bar(place)
        style = replace(style, colour=WHITE)
    else:
        sheet.outline(place, width_points=1.2)
    centre = place.x + place.width / 2
    sheet.text(centre, place.y + 4.6, fitted.lines[0], style, align=Align.CENTRE)


def draw_place_of_code(sheet: Sheet, texts: Texts, place: Place) -> None:
    """The dashed place of a code that does not exist before release."""
    sheet.outline(place, dashed=True)
    lines = wrap(texts.say("preview.code_place"), BODY, place.width - 4.0)
    baseline = place.y + place.height / 2 - (len(lines) - 1) * 1.9 + 1.0
    with sheet.element(Role.PARAGRAPH):
        for line in lines:
            sheet.write(place.x + place.width / 2, baseline, line, BODY, Align.CENTRE)
            baseline += 3.85
