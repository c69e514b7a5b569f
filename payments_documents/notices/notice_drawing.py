"""What the parts of a notice share while it is drawn: sheet, words, and what all notices say.

Fixed words are drawn here, because a second language may stand beside them in small type
(notice layout 6): under a label where there is room for it, else after it on the same line.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from payments_core.notice.content import NoticeHead
from payments_core.notice.language import Language
from payments_documents.amounts import plain_day
from payments_documents.pdf.paper_styles import BAND_TITLE, BODY, BODY_PITCH, SECOND
from payments_documents.pdf.party_columns import Block, PartyColumns, party_columns
from payments_documents.pdf.sheet import Align, Sheet
from payments_documents.pdf.tagged_pdf import Role
from payments_documents.pdf.typesetting import Fitted, Style, wrap
from payments_documents.texts import Texts

#: From the baseline of a label to that of the second language under it, millimetres.
BELOW: Final = 2.3
#: The same in a band, whose title stands a little higher then: both have to fit into it.
BAND_BELOW: Final = 2.35
_BAND_SIZE: Final = 6.0
_BAND_RAISE: Final = 0.3
#: Between a label and a value that is nearer than this the second language is smaller.
_ROOMY_GAP: Final = 5.5
_TIGHT_BELOW: Final = 2.1
_TIGHT_SIZE: Final = 5.0
#: Between a label and the second language after it.
_AFTER: Final = 1.2
#: Line pitch per point of type, millimetres.
_PITCH_PER_POINT: Final = 0.41
#: Sizes that a paragraph of the second language may have, points.
_PARAGRAPH_SIZES: Final = (7.0, 6.5, 6.0, 5.5)

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """Fixed words by their key in the catalogue, with the facts that they tell."""

    key: str
    facts: Facts = field(default_factory=dict)

    def said(self, texts: Texts) -> str:
        """Them in one language; days among the facts are written as the language does."""
        return said(texts, self.key, self.facts)


@dataclass(frozen=True, slots=True)
class NoticeDrawing:
    """A notice being drawn; its parts are functions, from the head of the sheet down, because
    reading order is drawing order.

    `second` are the words of a second language in small type. `remark` is what the head of each
    page says of the notice as a whole, in one or two languages.
    """

    sheet: Sheet
    texts: Texts
    head: NoticeHead
    second: Texts | None = None
    remark: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What the notice is for, in the language of the drawing where it is known in it."""
        return self.head.subject_in(self.texts.language)

    @property
    def sector(self) -> str | None:
        """The creditor's office, in the language of the drawing where it is known in it."""
        return self.head.sector_in(self.texts.language)

    @property
    def second_subject(self) -> str | None:
        """The subject in the second language, where that stands beside the first."""
        return self.head.second.subject if self.second and self.head.second else None

    @property
    def second_sector(self) -> str | None:
        """The sector in the second language, where that stands beside the first."""
        return self.head.second.sector if self.second and self.head.second else None

    def columns(self, slack: float) -> PartyColumns:
        """Creditor and debtor, pushing what follows down by at most `slack` millimetres."""
        creditor = replace(self.head.creditor, sector=self.sector)
        return party_columns(creditor, self.head.debtor, slack, self.second_sector)

    def draw_block(self, x: float, block: Block) -> None:
        """Lines of a party, as an element of their own."""
        if block.second:
            fitted = Fitted(block.style, block.lines)
            self.write_second(x, block.baseline, fitted, pitch=block.pitch)
        else:
            self.sheet.lines(x, block.baseline, block.lines, block.style, pitch=block.pitch)

    def write_second(self, x: float, baseline: float, fitted: Fitted, *, pitch: float) -> None:
        """Lines in the second language, as an element of their own."""
        if self.second is None:
            return
        with self.sheet.element(Role.PARAGRAPH, language=Language(self.second.language).locale):
            self.sheet.write_lines(x, baseline, fitted.lines, fitted.style, pitch=pitch)

    def say(self, key: str, **facts: Any) -> str:
        """Words of the notice; days among the facts are written as the language does."""
        return said(self.texts, f"notice.{key}", facts)

    def say_standing(self, key: str) -> str:
        """Words that depend on what the paper may claim."""
        return self.texts.say(self.standing_key(key))

    def standing_key(self, key: str) -> str:
        """The key of such words."""
        return f"{self.head.standing.lower()}.{key}"

    def label(
        self,
        x: float,
        baseline: float,
        key: str,
        style: Style = BODY,
        align: Align = Align.LEFT,
        *,
        below: float | None = None,
        size: float = SECOND.size,
        **facts: Any,
    ) -> float:
        """Write fixed words inside the open element; returns the x where they end.

        The second language, of `size` points, follows on the line, or stands `below` millimetres
        under it.
        """
        end = self.sheet.write(x, baseline, said(self.texts, key, facts), style, align)
        if self.second is None:
            return end
        words, at = said(self.second, key, facts), (end + _AFTER, baseline)
        if below is not None:
            at = (x, baseline + below)
        with self.sheet.span(Language(self.second.language).locale):
            return self.sheet.write(
                *at, words, SECOND.resized(size), align if below is not None else Align.LEFT
            )

    def heading(
        self, x: float, baseline: float, key: str, *, capitals: bool = False, **facts: Any
    ) -> None:
        """The title of a band, in `capitals` if it is not written so; the second language under
        it."""
        title = Words(key, facts)
        with self.sheet.element(Role.HEADING):
            first = title.said(self.texts)
            self.sheet.write(
                x, self.raised(baseline), first.upper() if capitals else first, BAND_TITLE
            )
            if self.second:
                second = title.said(self.second)
                self.in_band(x, baseline, second.upper() if capitals else second)

    def raised(self, baseline: float) -> float:
        """Where words in a band stand so that there is room for the second language below."""
        return baseline - _BAND_RAISE if self.second else baseline

    def in_band(self, x: float, baseline: float, words: str, align: Align = Align.LEFT) -> None:
        """Words of the second language under those of a band, inside the open element."""
        if self.second:
            style = SECOND.resized(_BAND_SIZE)
            with self.sheet.span(Language(self.second.language).locale):
                self.sheet.write(x, baseline + BAND_BELOW, words, style, align)

    def paragraph(
        self,
        x: float,
        baseline: float,
        key: str,
        width: float,
        *,
        lowest: float,
        **facts: Any,
    ) -> float:
        """Running text as an element of its own; returns the baseline after it.

        The second language follows in small type where it fits above `lowest`.
        """
        lines = wrap(said(self.texts, key, facts), BODY, width)
        after = self.sheet.lines(x, baseline, lines, BODY, pitch=BODY_PITCH)
        return self.second_paragraph(x, after, key, width=width, lowest=lowest, **facts)

    def second_paragraph(
        self,
        x: float,
        after: float,
        *keys: str,
        width: float,
        lowest: float,
        joint: str = " ",
        **facts: Any,
    ) -> float:
        """The second language of the text that ends above the baseline `after`, if there is one
        and it has room down to the baseline `lowest`; returns the baseline after it."""
        if self.second is None:
            return after
        text = joint.join(said(self.second, key, facts) for key in keys).replace("**", "")
        for size in _PARAGRAPH_SIZES:
            style, pitch = SECOND.resized(size), size * _PITCH_PER_POINT
            lines = wrap(text, style, width)
            first = after - BODY_PITCH + pitch + 0.4
            if first + pitch * (len(lines) - 1) <= lowest:
                self.write_second(x, first, Fitted(style, lines), pitch=pitch)
                return first + pitch * len(lines)
        return after


def label_below(gap: float) -> Facts:
    """How `label` puts the second language between a label and a value `gap` millimetres below."""
    if gap >= _ROOMY_GAP:
        return {"below": BELOW}
    return {"below": _TIGHT_BELOW, "size": _TIGHT_SIZE}


def said(texts: Texts, key: str, facts: Facts) -> str:
    """A sentence with its facts, days as its language writes them."""
    written = {
        name: plain_day(texts, fact) if isinstance(fact, date) else fact
        for name, fact in facts.items()
    }
    return texts.say(key, **written)
