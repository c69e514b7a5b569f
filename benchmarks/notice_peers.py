"""The notice's page as other engines draw it: reportlab without our layers, and WeasyPrint.

Both are given the words, places, lines and codes of our own page (`page_parts`) already laid out,
so that nothing but drawing and writing the file is measured; both embed subsets of the same
typefaces and draw codes as one vector path, the quickest honest way in each.
"""

from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from benchmarks.page_parts import Drawing, PageParts, TextRun, page_parts
from payments_core.notice.codes import datamatrix_payload, qr_payload
from payments_core.notice.content import NoticeContent
from payments_documents.notices import notice_page
from payments_documents.pdf.codes import Matrix, datamatrix_matrix, qr_matrix, vector_operators
from payments_documents.pdf.fonts import Face, registered_font

_POINTS_PER_MM = 72 / 25.4
_PAGE = (210 * _POINTS_PER_MM, 297 * _POINTS_PER_MM)
#: Left, bottom and side of both codes in points (notice layout 3).
_QR_PLACE = (10.0 * _POINTS_PER_MM, (297 - 179.8) * _POINTS_PER_MM, 25.0 * _POINTS_PER_MM)
_DATAMATRIX_PLACE = (177.0 * _POINTS_PER_MM, (297 - 254.8) * _POINTS_PER_MM, 23.0 * _POINTS_PER_MM)

_Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A notice with its page taken apart: what each engine starts from."""

    content: NoticeContent
    parts: PageParts

    @classmethod
    def of(cls, content: NoticeContent) -> "LaidOut":
        """Lay a notice with postal slip out by printing it once."""
        return cls(content, page_parts(notice_page.render(content)))


def _codes(content: NoticeContent) -> tuple[tuple[_Place, Matrix], tuple[_Place, Matrix]]:
    creditor, debtor, number = content.creditor, content.debtor, content.notice_number
    account = creditor.postal_account
    assert number is not None
    assert account is not None
    record = datamatrix_payload(
        notice_number=number,
        postal_account=account.number,
        amount_cents=content.amount_cents,
        entity_tax_code=creditor.tax_code,
        debtor_tax_code=debtor.identifier,
        debtor_name=debtor.full_name,
        subject=content.subject,
    )
    qr = qr_matrix(qr_payload(number, creditor.tax_code, content.amount_cents))
    return (_QR_PLACE, qr), (_DATAMATRIX_PLACE, datamatrix_matrix(record))


# --- reportlab alone ---------------------------------------------------------------------------


def bare_reportlab(notices: list[LaidOut]) -> bytes:
    """One untagged PDF, a page for each notice."""
    file = BytesIO()
    for face in Face:
        registered_font(face)
    canvas = Canvas(file, pagesize=_PAGE, pageCompression=1, initialFontName=Face.TEXT.value)
    for notice in notices:
        for drawing in notice.parts.drawings:
            _stroke(canvas, drawing)
        for run in notice.parts.runs:
            canvas.setFont(run.font, run.size)
            canvas.setFillColor(HexColor(run.colour))
            canvas.drawString(run.x, run.baseline, run.text)
        for (left, bottom, side), matrix in _codes(notice.content):
            canvas.saveState()
            canvas.translate(left, bottom)
            canvas.scale(side / matrix.size, side / matrix.size)
            canvas.setFillColor(HexColor("#000000"))
            canvas._code.append(vector_operators(matrix))
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _stroke(canvas: Canvas, drawing: Drawing) -> None:
    path = canvas.beginPath()
    words = iter(drawing.path.split())
    for word in words:
        match word:
            case "M":
                path.moveTo(float(next(words)), float(next(words)))
            case "L":
                path.lineTo(float(next(words)), float(next(words)))
            case "C":
                path.curveTo(*(float(next(words)) for _ in range(6)))
            case _:
                path.close()
    if drawing.fill:
        canvas.setFillColor(HexColor(drawing.fill))
    if drawing.stroke:
        canvas.setStrokeColor(HexColor(drawing.stroke))
        canvas.setLineWidth(drawing.line_width)
    canvas.drawPath(path, stroke=1 if drawing.stroke else 0, fill=1 if drawing.fill else 0)


# --- WeasyPrint --------------------------------------------------------------------------------

_STYLE = """
@page { size: 210mm 297mm; margin: 0 }
* { margin: 0; padding: 0 }
section { position: relative; width: 595.2pt; height: 841.8pt; break-after: page; overflow: hidden }
section:last-child { break-after: auto }
p { position: absolute; white-space: pre }
svg { position: absolute; left: 0; top: 0; width: 595.2756pt; height: 841.8898pt }
"""


class WeasyPrintPages:
    """Pages as HTML with absolute places, set and written by WeasyPrint."""

    def __init__(self) -> None:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        self._weasyprint = weasyprint
        self._fonts = FontConfiguration()
        faces = "".join(_font_face(face) for face in Face)
        self._style = weasyprint.CSS(string=faces + _STYLE, font_config=self._fonts)

    def render(self, notices: list[LaidOut], variant: str | None = None) -> bytes:
        """One PDF, a page for each notice; `variant` as WeasyPrint's `pdf_variant`."""
        pages = "".join(_section(notice) for notice in notices)
        document = self._weasyprint.HTML(
            string=f'<html lang="it"><title>Avviso di pagamento</title><body>{pages}</body></html>'
        )
        written: bytes = document.write_pdf(
            stylesheets=[self._style], font_config=self._fonts, pdf_variant=variant
        )
        return written


def _font_face(face: Face) -> str:
    path = registered_font(face).face.filename
    return f"@font-face {{ font-family: '{face.value}'; src: url('file://{path}') }}\n"


def _section(notice: LaidOut) -> str:
    drawings = "".join(_svg_path(drawing) for drawing in notice.parts.drawings)
    codes = "".join(_svg_code(place, matrix) for place, matrix in _codes(notice.content))
    runs = "".join(_paragraph(run) for run in notice.parts.runs)
    height = _PAGE[1]
    return (
        f'<section><svg viewBox="0 0 {_PAGE[0]:.4f} {height:.4f}">'
        f'<g transform="matrix(1 0 0 -1 0 {height:.4f})">{drawings}{codes}</g></svg>'
        f"{runs}</section>"
    )


def _svg_path(drawing: Drawing) -> str:
    return (
        f'<path d="{drawing.path}" fill="{drawing.fill or "none"}" '
        f'stroke="{drawing.stroke or "none"}" stroke-width="{drawing.line_width:.2f}"/>'
    )


def _svg_code(place: _Place, matrix: Matrix) -> str:
    left, bottom, side = place
    squares = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(reversed(matrix.rows))
        for x, dark in enumerate(row)
        if dark
    )
    scale = side / matrix.size
    transform = f"matrix({scale:.5f} 0 0 {scale:.5f} {left:.3f} {bottom:.3f})"
    return f'<path transform="{transform}" d="{squares}"/>'


def _paragraph(run: TextRun) -> str:
    """Words by their baseline: with line height 1, ascent and descent share the size out."""
    face = registered_font(Face(run.font)).face
    ascent, descent = face.ascent / 1000, -face.descent / 1000
    above = (1 - ascent - descent) / 2 + ascent
    top = _PAGE[1] - run.baseline - above * run.size
    return (
        f'<p style="left:{run.x:.3f}pt;top:{top:.3f}pt;font:{run.size:g}pt/1 {run.font};'
        f'color:{run.colour}">{escape(run.text)}</p>'
    )
