"""How a payment of a notice is called: in the bands above its data and above its slip."""

from dataclasses import dataclass

from payments_core.notice.content import Instalment, NoticePayment
from payments_documents.amounts import plain_day
from payments_documents.notice_drawing import NoticeDrawing
from payments_documents.paper_styles import BODY, BODY_BOLD
from payments_documents.sheet import RIGHT_EDGE, Align, Sheet
from payments_documents.tagged_pdf import Role


@dataclass(frozen=True, slots=True)
class Term:
    """When a payment is due, as the right end of a band says it; `note` follows in plain type."""

    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Naming:
    """Title of the band above a payment's data, and its terms there and above the slip.

    A date may be missing, then nothing is left hanging: `Rata unica`, not `Rata unica entro`.
    """

    title: str
    term: Term
    slip_term: Term


def single_naming(drawing: NoticeDrawing, payment: NoticePayment) -> Naming:
    """The payment of everything at once."""
    return Naming(
        drawing.say("payment_data"),
        Term(_dated(drawing, "notice.single", payment)),
        Term(_dated(drawing, "slip.single", payment)),
    )


def instalment_naming(drawing: NoticeDrawing, payment: Instalment) -> Naming:
    """One instalment of a plan, by its place in it."""
    term = Term(_dated(drawing, "instalments.term", payment, number=payment.ordinal))
    return Naming(drawing.say("payment_data"), term, term)


def fine_naming(drawing: NoticeDrawing, amount: str) -> Naming:
    """One of the two amounts of a fine, `discounted` or `reduced`; both run from its service."""
    texts = drawing.texts
    term = Term(texts.say(f"fine.{amount}_if"), texts.say("fine.from_service"))
    return Naming(texts.say(f"fine.{amount}").upper(), term, term)


def draw_term(sheet: Sheet, baseline: float, term: Term) -> None:
    """A term at the right margin of a band."""
    with sheet.element(Role.PARAGRAPH):
        end = RIGHT_EDGE
        if term.note:
            end -= sheet.width(f" {term.note}", BODY)
        sheet.write(end, baseline, term.words, BODY_BOLD, Align.RIGHT)
        if term.note:
            sheet.write(RIGHT_EDGE, baseline, term.note, BODY, Align.RIGHT)


def _dated(drawing: NoticeDrawing, key: str, payment: NoticePayment, **facts: object) -> str:
    if payment.due_on is None:
        return drawing.texts.say(key, **facts)
    return drawing.texts.say(f"{key}_by", date=plain_day(drawing.texts, payment.due_on), **facts)
