"""The letters of a thermal printer: one code page for the whole roll, plain letters for the rest.

Printers that switch pages by themselves print names wrong (notice layout 9).
"""

import unicodedata
from typing import Final

_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{"…": "...", "•": "·"},
        **{"œ": "oe", "Œ": "OE", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ẞ": "SS"},
    }
)
#: What stands for the euro sign on pages without one.
_EURO_WORD: Final = "EUR"


def transliterate(text: str, codec: str) -> str:
    """Text in letters that the page has; letters without a likeness become `?`.

    >>> transliterate("Šime’s “Größe” – 5 € Čuk", "cp858")
    'Sime\\'s "Größe" - 5 € Cuk'
    >>> transliterate("5 €", "cp850")
    '5 EUR'
    """
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return "".join(_printable(letter, codec) for letter in plain)


def _printable(letter: str, codec: str) -> str:
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
    return "?"


def _without_marks(letter: str) -> str:
    parts = unicodedata.normalize("NFKD", letter)
    return "".join(part for part in parts if not unicodedata.combining(part)) or "?"
