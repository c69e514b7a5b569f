"""A page in the terms of the national layout: millimetres from the top left, text by baseline.

Between the layouts, which only know places and words, and the tagged PDF, which only knows
drawing: texts with their fallback fonts, grey bands, rules, boxes and codes.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from io import BytesIO
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from payments_documents.pdf.codes import Matrix, vector_operators
from payments_documents.pdf.fonts import Face, registered_font, runs
from payments_documents.pdf.picture_gate import check_picture
from payments_documents.pdf.picture_kinds import is_svg
from payments_documents.pdf.svg_drawing import draw_svg, svg_size
from payments_documents.pdf.tagged_pdf import Box, Metadata, Role, TaggedDocument
from payments_documents.pdf.text_operators import text_operators
from payments_documents.pdf.typesetting import BLACK, POINTS_PER_MM, Style, width_mm

PAGE_WIDTH: Final = 210.0
PAGE_HEIGHT: Final = 297.0
#: Outer margin of every text and code, millimetres.
MARGIN: Final = 10.0
RIGHT_EDGE: Final = PAGE_WIDTH - MARGIN
BAND: Final = "#ECECEC"
WHITE: Final = "#FFFFFF"
_WATERMARK_DEGREES: Final = 55


class Align(Enum):
    """Which side of a text stands at the given place."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on the page, millimetres from the top left corner."""

    x: float
    y: float
    width: float
    height: float


_SHARE_BEFORE: Final = {Align.LEFT: 0.0, Align.RIGHT: 1.0, Align.CENTRE: 0.5}

#: An A4 page in points.
PAGE_POINTS: Final = (PAGE_WIDTH * POINTS_PER_MM, PAGE_HEIGHT * POINTS_PER_MM)


