"""A small encoder for thermal printers: the part of ESC/POS that our rolls need.

One code page for the whole roll, chosen at the start (CP858 is table 19 on most printers), and
plain letters for what it lacks: printers that switch pages by themselves print names wrong
(notice layout 9). Widths are those of an 80 mm roll at 203 dots per inch.
"""

import unicodedata
from enum import IntEnum
from typing import Final

from payments_core.errors import BadValue
from payments_documents.codes import Matrix

COLUMNS: Final = 48
DOTS: Final = 576

_CODE_PAGE: Final = "cp858"
_CODE_PAGE_NUMBER: Final = 19
#: Feed before the partial cut, in vertical motion units, beyond the distance to the cutter.
_CUT_FEED: Final = 8

_ESC, _GS, _DLE = b"\x1b", b"\x1d", b"\x10"

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{"…": "...", "•": "·"},
        **{"œ": "oe", "Œ": "OE", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ẞ": "SS"},
    }
)


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

    def __init__(self) -> None:
        self._bytes = bytearray(_ESC + b"@" + _ESC + b"t" + bytes((_CODE_PAGE_NUMBER,)))

    def justify(self, justify: Justify) -> None:
        """Side on which the following lines stand."""
        self._bytes += _ESC + b"a" + bytes((justify,))

    def line(self, text: str, *, bold: bool = False, size: int = 1) -> None:
        """One line that is never broken; `line_too_wide_for_roll` when it does not fit.

        `size` multiplies width and height: 1 or 2.
        """
        plain = transliterate(text)
        if len(plain) * size > COLUMNS:
            raise BadValue("line_too_wide_for_roll", text=plain[:COLUMNS], length=len(plain))
        self._put(plain, bold, size)
        self._bytes += b"\n"

    def paragraph(self, text: str, *, bold: bool = False, size: int = 1) -> None:
        """A text broken at blanks; a word wider than the roll is broken inside."""
        for line in wrap_columns(transliterate(text), COLUMNS // size):
            self.line(line, bold=bold, size=size)

    def pair(self, label: str, value: str) -> None:
        """Label on the left, value bold at the right edge; below it when one line is too short."""
        left, right = transliterate(label), transliterate(value)
        if len(left) + 1 + len(right) > COLUMNS:
            self.line(left)
            self.line(right.rjust(COLUMNS), bold=True)
            return
        self._put(left.ljust(COLUMNS - len(right)), bold=False, size=1)
        self._put(right, bold=True, size=1)
        self._bytes += b"\n"

    def rule(self) -> None:
        """A dashed line across the roll."""
        self.line("-" * COLUMNS)

    def feed(self, lines: int = 1) -> None:
        """Empty lines."""
        self._bytes += _ESC + b"d" + bytes((lines,))

    def picture(self, matrix: Matrix, *, dots_per_module: int, quiet_modules: int) -> None:
        """A code as dots with its blank border (GS v 0): printers' own codes cannot be sized."""
        rows = _dot_rows(matrix, dots_per_module, quiet_modules)
        width_bytes = len(rows[0])
        header = bytes(
            (0, width_bytes % 256, width_bytes // 256, len(rows) % 256, len(rows) // 256)
        )
        self._bytes += _GS + b"v0" + header + b"".join(rows)

    def cut(self) -> None:
        """Feed the paper to the cutter and cut it, leaving a bridge."""
        self._bytes += _GS + b"V" + bytes((66, _CUT_FEED))

    def to_bytes(self) -> bytes:
        """Everything appended so far."""
        return bytes(self._bytes)

    def _put(self, plain: str, bold: bool, size: int) -> None:
        self._bytes += _ESC + b"E" + bytes((int(bold),))
        self._bytes += _GS + b"!" + bytes(((size - 1) * 0x11,))
        self._bytes += plain.encode(_CODE_PAGE)


def transliterate(text: str) -> str:
    """Text in letters that the roll's code page has; letters without a likeness become `?`.

    >>> transliterate("Šime’s “Größe” – 5 € Čuk")
    'Sime\\'s "Größe" - 5 € Cuk'
    """
    return "".join(map(_printable, unicodedata.normalize("NFC", text).translate(_PLAIN)))


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


def _printable(letter: str) -> str:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in {"Cc", "Cf"}:
        return ""
    for candidate in (letter, _without_marks(letter)):
        try:
            candidate.encode(_CODE_PAGE)
        except UnicodeEncodeError:
            continue
        return candidate
    return "?"


def _without_marks(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)) or "?"


def _dot_rows(matrix: Matrix, dots: int, quiet: int) -> list[bytes]:
    """Rows of dots, eight to a byte, each module `dots` wide and high."""
    margin = [False] * quiet
    blank = [[False] * (matrix.size + 2 * quiet)] * quiet
    framed = [*blank, *([*margin, *row, *margin] for row in matrix.rows), *blank]
    width = (matrix.size + 2 * quiet) * dots
    padding = -width % 8
    rows: list[bytes] = []
    for modules in framed:
        bits = "".join("1" * dots if dark else "0" * dots for dark in modules) + "0" * padding
        rows += [int(bits, 2).to_bytes((width + padding) // 8)] * dots
    return rows
