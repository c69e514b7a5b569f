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
from payments_documents.pdf.paper_styles import BAND_TITLE, BIG, BODY, BODY_PITCH, SUBJECT
from payments_documents.pdf.party_bands import draw_parties
from payments_documents.pdf.sheet import MARGIN, PAGE_WIDTH, RIGHT_EDGE, Align, Place, Sheet
from payments_documents.pdf.sheet_marks import draw_marks
from payments_documents.pdf.tagged_pdf import Metadata, Role
from payments_documents.pdf.typesetting import Step, Style, fit, wrap
from payments_documents.receipts.receipt_facts import when
from payments_documents.texts import load_texts

_SUBJECT_STEPS: Final = (Step(16, 2), Step(14, 2), Step(12, 3), Step(10, 4), Step(6, 6), Step(4, 8))
#: Line pitch per point of type, millimetres.
_PITCH_PER_POINT: Final = 0.42
_LABEL: Final = Style(Face.TEXT, 9, "#5C6F82")
_VALUE: Final = Style(Face.TEXT_SEMIBOLD, 10)
_CODE: Final = Style(Face.MONO, 10)
_TEXT: Final = Style(Face.TEXT, 10)
_RULE: Final = "#E3E7EB"
#: Places of notice code, amount and due date.
_FACTS: Final = (10.0, 92.0, 146.0)
#: Where the name of a step stands, beside its day and hour.
_STEP: Final = 48.0
_STEP_PITCH: Final = 7.4
#: From the top of a band to the first baseline below it.
_BAND_PITCH: Final = 15.4
#: Where a further page goes on.
_CONTINUED: Final = 30.0
#: Lowest baseline of the running text; the footer stands below.
_LAST_BASELINE: Final = 274.0
_FOOTER: Final = 285.0


def render(content: SituationContent, language: Language = Language.IT) -> bytes:
    """The situation as a tagged PDF, in Italian or English; equal content gives equal bytes."""
    return _SituationPage(content, language).drawn()


