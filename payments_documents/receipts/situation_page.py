"""The situation of a notice's payments on A4: what was known of it, when, and from whom.

It must never pass for a receipt: it bears its instant where a receipt says *paid*, and ends with
what it is not. The head is that of the entity alone; the hub vouches for none of it.
"""

from typing import Final

from payments_core.clock import rome_local
from payments_core.identifiers import notice_number
from payments_core.notice.language import Language
from payments_core.notice.situation import SituationContent, SituationSource, SituationStep
from payments_documents.amounts import euro_amount
from payments_documents.pdf.fonts import Face, spelled_out
from payments_documents.pdf.paper_styles import (
    BAND_TITLE,
    BIG,
    BODY,
    BODY_PITCH,
    FACT_CODE,
    LABEL,
    PITCH_PER_POINT,
    RULE,
    SUBJECT,
    SUBJECT_STEPS,
    TEXT,
    VALUE,
)
from payments_documents.pdf.party_bands import draw_parties
from payments_documents.pdf.running_page import BAND_PITCH, RunningPage, issued_by
from payments_documents.pdf.sheet import MARGIN, RIGHT_EDGE, Align, Place, Sheet
from payments_documents.pdf.sheet_marks import draw_marks
from payments_documents.pdf.tagged_pdf import Metadata, Role
from payments_documents.pdf.typesetting import fit, wrap
from payments_documents.receipts.receipt_facts import when
from payments_documents.texts import load_texts

#: Places of notice code, amount and due date.
_FACTS: Final = (10.0, 92.0, 146.0)
#: Where the name of a step stands, beside its day and hour.
_STEP: Final = 48.0
_STEP_PITCH: Final = 7.4


def render(content: SituationContent, language: Language = Language.IT) -> bytes:
    """The situation as a tagged PDF, in Italian or English; equal content gives equal bytes."""
    return _SituationPage(content, language).drawn()


