"""Reads what an office printer is sent: PWG raster (PWG 5102.4), one picture a page."""

import struct
from dataclasses import dataclass

from PIL import Image

_SYNC = b"RaS2"
_HEADER_BYTES = 1796
_MODES = {1: "L", 3: "RGB"}


@dataclass(frozen=True, slots=True)
class RasterPage:
    """A page as the printer would put it on paper."""

    picture: Image.Image
    dots_per_inch: tuple[int, int]


def raster_pages(data: bytes) -> list[RasterPage]:
    """All pages of a file with whole bytes for each dot: grey or red, green and blue."""
    assert data[:4] == _SYNC
    position, pages = 4, []
    while position < len(data):
        header = data[position : position + _HEADER_BYTES]
        across, down = struct.unpack_from(">2I", header, 276)
        width, height = struct.unpack_from(">2I", header, 372)
        bits_per_dot, line_bytes = struct.unpack_from(">2I", header, 388)
        size = bits_per_dot // 8
        position, rows = _rows(data, position + _HEADER_BYTES, height, line_bytes, size)
        picture = Image.frombytes(_MODES[size], (width, height), rows)
        pages.append(RasterPage(picture.convert("L"), (across, down)))
    return pages


def _rows(data: bytes, at: int, height: int, line_bytes: int, size: int) -> tuple[int, bytes]:
    """A count of equal lines, then the line: runs of one dot, or so many different ones."""
    rows = bytearray()
    while len(rows) < height * line_bytes:
        times, at = data[at] + 1, at + 1
        line = bytearray()
        while len(line) < line_bytes:
            count, at = data[at], at + 1
            if count < 128:
                line += data[at : at + size] * (count + 1)
                at += size
            else:
                length = (257 - count) * size
                line += data[at : at + length]
                at += length
        rows += line * times
    return at, bytes(rows)
