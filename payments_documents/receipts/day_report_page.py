"""The report of a day on A4: sums by state, desk, kind and operator, and what is not done yet.

It is a paper of the office and proves nothing to citizens: it bears no code. It runs on over as
many pages as it needs; each says which day it is about, and which page it is.
"""

from collections.abc import Sequence
from typing import Final

from payments_core.clock import rome_local
from payments_core.identifiers import notice_number
from payments_core.notice.day_report import (
    DayReport,
    ReportDesk,
    ReportLine,
    ReportNotice,
    ReportScope,
    ReportSum,
)
from payments_core.notice.language import Language
from payments_documents.amounts import euro_amount, plain_count, plain_day
from payments_documents.pdf.fonts import Face, spelled_out
from payments_documents.pdf.paper_styles import BAND_TITLE, SUBJECT
from payments_documents.pdf.sheet import MARGIN, PAGE_WIDTH, RIGHT_EDGE, Align, Place, Sheet
from payments_documents.pdf.sheet_marks import draw_marks
from payments_documents.pdf.tagged_pdf import Metadata, Role
from payments_documents.pdf.typesetting import Step, Style, fit, wrap
from payments_documents.receipts.receipt_facts import when
from payments_documents.texts import load_texts

_LABEL: Final = Style(Face.TEXT, 8.5, "#5C6F82")
_TEXT: Final = Style(Face.TEXT, 9.5)
_STRONG: Final = Style(Face.TEXT_SEMIBOLD, 9.5)
_CODE: Final = Style(Face.MONO, 9)
_RULE: Final = "#E3E7EB"
_HEAD_STEPS: Final = (Step(16, 1), Step(13, 2), Step(10, 2))
#: From one baseline to the next: of a text, of a table, of what follows the title of a band.
_LINE: Final = 4.3
_ROW: Final = 6.2
_BELOW_BAND: Final = 10.0
#: Lowest baseline of the running text; the footer stands below.
_LAST_BASELINE: Final = 274.0
_FOOTER: Final = 285.0
_CONTINUED: Final = 28.0
#: Right edges of the columns of a table of lines: all notices, those paid, two states more.
_COUNT: Final = 94.0
_AMOUNT: Final = 120.0
_PAID: Final = 134.0
_PAID_AMOUNT: Final = 160.0
_TO_REGISTER: Final = 182.0
_CANCELLED: Final = RIGHT_EDGE
#: And of the table of sums.
_SUM_AMOUNT: Final = 130.0
#: Room for the name in such a table, and for what is told of a notice.
_NAME_WIDTH: Final = 66.0
_NOTICE_TEXT: Final = 52.0
_NOTICE_WIDTH: Final = 118.0


def render(content: DayReport, language: Language = Language.IT) -> bytes:
    """The report as a tagged PDF, in Italian or English; equal content gives equal bytes."""
    return _ReportPages(content, language).drawn()


