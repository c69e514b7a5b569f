"""Titillium Web for everything, Roboto Mono for codes; sizes are pixels at 100 % text.

Names in alphabets that Titillium lacks are shown in a font of the system, letter by letter, as Qt
finds one. A letter that no font of this PC has would be an empty box, which says nothing and looks
like any other: it stands as its code point, as on a receipt.
"""

import unicodedata
from enum import IntEnum
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics

from counter_app.ui.style.theme import Theme
from payments_documents.resources import resource_path

_FILES = (
    ("titillium-web", "400Regular", "TitilliumWeb_400Regular.ttf"),
    ("titillium-web", "600SemiBold", "TitilliumWeb_600SemiBold.ttf"),
    ("roboto-mono", "400Regular", "RobotoMono_400Regular.ttf"),
)
#: Property of an application that has them.
_LOADED = "fonts_loaded"
SANS = "Titillium Web"
MONO = "Roboto Mono"


class Size(IntEnum):
    """Type scale; nothing smaller than a key cap."""

    NAME = 28
    ANSWER = 24
    TITLE = 20
    SEARCH = 18
    BODY = 16
    LABEL = 14
    KEY_CAP = 13


def load_fonts() -> None:
    """Register the fonts with Qt, once per application: Qt would keep them as often as they come,
    and look through all of them for each letter that they do not have."""
    application = QCoreApplication.instance()
    if application is None or application.property(_LOADED):
        return
    application.setProperty(_LOADED, True)
    for family, folder, name in _FILES:
        path = resource_path("node_modules", "@expo-google-fonts", family, folder, name)
        QFontDatabase.addApplicationFont(str(path))


def sans(theme: Theme, size: Size = Size.BODY, *, strong: bool = False) -> QFont:
    """The text face; `strong` is weight 600, the only other weight in use."""
    font = QFont(SANS)
    font.setPixelSize(theme.px(size))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


def mono(theme: Theme, size: Size = Size.BODY) -> QFont:
    """The face of tax codes, notice numbers and flow identifiers."""
    font = QFont(MONO)
    font.setPixelSize(theme.px(size))
    return font


def legible(text: str) -> str:
    """The text with the code point of each letter that no font of this PC can show.

    Marks that go with another letter, and signs that are not seen, stay.
    """
    if text.isascii() or all(map(_is_shown, text)):
        return text
    return "".join(sign if _is_shown(sign) else f"[U+{ord(sign):04X}]" for sign in text)


@cache
def _is_shown(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "MCZ" or QFontMetrics(QFont(SANS)).inFontUcs4(ord(sign))
