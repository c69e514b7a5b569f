"""What the two printed codes of a notice say: the QR code and the slip's DataMatrix.

The QR code is read by phones and banks, the DataMatrix by the post office. Both are plain text of
fixed shape (notice layout 7; hub protocol 2.1 and 2.2), written from integers and never through a
float. The DataMatrix is a record of 256 characters whose readers count positions: a name that is
one letter too long would move every field behind it, so text is folded to the permitted letters,
cut and padded here.

>>> qr_payload("302032002700000251", "03334231200", 11)
'PAGOPA|002|302032002700000251|03334231200|11'
>>> fold("Società «D’Angelo» – Straße")
"SOCIETA  D'ANGELO  - STRASSE"
"""

import re
import unicodedata
from typing import Final

from payments_core.errors import BadValue
from payments_core.money import NOTICE_MAX_CENTS, Cents

#: Length of the slip's DataMatrix record (hub protocol 2.2).
DATAMATRIX_LENGTH: Final = 256

_SLIP_ACCOUNT_DIGITS: Final = 12
_SLIP_AMOUNT_DIGITS: Final = 10
_SLIP_TAX_CODE_LENGTH: Final = 16
_SLIP_NAME_LENGTH: Final = 40
_SLIP_SUBJECT_LENGTH: Final = 110
_SLIP_FILLER_LENGTH: Final = 12
#: Type of the pre-marked postal slip (TD 896) and of its payment phase, as the record writes them.
_SLIP_DOCUMENT_TYPE: Final = "896"
_SLIP_PHASE: Final = "P1"

_NOTICE_NUMBER = re.compile(r"[0-3][0-9]{17}", re.ASCII)
_ENTITY_TAX_CODE = re.compile(r"[0-9]{11}", re.ASCII)
_ACCOUNT = re.compile(r"[0-9]{1,12}", re.ASCII)
_NOT_PERMITTED = re.compile(r"[^A-Z0-9 &',\-.:_]")

_SUBSTITUTES: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼʹ`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **{"ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE"},
        **{"ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L", "ı": "i"},
    }
)


def qr_payload(notice_number: str, entity_tax_code: str, amount_cents: Cents | int) -> str:
    """Text of the notice's QR code: cents with at least two digits and no other padding.

    >>> qr_payload("302032002700000251", "03334231200", 5)[-3:]
    '|05'
    """
    _require_identifiers(notice_number, entity_tax_code)
    return f"PAGOPA|002|{notice_number}|{entity_tax_code}|{_require_amount(amount_cents):02d}"


def datamatrix_payload(
    *,
    notice_number: str,
    postal_account: str,
    amount_cents: Cents | int,
    entity_tax_code: str,
    debtor_tax_code: str | None,
    debtor_name: str,
    subject: str,
) -> str:
    """The 256 characters of the postal slip's DataMatrix; texts are folded, cut and padded.

    `postal_account` is padded with zeros on the left; an unknown `debtor_tax_code` is blank.
    Identifiers are refused rather than cut.
    """
    _require_identifiers(notice_number, entity_tax_code)
    if not _ACCOUNT.fullmatch(postal_account):
        raise BadValue("postal_account_malformed", account=postal_account[:40])
    cents = _require_amount(amount_cents)
    return "".join(
        (
            "codfase=NBPA;",
            f"18{notice_number}",
            f"12{postal_account.zfill(_SLIP_ACCOUNT_DIGITS)}",
            f"10{cents:0{_SLIP_AMOUNT_DIGITS}d}",
            f"3{_SLIP_DOCUMENT_TYPE}",
            f"1{_SLIP_PHASE}",
            entity_tax_code,
            _tax_code_field(debtor_tax_code or ""),
            _text_field(debtor_name, _SLIP_NAME_LENGTH),
            _text_field(subject, _SLIP_SUBJECT_LENGTH),
            " " * _SLIP_FILLER_LENGTH,
            "A",
        )
    )


def fold(text: str) -> str:
    """Write a text with the letters the slip permits: `A-Z 0-9 space & ' , - . : _`.

    Typographic signs become their plain form, letters lose their accents, everything else
    becomes a blank.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SUBSTITUTES))
    without_marks = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_PERMITTED.sub(" ", without_marks.translate(_SUBSTITUTES).upper())


def _text_field(text: str, length: int) -> str:
    return fold(text)[:length].ljust(length)


def _tax_code_field(tax_code: str) -> str:
    if len(folded := fold(tax_code)) > _SLIP_TAX_CODE_LENGTH:
        raise BadValue("debtor_tax_code_too_long", limit=_SLIP_TAX_CODE_LENGTH)
    return folded.ljust(_SLIP_TAX_CODE_LENGTH)


def _require_identifiers(notice_number: str, entity_tax_code: str) -> None:
    if not _NOTICE_NUMBER.fullmatch(notice_number):
        raise BadValue("notice_number_malformed", notice_number=notice_number[:40])
    if not _ENTITY_TAX_CODE.fullmatch(entity_tax_code):
        raise BadValue("entity_tax_code_malformed", tax_code=entity_tax_code[:40])


def _require_amount(amount_cents: Cents | int) -> int:
    if amount_cents < 1:
        raise BadValue("amount_not_positive", cents=int(amount_cents))
    if amount_cents > NOTICE_MAX_CENTS:
        raise BadValue(
            "amount_too_large_for_notice", cents=int(amount_cents), limit_cents=NOTICE_MAX_CENTS
        )
    return int(amount_cents)