class _SituationPage:
    """A situation being drawn; `_baseline` runs down the page."""

    def __init__(self, content: SituationContent, language: Language) -> None:
        self._content = content
        self._words = load_texts("situation", language)
        self._texts = load_texts("notice", language)
        self._sheet = Sheet(self._metadata(language))
        self._page = 1
        self._baseline = 0.0

    def drawn(self) -> bytes:
        """Draw everything and return the file."""
        content, sheet = self._content, self._sheet
        draw_marks(sheet, self._texts, content)
        sheet.text(MARGIN, 13.2, self._say("title"), BAND_TITLE)
        fitted = fit(spelled_out(content.subject, SUBJECT.face), SUBJECT, 152.0, _SUBJECT_STEPS)
        pitch = fitted.style.size * _PITCH_PER_POINT
        sheet.lines(MARGIN, 29.1, fitted.lines, fitted.style, pitch=pitch, role=Role.TITLE)
        self._baseline = draw_parties(sheet, self._texts, content.creditor, content.debtor)
        self._draw_answer()
        self._draw_steps()
        self._draw_sources()
        self._draw_what_it_is_not()
        self._draw_footer()
        return sheet.to_bytes()

    def _say(self, key: str, **facts: object) -> str:
        return self._words.say(f"situation.{key}", **facts)

    def _draw_answer(self) -> None:
        """The instant as title of the band; below it the answer and which notice it is about."""
        content, sheet = self._content, self._sheet
        at = rome_local(content.as_of)
        self._draw_band(self._say("taken", hour=f"{at:%H:%M}", day=f"{at:%d/%m/%Y}"))
        answer = wrap(self._say(content.standing.value), BIG, RIGHT_EDGE - MARGIN)
        pitch = BIG.size * _PITCH_PER_POINT
        self._baseline = sheet.lines(MARGIN, self._baseline + 1.6, answer, BIG, pitch=pitch) + 3.0
        facts = (
            (
                self._texts.say("receipt.notice_code"),
                notice_number.format(content.notice_number),
                _CODE,
            ),
            (
                self._texts.say("receipt.amount"),
                euro_amount(self._texts, content.amount_cents),
                _VALUE,
            ),
            (self._say("due"), f"{content.due_on:%d/%m/%Y}", _VALUE),
        )
        for x, (label, value, style) in zip(_FACTS, facts, strict=True):
            with sheet.element(Role.PARAGRAPH):
                sheet.write(x, self._baseline, label, _LABEL)
                sheet.write(x, self._baseline + 4.6, value, style)
        self._baseline += 10.0

    def _draw_steps(self) -> None:
        self._draw_band(self._say("known"))
        if not self._content.steps:
            self._sheet.text(MARGIN, self._baseline, self._say("nothing_known"), _TEXT)
            self._baseline += _STEP_PITCH
        for step in self._content.steps:
            reference = self._reference(step)
            self._make_room(_STEP_PITCH + 4.4 * len(reference))
            self._draw_step(step, reference)
        self._baseline += 1.0

    def _reference(self, step: SituationStep) -> tuple[str, ...]:
        if step.reference is None:
            return ()
        said = self._say(f"proof_{step.kind}", reference=spelled_out(step.reference, _LABEL.face))
        return wrap(said, _LABEL, RIGHT_EDGE - _STEP)

    def _draw_step(self, step: SituationStep, reference: tuple[str, ...]) -> None:
        sheet, at = self._sheet, step.at
        with sheet.element(Role.PARAGRAPH):
            day = f"{rome_local(at):%d/%m/%Y}" if step.whole_day else when(at, self._texts)
            sheet.write(MARGIN, self._baseline, day, _TEXT)
            sheet.write(_STEP, self._baseline, self._say(f"step_{step.kind}"), _VALUE)
            if step.amount_cents is not None:
                amount = euro_amount(self._texts, step.amount_cents)
                sheet.write(RIGHT_EDGE, self._baseline, amount, _VALUE, Align.RIGHT)
            sheet.write_lines(_STEP, self._baseline + 4.4, reference, _LABEL, pitch=4.4)
        self._baseline += 4.4 * len(reference)
        rule = Place(MARGIN, self._baseline + 2.2, RIGHT_EDGE - MARGIN, 0.3)
        sheet.bar(rule, _RULE)
        self._baseline += _STEP_PITCH

    def _draw_sources(self) -> None:
        said = [self._source(one) for one in self._content.sources]
        texts = [wrap(text, _TEXT, RIGHT_EDGE - MARGIN) for text in (*said, self._say("unasked"))]
        self._make_room(_BAND_PITCH + sum(5.0 * len(lines) + 1.2 for lines in texts))
        self._draw_band(self._say("sources"))
        for lines in texts:
            next_line = self._sheet.lines(MARGIN, self._baseline, lines, _TEXT, pitch=5.0)
            self._baseline = next_line + 1.2
        self._baseline += 2.0

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
        self._make_room(height)
        sheet, top = self._sheet, self._baseline - 3.0
        sheet.outline(Place(MARGIN, top, RIGHT_EDGE - MARGIN, height), width_points=1.2)
        sheet.text(MARGIN + 4.0, top + 6.0, self._say("nature_title"), _VALUE)
        sheet.lines(MARGIN + 4.0, top + 11.0, lines, BODY, pitch=BODY_PITCH)

    def _draw_band(self, title: str) -> None:
        self._sheet.band(Place(0.0, self._baseline, PAGE_WIDTH, 7.9))
        self._sheet.text(MARGIN, self._baseline + 5.0, title, BAND_TITLE, role=Role.HEADING)
        self._baseline += _BAND_PITCH

    def _make_room(self, height: float) -> None:
        if self._baseline + height <= _LAST_BASELINE:
            return
        self._draw_footer()
        self._sheet.next_page()
        self._page += 1
        draw_marks(self._sheet, self._texts, self._content)
        number = notice_number.format(self._content.notice_number)
        self._sheet.text(MARGIN, 13.2, self._say("title"), BAND_TITLE)
        notice = f"{self._texts.say('receipt.notice_code')} {number}"
        self._sheet.text(MARGIN, 18.2, notice, BODY)
        self._baseline = _CONTINUED

    def _draw_footer(self) -> None:
        entity = spelled_out(self._content.creditor.name, _LABEL.face)
        issued = self._texts.say("receipt.printed_for", entity=entity)
        self._sheet.text(MARGIN, _FOOTER, issued, _LABEL)
        page = self._texts.say("receipt.page", page=self._page)
        self._sheet.text(RIGHT_EDGE, _FOOTER, page, _LABEL, align=Align.RIGHT)

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
