"""What was typed or scanned into the search field: a person, or the code of a notice."""

import re
import unicodedata

from payments_core.notice import verification_code

#: Digits from which a number can only be a notice's: companies' tax codes have 11.
NOTICE_DIGITS_FROM = 12
#: Beginnings of what is printed on papers: the notice's QR, the slip's DataMatrix, and both as a
#: scanner set to US keys writes them on an Italian layout; and the verification code of a receipt.
_PAPER = ("PAGOPA|", "PAGOPA§", "CODFASE=", "CODFASEÌ", verification_code.PREFIX)
_TAX_CODE = re.compile(
    r"[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]"
)

#: What an Italian layout writes for the keys a US scanner means; the signs our papers use.
_FROM_US_KEYS = str.maketrans(
    {"§": "|", "'": "-", "?": "_", "ç": ":", "ò": ";", "-": "/", "ì": "=", "^": "+", "à": "'"}
)
#: Signs that a US scanner on an Italian layout cannot avoid in our codes.
_SURE_SIGNS = ("PAGOPA§", "CODFASEÌ")


def payment_code(text: str) -> str | None:
    """The text as a notice's number or paper code, None when it is about a person.

    >>> payment_code("3020 0000 0001 2345 67")
    '302000000001234567'
    >>> payment_code("PAGOPA§002§302000000001234567§80999990106§2250")
    'PAGOPA|002|302000000001234567|80999990106|2250'
    >>> payment_code("spv1 jnne ivsw")
    'SPV1JNNEIVSW'
    >>> payment_code("rossi maria") is None
    True
    """
    stripped = text.strip()
    upper = stripped.upper()
    if verification_code.is_code(stripped):
        return verification_code.compact(stripped)
    if upper.startswith(_SURE_SIGNS):
        return stripped.translate(_FROM_US_KEYS)
    if upper.startswith(_PAPER):
        return stripped
    digits = re.sub(r"[\s.-]", "", stripped)
    if digits.isascii() and digits.isdigit() and len(digits) >= NOTICE_DIGITS_FROM:
        return digits
    return None


def may_become_code(text: str) -> bool:
    """Whether what is typed so far is the beginning of a code: no person is searched for it.

    >>> may_become_code("3"), may_become_code("3020 00"), may_become_code("rossi 1980")
    (True, True, False)
    """
    upper = text.strip().upper()
    if upper.startswith(_PAPER) or (len(upper) >= 4 and any(p.startswith(upper) for p in _PAPER)):
        return True
    digits = re.sub(r"[\s.-]", "", upper)
    return digits.isascii() and digits.isdigit()


def is_whole_tax_code(text: str) -> bool:
    """Whether exactly one person can be meant, as when a health card is scanned."""
    return _TAX_CODE.fullmatch(text.strip().upper()) is not None


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
