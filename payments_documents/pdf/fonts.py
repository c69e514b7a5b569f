"""The typefaces of the papers and, letter by letter, which of them can print a text.

Titillium Web and Roboto Mono (both SIL OFL) come with the resources. Names in alphabets that
Titillium lacks, such as Cyrillic or Vietnamese, are set run by run in a font of the system: a
letter that no font has is refused, because an empty box on a notice is a wrong name.
"""

import struct
import threading
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from payments_core.errors import BadValue, WorldTrouble
from payments_documents.resources import resource_path

#: Held while a font is registered or a document takes its letters out of the fonts: all documents
#: share them, and a font remembers the place where it was read last.
FONT_FILES: Final = threading.Lock()


class Face(StrEnum):
    """A face of the papers; the value is the name it is registered under."""

    TEXT = "TitilliumWeb-Regular"
    TEXT_SEMIBOLD = "TitilliumWeb-SemiBold"
    TEXT_BOLD = "TitilliumWeb-Bold"
    MONO = "RobotoMono-Regular"
    MONO_BOLD = "RobotoMono-Bold"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one registered font can print."""

    font_name: str
    text: str


@dataclass(frozen=True, slots=True)
class _SystemFamily:
    """A family with many alphabets, the folders it may lie in and its files."""

    name: str
    folders: tuple[Path, ...]
    regular: str
    bold: str
    mono: str
    mono_bold: str

    def file_for(self, face: Face) -> str:
        match face:
            case Face.TEXT:
                return self.regular
            case Face.TEXT_SEMIBOLD | Face.TEXT_BOLD:
                return self.bold
            case Face.MONO:
                return self.mono
            case Face.MONO_BOLD:
                return self.mono_bold


_FILES: Final[Mapping[Face, tuple[str, str, str]]] = {
    Face.TEXT: ("titillium-web", "400Regular", "TitilliumWeb_400Regular.ttf"),
    Face.TEXT_SEMIBOLD: ("titillium-web", "600SemiBold", "TitilliumWeb_600SemiBold.ttf"),
    Face.TEXT_BOLD: ("titillium-web", "700Bold", "TitilliumWeb_700Bold.ttf"),
    Face.MONO: ("roboto-mono", "400Regular", "RobotoMono_400Regular.ttf"),
    Face.MONO_BOLD: ("roboto-mono", "700Bold", "RobotoMono_700Bold.ttf"),
}

#: Families looked for, in order, when a letter is missing: Linux distributions, then Windows.
SYSTEM_FAMILIES: Final = (
    _SystemFamily(
        "DejaVu",
        (
            Path("/usr/share/fonts/truetype/dejavu"),
            Path("/usr/share/fonts/dejavu"),
            Path("/usr/share/fonts/dejavu-sans-fonts"),
            Path("/usr/share/fonts/TTF"),
        ),
        "DejaVuSans.ttf",
        "DejaVuSans-Bold.ttf",
        "DejaVuSansMono.ttf",
        "DejaVuSansMono-Bold.ttf",
    ),
    _SystemFamily(
        "Segoe",
        (Path("C:/Windows/Fonts"),),
        "segoeui.ttf",
        "segoeuib.ttf",
        "consola.ttf",
        "consolab.ttf",
    ),
)

#: Hebrew and Arabic letters and the like, by their class (Unicode Standard Annex 9).
_RIGHT_TO_LEFT: Final = frozenset({"R", "AL", "AN"})
#: Last letter of the basic multilingual plane: names are written with no other.
_LAST_LETTER: Final = 0xFFFF
#: Texts that were cleaned: most stand on a paper, and on the next one, several times.
_REMEMBERED_TEXTS: Final = 2048


@lru_cache(maxsize=_REMEMBERED_TEXTS)
def clean(text: str) -> str:
    """One line of composed letters: no line breaks, control or invisible formatting signs."""
    visible = (
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text)
        if letter.isspace() or unicodedata.category(letter) not in {"Cc", "Cf"}
    )
    return " ".join("".join(visible).split())


def spelled_out(text: str, *faces: Face) -> str:
    """Clean text for a paper that must come out: a letter that `runs` would refuse in one of the
    faces stands as its code point.

    >>> spelled_out("Rossi 😀", Face.TEXT)
    'Rossi [U+1F600]'
    """
    return "".join(
        letter if all(_is_printable(letter, face) for face in faces) else f"[{code_point(letter)}]"
        for letter in clean(text)
    )


def require_printable(text: str) -> None:
    """Raise what `runs` raises unless every letter of the cleaned text can stand on a notice."""
    for face in (Face.TEXT, Face.TEXT_SEMIBOLD, Face.TEXT_BOLD):
        runs(clean(text), face)


def code_point(letter: str) -> str:
    """How a letter is named that cannot be shown: `U+1F600`."""
    return f"U+{ord(letter):04X}"


def runs(text: str, face: Face) -> list[Run]:
    """Split a text into stretches by the font that has their letters.

    Raises `letter_right_to_left` for a letter of such an alphabet, `letter_not_printable` for one
    that no font has, `system_font_missing` when a letter needs the system's font and there is none.
    """
    known = _letters(face)
    if known.issuperset(text):
        return [Run(face.value, text)]
    found: list[Run] = []
    for letter in text:
        font_name = face.value if letter in known else _fallback_for(letter, face)
        if found and found[-1].font_name == font_name:
            found[-1] = Run(font_name, found[-1].text + letter)
        else:
            found.append(Run(font_name, letter))
    return found


@cache
def registered_font(face: Face) -> TTFont:
    """The face's font, registered with the PDF writer on first use."""
    package, folder, file_name = _FILES[face]
    path = resource_path("node_modules", "@expo-google-fonts", package, folder, file_name)
    return _register(face.value, path)


