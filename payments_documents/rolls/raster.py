"""Codes and pictures as dots for a thermal head: rows of bytes, eight dots each, 1 is black."""

import io
from dataclasses import dataclass
from typing import Final

from payments_documents.pdf.codes import Matrix
from payments_documents.pdf.picture_kinds import is_svg
from payments_documents.pdf.svg_drawing import svg_as_png

#: Largest logo that is read, in points: one of a few kilobytes may claim to be enormous.
_MAX_POINTS: Final = 20_000_000
_FORMATS: Final = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class Raster:
    """A black and white picture; every row has the same whole number of bytes."""

    rows: tuple[bytes, ...]

    @property
    def width_bytes(self) -> int:
        """Bytes of a row."""
        return len(self.rows[0])


def raster_of_matrix(matrix: Matrix, dots: int, quiet: int) -> Raster:
    """A square code with its blank border, each module `dots` wide and high."""
    margin = [False] * quiet
    blank = [[False] * (matrix.size + 2 * quiet)] * quiet
    framed = [*blank, *([*margin, *row, *margin] for row in matrix.rows), *blank]
    return Raster(tuple(_row(modules, dots) for modules in framed for _ in range(dots)))


def _row(modules: list[bool], dots: int) -> bytes:
    bits = "".join("1" * dots if dark else "0" * dots for dark in modules)
    padding = -len(bits) % 8
    return int(bits + "0" * padding, 2).to_bytes((len(bits) + padding) // 8)


def raster_of_bars(bars: str, dots: int, height: int) -> Raster:
    """Upright bars, `1` dark and `0` light, each `dots` wide and `height` dots high."""
    return Raster((_row([bar == "1" for bar in bars], dots),) * height)


def raster_of_picture(picture: bytes, max_width: int, max_height: int) -> Raster | None:
    """A PNG, JPEG or SVG in black and white, dithered, as large as the box allows; None when it is
    no picture that can be read, or has more than twenty million points."""
    from PIL import Image  # heavy: only papers with a logo pay for it

    try:
        if is_svg(picture):
            picture = svg_as_png(picture, max_width, max_height)
        with Image.open(io.BytesIO(picture), formats=_FORMATS) as opened:
            if opened.width * opened.height > _MAX_POINTS:
                return None
            coloured = opened.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return None
    ground = Image.new("RGBA", coloured.size, "white")
    grey = Image.alpha_composite(ground, coloured).convert("L")
    scale = min(max_width / grey.width, max_height / grey.height)
    width, height = max(1, int(grey.width * scale)), max(1, int(grey.height * scale))
    padded = Image.new("L", (width + -width % 8, height), 255)
    padded.paste(grey.resize((width, height), Image.Resampling.LANCZOS))
    bits = padded.convert("1").tobytes()
    row = padded.width // 8
    return Raster(
        tuple(
            bytes(~byte & 255 for byte in bits[start : start + row])
            for start in range(0, len(bits), row)
        )
    )
