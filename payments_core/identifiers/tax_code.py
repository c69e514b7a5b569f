"""The Italian tax code (codice fiscale): 16 characters for a person, 11 digits for a body.

Sixteen characters (decree of 23 December 1976): three letters of the family name, three of the
given name, two digits of the birth year, a letter for the month, two digits for the day (plus 40
for women), four characters for the place of birth (Belfiore code, `Z` + 3 for foreign states),
a check letter. When two people would share a code, digits are replaced from the right by letters
(omocodia: 0 to 9 become L M N P Q R S T U V) and the check letter is computed anew.

The check letter is the sum, modulo 26, of one value for each character: a table of its own for
the 1st, 3rd, ... characters, the plain value (digit, or A=0 to Z=25) for the others.

Eleven digits serve companies and bodies (where it equals the partita IVA), and people who wait
for their code (codice fiscale provvisorio); the last digit is a Luhn check. The office part of
those digits is not compared with a list: refusing a good number is worse than passing a doubtful
one. For the same reason the day is not compared with the length of its month.

>>> validate("rss mra 80a01 z999 y")
'RSSMRA80A01Z999Y'
>>> birth_date_of("RSSMRA80A01Z999Y")
datetime.date(1980, 1, 1)
>>> kind_of("80999990106").name
'LEGAL'
"""

import re
from datetime import date
from enum import StrEnum
from string import ascii_uppercase

from stdnum import luhn

from payments_core.errors import BadValue


class PersonKind(StrEnum):
    """entityUniqueIdentifierType of the hub: F natural person, G legal person."""

    NATURAL = "F"
    LEGAL = "G"


#: What the hub's messages carry in place of the code of somebody who has none.
ANONYMOUS = "ANONIMO"
#: Codes hold two digits of the year: without a better hint they mean a year from this one on.
FIRST_BIRTH_YEAR = 1930

_DIGIT = "[0-9LMNPQRSTUV]"
_PERSON = re.compile(rf"[A-Z]{{6}}{_DIGIT}{{2}}[ABCDEHLMPRST]{_DIGIT}{{2}}[A-Z]{_DIGIT}{{3}}[A-Z]")
_BODY = re.compile(r"[0-9]{11}")
_SEPARATORS = re.compile(r"[\s.\-]+")
_MONTHS = "ABCDEHLMPRST"
_DIGIT_OF_LETTER = str.maketrans("LMNPQRSTUV", "0123456789")
_WOMAN_DAY_OFFSET = 40
#: What stands at each of the sixteen places: a letter, a digit (or the letter for it), the month.
_PLACES = "LLLLLLDDMDDLDDDL"
_SIGNS = {"L": re.compile("[A-Z]"), "D": re.compile(_DIGIT), "M": re.compile(f"[{_MONTHS}]")}
_WANTED = {"L": "letter", "D": "digit", "M": "month"}
_MONTH_LONGEST_DAYS = 31
#: Values of 0 or A, 1 or B, ... at odd places, each written as the letter with that place.
_ODD_VALUES = "BAFHJNPRTVCESULDGIMOQKWZYX"
#: Longest piece of a refused text that an error repeats, characters.
_QUOTED_LENGTH = 40


def compact(text: str) -> str:
    """Without blanks, points and hyphens; capital letters."""
    return _SEPARATORS.sub("", text).upper()


def validate(text: str) -> str:
    """The compact code; raises `tax_code_malformed` or `tax_code_check`."""
    code = compact(text)
    if _PERSON.fullmatch(code) and 1 <= _day_of(code) <= _MONTH_LONGEST_DAYS:
        sound = _check_letter(code[:15]) == code[15]
    elif _BODY.fullmatch(code) and int(code):
        sound = bool(luhn.is_valid(code))
    else:
        raise BadValue("tax_code_malformed", tax_code=text[:_QUOTED_LENGTH])
    if not sound:
        raise BadValue("tax_code_check", tax_code=code)
    return code


def validate_typed(text: str) -> str:
    """As `validate`, for somebody who reads the code from a card and can look again.

    Raises `tax_code_letter`, `tax_code_digit` or `tax_code_month`, by what belongs there, with the
    `place` from 1 of the first wrong character and what was `found`; `tax_code_day`;
    `tax_code_length` with how many characters there are and should be; `tax_code_malformed` for a
    number of zeros, `tax_code_check`.
    """
    code = compact(text)
    if code[:1].isdigit():
        wanted, places = 11, "D" * 11
        signs = _SIGNS | {"D": re.compile("[0-9]")}
    else:
        wanted, places, signs = 16, _PLACES, _SIGNS
    for place, (sign, kind) in enumerate(zip(code, places, strict=False), start=1):
        if not signs[kind].fullmatch(sign):
            raise BadValue(f"tax_code_{_WANTED[kind]}", place=place, found=sign)
    if len(code) != wanted:
        raise BadValue("tax_code_length", found=len(code), wanted=wanted)
    if wanted == 16 and not 1 <= _day_of(code) <= _MONTH_LONGEST_DAYS:
        raise BadValue("tax_code_day", found=code[9:11])
    return validate(code)


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    try:
        validate(text)
    except BadValue:
        return False
    return True


def kind_of(code: str) -> PersonKind:
    """What the form of a good code says; raises as `validate`.

    A provisional code of a person has 11 digits and counts as LEGAL here: the number alone does
    not tell, the registry does.
    """
    return PersonKind.NATURAL if len(validate(code)) == 16 else PersonKind.LEGAL


def birth_date_of(code: str, first_birth_year: int = FIRST_BIRTH_YEAR) -> date | None:
    """The birth date in a person's code; None for 11 digits or a day that its month lacks.

    The code does not say the century: the year is the one within the hundred years that begin
    with `first_birth_year`. Raises as `validate`.
    """
    clean = validate(code)
    if len(clean) != 16:
        return None
    two_digits = int(clean[6:8].translate(_DIGIT_OF_LETTER))
    year = first_birth_year + (two_digits - first_birth_year) % 100
    try:
        return date(year, _MONTHS.index(clean[8]) + 1, _day_of(clean))
    except ValueError:
        return None


def _day_of(code: str) -> int:
    """Day of the month, without the offset that marks women; may be out of range."""
    day = int(code[9:11].translate(_DIGIT_OF_LETTER))
    return day - _WOMAN_DAY_OFFSET if day > _WOMAN_DAY_OFFSET else day


def _check_letter(first15: str) -> str:
    values = [int(char) if char.isdigit() else ascii_uppercase.index(char) for char in first15]
    odd_places = [ascii_uppercase.index(_ODD_VALUES[value]) for value in values[::2]]
    return ascii_uppercase[(sum(odd_places) + sum(values[1::2])) % 26]
