"""What was typed or scanned into the search field: where it leads, and what is being typed."""

import re
import unicodedata
from datetime import date

from counter_app.services.recognition import (
    NOTICE_DIGITS,
    NOTICE_DIGITS_FROM,
    Typed,
    TypedKind,
    recognise,
)
from counter_app.ui.places import CreditPlace, FlowPlace, Place, SearchPlace, VerifyPlace
from payments_core.notice import verification_code

#: Beginnings of what is printed on papers, or written by treasurers, as scanners of one country or
#: another type them.
_PAPER = (
    "PAGOPA|", "PAGOPA§", "PAGOPA~", "CODFASE=", "CODFASEÌ", "CODFASE)", "/PUR/", "/RFB/", "/RFS/",
    "LGPE-", verification_code.PREFIX,
)  # fmt: skip
#: Letters of a beginning from which it cannot be a name any more.
_PAPER_LETTERS = 4
_TAX_CODE = re.compile(
    r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]"
)
#: What begins a list of commands rather than a search.
COMMAND = ">"
#: What is shown without what stands around it.
_NUMBERS = frozenset({TypedKind.NOTICE_NUMBER, TypedKind.REFERENCE})
#: What leads to a person.
PERSONS = frozenset({TypedKind.TAX_CODE, TypedKind.HEALTH_CARD, TypedKind.IDENTITY_CARD})


def place_of(text: str, today: date) -> Place | None:
    """Where a code leads; None for words, and for what names nothing whole.

    >>> today = date(2026, 11, 23)
    >>> place_of("3020 0000 0001 2345 67", today)
    VerifyPlace(text='302000000001234567', known=None)
    >>> place_of("2026/1420", today)
    CreditPlace(number='2026/1420')
    >>> place_of("rossi maria", today) is None
    True
    """
    typed = recognise(text, today)
    match typed.kind:
        case TypedKind.NOTICE_NUMBER if typed.entity_id is not None:
            # The creditor is part of the question: another's notice is not ours to answer for.
            return VerifyPlace(f"PAGOPA|002|{typed.value}|{typed.entity_id}|00")
        case TypedKind.NOTICE_NUMBER | TypedKind.NUMBER_UNFINISHED | TypedKind.VERIFICATION_CODE:
            return VerifyPlace(typed.value)
        case TypedKind.TAX_CODE | TypedKind.HEALTH_CARD | TypedKind.IDENTITY_CARD:
            return SearchPlace(typed.value)
        case TypedKind.FLOW | TypedKind.FLOW_BROKEN:
            return FlowPlace(typed.value)
        case TypedKind.PROVISIONAL:
            return CreditPlace(typed.value)
        case TypedKind.REFERENCE:
            # In the words of the treasurer: its digits alone would be an unfinished number.
            return VerifyPlace(f"/RFB/{typed.value}")
        case TypedKind.REMITTANCE_CUT | TypedKind.WORDS:
            return None


def is_about_people(text: str) -> bool:
    """Whether the text is searched among people, as against led to its place."""
    kind = recognise(text).kind
    return kind is TypedKind.WORDS or kind in PERSONS


def number_in(text: str) -> str:
    """The number that a code is about, to be shown; the text itself where there is none."""
    typed = recognise(text)
    return typed.value if typed.kind in _NUMBERS else text


def may_become_code(text: str) -> bool:
    """Whether what is typed so far is the beginning of a code: no person is searched for it.

    >>> may_become_code("3"), may_become_code("3020 00"), may_become_code("rossi 1980")
    (True, True, False)
    """
    upper = text.strip().upper()
    if upper.startswith((COMMAND, "%", *_PAPER)):
        return True
    if len(upper) >= _PAPER_LETTERS and any(paper.startswith(upper) for paper in _PAPER):
        return True
    digits = re.sub(r"[\s.-]", "", upper)
    return (digits.isascii() and digits.isdigit()) or not is_about_people(text)


def digits_missing(text: str) -> int | None:
    """Digits that a notice number still wants; None for what is not going to be one."""
    typed = Typed(TypedKind.WORDS, "") if len(text) > 2 * NOTICE_DIGITS else recognise(text)
    if typed.kind is not TypedKind.NUMBER_UNFINISHED:
        return None
    missing = NOTICE_DIGITS - len(typed.value)
    return missing if 0 < missing <= NOTICE_DIGITS - NOTICE_DIGITS_FROM else None


def is_whole_tax_code(text: str) -> bool:
    """Whether exactly one person can be meant, as when a health card is scanned."""
    code = _TAX_CODE.fullmatch(text.strip().upper())
    return code is not None or recognise(text).kind in PERSONS


def marks(name: str, query: str) -> tuple[tuple[int, int], ...]:
    """Ranges of `name` that answer the fragments of `query`, accents ignored.

    >>> marks("De' Rossi Mariano", "ross mar")
    ((4, 4), (10, 3))
    """
    plain = _plain(name)
    found: set[tuple[int, int]] = set()
    for fragment in _plain(query).split():
        for match in re.finditer(rf"(?<!\w){re.escape(fragment)}", plain):
            found.add((match.start(), len(fragment)))
    return tuple(sorted(found))


def _plain(text: str) -> str:
    """Lower case without accents, one character for each, so that places stay the same."""
    return "".join(unicodedata.normalize("NFD", sign)[0] for sign in text).lower()
