"""The account number (IBAN, ISO 13616): country, two check digits, the country's own part.

Moving the first four characters to the end and reading letters as A=10 to Z=35 gives a number
that leaves 1 when divided by 97. Length and shape of the country's own part come from the public
register kept by python-stdnum; the countries' inner checks (the Italian CIN among them) are left
alone, because the hub compares every account with its own list anyway.

Accounts held with Poste have the bank code 07601; their last twelve digits are the number of the
postal account that a payment slip carries (hub protocol, printed codes).

>>> validate("it60 x054 2811 1010 0000 0123 456")
'IT60X0542811101000000123456'
>>> postal_account_of("IT23X0760101000000012345678")
'000012345678'
>>> postal_account_of("IT60X0542811101000000123456") is None
True
"""

import re

from stdnum import iban as registered_iban
from stdnum.exceptions import InvalidChecksum, ValidationError

from payments_core.errors import BadValue

_SHAPE = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")
_POSTAL = re.compile(r"IT[0-9]{2}[A-Z]07601[0-9]{5}([0-9]{12})")
_SEPARATORS = re.compile(r"[\s.\-]+")
#: Longest piece of a refused text that an error repeats, characters.
_QUOTED_LENGTH = 40


def compact(text: str) -> str:
    """Without blanks, points and hyphens; capital letters."""
    return _SEPARATORS.sub("", text).upper()


def validate(text: str) -> str:
    """The compact account number; raises `iban_malformed` or `iban_check`."""
    number = compact(text)
    if not _SHAPE.fullmatch(number):
        raise BadValue("iban_malformed", iban=text[:_QUOTED_LENGTH])
    try:
        registered_iban.validate(number, check_country=False)
    except InvalidChecksum:
        raise BadValue("iban_check", iban=number) from None
    except ValidationError:
        raise BadValue("iban_malformed", iban=number) from None
    return number


def is_valid(text: str) -> bool:
    """Whether `validate` accepts the text."""
    try:
        validate(text)
    except BadValue:
        return False
    return True


def format(iban: str) -> str:  # noqa: A001 - the verb of python-stdnum
    """Printed form, groups of four."""
    number = compact(iban)
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def postal_account_of(iban: str) -> str | None:
    """The 12 digits of the postal account behind an account held with Poste; None for others."""
    match = _POSTAL.fullmatch(compact(iban))
    return match.group(1) if match else None
