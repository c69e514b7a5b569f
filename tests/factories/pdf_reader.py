"""Reads a printed PDF back: texts with their places, codes as a camera sees them, structure."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image
from pypdf import PdfReader

MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and where its baseline begins, millimetres from the top left corner."""

    text: str
    x: float
    baseline: float
    size: float
    font: str
    page: int


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def placed_texts(pdf: bytes) -> list[Placed]:
    found: list[Placed] = []
    for number, page in enumerate(reader(pdf).pages):
        height = float(page.mediabox.height)

        def visit(
            text: str,
            cm: Any,
            tm: Any,
            font: Any,
            size: float,
            *,
            at: int = number,
            top: float = height,
        ) -> None:
            if text.strip():
                name = str(font["/BaseFont"]).split("+")[-1] if font else ""
                found.append(Placed(text.strip(), tm[4] / MM, (top - tm[5]) / MM, size, name, at))

        page.extract_text(visitor_text=visit)
    return found


def place_of(pdf: bytes, text: str) -> Placed:
    """The first place where exactly this text stands."""
    return next(placed for placed in placed_texts(pdf) if placed.text == text)


def all_text(pdf: bytes) -> str:
    """Everything printed, blanks and line ends made single blanks."""
    return " ".join(" ".join(page.extract_text() for page in reader(pdf).pages).split())


def page_image(pdf: bytes, dpi: int = 200, page: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].render(scale=dpi / 72).to_pil().convert("L")
    finally:
        document.close()


def codes_of_page(pdf: bytes, page: int, dpi: int = 200) -> list[tuple[str, str]]:
    """Symbology and text of every code on a page, from the top, row by row."""
    found = _codes_of(page_image(pdf, dpi, page))
    ordered = sorted(
        found, key=lambda one: (one.position.top_left.y * 5 // dpi, one.position.top_left.x)
    )
    return [(barcode.format.name, barcode.text) for barcode in ordered]


def printed_codes(pdf: bytes, dpi: int = 200, page: int = 0) -> dict[str, str]:
    """Texts of the codes on a page, the first unless told, by the name of their symbology."""
    found = zxingcpp.read_barcodes(page_image(pdf, dpi, page))
    return {barcode.format.name: barcode.text for barcode in found}


def structure(pdf: bytes) -> Iterator[Any]:
    """The structure elements below Document, in reading order."""
    root: Any = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]
    for child in root.get_object()["/K"]:
        yield child.get_object()


def text_rectangles(
    pdf: bytes, number: int = 0
) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Texts of a page with the box their ink takes: left, top, right, bottom in mm.

    Not for specimens: the letters of their watermark are meant to lie under the texts.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[number]
        height = page.get_height()
        text_page = page.get_textpage()
        found = []
        for index in range(text_page.count_rects()):
            left, bottom, right, top = text_page.get_rect(index)
            text = text_page.get_text_bounded(left, bottom, right, top).strip()
            if text:
                right = _ink_end(text_page, left, bottom, right, top)
                box = (left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)
                found.append((text, box))
        return found
    finally:
        document.close()


def _ink_end(text_page: Any, left: float, bottom: float, right: float, top: float) -> float:
    """Where the last visible letter of a line ends; blanks at its end take no ink."""
    middle = (bottom + top) / 2
    probe = right - 0.5
    while probe > left:
        index = text_page.get_index(probe, middle, 1, top - bottom)
        if index is not None and text_page.get_text_range(index, 1).strip():
            return float(text_page.get_charbox(index)[2])
        probe -= 1
    return right


def overlapping_texts(pdf: bytes, number: int = 0) -> list[tuple[str, str]]:
    """Pairs of texts of a page that are printed over one another."""
    placed = text_rectangles(pdf, number)
    return [
        (text, other)
        for at, (text, box) in enumerate(placed)
        for other, other_box in placed[at + 1 :]
        if min(box[2], other_box[2]) - max(box[0], other_box[0]) > 0.1
        and min(box[3], other_box[3]) - max(box[1], other_box[1]) > 0.1
    ]


def boxes_of_codes(pdf: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Where every code of a page stands, as read: left, top, right, bottom in mm."""
    dpi = 200
    return [_box_of(barcode.position, dpi) for barcode in _codes_of(page_image(pdf, dpi, page))]


def _codes_of(upright: Image.Image) -> list[Any]:
    """Codes of a clean upright page, three times as fast as from a photograph."""
    kinds = [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix]
    return list(
        zxingcpp.read_barcodes(
            upright, formats=kinds, try_rotate=False, try_downscale=False, try_invert=False
        )
    )


def code_places(pdf: bytes) -> dict[str, tuple[float, float, float, float]]:
    """Where the codes of the first page stand, as read: left, top, right, bottom in mm."""
    dpi = 300
    return {
        barcode.format.name: _box_of(barcode.position, dpi)
        for barcode in zxingcpp.read_barcodes(page_image(pdf, dpi))
    }


def _box_of(corners: Any, dpi: int) -> tuple[float, float, float, float]:
    points = (corners.top_left, corners.top_right, corners.bottom_left, corners.bottom_right)
    across = [point.x * 25.4 / dpi for point in points]
    down = [point.y * 25.4 / dpi for point in points]
    return (min(across), min(down), max(across), max(down))
