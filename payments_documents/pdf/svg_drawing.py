"""SVG as strokes and fills of the PDF: the one place that knows the library that reads it.

What comes here has passed `picture_gate`: it only draws, and is bounded.
"""

import logging
import threading
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from reportlab.graphics import renderPDF
from reportlab.pdfgen.canvas import Canvas

from payments_core.errors import BadValue
from payments_documents.pdf.pdf_engine import PDF_ENGINE
from payments_documents.pdf.picture_gate import check_picture

#: Least and most of width and height in points: beyond, scales have no digits left.
_SIZES: Final = (0.1, 100_000.0)
#: A drawing is kept for all threads, and the library writes into it while it draws it.
_ONE_AT_A_TIME = threading.Lock()
#: The library tells of everything that it leaves out; what matters here is whether it drew.
_QUIET = logging.CRITICAL + 1
#: What it raises for numbers, colours and paths that are none.
_UNREADABLE = (
    ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError,
    RecursionError,
)  # fmt: skip


def svg_size(svg: bytes) -> tuple[float, float]:
    """Width and height in points, between 0.1 and 100,000; `svg_not_drawable` when it has others or
    nothing can be drawn of it."""
    drawing = _drawing(svg)
    return float(drawing.width), float(drawing.height)


@lru_cache(maxsize=8)
def _drawing(svg: bytes) -> Any:
    from svglib import svglib  # heavy: only papers with such a picture pay for it

    logging.getLogger(svglib.__name__).setLevel(_QUIET)
    try:
        drawing = svglib.svg2rlg(BytesIO(svg))
        if drawing is None or not _is_size(drawing.width) or not _is_size(drawing.height):
            raise BadValue("svg_not_drawable")
        # Drawn for nobody, once: some faults show only then, and no paper may be left half done.
        renderPDF.draw(drawing, Canvas(BytesIO()), 0, 0)
    except _UNREADABLE as trouble:
        raise BadValue("svg_not_drawable") from trouble
    return drawing


def _is_size(points: float) -> bool:
    least, most = _SIZES
    return least <= points <= most


def svg_as_png(svg: bytes, max_width: int, max_height: int) -> bytes:
    """The drawing in points on white, as large as the box allows; refuses what the gate and
    `svg_size` do."""
    import pypdfium2

    check_picture(svg)
    wide, high = svg_size(svg)
    scale = min(max_width / wide, max_height / high)
    page, written = BytesIO(), BytesIO()
    canvas = Canvas(page, pagesize=(wide * scale, high * scale))
    draw_svg(canvas, svg, 0, 0, scale)
    canvas.save()
    with PDF_ENGINE, pypdfium2.PdfDocument(page.getvalue()) as document:
        document[0].render().to_pil().save(written, "PNG")
    return written.getvalue()


def draw_svg(canvas: Any, svg: bytes, left: float, bottom: float, scale: float) -> None:
    """Draw it with its lower left corner at a place in points, `scale` times its own size."""
    canvas.saveState()
    canvas.translate(left, bottom)
    canvas.scale(scale, scale)
    drawing = _drawing(svg)
    with _ONE_AT_A_TIME:
        renderPDF.draw(drawing, canvas, 0, 0)
    canvas.restoreState()
