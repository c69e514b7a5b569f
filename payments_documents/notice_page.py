"""The payment notice (avviso di pagamento) on A4, single payment.

Places and wording follow the national layout (notice layout 1-3). What the sheet may claim
depends on its standing: a preview has no number and no codes, a notice still to be registered
says so where it says how much, when and where to pay (product decisions 2 and 3). Words stand
where third parties' marks would (product decision 15).
"""

from typing import Final

from payments_core.identifiers import notice_number
from payments_core.notice.content import NoticeContent
from payments_documents.fonts import clean
from payments_documents.how_and_where import draw_how_much, draw_where
from payments_documents.language import Language
from payments_documents.notice_drawing import NoticeDrawing
from payments_documents.notice_head import draw_head
from payments_documents.notice_limits import require_printable
from payments_documents.party_columns import party_columns
from payments_documents.payment_data import draw_payment_data
from payments_documents.postal_slip import carries_slip, draw_slip
from payments_documents.sheet import MARGIN, PAGE_HEIGHT, Sheet
from payments_documents.tagged_pdf import Metadata
from payments_documents.texts import Texts, load_texts

#: Bottom of the last module with and without slip, when nothing pushes it down.
_BOTTOM_WITH_SLIP: Final = 269.6
_BOTTOM_WITHOUT_SLIP: Final = 195.0


def render(content: NoticeContent, language: Language = Language.IT) -> bytes:
    """The notice as a tagged PDF of one page; the slip is added when the entity may use it.

    Raises what `require_printable` and the codes refuse. Equal content gives equal bytes.
    """
    require_printable(content)
    texts = load_texts("notice", language)
    sheet = Sheet(_metadata(content, texts, language))
    draw(NoticeDrawing(sheet, texts, content), content)
    return sheet.to_bytes()


def draw(drawing: NoticeDrawing, content: NoticeContent) -> None:
    """Draw the notice on the sheet's current page."""
    payment, slip = content.payment, carries_slip(content)
    bottom = _BOTTOM_WITH_SLIP if slip else _BOTTOM_WITHOUT_SLIP
    columns = party_columns(content.creditor, content.debtor, PAGE_HEIGHT - MARGIN - bottom)
    draw_head(drawing, columns)
    draw_how_much(drawing, payment, columns.shift)
    draw_where(drawing, columns.shift)
    draw_payment_data(drawing, payment, columns.shift)
    if slip:
        draw_slip(drawing, payment, columns.shift)


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
