"""What may come in as a picture: the logo of an entity, a third party's mark.

A picture is somebody else's file, drawn on every desk and every paper. It is a whole PNG of
bounded size, or an SVG that only draws: no declarations of its own, nothing that runs, nothing that
is fetched, and no more of it than a coat of arms needs. Everything else is refused, each with a
reason of its own that says what to do.

The heavy parts are imported where they are needed: the window looks at its logo before anything
else is there.
"""

import base64
import binascii
import re
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Final
from xml.parsers import expat

from payments_core.errors import BadValue
from payments_documents.pdf.picture_kinds import PNG_SIGNATURE, is_svg

#: Largest picture: every desk downloads it with its profile, bytes.
PICTURE_LIMIT_BYTES: Final = 200_000
#: Most points of a PNG, and of all in an SVG as often as it repeats them: 2,000 by 2,000, three
#: times what 600 dpi can show of a logo.
POINTS_LIMIT: Final = 4_000_000
#: Most elements of an SVG with those that it repeats, how deep they may lie in one another, and
#: how many letters of an attribute name a shape's points.
ELEMENTS_LIMIT: Final = 3000
DEPTH_LIMIT: Final = 40

#: Where the first chunk of a PNG has width and height (PNG specification, 11.2.1).
_SIZE_AT: Final = 16
#: What Pillow raises when it reads something else.
_UNREADABLE: Final = (OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error)
_SVG_NAMESPACE: Final = "http://www.w3.org/2000/svg"
_DRAWING: Final = frozenset(
    {
        "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line",
        "polyline", "polygon", "clipPath", "linearGradient", "radialGradient", "stop", "image",
        "style", "title", "desc", "metadata",
    }
)  # fmt: skip
_RUNNING: Final = frozenset({"script", "foreignObject", "iframe", "object", "embed", "a",
                             "animate", "animateMotion", "animateTransform", "set",
                             "handler"})  # fmt: skip
