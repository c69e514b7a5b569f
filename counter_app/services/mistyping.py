"""Tells what looks wrong in a code that a person has typed and nobody was found by.

Only what is certain is said, and nothing is corrected: a wrong letter may be anywhere, unless the
kind of sign at its place, or two signs that have changed places, give it away.

>>> doubt_of("CNPLCU07M48Z999J").code
'tax_code_swapped'
>>> doubt_of("rossi maria") is None
True
"""

from counter_app.services.recognition import TypedKind, check_number, recognise, tax_codes_in
from payments_core.errors import BadValue
from payments_core.identifiers import rf_reference, tax_code

#: Digits from which a number is more than a year of birth or the number of a house.
DIGITS_FROM = 5
#: Signs that a tax code has at least, and at most, when one was left out or struck twice.
_TAX_CODE_SIGNS = range(14, 19)
_LETTERS_OF_NAMES = 6
_BODY_DIGITS = 11
#: Signs from which a text that begins like a payment's reference is meant as one.
_REFERENCE_SIGNS = 10


def doubt_of(text: str, ours: str | None = None) -> BadValue | None:
    """What is wrong with the code that the text was to be; None for a good one, or for words.

    Codes as of `recognition.check_number`, `tax_code.validate_typed` and `rf_reference.validate`,
    and `tax_code_swapped`
    with the places from 1 of two neighbours that have changed places, where only that pair can.
    """
    if recognise(text).kind not in (TypedKind.WORDS, TypedKind.NUMBER_UNFINISHED):
        return None
    compact = tax_code.compact(text)
    try:
        if compact.isascii() and compact.isdigit():
            _check_digits(compact, ours)
        elif _is_meant_as_tax_code(compact) and not tax_codes_in(text):
            _check_tax_code(compact)
        elif len(compact) >= _REFERENCE_SIGNS and rf_reference.is_wellformed(compact):
            rf_reference.validate(compact)
    except BadValue as doubt:
        return doubt
    return None


def _check_digits(digits: str, ours: str | None) -> None:
    if len(digits) == _BODY_DIGITS:
        tax_code.validate_typed(digits)
    elif len(digits) >= DIGITS_FROM:
        check_number(digits, ours)


def _is_meant_as_tax_code(compact: str) -> bool:
    """Names have no digits: those of a tax code begin with the year, after six letters."""
    letters, year = compact[:_LETTERS_OF_NAMES], compact[_LETTERS_OF_NAMES:][:3]
    return (
        len(compact) in _TAX_CODE_SIGNS
        and compact.isascii()
        and compact.isalnum()
        and any(sign.isdigit() for sign in year)
        and sum(sign.isalpha() for sign in letters) >= _LETTERS_OF_NAMES - 1
    )


def _check_tax_code(compact: str) -> None:
    try:
        tax_code.validate_typed(compact)
    except BadValue as doubt:
        place = _swapped_at(compact)
        if place is None:
            raise
        pair = compact[place : place + 2]
        raise BadValue("tax_code_swapped", first=place + 1, second=place + 2, found=pair) from doubt


def _swapped_at(compact: str) -> int | None:
    """Where two neighbours need only be changed back; None where more than one pair may be."""
    places = [
        place
        for place in range(len(compact) - 1)
        if compact[place] != compact[place + 1] and tax_code.is_valid(_swap(compact, place))
    ]
    return places[0] if len(places) == 1 else None


def _swap(text: str, place: int) -> str:
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
