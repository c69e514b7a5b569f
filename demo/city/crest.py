"""The crest of the sample city and the mark of its company, drawn here: they belong to nobody.

Every piece is drawn on a sheet of 1000 by 1000 units, y downwards, four times as fine as the
picture that comes out of it.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from io import BytesIO
from math import atan2, cos, pi, radians, sin, sqrt
from operator import itemgetter

from PIL import Image, ImageDraw

SIZE_PX = 480
_FINE_PX = SIZE_PX * 4
_DOTS_PER_UNIT = _FINE_PX / 1000

_CLEAR = b"\xff\xff\xff\x00"
#: Less opaque than this is nothing, of 255.
_FAINT = 10

NAVY = "#003366"
AZURE = "#0066CC"
AQUA = "#5FD3CF"
WHITE = "#FFFFFF"
GOLD = "#F2B632"
RED = "#CE2B37"
SEA_GREEN = "#1F8A6B"
LAUREL_GREEN = "#45A56C"
OAK_GREEN = "#66AF4E"
BARK = "#24693F"
STONE = "#D3DAE1"
STONE_SHADE = "#8D9AA8"
STONE_LINE = "#4C5A69"

Point = tuple[float, float]
Points = list[Point]
#: Where points of the left side are to go.
Side = Callable[[Iterable[Point]], Points]


def crest() -> bytes:
    """The city's coat of arms: a lighthouse on the sea under three stars; a PNG."""
    sheet = _Sheet()
    _draw_branch(sheet, list, _laurel_leaf, LAUREL_GREEN, RED)
    _draw_branch(sheet, _mirrored, _oak_leaf, OAK_GREEN, GOLD)
    _draw_ribbon(sheet)
    _draw_shield(sheet)
    _draw_crown(sheet)
    return sheet.to_png()


def company_logo() -> bytes:
    """The company's mark: a road round a bay and a wave in it make an E; a PNG."""
    sheet, road = _Sheet(), _road()
    sheet.rounded_square(12, 988, 230, AZURE)
    sheet.line(road, WHITE, 132)
    for start in range(6, len(road) - 6, 10):
        sheet.line(road[start : start + 7], AZURE, 13)
    wave = [(x, 500 - 34 * sin((x - 408) / 344 * 2 * pi)) for x in range(408, 753, 4)]
    sheet.line(wave, AQUA, 108)
    return sheet.to_png()


class _Sheet:
    """A transparent ground that takes shapes in units."""

    def __init__(self) -> None:
        self._image = Image.new("RGBA", (_FINE_PX, _FINE_PX))
        self._pen = ImageDraw.Draw(self._image)

    def fill(self, points: Iterable[Point], colour: str) -> None:
        self._pen.polygon(_dots(points), fill=colour)

    def line(self, points: Iterable[Point], colour: str, width: float) -> None:
        """A line with round joints and ends."""
        dots, thick = _dots(points), width * _DOTS_PER_UNIT
        self._pen.line(dots, fill=colour, width=round(thick))
        for dot in dots:
            self._pen.circle(dot, (thick - 1) / 2, fill=colour)

    def shape(self, points: Points, colour: str, outline: str, width: float) -> None:
        self.fill(points, colour)
        self.line([*points, points[0]], outline, width)

    def rounded_square(self, low: float, high: float, radius: float, colour: str) -> None:
        corners = _dots([(low, low), (high, high)])
        self._pen.rounded_rectangle(corners, radius * _DOTS_PER_UNIT, fill=colour)

    def lay(self, other: "_Sheet", outline: Points) -> None:
        """Put `other` on top, cut along `outline`."""
        mask = Image.new("L", self._image.size)
        ImageDraw.Draw(mask).polygon(_dots(outline), fill=255)
        self._image.paste(other._image, mask=mask)

    def to_png(self) -> bytes:
        small = self._image.resize((SIZE_PX, SIZE_PX), Image.Resampling.LANCZOS)
        written = BytesIO()
        _in_few_colours(small).save(written, "PNG", optimize=True)
        return written.getvalue()


def _in_few_colours(image: Image.Image) -> Image.Image:
    """The picture with a palette, where every sort of colours is as its commonest.

    The palettes that Pillow makes with transparency leave outlines ragged. Here the sort that
    differs most is halved until there are as many sorts as fit; flat colours stay exact.
    """
    pixels = _pixels(image.convert("RGBa"))
    sorts = [_sort(Counter(pixels))]
    while len(sorts) < 256 and (widest := max(sorts, key=itemgetter(0)))[0] > 0:
        _, channel, middle, colours = widest
        low = Counter({colour: n for colour, n in colours.items() if colour[channel] <= middle})
        sorts.remove(widest)
        sorts += [_sort(low), _sort(colours - low)]
    place = {colour: number for number, sort in enumerate(sorts) for colour in sort[3]}
    few = Image.frombytes("P", image.size, bytes(place[pixel] for pixel in pixels))
    commonest = b"".join(sort[3].most_common(1)[0][0] for sort in sorts)
    palette = _pixels(Image.frombytes("RGBa", (len(sorts), 1), commonest).convert("RGBA"))
    # Printed pictures are enlarged: a ground of transparent black would draw a thread round them.
    shown = [colour if colour[3] >= _FAINT else _CLEAR for colour in palette]
    few.putpalette(b"".join(shown), "RGBA")
    return few