_WRITING: Final = frozenset({"text", "tspan", "textPath", "tref", "font", "font-face"})
#: What only talks about the drawing; its inside is not drawn.
_TALKING: Final = frozenset({"title", "desc", "metadata"})
_DATA_PNG: Final = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=\s]*)")
_URL: Final = re.compile(r"url\s*\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)


@lru_cache(maxsize=16)
def check_picture(picture: bytes) -> None:
    """Let a picture pass; BadValue with one of these codes otherwise.

    `picture_too_large`, `picture_unknown`, `picture_damaged`, `picture_too_many_points`;
    `svg_declares`, `svg_runs`, `svg_fetches`, `svg_writes`, `svg_element_unknown`,
    `svg_too_complex`.
    """
    if len(picture) > PICTURE_LIMIT_BYTES:
        raise BadValue("picture_too_large", limit=PICTURE_LIMIT_BYTES // 1000)
    if picture.startswith(PNG_SIGNATURE):
        _check_png(picture)
    elif is_svg(picture):
        _SvgGate().check(picture)
    else:
        raise BadValue("picture_unknown")


def is_sound(picture: bytes) -> bool:
    """Whether a picture passes."""
    try:
        check_picture(picture)
    except BadValue:
        return False
    return True


def _check_png(picture: bytes) -> int:
    """How many points it has."""
    from PIL import Image

    try:
        # Asked before anything is unpacked: a few bytes may claim to be enormous.
        width, height = struct.unpack_from(">II", picture, _SIZE_AT)
        if width * height > POINTS_LIMIT:
            raise BadValue("picture_too_many_points", limit=POINTS_LIMIT // 1_000_000)
        with Image.open(BytesIO(picture), formats=("PNG",)) as opened:
            opened.load()
    except BadValue:
        raise
    except _UNREADABLE as trouble:
        raise BadValue("picture_damaged") from trouble
    return int(width * height)


@dataclass(slots=True)
class _Content:
    """Elements, points of pictures and the names of what is repeated, in a part of a drawing."""

    elements: int = 0
    points: int = 0
    repeated: list[str] = field(default_factory=list)

    def add(self, elements: int, points: int) -> None:
        """Raises `svg_too_complex` and `picture_too_many_points`."""
        self.elements += elements
        self.points += points
        if self.elements > ELEMENTS_LIMIT:
            raise BadValue("svg_too_complex", limit=ELEMENTS_LIMIT)
        if self.points > POINTS_LIMIT:
            raise BadValue("picture_too_many_points", limit=POINTS_LIMIT // 1_000_000)


class _SvgGate:
    """Reads an SVG once, without building anything of it."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._declare
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._write
        self._open: list[str] = []
        self._talking_at: int | None = None
        self._whole = _Content()
        #: What is inside each element that has a name, itself included.
        self._inside: dict[str, _Content] = {}
        self._named: list[tuple[int, str]] = []

    def check(self, picture: bytes) -> None:
        """Raises what `check_picture` says of SVG."""
        try:
            self._parser.Parse(picture, True)
        except expat.ExpatError as trouble:
            raise BadValue("picture_damaged") from trouble
        self._draw(self._whole, _Content(), ())

    def _declare(self, *_declaration: object) -> None:
        raise BadValue("svg_declares")

    def _start(self, qualified: str, attributes: Mapping[str, str]) -> None:
        name = qualified.rpartition(" ")[2]
        if not self._open and qualified != f"{_SVG_NAMESPACE} svg":
            raise BadValue("picture_unknown")
        self._open.append(name)
        if len(self._open) > DEPTH_LIMIT:
            raise BadValue("svg_too_complex", limit=ELEMENTS_LIMIT)
        self._check_name(qualified, name)
        points = sum(
            self._check_attribute(name, attribute.rpartition(" ")[2], value)
            for attribute, value in attributes.items()
        )
        self._count(name, attributes, points)
        if self._talking_at is None and name in _TALKING:
            self._talking_at = len(self._open)

    def _end(self, _qualified: str) -> None:
        depth = len(self._open)
        self._open.pop()
        if self._talking_at == depth:
            self._talking_at = None
        if self._named and self._named[-1][0] == depth:
            self._named.pop()

    def _write(self, text: str) -> None:
        if self._open and self._open[-1] == "style":
            _check_style(text)

    def _check_name(self, qualified: str, name: str) -> None:
        # Names count whatever their namespace: not all who draw look at it.
        if name in _RUNNING:
            raise BadValue("svg_runs", name=name)
        if name in _WRITING:
            raise BadValue("svg_writes", name=name)
        foreign = not qualified.startswith(f"{_SVG_NAMESPACE} ")
        if name not in _DRAWING and not foreign and self._talking_at is None:
            raise BadValue("svg_element_unknown", name=name[:40])

    def _check_attribute(self, element: str, attribute: str, value: str) -> int:
        """How many points the picture in it has."""
        points = 0
        if attribute.lower().startswith("on") or "javascript:" in value.lower():
            raise BadValue("svg_runs", name=attribute[:40])
        if attribute in ("href", "src"):
            points = self._check_reference(element, value.strip())
        elif attribute == "base":
            raise BadValue("svg_fetches", address=value[:40])
        _check_style(value)
        return points

    def _check_reference(self, element: str, value: str) -> int:
        if value.startswith("#") or self._talking_at is not None:
            return 0
        embedded = _DATA_PNG.fullmatch(value)
        if element != "image" or embedded is None:
            raise BadValue("svg_fetches", address=value[:40])
        try:
            return _check_png(base64.b64decode(embedded[1]))
        except binascii.Error as trouble:
            raise BadValue("picture_damaged") from trouble

    def _count(self, name: str, attributes: Mapping[str, str], points: int) -> None:
        """What a `use` repeats, so that a few elements cannot become millions."""
        if identity := attributes.get("id"):
            self._named.append((len(self._open), identity))
            self._inside.setdefault(identity, _Content())
        # An image that names an element repeats it, too; of two addresses either may be followed.
        repeated = [
            value.strip()[1:]
            for key, value in attributes.items()
            if name in ("use", "image") and key.rpartition(" ")[2] == "href"
            and value.strip().startswith("#")
        ]  # fmt: skip
        around = {identity for _depth, identity in self._named}
        for content in (self._whole, *(self._inside[identity] for identity in around)):
            content.add(1, points)
            content.repeated += repeated

    def _draw(self, content: _Content, drawn: _Content, around: tuple[str, ...]) -> None:
        """Add a part to what is drawn, with all that it repeats."""
        drawn.add(content.elements, content.points)
        for name in content.repeated:
            if name in around or len(around) > DEPTH_LIMIT:
                raise BadValue("svg_too_complex", limit=ELEMENTS_LIMIT)
            if (repeated := self._inside.get(name)) is not None:
                self._draw(repeated, drawn, (*around, name))


def _check_style(text: str) -> None:
    """Styles may name what is in the drawing, and nothing elsewhere."""
    lowered = text.lower()
    if "@import" in lowered or "expression(" in lowered or "\\" in text:
        raise BadValue("svg_fetches", address=text.strip()[:40])
    for address in _URL.findall(text):
        if not address.startswith("#"):
            raise BadValue("svg_fetches", address=address[:40])
