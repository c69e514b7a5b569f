"""A printed page taken apart by PDFium: what other PDF engines are given to draw again.

The peers of `benchmarks/notices.py` must draw the same page: the same words in the same faces at
the same places. They are read from our own file, so that no list of places is kept here, by a
reader that knows nothing of how it was made. The two printed codes are left out: each engine draws
them from their squares.
"""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

#: More strokes than any ornament has: a printed code.
_CODE_SEGMENTS = 400
_POINT = ctypes.c_float


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words in one face; `x` and `baseline` in points from the bottom left, colour `#RRGGBB`."""

    text: str
    font: str
    size: float
    x: float
    baseline: float
    colour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A path in the page's points, as SVG would write it; a colour of None leaves that out."""

    path: str
    fill: str | None
    stroke: str | None
    line_width: float


@dataclass(frozen=True, slots=True)
class PageParts:
    """What stands on a page, in drawing order within each sort."""

    runs: tuple[TextRun, ...]
    drawings: tuple[Drawing, ...]


def page_parts(pdf: bytes) -> PageParts:
    """Take the first page apart."""
    runs, drawings = [], []
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        text_page = page.get_textpage()
        for part in page.get_objects(max_depth=1):
            if part.type == pdfium.FPDF_PAGEOBJ_TEXT:
                runs.append(_run(part, text_page))
            elif part.type == pdfium.FPDF_PAGEOBJ_PATH and not _is_code(part):
                drawings.append(_drawing(part))
        # Parts hold on to their page: they must go before it does.
        del part
        text_page.close()
    finally:
        document.close()
    return PageParts(tuple(run for run in runs if run.text), tuple(drawings))


def _run(part: pypdfium2.PdfObject, text_page: pypdfium2.PdfTextPage) -> TextRun:
    length = pdfium.FPDFTextObj_GetText(part.raw, text_page.raw, None, 0)
    letters = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(
        part.raw, text_page.raw, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), length
    )
    size = _POINT()
    pdfium.FPDFTextObj_GetFontSize(part.raw, size)
    font = pdfium.FPDFTextObj_GetFont(part.raw)
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(font, name, len(name))
    matrix = part.get_matrix()
    return TextRun(
        letters.raw.decode("utf-16-le").rstrip("\0").rstrip(),
        name.value.decode().split("+")[-1],
        round(size.value * matrix.a, 2),
        matrix.e,
        matrix.f,
        _colour(part, pdfium.FPDFPageObj_GetFillColor),
    )


def _is_code(part: pypdfium2.PdfObject) -> bool:
    return bool(pdfium.FPDFPath_CountSegments(part.raw) >= _CODE_SEGMENTS)


def _drawing(part: pypdfium2.PdfObject) -> Drawing:
    mode, stroked, width = ctypes.c_int(), ctypes.c_int(), _POINT()
    pdfium.FPDFPath_GetDrawMode(part.raw, mode, stroked)
    pdfium.FPDFPageObj_GetStrokeWidth(part.raw, width)
    return Drawing(
        _path(part),
        _colour(part, pdfium.FPDFPageObj_GetFillColor) if mode.value else None,
        _colour(part, pdfium.FPDFPageObj_GetStrokeColor) if stroked.value else None,
        width.value,
    )


def _path(part: pypdfium2.PdfObject) -> str:
    words: list[str] = []
    curve: list[str] = []
    for index in range(pdfium.FPDFPath_CountSegments(part.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(part.raw, index)
        x, y = _POINT(), _POINT()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = f"{x.value:.3f} {y.value:.3f}"
        match pdfium.FPDFPathSegment_GetType(segment):
            case pdfium.FPDF_SEGMENT_MOVETO:
                words.append(f"M {place}")
            case pdfium.FPDF_SEGMENT_LINETO:
                words.append(f"L {place}")
            case _:
                curve.append(place)
        if len(curve) == 3:
            words.append(f"C {' '.join(curve)}")
            curve.clear()
        if pdfium.FPDFPathSegment_GetClose(segment):
            words.append("Z")
    return " ".join(words)


def _colour(part: pypdfium2.PdfObject, ask: object) -> str:
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    ask(part.raw, red, green, blue, opacity)  # type: ignore[operator]
    return f"#{red.value:02X}{green.value:02X}{blue.value:02X}"
