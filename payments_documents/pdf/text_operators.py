"""A line of text as PDF operators: there are eighty on a page, and thousands of pages.

The same operators as reportlab's text object writes, without what that keeps account of besides.
"""

from collections.abc import Iterable
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from payments_documents.pdf.fonts import Run

#: Distance between lines, in sizes of the type: stated in the file, never used.
_LEADING = 1.2


def text_operators(
    canvas: Canvas, x: float, y: float, runs: Iterable[Run], size: float, colour: str
) -> str:
    """Operators (ISO 32000-1, 9.4) that write a line from a place in points; `colour` `#RRGGBB`."""
    operators = [f"BT 1 0 0 1 {fp_str(x, y)} Tm", _fill(colour)]
    document, escape = canvas._doc, canvas._escape
    for run in runs:
        font, before = pdfmetrics.getFont(run.font_name), None
        for subset, codes in font.splitString(run.text, document):
            if subset != before:
                name = font.getSubsetInternalName(subset, document)
                operators.append(f"{name} {_type(size)}")
                before = subset
            operators.append(f"({escape(codes)}) Tj")
    operators.append("ET")
    return " ".join(operators)


@cache
def _type(size: float) -> str:
    return f"{fp_str(size)} Tf {fp_str(size * _LEADING)} TL"


@cache
def _fill(colour: str) -> str:
    return f"{fp_str(HexColor(colour).rgb())} rg"