class _SituationPage:
    """A situation being drawn."""

    def __init__(self, content: SituationContent, language: Language) -> None:
        self._content = content
        self._words = load_texts("situation", language)
        self._texts = load_texts("notice", language)
        self._sheet = Sheet(self._metadata(language))
        foot = issued_by(self._texts, content.creditor.name)
        self._page = RunningPage(self._sheet, self._texts, foot, self._begin_further_page)

    def drawn(self) -> bytes:
        """Draw everything and return the file."""
        content, sheet = self._content, self._sheet
        draw_marks(sheet, self._texts, content)
        sheet.text(MARGIN, 13.2, self._say("title"), BAND_TITLE)
        fitted = fit(spelled_out(content.subject, SUBJECT.face), SUBJECT, 152.0, SUBJECT_STEPS)
        pitch = fitted.style.size * PITCH_PER_POINT
        sheet.lines(MARGIN, 29.1, fitted.lines, fitted.style, pitch=pitch, role=Role.TITLE)
        self._page.baseline = draw_parties(sheet, self._texts, content.creditor, content.debtor)
        self._draw_answer()
        self._draw_steps()
        self._draw_sources()
        self._draw_what_it_is_not()
        self._page.finish()
        return sheet.to_bytes()

    def _say(self, key: str, **facts: object) -> str:
        return self._words.say(f"situation.{key}", **facts)

    def _draw_answer(self) -> None:
        """The instant as title of the band; below it the answer and which notice it is about."""
        content, sheet = self._content, self._sheet
        at = rome_local(content.as_of)
        self._page.band(self._say("taken", hour=f"{at:%H:%M}", day=f"{at:%d/%m/%Y}"))
        answer = wrap(self._say(content.standing.value), BIG, RIGHT_EDGE - MARGIN)
        pitch = BIG.size * PITCH_PER_POINT
        self._page.baseline = (
            sheet.lines(MARGIN, self._page.baseline + 1.6, answer, BIG, pitch=pitch) + 3.0
        )
        facts = (
            (
                self._texts.say("receipt.notice_code"),
                notice_number.format(content.notice_number),
                FACT_CODE,
            ),
            (
                self._texts.say("receipt.amount"),
                euro_amount(self._texts, content.amount_cents),
                VALUE,
            ),
            (self._say("due"), f"{content.due_on:%d/%m/%Y}", VALUE),
        )
        for x, (label, value, style) in zip(_FACTS, facts, strict=True):
            with sheet.element(Role.PARAGRAPH):
                sheet.write(x, self._page.baseline, label, LABEL)
                sheet.write(x, self._page.baseline + 4.6, value, style)
        self._page.baseline += 10.0

    def _draw_steps(self) -> None:
        self._page.band(self._say("known"))
        if not self._content.steps:
            self._sheet.text(MARGIN, self._page.baseline, self._say("nothing_known"), TEXT)
            self._page.baseline += _STEP_PITCH
        for step in self._content.steps:
            reference = self._reference(step)
            self._page.make_room(_STEP_PITCH + 4.4 * len(reference))
            self._draw_step(step, reference)
        self._page.baseline += 1.0

    def _reference(self, step: SituationStep) -> tuple[str, ...]:
        if step.reference is None:
            return ()
        said = self._say(f"proof_{step.kind}", reference=spelled_out(step.reference, LABEL.face))
        return wrap(said, LABEL, RIGHT_EDGE - _STEP)

    def _draw_step(self, step: SituationStep, reference: tuple[str, ...]) -> None:
        sheet, at = self._sheet, step.at
        with sheet.element(Role.PARAGRAPH):
            day = f"{rome_local(at):%d/%m/%Y}" if step.whole_day else when(at, self._texts)
            sheet.write(MARGIN, self._page.baseline, day, TEXT)
            sheet.write(_STEP, self._page.baseline, self._say(f"step_{step.kind}"), VALUE)
            if step.amount_cents is not None:
                amount = euro_amount(self._texts, step.amount_cents)
                sheet.write(RIGHT_EDGE, self._page.baseline, amount, VALUE, Align.RIGHT)
            sheet.write_lines(_STEP, self._page.baseline + 4.4, reference, LABEL, pitch=4.4)
        self._page.baseline += 4.4 * len(reference)
        rule = Place(MARGIN, self._page.baseline + 2.2, RIGHT_EDGE - MARGIN, 0.3)
        sheet.bar(rule, RULE)
        self._page.baseline += _STEP_PITCH

    def _draw_sources(self) -> None:
        said = [self._source(one) for one in self._content.sources]
        texts = [wrap(text, TEXT, RIGHT_EDGE - MARGIN) for text in (*said, self._say("unasked"))]
        self._page.make_room(BAND_PITCH + sum(5.0 * len(lines) + 1.2 for lines in texts))
        self._page.band(self._say("sources"))
        for lines in texts:
            next_line = self._sheet.lines(MARGIN, self._page.baseline, lines, TEXT, pitch=5.0)
            self._page.baseline = next_line + 1.2
        self._page.baseline += 2.0

    def _source(self, source: SituationSource) -> str:
        if source.until is None:
            return self._say(f"source_{source.kind}_never")
        at = rome_local(source.until)
        facts = {"hour": f"{at:%H:%M}", "day": f"{at:%d/%m/%Y}"}
        return self._say(f"source_{source.kind}", **facts)

    def _draw_what_it_is_not(self) -> None:
        """In a frame: the last thing that is read, and nothing to be overlooked."""
        lines = wrap(self._say("nature"), BODY, RIGHT_EDGE - MARGIN - 8.0)
        height = 7.0 + BODY_PITCH * len(lines) + 4.0
        self._page.make_room(height)
        sheet, top = self._sheet, self._page.baseline - 3.0
        sheet.outline(Place(MARGIN, top, RIGHT_EDGE - MARGIN, height), width_points=1.2)
        sheet.text(MARGIN + 4.0, top + 6.0, self._say("nature_title"), VALUE)
        sheet.lines(MARGIN + 4.0, top + 11.0, lines, BODY, pitch=BODY_PITCH)

    def _begin_further_page(self) -> None:
        draw_marks(self._sheet, self._texts, self._content)
        number = notice_number.format(self._content.notice_number)
        self._sheet.text(MARGIN, 13.2, self._say("title"), BAND_TITLE)
        notice = f"{self._texts.say('receipt.notice_code')} {number}"
        self._sheet.text(MARGIN, 18.2, notice, BODY)

    def _metadata(self, language: Language) -> Metadata:
        content = self._content
        number, at = notice_number.format(content.notice_number), when(content.as_of, self._texts)
        return Metadata(
            title=self._say("document_title", number=number, when=at),
            author=spelled_out(content.creditor.name, Face.TEXT),
            subject=spelled_out(content.subject, Face.TEXT),
            language=language.locale,
            created_at=content.as_of,
        )
