"""Words as a search compares them: capital letters without accents, apostrophes or hyphens.

>>> words_of("D'Angelo", "Nicolò Maria")
('ANGELO', 'D', 'DANGELO', 'MARIA', 'NICOLO')

A name with an apostrophe is found written together, apart, or by its second half.
"""

import re
import unicodedata
from datetime import date

#: Words kept for one person, tax code included: names longer than this are told apart by them.
WORDS_LIMIT = 12
#: Characters kept of one word.
WORD_LENGTH = 64

_GLUE = re.compile(r"['’`´‘.]")
_APART = re.compile(r"[^\w]+|_+")
_TYPED_DATE = re.compile(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b")


def fold(text: str) -> str:
    """Capital letters without diacritics; letters of other alphabets stay as they are.

    >>> fold("Müller Ñuñez œuvre straße")
    'MULLER NUNEZ ŒUVRE STRASSE'
    """
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).upper()


def split(text: str) -> list[str]:
    """Folded words, with apostrophes taken as nothing and all else but letters as a gap.

    >>> split("d'angelo-rossi  ")
    ['DANGELO', 'ROSSI']
    """
    glued = _GLUE.sub("", fold(text))
    return [word[:WORD_LENGTH] for word in _APART.split(glued) if word]


def words_of(*names: str) -> tuple[str, ...]:
    """Every word under which the names are found, sorted, each once."""
    found: set[str] = set()
    for name in names:
        found.update(split(name))
        found.update(split(_GLUE.sub(" ", fold(name))))
    return tuple(sorted(found)[:WORDS_LIMIT])


def parse_query(text: str) -> tuple[list[str], date | None]:
    """The words and the birth date (dd/mm/yyyy) in what a clerk typed, in any order.

    A date that no calendar has is taken as words and finds nobody.

    >>> parse_query("rossi 1/2/1980 mario")
    (['ROSSI', 'MARIO'], datetime.date(1980, 2, 1))
    """
    match = _TYPED_DATE.search(text)
    born_on = _date_of(match) if match else None
    if match and born_on:
        text = text[: match.start()] + " " + text[match.end() :]
    return split(text), born_on


def _date_of(match: re.Match[str]) -> date | None:
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
