"""What stands on a printed page as PDFium sees it: another reader than the one that laid it out.

PDFium tells of every letter where its origin is, so lines are put together here from letters:
what stands on one baseline in one type without a gap is one line.
"""

import ctypes
import random
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image, ImageChops, ImageFilter

MM = 72 / 25.4
#: Points between two letters that no longer belong to one line.
_GAP_POINTS = 1.5
_CODES = [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix]
_DOTS_PER_INCH = 150
_LOOKS = 3
_BLUR_PIXELS = 0.5
_NOISE_SHADES = 20
#: What PDFium makes of a hyphen at the end of a line.
_SOFT_HYPHENS = {0x02: "-", 0xFFFE: "-"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: millimetres from the top left corner, size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str


@dataclass(slots=True)
class _Letter:
    text: str
    x: float
    end: float
    y: float
    size: float
    font: str


def printed_lines(pdf: bytes, page: int = 0) -> list[Line]:
    """The lines of a page in the order in which they were written."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        opened = document[page]
        height = opened.get_height()
        letters = _letters(opened.get_textpage())
    finally:
        document.close()
    lines: list[list[_Letter]] = []
    for letter in letters:
        if lines and _goes_on(lines[-1][-1], letter):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [_line(found, height) for found in lines if any(one.text.strip() for one in found)]


def page_words(pdf: bytes, page: int = 0) -> str:
    """All letters of a page without blanks, in writing order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        letters = _letters(document[page].get_textpage())
    finally:
        document.close()
    return "".join("".join(letter.text for letter in letters).split())


def seen_codes(pdf: bytes, seed: int) -> dict[str, str]:
    """The codes of a notice as a phone reads them, which looks at most three times."""
    page, codes = _page_picture(pdf), {}
    # All codes stand in the lower half.
    lower = page.crop((0, page.height // 2, page.width, page.height))
    for look in range(_LOOKS):
        codes |= read_codes(in_bad_light(lower, seed * _LOOKS + look))
        if len(codes) == len(_CODES):
            break
    return codes


def in_bad_light(sharp: Image.Image, seed: int) -> Image.Image:
    """A picture as a phone sees it: out of focus, grey, with the noise of a bad light."""
    blurred = sharp.filter(ImageFilter.GaussianBlur(_BLUR_PIXELS)).point(_dimmed)
    dust = random.Random(seed).randbytes(sharp.width * sharp.height)
    noise = Image.frombytes("L", sharp.size, dust).point(_as_noise)
    return ImageChops.add(blurred, noise, scale=1.0, offset=-128)


def _page_picture(pdf: bytes) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=_DOTS_PER_INCH / 72).to_pil().convert("L")
    finally:
        document.close()


def _dimmed(shade: float) -> float:
    """Black is no longer black, and paper no longer white."""
    return 40 + shade * 170 / 255


def _as_noise(byte: float) -> float:
    """A random byte as up to so many shades more or less."""
    return 128 + (byte - 127.5) * _NOISE_SHADES / 127.5


def read_codes(picture: Image.Image) -> dict[str, str]:
    """Texts of the notice's codes in an upright picture, by symbology, at the first try: none of
    the reader's second ones on turned, inverted or smaller pictures."""
    found = zxingcpp.read_barcodes(
        picture, formats=_CODES, try_rotate=False, try_invert=False, try_downscale=False
    )
    return {code.format.name: code.text for code in found}


def _letters(text_page: Any) -> list[_Letter]:
    letters = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
    for index in range(pdfium.FPDFText_CountChars(text_page.raw)):
        # Blanks and line ends that PDFium puts between texts by itself stand nowhere.
        if pdfium.FPDFText_IsGenerated(text_page.raw, index) == 1:
            continue
        code = pdfium.FPDFText_GetUnicode(text_page.raw, index)
        pdfium.FPDFText_GetCharOrigin(text_page.raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(text_page.raw, index, box)
        pdfium.FPDFText_GetFontInfo(text_page.raw, index, name, len(name), flags)
        letters.append(
            _Letter(
                _SOFT_HYPHENS.get(code) or chr(code), x.value, box.right, y.value,
                round(pdfium.FPDFText_GetFontSize(text_page.raw, index), 2),
                name.value.decode().split("+")[-1],
            )
        )  # fmt: skip
    return letters


def _goes_on(before: _Letter, letter: _Letter) -> bool:
    return (
        (before.font, before.size) == (letter.font, letter.size)
        and abs(before.y - letter.y) < 0.05
        and abs(before.end - letter.x) < _GAP_POINTS
    )


def _line(letters: list[_Letter], height: float) -> Line:
    while not letters[-1].text.strip():
        letters = letters[:-1]
    first = next(one for one in letters if one.text.strip())
    return Line(
        "".join(one.text for one in letters).strip(),
        first.x / MM,
        letters[-1].end / MM,
        (height - first.y) / MM,
        first.size,
        first.font,
    )
