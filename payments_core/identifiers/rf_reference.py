"""The international creditor reference, `RF` + check (2) + reference (1 to 21) (ISO 11649).

Letters count A=10 to Z=35, large and small alike. The reference followed by `RF` and the check,
read as one number, must leave 1 when divided by 97; so the check is 98 less the remainder of the
reference followed by `271500` (`RF00` in digits).

Official texts print references with wrong checks (SACI's own example among them): verify a
reference when it is issued or typed, never refuse a message because of one.

>>> check_digits("539007547034")
'18'
>>> validate("rf18 5390 0754 7034")
'RF18539007547034'
>>> is_valid("RF23567483937849450550875")
False
"""

import re

from payments_core.errors import BadValue

_WELLFORMED = re.compile(r"RF[0-9]{2}[0-9A-Z]{1,21}")
_REFERENCE = re.compile(r"[0-9A-Z]{1,21}")
#: Longest piece of a refused text that an error repeats, characters.
_QUOTED_LENGTH = 40


def compact(text: str) -> str:
    """Without blanks, capital letters."""
    return "".join(text.split()).upper()


def is_wellformed(text: str) -> bool:
    """Whether the text has the form of a reference; says nothing about the check."""
    return bool(_WELLFORMED.fullmatch(compact(text)))


def check_digits(reference: str) -> str:
    """The two check digits for the part after them; raises `rf_reference_malformed`."""
    clean = compact(reference)
    if not _REFERENCE.fullmatch(clean):
        raise BadValue("rf_reference_malformed", reference=reference[:_QUOTED_LENGTH])
    return f"{98 - _as_number(clean + 'RF00') % 97:02d}"


def validate(text: str) -> str:
    """The compact reference; raises `rf_reference_malformed` or `rf_reference_check`."""
    reference = compact(text)
    if not is_wellformed(reference):
        raise BadValue("rf_reference_malformed", reference=text[:_QUOTED_LENGTH])
    if check_digits(reference[4:]) != reference[2:4]:
        raise BadValue("rf_reference_check", reference=reference)
    return reference


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    try:
        validate(text)
    except BadValue:
        return False
    return True


def format(reference: str) -> str:  # noqa: A001 - the verb of python-stdnum
    """Printed form, groups of four.

    >>> format("RF18539007547034")
    'RF18 5390 0754 7034'
    """
    clean = compact(reference)
    return " ".join(clean[start : start + 4] for start in range(0, len(clean), 4))


def build(reference: str) -> str:
    """The whole creditor reference for a reference of our own.

    >>> build("567483937849450550875")
    'RF78567483937849450550875'
    """
    return f"RF{check_digits(reference)}{compact(reference)}"


def _as_number(text: str) -> int:
    return int("".join(str(int(character, 36)) for character in text))
