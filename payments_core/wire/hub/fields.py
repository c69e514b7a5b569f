"""The simple types of the hub's messages, each as a function from its text to its value.

Readers use the functions to understand what came, writers to make sure that what goes out could
be read back. Each raises `BadValue` whose code is the reason: `empty`, `too_long`, `malformed`,
`out_of_range`. Numbers, dates, booleans and base64 lose surrounding blanks before they are looked
at, strings never do (XML Schema, whiteSpace of the built-in types).

>>> TEXT_35("ab"), amount("0010.50"), boolean(" 1 ")
('ab', 1050, True)
"""

import base64
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from payments_core import money
from payments_core.clock import from_rome_wall_clock
from payments_core.errors import BadValue
from payments_core.money import Cents

Choice = TypeVar("Choice", bound=StrEnum)

#: What XML calls white space; Python's own idea of it is wider.
XML_BLANKS = " \t\r\n"

_AMOUNT = re.compile(r"0*([0-9]{1,9}\.[0-9]{2})")
_TOO_LARGE_AMOUNT = re.compile(r"[0-9]+\.[0-9]{2}")
_TRANSFER_NO = re.compile(r"\+?0*([1-5])")
_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_DATE = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}){_ZONE}")
_INSTANT = re.compile(
    rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T)([0-9]{{2}})(:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?)({_ZONE})"
)
_MIDNIGHT_AS_24 = re.compile(r":00:00(?:\.0+)?")
_WITHOUT_BLANKS = dict.fromkeys(map(ord, XML_BLANKS))
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_EMAIL = re.compile(r"[a-zA-Z0-9_.+\-]+@[a-zA-Z0-9\-]+(?:\.[a-zA-Z0-9\-]+)*")
_EMAIL_MAX_LENGTH = 256


def bounded_text(min_length: int, max_length: int) -> Callable[[str], str]:
    """A string type of `min_length` to `max_length` characters."""

    def read(text: str) -> str:
        if len(text) < min_length:
            raise BadValue("empty" if not text else "too_short")
        if len(text) > max_length:
            raise BadValue("too_long")
        return text

    return read


def matching_text(pattern: str) -> Callable[[str], str]:
    """A string type described by a regular expression that must cover all of it."""
    compiled = re.compile(pattern)

    def read(text: str) -> str:
        if not compiled.fullmatch(text):
            raise BadValue("malformed")
        return text

    return read


def choice(kind: type[Choice]) -> Callable[[str], Choice]:
    """A string type that lists its values."""

    def read(text: str) -> Choice:
        try:
            return kind(text)
        except ValueError:
            raise BadValue("malformed") from None

    return read


TEXT_OF_5 = bounded_text(5, 5)
TEXT_16 = bounded_text(1, 16)
TEXT_20 = bounded_text(1, 20)
TEXT_35 = bounded_text(1, 35)
TEXT_70 = bounded_text(1, 70)
TEXT_140 = bounded_text(1, 140)
TEXT_210 = bounded_text(1, 210)
IDENTIFIER = bounded_text(2, 16)
ENTITY_TAX_CODE = matching_text(r"[0-9]{11}")
NOTICE_NUMBER = matching_text(r"[0-9]{18}")
OUTCOME = matching_text(r"OK|KO")
COUNTRY = matching_text(r"[A-Z]{2}")
PROVINCE = matching_text(r"[A-Z]{2}")


def base64_text(text: str) -> str:
    """stBase64Binary72: base64 in 4 to 72 characters, kept as text."""
    if len(text) < 4:
        raise BadValue("too_short")
    if len(text) > 72:
        raise BadValue("too_long")
    if not _BASE64.fullmatch(text):
        raise BadValue("malformed")
    return text


def any_text(text: str) -> str:
    """xsd:string: whatever it is."""
    return text


def email(text: str) -> str:
    """stEMail: the hub's own idea of an address, plain ASCII."""
    if len(text) > _EMAIL_MAX_LENGTH:
        raise BadValue("too_long")
    if not _EMAIL.fullmatch(text):
        raise BadValue("malformed")
    return text


def amount(text: str) -> Cents:
    """stAmount: euro with exactly two decimals, from 0.00 to 999999999.99."""
    trimmed = text.strip(XML_BLANKS)
    match = _AMOUNT.fullmatch(trimmed)
    if match:
        return money.from_wire(match.group(1))
    raise BadValue("out_of_range" if _TOO_LARGE_AMOUNT.fullmatch(trimmed) else "malformed")


def amount_not_zero(text: str) -> Cents:
    """stAmountNotZero: as stAmount, at least one cent."""
    cents = amount(text)
    if cents == 0:
        raise BadValue("out_of_range")
    return cents


def transfer_no(text: str) -> int:
    """stIdTransfer: 1 to 5, in any spelling of an integer."""
    match = _TRANSFER_NO.fullmatch(text.strip(XML_BLANKS))
    if not match:
        raise BadValue("malformed")
    return int(match.group(1))


def boolean(text: str) -> bool:
    """xsd:boolean: true, false, 1 or 0."""
    match text.strip(XML_BLANKS):
        case "true" | "1":
            return True
        case "false" | "0":
            return False
        case _:
            raise BadValue("malformed")


def calendar_date(text: str) -> date:
    """stISODate; a time zone is legal there and means nothing, the day is taken as written."""
    match = _DATE.fullmatch(text.strip(XML_BLANKS))
    if not match:
        raise BadValue("malformed")
    try:
        return date.fromisoformat(match.group(1))
    except ValueError:
        raise BadValue("out_of_range") from None


def instant(text: str) -> datetime:
    """stISODateTime as UTC: Rome's wall clock unless it carries a zone (hub protocol 4.1)."""
    match = _INSTANT.fullmatch(text.strip(XML_BLANKS))
    if not match:
        raise BadValue("malformed")
    day, hour, rest, zone = match.groups()
    # XML Schema lets a day end at 24:00:00, which Python does not read.
    ends_day = hour == "24" and _MIDNIGHT_AS_24.fullmatch(rest)
    try:
        moment = datetime.fromisoformat(f"{day}{'00' if ends_day else hour}{rest}{zone}")
        moment += timedelta(days=1 if ends_day else 0)
        return moment.astimezone(UTC) if moment.tzinfo else from_rome_wall_clock(moment)
    except (ValueError, OverflowError):
        raise BadValue("out_of_range") from None


def base64_bytes(text: str) -> bytes:
    """xsd:base64Binary; blanks between the characters are legal."""
    characters = text.translate(_WITHOUT_BLANKS)
    if not _BASE64.fullmatch(characters):
        raise BadValue("malformed")
    return base64.b64decode(characters)
