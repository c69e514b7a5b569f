"""The payment notice (avviso di pagamento) on A4, in every form of the national layout.

Places and wording follow the national layout (notice layout 1-5). What the sheet may claim
depends on its standing: a preview has no number and no codes, a notice still to be registered
says so where it says how much, when and where to pay (product decisions 2 and 3). Words stand
where third parties' marks would (product decision 15).
"""

from typing import Final

from payments_core.identifiers import notice_number
from payments_core.notice.content import AnyNotice, FineContent, InstalmentsContent, NoticeContent
from payments_core.notice.language import Language
from payments_documents.notices import fine_pages, instalment_pages
from payments_documents.notices.how_and_where import draw_how_much, draw_where
from payments_documents.notices.notice_drawing import NoticeDrawing
from payments_documents.notices.notice_head import draw_head
from payments_documents.notices.notice_languages import drawings, language_of
from payments_documents.notices.notice_limits import require_printable
from payments_documents.notices.payment_data import draw_payment_data
from payments_documents.notices.payment_naming import single_naming
from payments_documents.notices.postal_slip import FULL_SLIP, SLIP_TOP, carries_slip, draw_slip
from payments_documents.pdf.fonts import clean
from payments_documents.pdf.sheet import MARGIN, PAGE_HEIGHT, Sheet
from payments_documents.pdf.tagged_pdf import Metadata
from payments_documents.texts import load_texts

#: Bottom of the last module without slip, when nothing pushes it down.
_BOTTOM_WITHOUT_SLIP: Final = 195.0


def render(content: AnyNotice, language: Language = Language.IT) -> bytes:
    """The notice as a tagged PDF, in one language or two; a slip for each payment is added when the
    entity may use it.

    A single payment takes one page in each language. Raises what `require_printable` and the codes
    refuse. Equal content gives equal bytes.
    """
    require_printable(content)
    sheet = Sheet(_metadata(content, language_of(content, language)))
    draw_on(sheet, content, language)
    return sheet.to_bytes()


def draw_on(sheet: Sheet, content: AnyNotice, language: Language) -> None:
    """Draw the notice from the sheet's current page on, in each of its languages."""
    for drawing in drawings(sheet, content, language):
        draw(drawing, content)


def draw(drawing: NoticeDrawing, content: AnyNotice) -> None:
    """Draw the notice from the sheet's current page on."""
    match content:
        case NoticeContent():
            _draw_single(drawing, content)
        case InstalmentsContent():
            instalment_pages.draw(drawing, content)
        case FineContent():
            fine_pages.draw(drawing, content)


def _draw_single(drawing: NoticeDrawing, content: NoticeContent) -> None:
    payment, slip = content.payment, carries_slip(content)
    naming = single_naming(payment)
    bottom = SLIP_TOP + FULL_SLIP.height if slip else _BOTTOM_WITHOUT_SLIP
    columns = drawing.columns(PAGE_HEIGHT - MARGIN - bottom)
    draw_head(drawing, columns)
    draw_how_much(drawing, payment, columns.shift)
    draw_where(drawing, columns.shift)
    draw_payment_data(drawing, payment, naming, columns.shift)
    if slip:
        draw_slip(drawing, payment, naming.slip_term, SLIP_TOP + columns.shift)


def _metadata(content: AnyNotice, language: Language) -> Metadata:
    texts = load_texts("notice", language)
    number = content.payments[0].notice_number
    if number is None:
        title = texts.say("notice.document_title_preview")
    else:
        title = texts.say("notice.document_title", number=notice_number.format(number))
    return Metadata(
        title=title,
        author=clean(content.creditor.name),
        subject=clean(content.subject),
        language=language.locale,
    )
