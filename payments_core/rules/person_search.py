"""How people are looked up: words without accents, and the order in which people are shown.

Server and desks search their own tables by these rules, so that they find and list alike.

>>> words_of("D'Angelo", "Nicolò Maria")
('ANGELO', 'D', 'DANGELO', 'MARIA', 'NICOLO')

A name with an apostrophe is found written together, apart, or by its second half.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable
from datetime import date

from payments_core.errors import BadValue

#: Words kept for one person, tax code aside: names longer than this are told apart by them.
WORDS_LIMIT = 12
#: Characters kept of one word.
WORD_LENGTH = 64
#: Words of one search: more would be a sentence, not a name.
QUERY_WORDS_LIMIT = 8
#: Sorts after every letter: the end of the range of words with one beginning.
LAST_LETTER = "\U0010ffff"

_GLUE = re.compile(r"['’`‘.ʻʼʾʿ]")
#: Written for an apostrophe: Unicode takes the accent apart into a gap, and a prime would be one.
_APOSTROPHES = str.maketrans("´′", "''")
_APART = re.compile(r"[^\w]+|_+")
#: Letters that Unicode does not take apart into one of A to Z and a sign, and what is typed instead
#: on a keyboard without them.
_ONE_PIECE = str.maketrans(
    {
        "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Ɖ": "D", "Ħ": "H", "Ŧ": "T", "Ŋ": "N",
        "Æ": "AE", "Œ": "OE", "Þ": "TH", "ẞ": "SS", "Ə": "E", "Ɛ": "E", "Ɔ": "O",
        "Ɓ": "B", "Ɗ": "D", "Ƙ": "K", "Ƴ": "Y",
    }
)  # fmt: skip
_TYPED_DATE = re.compile(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b")


def fold(text: str) -> str:
    """Capital letters without diacritics; letters of other alphabets stay as they are.

    >>> fold("Müller Ñuñez œuvre straße")
    'MULLER NUNEZ OEUVRE STRASSE'
    >>> fold("Đorđević Łukasz Øyvind")
    'DORDEVIC LUKASZ OYVIND'
    >>> fold("D´Angelo")
    "D'ANGELO"
    """
    if text.isascii():
        return text.upper()
    decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return bare.upper().translate(_ONE_PIECE)


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


def indexed_words(family_name: str, given_name: str, tax_code: str | None) -> tuple[str, ...]:
    """Every word under which a person is found: those of the names, and the tax code."""
    names = words_of(family_name, given_name)
    return (*names, tax_code) if tax_code else names


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


def asked_words(words: Iterable[str]) -> list[str]:
    """The words of a query, each once; `search_too_long` for more than QUERY_WORDS_LIMIT."""
    asked = sorted(set(words))
    if len(asked) > QUERY_WORDS_LIMIT:
        raise BadValue("search_too_long", words=len(asked), limit=QUERY_WORDS_LIMIT)
    return asked


def nearness(
    family_name: str, given_name: str, asked: Collection[str]
) -> tuple[int, int, str, str]:
    """Whoever sorts first is shown first: words borne as typed, most first; then names with the
    fewest words besides; then the alphabet.

    >>> nearness("Rossi", "Maria", ["MARIA", "ROSSI"]) < nearness("De Rossi", "Maria", ["MARIA"])
    True
    """
    borne = split(f"{family_name} {given_name}")
    as_typed = len(set(asked).intersection(borne))
    besides = len(borne) if asked else 0
    return -as_typed, besides, family_name, given_name


def _date_of(match: re.Match[str]) -> date | None:
    day, month, year = map(int, match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
