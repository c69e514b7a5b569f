"""What people carry in their pockets: health card and identity card, as readers type them.

The health card (tessera sanitaria) has the tax code as a barcode, and on its magnetic stripe
tracks that begin with `%` or `;` and end with `?` (ISO/IEC 7811). What else stands on the stripe
has changed over the years, so the tax code is taken wherever it stands, if there is only one.

The back of the identity card (CIE) bears three lines of 30 signs for machines (ICAO Doc 9303, part
5): number of the card, birth date, names, with `<` for a blank. Digits after number and dates check
them: modulo 10 with the weights 7, 3, 1, letters counting from 10. Names that are too long are cut.

>>> tax_code_on_stripe("%RSSMRA80A41Z999C ROSSI MARIA?;80380000123456789012?")
'RSSMRA80A41Z999C'
>>> lines = "C<ITACA00000AA4<<<<<<<<<<<<<<<8001014F3001019ITA<<<<<<<<<<<8ROSSI<<MARIA"
>>> holder_of(lines, date(2026, 11, 23))
'ROSSI MARIA 01/01/1980'
"""

import re
from collections.abc import Iterator
from datetime import date

from payments_core.identifiers import tax_code

#: Signs of a stripe and of its three tracks together: more were never written on one.
STRIPE_LIMIT = 260
#: Words of a name that are searched: whoever bears more is found by these.
NAME_WORDS = 6

_TRACKS = re.compile(r"[%;].{1,258}\?", re.DOTALL)
_TAX_CODE_LENGTH = 16
_WEIGHTS = (7, 3, 1)
_LINES = re.compile(
    r"(?P<kind>[ACI][A-Z<])(?P<country>ITA)(?P<number>[A-Z0-9<]{9})(?P<number_check>[0-9])"
    r"[A-Z0-9<]{15}(?P<born>[0-9]{6})(?P<born_check>[0-9])[MFX<]"
    r"(?P<expires>[0-9]{6})(?P<expires_check>[0-9])[A-Z<]{3}[A-Z0-9<]{11}[0-9]"
    r"(?P<names>[A-Z]+[A-Z<]{0,29})",
    re.ASCII,
)


def tax_code_on_stripe(text: str) -> str | None:
    """The tax code of a health card's stripe; None for another text, or with two codes in it."""
    tracks = text.strip().upper()
    if len(tracks) > STRIPE_LIMIT or not _TRACKS.fullmatch(tracks):
        return None
    found = set(_tax_codes_in(tracks))
    return found.pop() if len(found) == 1 else None


def holder_of(text: str, today: date | None = None) -> str | None:
    """Names and birth date of an identity card, as they are searched for; None for another text
    or when the digits that check number and dates do not. A card does not tell the century: the
    date is of the hundred years up to `today`, and left out where that is not given."""
    lines = _LINES.fullmatch("".join(text.upper().split()))
    if lines is None:
        return None
    for name in ("number", "born", "expires"):
        if _check_digit(lines[name]) != int(lines[f"{name}_check"]):
            return None
    names = [word for word in lines["names"].split("<") if word][:NAME_WORDS]
    return " ".join(names if today is None else (*names, _birth_date(lines["born"], today)))


def _tax_codes_in(tracks: str) -> Iterator[str]:
    for start in range(len(tracks) - _TAX_CODE_LENGTH + 1):
        piece = tracks[start : start + _TAX_CODE_LENGTH]
        if piece.isalnum() and tax_code.is_valid(piece):
            yield piece


def _check_digit(text: str) -> int:
    values = (0 if sign == "<" else int(sign, 36) for sign in text)
    return sum(value * _WEIGHTS[place % 3] for place, value in enumerate(values)) % 10


def _birth_date(six: str, today: date) -> str:
    """As a clerk writes it; nobody is born in the future."""
    year = today.year - (today.year - int(six[:2])) % 100
    if f"{year}{six[2:]}" > f"{today:%Y%m%d}":
        year -= 100
    return f"{six[4:]}/{six[2:4]}/{year}"
