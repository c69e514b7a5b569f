"""Makes tax codes for people and companies who do not exist.

People's codes follow the decree of 23 December 1976 with one departure: the place of birth is
always Z999, which the table of places gives to nobody, so that no living person can have the code.
Those of companies lie in a range that no office has ever given out.

>>> person_code("Rossi", "Maria", True, date(1980, 1, 1))
'RSSMRA80A41Z999C'
>>> next(substitutes("RSSMRA80A41Z999C"))
'RSSMRA80A41Z99VR'
"""

import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations

from stdnum import luhn
from stdnum.it import codicefiscale

PLACE = "Z999"
#: Codes of companies that can be made: seven digits that nobody has, then three that count.
COMPANY_CODES = range(8099999100, 8100000000)

_MONTHS = "ABCDEHLMPRST"
_WOMAN_DAY_OFFSET = 40
#: Places of the digits in a code, from the right: the order in which letters take their place.
_DIGIT_PLACES = (14, 13, 12, 10, 9, 7, 6)
_LETTER_OF_DIGIT = str.maketrans("0123456789", "LMNPQRSTUV")
#: Letters that are not a plain letter with a sign, as a registry writes them in capitals.
_PLAIN = str.maketrans({
    "Ø": "O", "Đ": "D", "Ł": "L", "Æ": "AE", "Œ": "OE", "Þ": "TH", "Ð": "D", "Ħ": "H",
})  # fmt: skip
_CACHED_NAMES = 1 << 16


def person_code(family_name: str, given_name: str, woman: bool, born_on: date) -> str:
    """The code that names, sex and birth give; others may have the same."""
    day = born_on.day + _WOMAN_DAY_OFFSET * woman
    stem = (
        f"{_family_letters(family_name)}{_given_letters(given_name)}"
        f"{born_on.year % 100:02d}{_MONTHS[born_on.month - 1]}{day:02d}{PLACE}"
    )
    return stem + str(codicefiscale.calc_check_digit(stem))


def substitutes(code: str) -> Iterator[str]:
    """Codes for those who would share one (omocodia): one digit becomes a letter, the rightmost
    first, then two, and so on, with the check letter computed anew; 127 in all."""
    for replaced in range(1, len(_DIGIT_PLACES) + 1):
        for places in combinations(_DIGIT_PLACES, replaced):
            signs = list(code[:-1])
            for place in places:
                signs[place] = signs[place].translate(_LETTER_OF_DIGIT)
            stem = "".join(signs)
            yield stem + str(codicefiscale.calc_check_digit(stem))


class CodeOffice:
    """Gives codes, never one twice."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def give(self, family_name: str, given_name: str, woman: bool, born_on: date) -> str:
        """A code of the person's own."""
        code = person_code(family_name, given_name, woman, born_on)
        if code in self._given:
            code = next(other for other in substitutes(code) if other not in self._given)
        self._given.add(code)
        return code


def company_code(number: int) -> str:
    """The code of one company; `number` is one of COMPANY_CODES."""
    if number not in COMPANY_CODES:
        raise ValueError(number)
    return f"{number}{luhn.calc_check_digit(str(number))}"


@lru_cache(_CACHED_NAMES)
def fold(name: str) -> str:
    """Only capital letters from A to Z.

    >>> fold("D'Angelo Łukasz Weiß")
    'DANGELOLUKASZWEISS'
    """
    decomposed = unicodedata.normalize("NFKD", name.upper().translate(_PLAIN))
    return "".join(sign for sign in decomposed if sign.isascii() and sign.isalpha())


@lru_cache(_CACHED_NAMES)
def _family_letters(name: str) -> str:
    consonants, vowels = _sorted_letters(name)
    return f"{consonants}{vowels}XX"[:3]


@lru_cache(_CACHED_NAMES)
def _given_letters(name: str) -> str:
    consonants, vowels = _sorted_letters(name)
    if len(consonants) > 3:
        consonants = consonants[0] + consonants[2:4]
    return f"{consonants}{vowels}XX"[:3]


def _sorted_letters(name: str) -> tuple[str, str]:
    letters = fold(name)
    vowels = "".join(letter for letter in letters if letter in "AEIOU")
    return "".join(letter for letter in letters if letter not in "AEIOU"), vowels
