"""Making texts fit: widths, line breaks, and the largest type that leaves nothing out.

Nothing is ever cut. A text that is too long for its place wraps, then shrinks through the sizes
its place allows; when even the smallest does not hold it, the paper is refused.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportlab.pdfbase import pdfmetrics

from payments_core.errors import BadValue
from payments_documents.pdf.fonts import Face, runs

#: Points in a millimetre; layouts are in millimetres, type in points.
POINTS_PER_MM = 72 / 25.4

BLACK = "#000000"
#: Second language and authorisation line of the national layout.
GREY = "#7C7C7B"

#: Texts whose measures are remembered: a paper's own words are the same on every page.
_REMEMBERED_TEXTS = 2048


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; `size` in points."""

    face: Face
    size: float
    colour: str = BLACK

    def resized(self, size: float) -> "Style":
        """The same style in another size."""
        return replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Step:
    """One try at fitting a text: a size in points and the lines it may take."""

    size: float
    max_lines: int


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit their place, in the style they fit in."""

    style: Style
    lines: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def width_mm(text: str, style: Style) -> float:
    """Printed width of one line in millimetres."""
    points = sum(
        pdfmetrics.stringWidth(run.text, run.font_name, style.size)
        for run in runs(text, style.face)
    )
    return float(points) / POINTS_PER_MM


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def wrap(text: str, style: Style, available_mm: float) -> tuple[str, ...]:
    """Break a text at blanks into lines; a word wider than a line is broken inside."""
    lines: list[str] = []
    line = ""
    for word in _pieces(text, style, available_mm):
        candidate = f"{line} {word}" if line else word
        if line and width_mm(candidate, style) > available_mm:
            lines.append(line)
            line = word
        else:
            line = candidate
    return (*lines, line) if line else tuple(lines)


def fit(text: str, style: Style, available_mm: float, steps: Sequence[Step]) -> Fitted:
    """The first step in which the whole text fits; `notice_field_too_long` when none does."""
    for step in steps:
        sized = style.resized(step.size)
        lines = wrap(text, sized, available_mm)
        if len(lines) <= step.max_lines:
            return Fitted(sized, lines)
    raise BadValue("notice_field_too_long", text=text[:40], length=len(text))


def _pieces(text: str, style: Style, available_mm: float) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while rest and width_mm(rest, style) > available_mm:
            cut = len(rest) - 1
            while cut > 1 and width_mm(rest[:cut], style) > available_mm:
                cut -= 1
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest
