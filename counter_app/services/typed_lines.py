"""A line of a form and the value of a document: how one is written as the other.

A document keeps days as `2027-01-31` and days of any year as `06-16`; people write 31/01/2027 and
16/06. What cannot be read goes into the document as it was typed, so that the document's own
check says what is wrong with it.
"""

import csv
from collections.abc import Sequence
from datetime import date
from enum import StrEnum


class Written(StrEnum):
    """What is typed into a line."""

    TEXT = "text"
    AMOUNT = "amount"
    AMOUNT_OR_REST = "amount_or_rest"
    PERCENT = "percent"
    DATE = "date"
    MONTH_DAY = "month_day"
    MONTH_DAYS = "month_days"
    INTEGER = "integer"
    NAMES = "names"


def typed_of(written: Written, value: object) -> str:
    """How a value of a document stands in its line; nothing is an empty one.

    >>> typed_of(Written.DATE, "2027-01-31"), typed_of(Written.MONTH_DAY, "06-16")
    ('31/01/2027', '16/06')
    >>> typed_of(Written.MONTH_DAYS, ["06-24", "12-07"])
    '24/06, 07/12'
    >>> typed_of(Written.NAMES, ["Alimentari", "Frutta, verdura"])
    'Alimentari, "Frutta, verdura"'
    """
    if value is None:
        return ""
    match written:
        case Written.DATE | Written.MONTH_DAY:
            return "/".join(reversed(str(value).split("-")))
        case Written.MONTH_DAYS if isinstance(value, Sequence) and not isinstance(value, str):
            return _joined([typed_of(Written.MONTH_DAY, one) for one in value])
        case Written.NAMES if isinstance(value, Sequence) and not isinstance(value, str):
            return _joined([str(one) for one in value])
        case _:
            return str(value)


def value_of(written: Written, typed: str) -> object:
    """What stands in a line as a value of a document; None for an empty one.

    >>> value_of(Written.DATE, "31.1.2027"), value_of(Written.MONTH_DAY, "16/6")
    ('2027-01-31', '06-16')
    >>> value_of(Written.NAMES, 'canone,diritti'), value_of(Written.INTEGER, "12")
    (['canone', 'diritti'], 12)
    """
    text = typed.strip()
    if not text:
        return None
    match written:
        case Written.DATE:
            day = read_day(text)
            return text if day is None else day.isoformat()
        case Written.MONTH_DAY:
            return _month_day(text)
        case Written.INTEGER:
            return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else text
        case Written.MONTH_DAYS:
            return [_month_day(one) for one in _parted(text)]
        case Written.NAMES:
            return _parted(text)
        case Written.AMOUNT_OR_REST:
            return text.upper() if text.isalpha() else text
        case _:
            return text


def read_day(text: str) -> date | None:
    """A date as it is typed, `23/12/2026` or `23.12.26`; None when it is not one.

    >>> read_day("23/12/2026"), read_day("3.1.27"), read_day("31/02/2026")
    (datetime.date(2026, 12, 23), datetime.date(2027, 1, 3), None)
    """
    parts = text.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 3 or not all(_is_short_number(part) for part in parts):
        return None
    day_no, month, year = (int(part) for part in parts)
    try:
        return date(year + 2000 if year < 100 else year, month, day_no)
    except (ValueError, OverflowError):
        return None


def _is_short_number(text: str) -> bool:
    """No more than a year has: what is pasted may be digits without end."""
    return text.isascii() and text.isdigit() and len(text) <= 4


def _month_day(text: str) -> str:
    parts = text.replace(".", "/").replace("-", "/").split("/")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() for part in parts):
        return text
    return f"{parts[1]:0>2}-{parts[0]:0>2}"


def _joined(names: Sequence[str]) -> str:
    """Names with commas between them; one that holds a comma stands in quotes."""
    return ", ".join(_quoted(name) for name in names)


def _quoted(name: str) -> str:
    if any(sign in name for sign in ',"\n') or name != name.strip():
        return '"' + name.replace('"', '""') + '"'
    return name


def _parted(text: str) -> list[str]:
    try:
        (names,) = csv.reader([" ".join(text.splitlines())], skipinitialspace=True)
    except csv.Error:  # longer than any list of names
        return [text]
    return [name.strip() for name in names if name.strip()]
