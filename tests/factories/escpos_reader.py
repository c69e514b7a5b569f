"""A thermal printer on paper that can be read back: bytes to lines and to a picture.

Written from the command descriptions of ESC/POS printers and importing nothing of the product, so
that an error in what we send is not repeated in how it is read. Anything it does not know is
refused. Lines wider than the paper go on below, as on a real printer, and are marked `wrapped`.
"""

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

PAPER_DOTS = 576
CELL_WIDTH, CELL_HEIGHT = 12, 24
#: The same of the small font (ESC M 1).
SMALL_WIDTH, SMALL_HEIGHT = 9, 17
LINE_SPACING = 30
CODE_PAGES = {0: "cp437", 16: "cp1252", 19: "cp858"}

_FONT_FOLDERS = ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "C:/Windows/Fonts")
_FONT_FILES = {
    False: ("DejaVuSansMono.ttf", "consola.ttf"),
    True: ("DejaVuSansMono-Bold.ttf", "consolab.ttf"),
}
#: Points at which the monospaced faces above are twelve dots wide.
_FONT_SIZE = 20


@dataclass(frozen=True, slots=True)
class Mode:
    """How the printer is set when a line is printed."""

    code_page: int = 0
    small: bool = False
    bold: bool = False
    width: int = 1
    height: int = 1
    justify: int = 0
    spacing: int = LINE_SPACING


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed letter and how it is printed."""

    letter: str
    mode: Mode

    @property
    def dots(self) -> int:
        return (SMALL_WIDTH if self.mode.small else CELL_WIDTH) * self.mode.width

    @property
    def height(self) -> int:
        return (SMALL_HEIGHT if self.mode.small else CELL_HEIGHT) * self.mode.height


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; `wrapped` when it only exists because the one before was too wide."""

    cells: tuple[Cell, ...]
    mode: Mode
    wrapped: bool = False

    @property
    def text(self) -> str:
        return "".join(cell.letter for cell in self.cells)

    @property
    def dots(self) -> int:
        return sum(cell.dots for cell in self.cells)

    @property
    def height(self) -> int:
        letters = [cell.height for cell in self.cells]
        return max([self.mode.spacing, *letters])


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster picture as sent, black on white, with the side it stands on."""

    image: Image.Image
    mode: Mode


@dataclass(frozen=True, slots=True)
class Feed:
    """Blank paper, in dots."""

    dots: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The cutter."""


Item = Line | Picture | Feed | Cut


@dataclass(slots=True)
class Roll:
    """What came out, from the top, and what the printer was asked meanwhile."""

    items: list[Item] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [item for item in self.items if isinstance(item, Line)]

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def pictures(self) -> list[Image.Image]:
        return [item.image for item in self.items if isinstance(item, Picture)]

    @property
    def cuts(self) -> int:
        return sum(isinstance(item, Cut) for item in self.items)