class _ReportPages:
    """A report being drawn; `_baseline` runs down the page."""

    def __init__(self, content: DayReport, language: Language) -> None:
        self._content = content
        self._words = load_texts("day_report", language)
        self._texts = load_texts("notice", language)
        self._sheet = Sheet(self._metadata(language))
        self._page = 1
        self._baseline = 0.0

    def drawn(self) -> bytes:
        """Draw everything and return the file."""
        content = self._content
        self._draw_head()
        self._draw_totals()
        if len(content.desks) > 1:
            self._draw_lines("by_desk", content.desks)
        self._draw_lines("by_kind", content.kinds)
        self._draw_lines("by_operator", content.operators)
        self._draw_notices("not_registered", content.not_registered)
        if content.scope is not ReportScope.DESK:
            self._draw_notices("late", content.registered_late)
            self._draw_notices("cancelled", content.cancellations)
        if content.more:
            self._draw_text(self._say("more"))
        self._draw_attention()
        self._draw_closings()
        self._draw_footer()
        return self._sheet.to_bytes()

    def _say(self, key: str, **facts: object) -> str:
        return self._words.say(f"report.{key}", **facts)

    def _number(self, count: int) -> str:
        return plain_count(self._texts, count)

    def _draw_head(self) -> None:
        content, sheet = self._content, self._sheet
        draw_marks(sheet, self._texts, content)
        sheet.text(MARGIN, 13.2, self._say("title"), BAND_TITLE)
        fitted = fit(self._days(), SUBJECT, 150.0, _HEAD_STEPS)
        self._baseline = sheet.lines(
            MARGIN, 22.0, fitted.lines, fitted.style, pitch=6.4, role=Role.TITLE
        )
        said = [
            spelled_out(content.creditor.name, _TEXT.face),
            self._say(f"scope_{content.scope}", place=spelled_out(content.place, _TEXT.face)),
            self._say(
                "made", who=spelled_out(content.made_by, _TEXT.face),
                when=when(content.as_of, self._texts),
            ),
        ]  # fmt: skip
        for text in said:
            lines = wrap(text, _TEXT, 150.0)
            self._baseline = sheet.lines(MARGIN, self._baseline, lines, _TEXT, pitch=_LINE) + 0.6
        self._baseline = max(self._baseline + 2.0, 44.0)

    def _days(self) -> str:
        first, last = self._content.first_on, self._content.last_on
        if first == last:
            return self._say("day", day=plain_day(self._texts, first))
        facts = {"first": plain_day(self._texts, first), "last": plain_day(self._texts, last)}
        return self._say("days", **facts)

    def _draw_totals(self) -> None:
        content = self._content
        self._draw_band(self._say("totals"))
        if not content.totals:
            self._draw_text(self._say("nothing"))
        else:
            self._draw_column_titles(((_COUNT, "count"), (_SUM_AMOUNT, "amount")))
            for one in content.totals:
                self._draw_sum(self._words.say(f"state.{one.state}"), one.count, one.cents, _TEXT)
            self._draw_sum(self._say("all"), *_total(content.totals), _STRONG)
        if content.payments_count is not None and content.payments_cents is not None:
            self._draw_sum(
                self._say("payments"), content.payments_count, content.payments_cents, _STRONG
            )
        self._draw_text(self._say("what_it_counts"), _LABEL)

    def _draw_sum(self, name: str, count: int, cents: int, style: Style) -> None:
        sheet = self._sheet
        self._make_room(_ROW)
        with sheet.element(Role.PARAGRAPH):
            sheet.write(MARGIN, self._baseline, name, style)
            sheet.write(_COUNT, self._baseline, self._number(count), style, Align.RIGHT)
            amount = euro_amount(self._texts, cents)
            sheet.write(_SUM_AMOUNT, self._baseline, amount, style, Align.RIGHT)
        self._end_row()

    def _draw_lines(self, title: str, lines: Sequence[ReportLine]) -> None:
        if not lines:
            return
        self._draw_band(self._say(title))
        self._draw_titles_of_lines()
        for line in lines:
            self._draw_line(line)
        self._baseline += 1.0

    def _draw_titles_of_lines(self) -> None:
        self._draw_column_titles(
            (
                (_COUNT, "count"), (_AMOUNT, "amount"), (_PAID, "paid"),
                (_PAID_AMOUNT, "paid_amount"), (_TO_REGISTER, "to_register"),
                (_CANCELLED, "withdrawn"),
            )
        )  # fmt: skip

    def _draw_line(self, line: ReportLine) -> None:
        sheet = self._sheet
        names = wrap(spelled_out(line.name, _TEXT.face), _TEXT, _NAME_WIDTH)
        if self._make_room(_ROW + _LINE * (len(names) - 1)):
            self._draw_titles_of_lines()
        count, cents = _total(line.sums)
        by_state = {one.state: one for one in line.sums}
        paid = by_state.get("PAID")
        cells = (
            (_COUNT, self._number(count)),
            (_AMOUNT, euro_amount(self._texts, cents)),
            (_PAID, self._number(paid.count if paid else 0)),
            (_PAID_AMOUNT, euro_amount(self._texts, paid.cents if paid else 0)),
            (_TO_REGISTER, self._number(_count_of(by_state.get("TO_REGISTER")))),
            (_CANCELLED, self._number(_count_of(by_state.get("CANCELLED")))),
        )
        with sheet.element(Role.PARAGRAPH):
            sheet.write_lines(MARGIN, self._baseline, names, _TEXT, pitch=_LINE)
            for x, text in cells:
                sheet.write(x, self._baseline, text, _TEXT, Align.RIGHT)
        self._baseline += _LINE * (len(names) - 1)
        self._end_row()

    def _draw_notices(self, title: str, notices: Sequence[ReportNotice]) -> None:
        self._draw_band(self._say(title))
        if not notices:
            self._draw_text(self._say(f"{title}_none"))
            return
        self._draw_text(self._say(f"{title}_detail"), _LABEL)
        for one in notices:
            self._draw_notice(one)
        self._baseline += 1.0

    def _draw_notice(self, one: ReportNotice) -> None:
        sheet = self._sheet
        about = " · ".join(part for part in (one.place, one.person) if part)
        said = [one.subject, about, self._say("reason", reason=one.reason) if one.reason else ""]
        lines = [
            piece
            for text in said
            if text
            for piece in wrap(spelled_out(text, _TEXT.face), _TEXT, _NOTICE_WIDTH - 24.0)
        ]
        self._make_room(_ROW + _LINE * len(lines))
        at = rome_local(one.at)
        with sheet.element(Role.PARAGRAPH):
            moment = f"{plain_day(self._texts, at.date())} {at:%H:%M}"
            sheet.write(MARGIN, self._baseline, moment, _TEXT)
            number = notice_number.format(one.notice_number)
            sheet.write(_NOTICE_TEXT, self._baseline, number, _CODE)
            amount = euro_amount(self._texts, one.cents)
            sheet.write(RIGHT_EDGE, self._baseline, amount, _STRONG, Align.RIGHT)
            sheet.write_lines(_NOTICE_TEXT, self._baseline + _LINE, lines, _TEXT, pitch=_LINE)
        self._baseline += _LINE * len(lines)
        self._end_row()

    def _draw_attention(self) -> None:
        content = self._content
        self._draw_band(self._say("attention"))
        if not content.attention:
            alone = content.scope is ReportScope.DESK
            self._draw_text(self._say("attention_own" if alone else "attention_none"))
        for one in content.attention:
            self._draw_text(" ".join(self._of_desk(one)))

    def _of_desk(self, one: ReportDesk) -> list[str]:
        said = [f"{spelled_out(one.name, _TEXT.face)}:"]
        if one.silent and one.heard_at is None:
            said.append(self._say("never_heard"))
        elif one.silent and one.heard_at is not None:
            said.append(self._say("silent", when=when(one.heard_at, self._texts)))
        if one.waiting:
            said.append(self._say("waiting", count=one.waiting))
        if one.uncertain:
            said.append(self._say("uncertain", count=one.uncertain))
        return said

    def _draw_closings(self) -> None:
        content = self._content
        if content.scope is ReportScope.DESK:
            self._draw_text(self._say("of_this_desk_alone"), _STRONG)
            return
        self._draw_band(self._say("closings"))
        if not content.closings:
            self._draw_text(self._say("closings_none"))
        for one in content.closings:
            key = "closed" if one.office is None else "closed_office"
            facts = {"who": one.person, "when": when(one.at, self._texts), "office": one.office}
            self._draw_text(spelled_out(self._say(key, **facts), _TEXT.face))

    def _draw_text(self, text: str, style: Style = _TEXT) -> None:
        lines = wrap(text, style, RIGHT_EDGE - MARGIN)
        self._make_room(_LINE * len(lines))
        end = self._sheet.lines(MARGIN, self._baseline, lines, style, pitch=_LINE)
        self._baseline = end + 1.6

    def _draw_column_titles(self, titles: Sequence[tuple[float, str]]) -> None:
        with self._sheet.element(Role.PARAGRAPH):
            for x, name in titles:
                self._sheet.write(x, self._baseline, self._say(name), _LABEL, Align.RIGHT)
        self._end_row()

    def _end_row(self) -> None:
        rule = Place(MARGIN, self._baseline + 1.8, RIGHT_EDGE - MARGIN, 0.25)
        self._sheet.bar(rule, _RULE)
        self._baseline += _ROW

    def _draw_band(self, title: str) -> None:
        # A title stands with at least two lines of what it is the title of.
        self._make_room(_BELOW_BAND + 3 * _ROW)
        self._sheet.band(Place(0.0, self._baseline - 3.0, PAGE_WIDTH, 7.0))
        self._sheet.text(MARGIN, self._baseline + 1.6, title, BAND_TITLE, role=Role.HEADING)
        self._baseline += _BELOW_BAND

    def _make_room(self, height: float) -> bool:
        """Whether what is to come begins another page."""
        if self._baseline + height <= _LAST_BASELINE:
            return False
        self._draw_footer()
        self._sheet.next_page()
        self._page += 1
        draw_marks(self._sheet, self._texts, self._content)
        self._sheet.text(MARGIN, 13.2, self._say("title"), BAND_TITLE)
        self._sheet.text(MARGIN, 18.6, self._days(), _TEXT)
        logo = self._content.creditor.logo is not None or self._content.facsimile
        self._baseline = 46.0 if logo else _CONTINUED
        return True

    def _draw_footer(self) -> None:
        entity = spelled_out(self._content.creditor.name, _LABEL.face)
        self._sheet.text(MARGIN, _FOOTER, self._say("footer", entity=entity), _LABEL)
        page = self._texts.say("receipt.page", page=self._page)
        self._sheet.text(RIGHT_EDGE, _FOOTER, page, _LABEL, align=Align.RIGHT)

    def _metadata(self, language: Language) -> Metadata:
        content = self._content
        return Metadata(
            title=f"{self._say('document_title')}, {self._days()}",
            author=spelled_out(content.creditor.name, Face.TEXT),
            subject=self._say("document_title"),
            language=language.locale,
            created_at=content.as_of,
        )


def _total(sums: Sequence[ReportSum]) -> tuple[int, int]:
    return sum(one.count for one in sums), sum(one.cents for one in sums)


def _count_of(one: ReportSum | None) -> int:
    return one.count if one is not None else 0
