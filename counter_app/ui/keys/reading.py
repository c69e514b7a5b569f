"""What a burst of keys was: a whole code, a scan that went wrong, or somebody's typing.

A mistake one way loses what a person has written, the other way releases a notice for what nobody
read. So a code must be whole and sound, letters alone and words with blanks are always a person's,
and in a field of a form anything as short as a date or an amount is, too.
"""

import re
from enum import StrEnum

from counter_app.services.recognition import TypedKind, recognise
from payments_core.errors import BadValue
from payments_core.identifiers import notice_number
from payments_core.notice import verification_code

#: A scan has more characters than this.
SCAN_LENGTH_OVER = 6
#: What is written into a field of a form at once may be this long without being a code: a date, an
#: amount.
FIELD_LENGTH = 10
#: Longest that words with blanks and digits are taken to be somebody's, when they come at once.
WORDS_LENGTH = 40

_AIM = r"(?:[\]+][A-Za-z][0-9])?"
#: Beginnings that nobody writes by hand, and some that a machine alone writes so fast.
_SURE = re.compile(_AIM + r"(PAGOPA[|§~]|CODFASE[=ì)])", re.IGNORECASE)
_LIKELY = re.compile(
    _AIM + r"(SPV1[A-Z2-7]|[%;ò].{6}|[ACI][A-Z<;]ITA[A-Z0-9<;]{9}[0-9])", re.IGNORECASE
)
_NO_CODE = (TypedKind.WORDS, TypedKind.NUMBER_UNFINISHED, TypedKind.REMITTANCE_CUT)


class Reading(StrEnum):
    """What a burst was."""

    SCAN = "SCAN"
    INCOMPLETE = "INCOMPLETE"
    TYPING = "TYPING"


def judge(text: str, *, quick: bool, in_field: bool) -> Reading:
    """What the burst was. `quick` as only machines type; `in_field` when it began in a field of a
    form, where people write other things than codes.

    >>> judge("302000000001234567", quick=True, in_field=False).value
    'INCOMPLETE'
    >>> judge("23/12/2026", quick=True, in_field=True).value
    'TYPING'
    """
    if len(text) > SCAN_LENGTH_OVER and is_sound(text):
        return Reading.SCAN
    if _SURE.match(text) or (quick and _LIKELY.match(text)):
        return Reading.INCOMPLETE
    has_digit = any(sign.isdigit() for sign in text)
    written = " " in text and len(text) <= WORDS_LENGTH
    if not quick or not has_digit or written:
        return Reading.TYPING
    if in_field and len(text) <= FIELD_LENGTH:
        return Reading.TYPING
    return Reading.INCOMPLETE


def is_sound(text: str) -> bool:
    """Whether the text is a code, and its check digits, where it has some, fit."""
    typed = recognise(text)
    match typed.kind:
        case TypedKind.NOTICE_NUMBER:
            return notice_number.is_valid(typed.value)
        case TypedKind.VERIFICATION_CODE:
            return _is_whole(typed.value)
        case kind:
            return kind not in _NO_CODE


def joined(lines: list[str]) -> str | None:
    """The lines of one identity card, which a reader ends one by one; None for anything else: two
    scanners have been read at once."""
    text = "".join(lines)
    if len(lines) == 1 or recognise(text).kind is TypedKind.IDENTITY_CARD:
        return text
    return None


def _is_whole(code: str) -> bool:
    try:
        verification_code.parse(code)
    except BadValue:
        return False
    return True
