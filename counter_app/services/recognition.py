"""Recognises what was typed or scanned: a notice number, a code of a notice, a tax code, a name.

The search field takes whatever comes (counter-ux 1). Two codes stand on a notice: the QR
`PAGOPA|002|<notice number>|<entity>|<cents>` and the DataMatrix of the payment slip, which begins
`codfase=NBPA;18<notice number>`. A scanner set to United States keys on an Italian layout turns
`|` into `§`, `=` into `ì` and `;` into `ò`; digits and letters arrive as they are, and so does
all of the verification code on a receipt.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from payments_core.errors import BadValue
from payments_core.identifiers import notice_number, tax_code
from payments_core.notice import verification_code

_QR = re.compile(r"PAGOPA[|§]002[|§]([0-9]{18})[|§]([0-9]{11})[|§]([0-9]{2,11})", re.IGNORECASE)
_SLIP = re.compile(r"codfase[=ì]NBPA[;ò]18([0-9]{18})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{18}", re.ASCII)


class TypedKind(StrEnum):
    """What a text is."""

    NOTICE_NUMBER = "NOTICE_NUMBER"
    VERIFICATION_CODE = "VERIFICATION_CODE"
    TAX_CODE = "TAX_CODE"
    WORDS = "WORDS"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text and what it was recognised as. `entity_id` only from a code that names one."""

    kind: TypedKind
    value: str
    entity_id: str | None = None


def recognise(text: str) -> Typed:
    """What the text is; anything that is no code is words to search by.

    >>> recognise("3010 0000 0000 0042 85").kind.value
    'NOTICE_NUMBER'
    >>> recognise("PAGOPA§002§301000000000004285§80999990106§2195").entity_id
    '80999990106'
    >>> recognise(" Rossi  Mar ").value
    'Rossi Mar'
    """
    words = " ".join(text.split())
    if verification_code.is_code(words):
        return Typed(TypedKind.VERIFICATION_CODE, verification_code.compact(words))
    if code := _QR.fullmatch(words.replace(" ", "")):
        return Typed(TypedKind.NOTICE_NUMBER, code.group(1), code.group(2))
    if code := _SLIP.match(words):
        return Typed(TypedKind.NOTICE_NUMBER, code.group(1))
    if _NUMBER.fullmatch(notice_number.compact(words)):
        return Typed(TypedKind.NOTICE_NUMBER, notice_number.compact(words))
    if tax_code.is_valid(words):
        return Typed(TypedKind.TAX_CODE, tax_code.compact(words))
    return Typed(TypedKind.WORDS, words)


def notice_number_of(text: str, entity_id: str) -> str:
    """The notice number in the text, checked; that of a verification code may be a forger's.

    Raises `notice_number_malformed` or `notice_number_check` for what is none, `code_malformed`
    for a verification code that cannot be read, and `notice_of_other_entity` when the code names
    another creditor.
    """
    typed = recognise(text)
    if typed.kind is TypedKind.VERIFICATION_CODE:
        claims = verification_code.parse(typed.value).claims
        typed = Typed(TypedKind.NOTICE_NUMBER, claims.notice_number, claims.entity_id)
    if typed.entity_id is not None and typed.entity_id != entity_id:
        raise BadValue("notice_of_other_entity", entity_id=typed.entity_id)
    return notice_number.validate(typed.value)
