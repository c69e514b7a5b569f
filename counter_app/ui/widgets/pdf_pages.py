"""Pages of a PDF as pictures, drawn for the pixels of the screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from payments_documents.pdf.pdf_engine import PDF_ENGINE

if TYPE_CHECKING:
    import pypdfium2

_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of `count`, with the words that are on it, for who cannot see it."""

    image: QImage
    words: str
    count: int


def page_picture(pdf: bytes, number: int, width_pixels: int) -> PagePicture:
    """A page, counted from 0, at exactly this width.

    Drawing larger and scaling down makes the type thin.
    """
    # Loaded on first use: most starts of the program are not followed by a paper at once.
    import pypdfium2

    with PDF_ENGINE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[number]
            return PagePicture(_drawn(page, width_pixels), _words_of(page), len(document))
        finally:
            document.close()


def _drawn(page: "pypdfium2.PdfPage", width_pixels: int) -> QImage:
    bitmap = page.render(scale=width_pixels / page.get_width(), rev_byteorder=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, _FORMATS[bitmap.n_channels]
    )
    return image.copy()


def _words_of(page: "pypdfium2.PdfPage") -> str:
    text = page.get_textpage()
    try:
        return " ".join(str(text.get_text_bounded()).split())
    finally:
        text.close()