def _pixels(image: Image.Image) -> list[bytes]:
    raw = image.tobytes()
    return [raw[start : start + 4] for start in range(0, len(raw), 4)]


def _sort(colours: Counter[bytes]) -> tuple[float, int, float, Counter[bytes]]:
    """How much the colours differ, in which channel most, its mean, and they themselves."""
    pixels, worst = colours.total(), (0.0, 0, 0.0)
    for channel in range(4):
        mean = sum(n * colour[channel] for colour, n in colours.items()) / pixels
        spread = sum(n * (colour[channel] - mean) ** 2 for colour, n in colours.items())
        worst = max(worst, (spread, channel, mean))
    return *worst, colours


def _dots(points: Iterable[Point]) -> Points:
    return [(x * _DOTS_PER_UNIT, y * _DOTS_PER_UNIT) for x, y in points]


def _mirrored(points: Iterable[Point]) -> Points:
    return [(1000 - x, y) for x, y in points]


def _box(left: float, top: float, right: float, bottom: float) -> Points:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _arc(centre: Point, radius: float, from_degree: float, to_degree: float) -> Points:
    """Part of a circle in 24 steps, clockwise from the right."""
    turns = [radians(from_degree + (to_degree - from_degree) * step / 24) for step in range(25)]
    return [(centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)) for turn in turns]


def _curve(start: Point, pull: Point, other_pull: Point, end: Point) -> Points:
    """A cubic Bézier curve in 64 steps."""
    points = []
    for t in (step / 64 for step in range(65)):
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        x, y = (a * start[i] + b * pull[i] + c * other_pull[i] + d * end[i] for i in (0, 1))
        points.append((x, y))
    return points


def _star(centre: Point, radius: float) -> Points:
    reach = [radius, 0.42 * radius] * 5
    return [_arc(centre, far, corner * 36 - 90, 0)[0] for corner, far in enumerate(reach)]


def _road() -> Points:
    """From the right round the bay to the right again, a point about every ten units."""
    upper = [
        *((float(x), 240.0) for x in range(745, 405, -10)),
        *_arc((405, 390), 150, -90, -180),
        *((255.0, float(y)) for y in range(400, 500, 10)),
    ]
    return [*upper, (255.0, 500.0), *((x, 1000 - y) for x, y in reversed(upper))]


def _draw_shield(sheet: _Sheet) -> None:
    """Samnite: square, its lower corners round, a tip in the middle."""
    corner = _curve((262, 756), (262, 808), (292, 824), (340, 824))
    tip = _curve((340, 824), (430, 824), (478, 834), (500, 876))
    left = [(262.0, 270.0), *corner, *tip]
    edge = [*left, *reversed(_mirrored(left)), left[0]]
    inside = _Sheet()
    inside.fill(_box(0, 0, 1000, 1000), AZURE)
    _draw_beams(inside)
    _draw_lighthouse(inside)
    _draw_sea(inside)
    _draw_chief(inside)
    sheet.line(edge, WHITE, 38)
    sheet.lay(inside, edge)
    sheet.line(edge, NAVY, 24)
    sheet.line(edge, GOLD, 13)


def _draw_beams(inside: _Sheet) -> None:
    lamp = (500.0, 488.0)
    for from_degree, to_degree in ((186, 195), (167, 176)):
        beam = [lamp, *_arc(lamp, 400, from_degree, to_degree)]
        inside.fill(beam, GOLD)
        inside.fill(_mirrored(beam), GOLD)


def _draw_lighthouse(inside: _Sheet) -> None:
    inside.shape([(448, 550), (552, 550), (590, 780), (410, 780)], WHITE, NAVY, 7)
    inside.shape(_box(462, 460, 538, 526), GOLD, NAVY, 7)
    inside.shape(_curve((448, 462), (460, 408), (540, 408), (552, 462)), WHITE, NAVY, 7)
    inside.shape([(420, 524), (580, 524), (560, 556), (440, 556)], WHITE, NAVY, 7)
    for y in (588, 642):
        inside.fill(_box(489, y, 511, y + 32), NAVY)