class Sheet:
    """An A4 document under construction: one of its own, or pages of a larger one."""

    def __init__(self, metadata: Metadata, document: TaggedDocument | None = None) -> None:
        self._document = document or TaggedDocument(metadata, PAGE_POINTS)

    @contextmanager
    def element(self, role: Role, *, language: str | None = None) -> Iterator[None]:
        """Texts written inside are read aloud as one, in a `language` of their own if need be."""
        with self._document.element(role, language=language):
            yield

    @contextmanager
    def span(self, language: str) -> Iterator[None]:
        """Words in another language (BCP 47) inside the open element."""
        with self._document.span(language):
            yield

    def speak(self, language: str) -> None:
        """What is drawn from here on is in this language (BCP 47)."""
        self._document.speak(language)

    def write(
        self, x: float, baseline: float, text: str, style: Style, align: Align = Align.LEFT
    ) -> float:
        """Write inside the open element; returns the x where the text ends.

        A blank follows unseen, so that readers do not join a label and its value.
        """
        width = width_mm(text, style)
        start = x - width * _SHARE_BEFORE[align]
        self._put(start, baseline, f"{text} ", style)
        return start + width

    def write_marked(self, x: float, baseline: float, text: str, style: Style) -> float:
        """Write inside the open element a text whose words between `**` are bold."""
        bold = Style(Face.TEXT_BOLD, style.size, style.colour)
        for position, part in enumerate(f"{text} ".split("**")):
            part_style = bold if position % 2 else style
            self._put(x, baseline, part, part_style)
            x += width_mm(part, part_style)
        return x

    def width(self, text: str, style: Style) -> float:
        """Printed width of one line, millimetres."""
        return width_mm(text, style)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        style: Style,
        *,
        align: Align = Align.LEFT,
        role: Role = Role.PARAGRAPH,
    ) -> None:
        """Write one line that is an element of its own."""
        with self.element(role):
            self.write(x, baseline, text, style, align)

    def lines(
        self,
        x: float,
        baseline: float,
        lines: Iterable[str],
        style: Style,
        *,
        pitch: float,
        role: Role = Role.PARAGRAPH,
    ) -> float:
        """Write lines as one element; returns the baseline after the last."""
        with self.element(role):
            return self.write_lines(x, baseline, lines, style, pitch=pitch)

    def write_lines(
        self, x: float, baseline: float, lines: Iterable[str], style: Style, *, pitch: float
    ) -> float:
        """Write lines inside the open element; returns the baseline after the last."""
        for line in lines:
            self.write(x, baseline, line, style)
            baseline += pitch
        return baseline

    def band(self, place: Place) -> None:
        """A grey band behind a title; it may bleed to the edge."""
        with self._document.decoration() as canvas:
            canvas.setFillColor(ink(BAND))
            canvas.rect(*_rectangle(place), stroke=0, fill=1)

    def bar(self, place: Place, colour: str = BLACK) -> None:
        """A filled rectangle that carries no meaning of its own."""
        with self._document.decoration() as canvas:
            canvas.setFillColor(ink(colour))
            canvas.rect(*_rectangle(place), stroke=0, fill=1)

    def outline(
        self, place: Place, *, width_points: float = 0.75, dashed: bool = False, colour: str = BLACK
    ) -> None:
        """An empty frame."""
        with self._document.decoration() as canvas:
            canvas.saveState()
            canvas.setStrokeColor(ink(colour))
            canvas.setLineWidth(width_points)
            if dashed:
                canvas.setDash(4, 3)
            canvas.rect(*_rectangle(place), stroke=1, fill=0)
            canvas.restoreState()

    @contextmanager
    def ornament(self, width_points: float, colour: str = BLACK) -> Iterator["Ornament"]:
        """Free strokes that carry no meaning, in the page's millimetres."""
        with self._document.decoration() as canvas:
            canvas.saveState()
            canvas.setStrokeColor(ink(colour))
            canvas.setFillColor(ink(colour))
            canvas.setLineWidth(width_points)
            yield Ornament(canvas)
            canvas.restoreState()

    def decorate(self, centre: float, baseline: float, text: str, style: Style) -> None:
        """A sign that is drawing rather than text, centred."""
        with self._document.decoration():
            self.write(centre, baseline, text, style, Align.CENTRE)

    def watermark(self, text: str, style: Style) -> None:
        """A word across the page, under everything that is drawn later."""
        with self._document.decoration() as canvas:
            canvas.saveState()
            canvas.translate(PAGE_WIDTH / 2 * POINTS_PER_MM, PAGE_HEIGHT / 2 * POINTS_PER_MM)
            canvas.rotate(_WATERMARK_DEGREES)
            canvas.setFillColor(ink(style.colour))
            canvas.setFont(registered_font(style.face).fontName, style.size)
            canvas.drawCentredString(0, 0, text)
            canvas.restoreState()

    def code(self, place: Place, matrix: Matrix, alt: str, *, quiet: float) -> None:
        """A printed code as one vector figure on white ground, `quiet` millimetres around it."""
        self.bar(
            Place(
                place.x - quiet,
                place.y - quiet,
                place.width + 2 * quiet,
                place.height + 2 * quiet,
            ),
            WHITE,
        )
        left, bottom, width, height = _rectangle(place)
        box = Box(left, bottom, left + width, bottom + height)
        with self._document.element(Role.FIGURE, alt=alt, box=box) as canvas:
            canvas.saveState()
            canvas.translate(left, bottom)
            canvas.scale(width / matrix.size, height / matrix.size)
            canvas.setFillColor(ink(BLACK))
            canvas._code.append(vector_operators(matrix))
            canvas.restoreState()

    def picture(self, place: Place, picture: bytes, alt: str, align: Align = Align.RIGHT) -> None:
        """A PNG or SVG as large as fits the place, at the top and one side of it.

        Raises what `check_picture` and `svg_size` refuse.
        """
        check_picture(picture)
        image = None if is_svg(picture) else _image(picture)
        wide, high = svg_size(picture) if image is None else image.getSize()
        scale = min(place.width / wide, place.height / high)
        width, height = wide * scale, high * scale
        aside = (place.width - width) * _SHARE_BEFORE[align]
        left, bottom, width, height = _rectangle(Place(place.x + aside, place.y, width, height))
        box = Box(left, bottom, left + width, bottom + height)
        with self._document.element(Role.FIGURE, alt=alt, box=box) as canvas:
            if image is None:
                draw_svg(canvas, picture, left, bottom, scale * POINTS_PER_MM)
            else:
                canvas.drawImage(image, left, bottom, width, height, mask="auto")

    def _put(self, x: float, baseline: float, text: str, style: Style) -> None:
        canvas = self._document.canvas
        place = x * POINTS_PER_MM, _from_bottom(baseline)
        line = text_operators(canvas, *place, runs(text, style.face), style.size, style.colour)
        canvas._code.append(line)

    def attach(self, name: str, data: bytes, description: str) -> None:
        """Put a file into the document, for whoever opens it on a screen."""
        self._document.attach(name, data, description)

    def next_page(self) -> None:
        """Go on at the top of another page."""
        self._document.next_page()

    def to_bytes(self) -> bytes:
        """The finished PDF."""
        return self._document.to_bytes()


class Ornament:
    """Strokes of a pictogram in the page's millimetres."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight stroke."""
        scale = POINTS_PER_MM
        self._canvas.line(x1 * scale, _from_bottom(y1), x2 * scale, _from_bottom(y2))

    def circle(self, x: float, y: float, radius: float, *, filled: bool = False) -> None:
        """A circle around a point."""
        scale = POINTS_PER_MM
        self._canvas.circle(
            x * scale, _from_bottom(y), radius * scale, stroke=1, fill=1 if filled else 0
        )

    def rounded(self, place: Place, radius: float, *, filled: bool = False) -> None:
        """A frame with round corners."""
        self._canvas.roundRect(
            *_rectangle(place), radius * POINTS_PER_MM, stroke=1, fill=1 if filled else 0
        )


@lru_cache(maxsize=8)
def _image(png: bytes) -> ImageReader:
    """A picture ready to draw: bulk printing has the same one on every page.

    Read whole at once: a reader reads on first use, and must not be at it on two threads.
    """
    reader = ImageReader(BytesIO(png))
    reader.getRGBData()
    return reader


@cache
def ink(colour: str) -> Color:
    """A colour as the PDF writer wants it; reading the hexadecimal form each time is slow."""
    return HexColor(colour)


def _from_bottom(y: float) -> float:
    return (PAGE_HEIGHT - y) * POINTS_PER_MM


def _rectangle(place: Place) -> tuple[float, float, float, float]:
    scale = POINTS_PER_MM
    return (
        place.x * scale,
        _from_bottom(place.y + place.height),
        place.width * scale,
        place.height * scale,
    )
