"""How a payment of a notice is called: in the bands above its data and above its slip."""

from dataclasses import dataclass
from typing import Final

from payments_core.notice.content import Instalment, NoticePayment
from payments_documents.notices.notice_drawing import NoticeDrawing, Words
from payments_documents.pdf.paper_styles import BODY, BODY_BOLD
from payments_documents.pdf.sheet import RIGHT_EDGE, Align
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.texts import Texts

_PAYMENT_DATA: Final = Words("notice.payment_data")


@dataclass(frozen=True, slots=True)
class Term:
    """When a payment is due, as the right end of a band says it; `note` follows in plain type."""

    words: Words
    note: Words | None = None

    def said(self, texts: Texts) -> str:
        """All of it in one language."""
        return " ".join(one.said(texts) for one in (self.words, self.note) if one)


@dataclass(frozen=True, slots=True)
class Naming:
    """Title of the band above a payment's data, and its terms there and above the slip.

    A date may be missing, then nothing is left hanging: `Rata unica`, not `Rata unica entro`.
    """

    title: Words
    term: Term
    slip_term: Term


def single_naming(payment: NoticePayment) -> Naming:
    """The payment of everything at once."""
    term, slip_term = (Term(_dated(f"{paper}.single", payment)) for paper in ("notice", "slip"))
    return Naming(_PAYMENT_DATA, term, slip_term)


def instalment_naming(payment: Instalment) -> Naming:
    """One instalment of a plan, by its place in it."""
    term = Term(_dated("instalments.term", payment, number=payment.ordinal))
    return Naming(_PAYMENT_DATA, term, term)


def fine_naming(amount: str) -> Naming:
    """One of the two amounts of a fine, `discounted` or `reduced`; both run from its service."""
    term = Term(Words(f"fine.{amount}_if"), Words("fine.from_service"))
    return Naming(Words(f"fine.{amount}"), term, term)


def draw_term(drawing: NoticeDrawing, baseline: float, term: Term) -> None:
    """A term at the right margin of a band."""
    sheet, raised = drawing.sheet, drawing.raised(baseline)
    with sheet.element(Role.PARAGRAPH):
        end = RIGHT_EDGE
        note = term.note.said(drawing.texts) if term.note else ""
        if note:
            end -= sheet.width(f" {note}", BODY)
        sheet.write(end, raised, term.words.said(drawing.texts), BODY_BOLD, Align.RIGHT)
        if note:
            sheet.write(RIGHT_EDGE, raised, note, BODY, Align.RIGHT)
        if drawing.second:
            drawing.in_band(RIGHT_EDGE, baseline, term.said(drawing.second), Align.RIGHT)


def _dated(key: str, payment: NoticePayment, **facts: object) -> Words:
    if payment.due_on is None:
        return Words(key, facts)
    return Words(f"{key}_by", {"date": payment.due_on, **facts})
