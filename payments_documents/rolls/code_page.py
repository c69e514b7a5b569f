"""The letters of a thermal printer: one code page for the whole roll, plain letters for the rest.

Printers that switch pages by themselves print names wrong (notice layout 9).
"""

import unicodedata
from typing import Final

from payments_documents.pdf.fonts import code_point

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{"…": "...", "•": "·"},
        **{"œ": "oe", "Œ": "OE", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ẞ": "SS"},
        # As passports write them (ICAO Doc 9303, part 3).
        **{"ə": "e", "Ə": "E", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T"},
    }
)
#: What stands for the euro sign on pages without one.
_EURO_WORD: Final = "EUR"


def transliterate(text: str, codec: str) -> str:
    """Text in letters that the page has; one without a likeness stands as its code point.

    >>> transliterate("Šime’s “Größe” – 5 € Čuk", "cp858")
    'Sime\\'s "Größe" - 5 € Cuk'
    >>> transliterate("5 €", "cp850")
    '5 EUR'
    >>> transliterate("Əliyev И", "cp858")
    'Eliyev [U+0418]'
    """
    return "".join(
        f"[{code_point(letter)}]" if (likeness := _likeness(letter, codec)) is None else likeness
        for letter in _plain(text)
    )


def letter_without_likeness(text: str, codec: str) -> str | None:
    """The first letter of a text for which the page has nothing, None where there is none."""
    return next((one for one in _plain(text) if _likeness(one, codec) is None), None)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_PLAIN)


def _likeness(letter: str, codec: str) -> str | None:
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in {"Cc", "Cf"}:
        return ""
    candidates = (letter, _EURO_WORD) if letter == "€" else (letter, _without_marks(letter))
    for candidate in candidates:
        try:
            candidate.encode(codec)
        except UnicodeEncodeError:
            continue
        return candidate
    return None


def _without_marks(letter: str) -> str:
    """Nothing of a mark that stands alone: it belongs to a letter that was written before it."""
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_PLAIN)