def _draw_sea(inside: _Sheet) -> None:
    for row, top in enumerate(range(694, 860, 40)):
        crests = [(x, 13 * sin((x - 500) / 119 * 2 * pi + row * pi)) for x in range(240, 761, 4)]
        wave = [(x, top + y) for x, y in crests]
        inside.fill([*wave, (760, 900), (240, 900)], WHITE if row % 2 else SEA_GREEN)


def _draw_chief(inside: _Sheet) -> None:
    inside.fill(_box(0, 0, 1000, 390), NAVY)
    inside.fill(_box(0, 386, 1000, 398), GOLD)
    for x in (367, 500, 633):
        inside.fill(_star((x, 336), 44), GOLD)


def _on_crown(turn: float, height: float) -> Point:
    """A point of the round wall, `turn` degrees from its middle, as we see it."""
    aside = sin(radians(turn))
    radius = 186 + 46 * (height / 220) ** 1.3
    return 500 + aside * radius, 226 - height + 14 * (1 - aside * aside)


def _wall(from_turn: float, to_turn: float, low: float, high: float) -> Points:
    """A piece of the wall, its edges round as the wall is."""
    turns = [from_turn + (to_turn - from_turn) * step / 24 for step in range(25)]
    return [*(_on_crown(t, high) for t in turns), *(_on_crown(t, low) for t in reversed(turns))]


def _draw_crown(sheet: _Sheet) -> None:
    sheet.shape(_wall(-88, 88, 70, 122), STONE_SHADE, STONE_LINE, 6)
    for turn in (-70, 70, -34, 34, 0):
        _draw_tower(sheet, turn)
    sheet.shape(_wall(-90, 90, 0, 96), STONE, STONE_LINE, 6)
    for low in (0, 78):
        sheet.shape(_wall(-90, 90, low, low + 20), WHITE, STONE_LINE, 6)
    for turn in (-50, 0, 50):
        sheet.fill(_wall(turn - 7, turn + 7, 20, 58), STONE_LINE)


def _draw_tower(sheet: _Sheet, turn: float) -> None:
    sheet.shape(_wall(turn - 10, turn + 10, 80, 176), STONE, STONE_LINE, 6)
    for left in (-12.5, -3.5, 5.5):
        sheet.shape(_wall(turn + left, turn + left + 7, 188, 212), STONE, STONE_LINE, 6)
    sheet.shape(_wall(turn - 12.5, turn + 12.5, 170, 190), STONE, STONE_LINE, 6)
    sheet.fill(_wall(turn - 2.5, turn + 2.5, 118, 148), STONE_LINE)


def _laurel_leaf(t: float) -> float:
    """Half the width of a leaf of length 1, at `t` from its stalk."""
    return 0.17 * sin(pi * t**0.8)


def _oak_leaf(t: float) -> float:
    """The same for a leaf with lobes."""
    return 0.24 * sqrt(sin(pi * t**1.3)) * (0.64 + 0.36 * abs(sin(4 * pi * t)))


def _leaf(base: Point, heading: float, length: float, half: Callable[[float], float]) -> Points:
    edge = [(step / 48, half(step / 48)) for step in range(49)]
    ahead, aside = length * cos(heading), length * sin(heading)
    return [
        (base[0] + t * ahead - width * aside, base[1] + t * aside + width * ahead)
        for t, width in [*edge, *((t, -width) for t, width in reversed(edge))]
    ]


def _draw_branch(
    sheet: _Sheet, side: Side, half: Callable[[float], float], green: str, fruit: str
) -> None:
    """A branch up one side, leaves in pairs, fruit beside some of them."""
    stem = _curve((556, 986), (370, 910), (110, 830), (150, 396))
    sheet.line(side(stem), BARK, 8)
    for place in range(16, 64, 6):
        (x, y), before = stem[place], stem[place - 1]
        heading = atan2(y - before[1], x - before[0])
        for turn in (-0.75, 0.75):
            sheet.shape(side(_leaf((x, y), heading + turn, 112, half)), green, BARK, 3)
        for aside in (-13, 13) if place in (22, 46, 58) else ():
            berry = (x - aside * sin(heading), y + aside * cos(heading))
            sheet.shape(side(_arc(berry, 11, 0, 360)), fruit, BARK, 4)
    sheet.shape(side(_leaf(stem[-1], -1.5, 104, half)), green, BARK, 3)


def _draw_ribbon(sheet: _Sheet) -> None:
    upper = _curve((500, 926), (462, 918), (436, 978), (384, 940))
    strip = [*upper, *((x, y + 34) for x, y in reversed(upper))]
    for side in (list, _mirrored):
        sheet.shape(side(strip), WHITE, BARK, 6)
        for down, colour in ((6, LAUREL_GREEN), (28, RED)):
            sheet.line(side((x, y + down) for x, y in upper), colour, 10)
    sheet.shape(_box(481, 918, 519, 966), RED, BARK, 6)
