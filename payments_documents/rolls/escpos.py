"""A small encoder for thermal printers: the part of ESC/POS that our rolls need.

Widths, letters, cutter and sizes are those of a printer's profile.
"""

from enum import IntEnum
from typing import Final

from payments_core.errors import BadValue
from payments_documents.pdf.codes import Matrix
from payments_documents.rolls.code_page import transliterate
from payments_documents.rolls.printer_profile import PrinterProfile
from payments_documents.rolls.raster import Raster, raster_of_matrix

#: Feed before the partial cut, in vertical motion units, beyond the distance to the cutter.
_CUT_FEED: Final = 8

_ESC, _GS, _DLE = b"\x1b", b"\x1d", b"\x10"


class Justify(IntEnum):
    """Where lines stand (ESC a)."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2


class Status(IntEnum):
    """What a printer can be asked in real time (DLE EOT)."""

    PRINTER = 1
    OFFLINE_CAUSE = 2
    ERROR_CAUSE = 3
    PAPER = 4


#: Empties the printer's memory in real time, also while it stands without paper (DLE DC4 8).
CLEAR_REQUEST: Final = _DLE + b"\x14\x08\x01\x03\x14\x01\x06\x02\x08"


def status_request(status: Status) -> bytes:
    """Bytes that ask a printer for its status; never send them inside a picture."""
    return _DLE + bytes((0x04, status))


def printed_marker_request(marker: bytes) -> bytes:
    """Asks the printer to answer with these four bytes once all before them is on paper.

    GS ( H, function 48; printers that lack it stay silent.
    """
    if len(marker) != 4:
        raise BadValue("printed_marker_malformed", length=len(marker))
    return _GS + b"(H\x06\x000\x30" + marker


class EscPosRoll:
    """A roll under construction; every method appends to it."""

    def __init__(self, profile: PrinterProfile) -> None:
        self.profile = profile
        self._bytes = bytearray(_ESC + b"@" + _ESC + b"t" + bytes((profile.code_page,)))

    @property
    def columns(self) -> int:
        """Letters in a line of the usual size."""
        return self.profile.columns

    def letters_of(self, text: str) -> int:
        """How many letters a text takes in those of the printer: `…` takes three."""
        return len(self._plain(text))

    def justify(self, justify: Justify) -> None:
        """Side on which the following lines stand."""
        self._bytes += _ESC + b"a" + bytes((justify,))

    def line(self, text: str, *, bold: bool = False, size: int = 1) -> None:
        """One line that is never broken; `line_too_wide_for_roll` when it does not fit.

        `size` multiplies width and height: 1 or 2.
        """
        plain = self._plain(text)
        self._require_width(plain, self.columns // size)
        self._put(plain, bold, size, size)
        self._bytes += b"\n"

    def headline(self, text: str) -> None:
        """A bold line twice as high, and twice as wide where the roll is wide enough."""
        plain = self._plain(text)
        self._require_width(plain, self.columns)
        self._put(plain, True, 2 if len(plain) * 2 <= self.columns else 1, 2)
        self._bytes += b"\n"

    def code(self, text: str) -> None:
        """A code in one piece, in the small font where the usual one is too wide for it."""
        plain = self._plain(text)
        if len(plain) <= self.columns:
            self.line(plain, bold=True)
            return
        self._require_width(plain, self.profile.small_columns)
        self._bytes += _ESC + b"M\x01"
        self._put(plain, True, 1, 1)
        self._bytes += b"\n" + _ESC + b"M\x00"

    def paragraph(self, text: str, *, bold: bool = False) -> None:
        """A text broken at blanks; a word wider than the roll is broken inside."""
        for line in wrap_columns(self._plain(text), self.columns):
            self.line(line, bold=bold)

    def pair(self, label: str, value: str) -> None:
        """Label on the left, value bold at the right edge; below it when one line is too short."""
        left, right = self._plain(label), self._plain(value)
        if len(left) + 1 + len(right) > self.columns:
            self.paragraph(left)
            self.line(right.rjust(self.columns), bold=True)
            return
        self._put(left.ljust(self.columns - len(right)), False, 1, 1)
        self._put(right, True, 1, 1)
        self._bytes += b"\n"

    def rule(self) -> None:
        """A dashed line across the roll."""
        self.line("-" * self.columns)

    def feed(self, lines: int = 1) -> None:
        """Empty lines."""
        self._bytes += _ESC + b"d" + bytes((lines,))

    def picture(self, matrix: Matrix, *, dots_per_module: int, quiet_modules: int) -> None:
        """A square code with its blank border: printers' own codes cannot be sized."""
        self.raster(raster_of_matrix(matrix, dots_per_module, quiet_modules))

    def raster(self, raster: Raster) -> None:
        """Dots as they are (GS v 0); `picture_too_wide_for_roll`."""
        width_bytes, height = raster.width_bytes, len(raster.rows)
        if width_bytes * 8 > self.profile.dots:
            raise BadValue("picture_too_wide_for_roll", dots=width_bytes * 8)
        header = bytes((0, width_bytes % 256, width_bytes // 256, height % 256, height // 256))
        self._bytes += _GS + b"v0" + header + _without_orders(b"".join(raster.rows))

    def cut(self) -> None:
        """Feed the paper to the cutter and cut it, leaving a bridge; without a cutter only feed it
        to where a hand tears it off."""
        if self.profile.cutter:
            self._bytes += _GS + b"V" + bytes((66, _CUT_FEED))
        else:
            self.feed(self.profile.feed_lines)

    def to_bytes(self) -> bytes:
        """Everything appended so far."""
        return bytes(self._bytes)

    def _plain(self, text: str) -> str:
        return transliterate(text, self.profile.codec)

    def _require_width(self, plain: str, columns: int) -> None:
        if len(plain) > columns:
            raise BadValue("line_too_wide_for_roll", text=plain[: self.columns], length=len(plain))

    def _put(self, plain: str, bold: bool, width: int, height: int) -> None:
        self._bytes += _ESC + b"E" + bytes((int(bold),))
        self._bytes += _GS + b"!" + bytes(((width - 1) << 4 | (height - 1),))
        self._bytes += plain.encode(self.profile.codec)


def _without_orders(dots: bytes) -> bytes:
    """Dots in which no printer sees an order that is carried out at once (DLE EOT, DLE ENQ, DLE
    DC4 wherever they stand): a point of a grey surface is black instead."""
    for order in (b"\x04", b"\x05", b"\x14"):
        dots = dots.replace(_DLE + order, b"\x30" + order)
    return dots


def wrap_columns(text: str, columns: int) -> list[str]:
    """Break at blanks into lines of at most so many letters; long words are broken inside."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > columns:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
        while len(line) > columns:
            lines.append(line[:columns])
            line = line[columns:]
    return [*lines, line] if line else lines