def font_named(name: str) -> TTFont:
    """The font of a run by its name, also in a process that has not printed with it yet."""
    for face in Face:
        if name == face.value:
            return registered_font(face)
        if name == _system_name(face):
            return _system_font(face)
    raise KeyError(name)


def system_font_path(face: Face, families: Iterable[_SystemFamily] = SYSTEM_FAMILIES) -> Path:
    """The system's font that stands in for a face; `system_font_missing` when there is none."""
    for family in families:
        for folder in family.folders:
            if (path := folder / family.file_for(face)).is_file():
                return path
    raise WorldTrouble("system_font_missing", family=next(iter(families)).name)


@cache
def _letters(face: Face) -> frozenset[str]:
    return frozenset(map(chr, registered_font(face).face.charToGlyph))


@cache
def _system_font(face: Face) -> TTFont:
    return _register(_system_name(face), system_font_path(face))


@cache
def _system_letters(face: Face) -> frozenset[str]:
    font = _system_font(face)
    # The PDF writer's table from codes back to letters is wrong beyond U+FFFF: such a letter would
    # be seen, but neither found nor read aloud.
    return frozenset(chr(code) for code in font.face.charToGlyph if code <= _LAST_LETTER)


def _is_printable(letter: str, face: Face) -> bool:
    try:
        return letter in _letters(face) or bool(_fallback_for(letter, face))
    except BadValue:
        return False


def _fallback_for(letter: str, face: Face) -> str:
    if unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT:
        # Nothing here turns or joins them: they would stand in the wrong order.
        raise BadValue("letter_right_to_left", letter=letter)
    if letter not in _system_letters(face):
        raise BadValue("letter_not_printable", letter=letter, code_point=code_point(letter))
    return _system_name(face)


def _system_name(face: Face) -> str:
    return f"System-{face.value}"


def _register(name: str, path: Path) -> TTFont:
    try:
        font = TTFont(name, str(path))
    except (TTFError, OSError, struct.error, ValueError, LookupError) as trouble:
        raise WorldTrouble("font_unreadable", path=str(path)) from trouble
    with FONT_FILES:
        pdfmetrics.registerFont(font)
        # Papers are drawn with the first of its file, whoever was first: another thread, another
        # weight for which the same file stands in.
        registered: TTFont = pdfmetrics.getFont(name)
    return registered