class _Printer:
    def __init__(self, data: bytes, dots: int) -> None:
        self._data, self._at, self._dots = data, 0, dots
        self._mode = Mode()
        self._pending: list[Cell] = []
        self.roll = Roll()

    def run(self) -> Roll:
        while self._at < len(self._data):
            byte = self._take(1)
            match byte:
                case b"\n":
                    self._end_line()
                case b"\x1b":
                    self._escape()
                case b"\x1d":
                    self._group()
                case b"\x10":
                    self.roll.requests.append(byte + self._take(2))
                case b"\0":
                    pass  # printers ignore it
                case _ if byte >= b" ":
                    letter = byte.decode(CODE_PAGES[self._mode.code_page])
                    self._pending.append(Cell(letter, self._mode))
                case _:
                    raise ValueError(f"unknown control {byte!r} at {self._at - 1}")
        if self._pending:
            raise ValueError("text left in the printer's buffer")
        return self.roll

    def _take(self, count: int) -> bytes:
        if self._at + count > len(self._data):
            raise ValueError("the job ends inside a command")
        taken = self._data[self._at : self._at + count]
        self._at += count
        return taken

    def _number(self, size: int = 1) -> int:
        return int.from_bytes(self._take(size), "little")

    def _escape(self) -> None:
        command = self._take(1)
        match command:
            case b"@":
                self._mode = Mode()
            case b"t":
                self._mode = replace(self._mode, code_page=self._number())
            case b"a":
                self._mode = replace(self._mode, justify=self._number())
            case b"M":
                self._mode = replace(self._mode, small=self._number() in (1, 49))
            case b"E":
                self._mode = replace(self._mode, bold=bool(self._number() & 1))
            case b"2":
                self._mode = replace(self._mode, spacing=LINE_SPACING)
            case b"3":
                self._mode = replace(self._mode, spacing=self._number())
            case b"d":
                if self._pending:
                    self._end_line()
                self.roll.items.append(Feed(self._number() * self._mode.spacing))
            case _:
                raise ValueError(f"unknown command ESC {command!r}")

    def _group(self) -> None:
        command = self._take(1)
        match command:
            case b"!":
                size = self._number()
                self._mode = replace(self._mode, width=(size >> 4) + 1, height=(size & 7) + 1)
            case b"v":
                self._raster()
            case b"V":
                self._cut()
            case b"(" | b"r":
                request = b"\x1d" + command + self._take(1)
                if command == b"(":
                    length = self._take(2)
                    request += length + self._take(int.from_bytes(length, "little"))
                self.roll.requests.append(request)
            case _:
                raise ValueError(f"unknown command GS {command!r}")

    def _cut(self) -> None:
        if (kind := self._number()) in (65, 66):
            self.roll.items.append(Feed(self._number()))
        elif kind not in (0, 1, 48, 49):
            raise ValueError(f"unknown cut {kind}")
        self.roll.items.append(Cut())

    def _raster(self) -> None:
        if self._take(1) != b"0" or self._number() != 0:
            raise ValueError("only plain raster pictures are known")
        width_bytes, height = self._number(2), self._number(2)
        if width_bytes * 8 > self._dots:
            raise ValueError("picture wider than the paper")
        bits = self._take(width_bytes * height)
        image = Image.frombytes("1", (width_bytes * 8, height), bytes(~byte & 255 for byte in bits))
        self.roll.items.append(Picture(image.convert("L"), self._mode))

    def _end_line(self) -> None:
        row: list[Cell] = []
        wrapped = False
        for cell in self._pending:
            if sum(before.dots for before in row) + cell.dots > self._dots:
                self.roll.items.append(Line(tuple(row), self._mode, wrapped))
                row, wrapped = [], True
            row.append(cell)
        self.roll.items.append(Line(tuple(row), self._mode, wrapped))
        self._pending.clear()


def read(data: bytes, dots: int = PAPER_DOTS) -> Roll:
    """Run a printer `dots` wide on a job; ValueError for anything it does not know."""
    return _Printer(data, dots).run()


def render(data: bytes, dots: int = PAPER_DOTS, *, margin: int = 24) -> Image.Image:
    """The paper as a picture, one pixel a dot, with its unprintable margin on each side."""
    roll = read(data, dots)
    height = sum(_height(item) for item in roll.items) + 2 * margin
    paper = Image.new("L", (dots + 2 * margin, height), 255)
    draw = ImageDraw.Draw(paper)
    y = margin
    for item in roll.items:
        match item:
            case Line():
                _print_line(paper, item, margin, y, dots)
            case Picture(image, mode):
                paper.paste(image, (margin + _indent(image.width, mode, dots), y))
            case Cut():
                for x in range(0, paper.width, 16):
                    draw.line((x, y + 12, x + 8, y + 12), fill=150)
        y += _height(item)
    return paper


def _height(item: Item) -> int:
    match item:
        case Line():
            return item.height
        case Picture(image):
            return image.height
        case Feed(dots):
            return dots
        case Cut():
            return 24


def _indent(width: int, mode: Mode, dots: int) -> int:
    return (0, (dots - width) // 2, dots - width)[mode.justify % 48]


def _print_line(paper: Image.Image, line: Line, left: int, top: int, dots: int) -> None:
    x = left + _indent(line.dots, line.mode, dots)
    for cell in line.cells:
        paper.paste(_glyph(cell), (x, top + line.height - cell.height))
        x += cell.dots


def _glyph(cell: Cell) -> Image.Image:
    """The letter drawn as large as it is high, then given the width of its cell."""
    scale = cell.mode.height
    glyph = Image.new("L", (CELL_WIDTH * scale, CELL_HEIGHT * scale), 255)
    font = _font(cell.mode.bold, scale)
    ImageDraw.Draw(glyph).text((0, 18 * scale), cell.letter, font=font, fill=0, anchor="ls")
    return glyph.resize((cell.dots, cell.height)) if cell.dots != glyph.width else glyph


@cache
def _font(bold: bool, scale: int = 1) -> ImageFont.FreeTypeFont:
    for folder in _FONT_FOLDERS:
        for name in _FONT_FILES[bold]:
            if (path := Path(folder, name)).is_file():
                return ImageFont.truetype(str(path), _FONT_SIZE * scale)
    raise FileNotFoundError("no monospaced font found to draw the roll with")
