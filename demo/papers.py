"""The printed papers as pictures, rendered from the very files that the counter printed."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from demo.report import Picture
from payments_documents.pdf.pdf_engine import PDF_ENGINE

#: Dots per inch of the pictures.
RESOLUTION = 110
_POINTS_PER_INCH = 72
_KINDS = ("notice", "receipt", "day")


def pictures_of_papers(output: Path, roll: str) -> Iterator[Picture]:
    """Each PDF that was printed to a file, page by page, and the receipt roll."""
    for pdf in sorted((output / "papers").glob("*.pdf")):
        kind = next((kind for kind in _KINDS if kind in pdf.stem), "other")
        yield from _pages(pdf, output, pdf.stem, f"paper-{kind}")
    yield Picture(roll, "roll")


def first_of(papers: Path, output: Path) -> Iterator[Picture]:
    """The first of the sheets that were printed without a line, if there were any."""
    for pdf in sorted(papers.glob("*.pdf"))[:1]:
        yield from _pages(pdf, output, f"{papers.name}-{pdf.stem}", "paper-to-register")


def _pages(pdf: Path, output: Path, stem: str, name: str) -> Iterator[Picture]:
    # The window, which may be drawing a preview, shares the engine.
    with PDF_ENGINE:
        document = pypdfium2.PdfDocument(pdf)
        scale = RESOLUTION / _POINTS_PER_INCH
        pages = [page.render(scale=scale).to_pil() for page in document]
        document.close()
    for number, page in enumerate(pages, start=1):
        file = f"{stem}-{number}.png"
        page.save(output / file)
        yield Picture(file, name)
