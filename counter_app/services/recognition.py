"""Recognises what was typed, pasted or scanned: a notice, a person, what the treasurer wrote.

The search field takes whatever comes (counter-ux 1): the QR of a notice
(`PAGOPA|002|<notice number>|<entity>|<cents>`), the DataMatrix of its slip (256 signs that begin
`codfase=NBPA;18<notice number>`), a notice number in any grouping, the verification code of a
receipt, a tax code, also beside the `C.F.` or `P.IVA` of a letter, the cards that bear one, and
from finance a treasurer's text, a flow id, the number of a provisional receipt or the reference
that one payment quotes (ISO 11649; an IUV only inside the treasurer's text: alone its digits are a
notice number that is not finished). Anything else is words to search people by.

What a scanner puts around or writes instead is understood: blanks and control characters, the
`]C1` with which it says what kind of code it has read (AIM), the `*` of Code 39, the signs of
another country's keys. Every reading is strict: a code with something in it is none, so that the
signs of two scanners that were read at once never make one.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.services import cards, scanner_keys
from payments_core.errors import BadValue
from payments_core.identifiers import notice_number, rf_reference, tax_code
from payments_core.notice import verification_code
from payments_core.notice.codes import DATAMATRIX_LENGTH
from payments_core.rules import remittance_text
from payments_core.rules.remittance_text import RemittanceKind

#: Signs beyond which nothing is a code of ours; what lies beyond is not read.
TEXT_LIMIT = remittance_text.MAX_TEXT_LENGTH
#: Signs of a search for people: what the server takes.
WORDS_LIMIT = 200
#: Digits of a notice number, and from which a number can only be one: companies' codes have 11.
NOTICE_DIGITS, NOTICE_DIGITS_FROM = 18, 12

_QR = re.compile(r"PAGOPA\|002\|([0-9]{18})\|([0-9]{11})\|([0-9]{2,11})", re.IGNORECASE)
_SLIP = re.compile(
    r"codfase=NBPA;18([0-9]{18})12[0-9]{12}10[0-9]{10}38961P1([0-9]{11})[^\x00-\x1f]*A",
    re.IGNORECASE,
)
_GROUPING = re.compile(r"[\s.,\-–_'/]+")
_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_AIM = re.compile(r"[\]+][A-Za-z][0-9A-Za-z]")
#: What letters call a tax code by: with its points it may touch the code.
_CALLED = re.compile(
    r"(?<![A-Z0-9])(?:C\. ?F\.|P\. ?I(?:VA)?\.|(?:C\.? ?F|P\.? ?I(?:VA)?)(?![A-Z])) ?:?",
    re.IGNORECASE | re.ASCII,
)
_APART = re.compile(r"[^A-Za-z0-9]+", re.ASCII)
#: As many digits as the treasurer's journal may have, which pads its numbers with zeros.
_PROVISIONAL = re.compile(r"(20[0-9]{2}) ?/ ?([0-9]{1,18})", re.ASCII)
#: What no code has and nobody searches by: control characters, and marks that turn writing round.
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")


class TypedKind(StrEnum):
    """What a text is."""

    NOTICE_NUMBER = "NOTICE_NUMBER"
    NUMBER_UNFINISHED = "NUMBER_UNFINISHED"
    VERIFICATION_CODE = "VERIFICATION_CODE"
    TAX_CODE = "TAX_CODE"
    HEALTH_CARD = "HEALTH_CARD"
    IDENTITY_CARD = "IDENTITY_CARD"
    FLOW = "FLOW"
    FLOW_BROKEN = "FLOW_BROKEN"
    PROVISIONAL = "PROVISIONAL"
    REFERENCE = "REFERENCE"
    REMITTANCE_CUT = "REMITTANCE_CUT"
    WORDS = "WORDS"


@dataclass(frozen=True, slots=True)
class Typed:
    """A text and what it was recognised as.

    `value` is what it names: a number, a code, a flow, `2026/1420`, the reference of a payment from
    which alone its notice cannot be told, or words to search people by;
    for NUMBER_UNFINISHED digits that are too few or too many, for FLOW_BROKEN the treasurer's text,
    in which only who knows the flows can tell where the id ends. `entity_id` only from a code that
    names one. `keys_differ` when a scanner's signs had to be translated.
    """

    kind: TypedKind
    value: str
    entity_id: str | None = None
    keys_differ: bool = False


def recognise(text: str, today: date | None = None) -> Typed:
    """What the text is; anything that is no code is words to search by. Without `today` the value
    of an identity card is its names alone (`cards.holder_of`).

    >>> recognise("3010 0000 0000 0042 85").kind.value
    'NOTICE_NUMBER'
    >>> recognise("PAGOPA§002§301000000000004285§80999990106§2195").entity_id
    '80999990106'
    >>> recognise("/PUR/LGPE-RIVERSAMENTO/URI/2025-05-14TSTPITMM001-0000000001").value
    '2025-05-14TSTPITMM001-0000000001'
    >>> recognise(" Rossi  Mar ").value
    'Rossi Mar'
    """
    plain = "".join(_seen(text[:TEXT_LIMIT])).strip()
    for reading, keys_differ in _readings(plain):
        code = _code_in(reading, today)
        if code is not None:
            return Typed(code.kind, code.value, code.entity_id, keys_differ)
    return Typed(TypedKind.WORDS, " ".join(plain.split()))


def tax_codes_in(text: str) -> tuple[str, ...]:
    """The sound tax codes that stand by themselves among other words, each once.

    >>> tax_codes_in("Rossi Maria, RSSMRA80A41Z999C; XRSSMRA80A41Z999C")
    ('RSSMRA80A41Z999C',)
    """
    words = (tax_code.compact(word) for word in _APART.split(text))
    return tuple(dict.fromkeys(word for word in words if tax_code.is_valid(word)))


def notice_number_of(text: str, entity_id: str, ours: str | None = None) -> str:
    """The notice number in the text, checked; that of a verification code may be a forger's.

    `ours` is how the entity's own numbers begin. Raises what `check_number` raises,
    `code_malformed` for a verification code that cannot be read, and `notice_of_other_entity` when
    the code names another creditor.
    """
    typed = recognise(text)
    if typed.kind is TypedKind.VERIFICATION_CODE:
        claims = verification_code.parse(typed.value).claims
        typed = Typed(TypedKind.NOTICE_NUMBER, claims.notice_number, claims.entity_id)
    if typed.entity_id is not None and typed.entity_id != entity_id:
        raise BadValue("notice_of_other_entity", entity_id=typed.entity_id)
    return check_number(typed.value, ours)


def check_number(text: str, ours: str | None = None) -> str:
    """The notice number, checked, or what is wrong with what was typed.

    Raises `notice_number_short` and `notice_number_long` with how many digits are `missing` or too
    many, `notice_number_group` with how the number and `ours` begin, `notice_number_check` where
    no digit is certain to be wrong, and `notice_number_malformed` for what has no digits alone.
    """
    digits = _GROUPING.sub("", text)
    if not _DIGITS.fullmatch(digits):
        return notice_number.validate(text)
    if len(digits) < NOTICE_DIGITS:
        missing = NOTICE_DIGITS - len(digits)
        raise BadValue("notice_number_short", found=len(digits), missing=missing)
    if len(digits) > NOTICE_DIGITS:
        surplus = len(digits) - NOTICE_DIGITS
        raise BadValue("notice_number_long", found=len(digits), surplus=surplus)
    try:
        return notice_number.validate(digits)
    except BadValue:
        if ours is not None and not digits.startswith(ours):
            raise BadValue("notice_number_group", found=digits[: len(ours)], ours=ours) from None
        raise


def _seen(text: str) -> Iterator[str]:
    for sign in text:
        if sign.isspace():
            yield " "
        elif unicodedata.category(sign) not in _UNSEEN:
            yield sign


def _readings(plain: str) -> Iterator[tuple[str, bool]]:
    """The text as it stands and as a scanner may have meant it, most literal first."""
    for said in (plain, _AIM.sub("", plain, count=1) if _AIM.match(plain) else ""):
        if said:
            yield said, False
            meant = scanner_keys.as_meant(said)
            if meant is not None:
                yield meant, True


def _code_in(reading: str, today: date | None) -> Typed | None:
    return (
        _paper(reading)
        or _provisional(reading)
        or _number(reading)
        or _person(reading, today)
        or _money(reading)
        or _called(reading)
    )


def _paper(reading: str) -> Typed | None:
    words = " ".join(reading.split())
    if verification_code.is_code(words):
        return Typed(TypedKind.VERIFICATION_CODE, verification_code.compact(words))
    if code := _QR.fullmatch(words.replace(" ", "")):
        return Typed(TypedKind.NOTICE_NUMBER, code.group(1), code.group(2))
    if len(reading) == DATAMATRIX_LENGTH and (code := _SLIP.fullmatch(reading)):
        return Typed(TypedKind.NOTICE_NUMBER, code.group(1), code.group(2))
    return None


def _provisional(reading: str) -> Typed | None:
    """Before the notice number, which may have a bar too: with all the digits of one it is one."""
    receipt = _PROVISIONAL.fullmatch(" ".join(reading.split()))
    if receipt is None or sum(map(len, receipt.groups())) == NOTICE_DIGITS:
        return None
    return Typed(TypedKind.PROVISIONAL, f"{receipt.group(1)}/{int(receipt.group(2))}")


def _number(reading: str) -> Typed | None:
    digits = _GROUPING.sub("", reading)
    if not _DIGITS.fullmatch(digits) or len(digits) < NOTICE_DIGITS_FROM:
        return None
    if len(digits) == NOTICE_DIGITS:
        return Typed(TypedKind.NOTICE_NUMBER, digits)
    return Typed(TypedKind.NUMBER_UNFINISHED, digits)


def _person(reading: str, today: date | None) -> Typed | None:
    if (found := cards.tax_code_on_stripe(reading)) is not None:
        return Typed(TypedKind.HEALTH_CARD, found)
    if (found := cards.holder_of(reading, today)) is not None:
        return Typed(TypedKind.IDENTITY_CARD, found)
    code = reading.strip("*(")
    if tax_code.is_valid(code):
        return Typed(TypedKind.TAX_CODE, tax_code.compact(code))
    return None


def _money(reading: str) -> Typed | None:
    """What finance works with: a flow, a payment, a treasurer's text."""
    words = " ".join(reading.split())
    if remittance_text.is_flow_id(words):
        return Typed(TypedKind.FLOW, words)
    if rf_reference.is_valid(words):
        return Typed(TypedKind.REFERENCE, rf_reference.compact(words))
    said = remittance_text.read(words)
    match said.kind:
        case RemittanceKind.CUMULATIVE if said.key is not None:
            certain = said.key in words and remittance_text.whole_ids(words) == (said.key,)
            return Typed(TypedKind.FLOW, said.key) if certain else _broken(words)
        case RemittanceKind.SINGLE if said.key is not None:
            return _payment(said.key)
        case RemittanceKind.UNIDENTIFIED if remittance_text.whole_ids(words):
            return _broken(words)
        case RemittanceKind.UNIDENTIFIED:
            return Typed(TypedKind.REMITTANCE_CUT, words)
        case _:
            return None


def _called(reading: str) -> Typed | None:
    """The only tax code beside the name of such a code, grouped by blanks or among other words; a
    treasurer's text, which may tell the bank's, is one before."""
    rest, times = _CALLED.subn(" ", reading)
    if not times:
        return None
    codes = (tax_code.compact(rest),) if tax_code.is_valid(rest) else tax_codes_in(rest)
    return Typed(TypedKind.TAX_CODE, codes[0]) if len(codes) == 1 else None


def _broken(words: str) -> Typed:
    return Typed(TypedKind.FLOW_BROKEN, words)


def _payment(reference: str) -> Typed:
    """The notice of a reference as far as the check tells it: with 17 digits, of which form it is,
    but for the form without a check; an RF reference is taken as banks write it, sound or not."""
    if len(reference) == NOTICE_DIGITS and notice_number.is_valid(reference):
        return Typed(TypedKind.NOTICE_NUMBER, reference)
    if len(reference) == NOTICE_DIGITS - 1:
        for number in notice_number.carrying(reference):
            if number[0] != "1" and notice_number.is_valid(number):
                return Typed(TypedKind.NOTICE_NUMBER, number)
    if rf_reference.is_wellformed(reference):
        return Typed(TypedKind.REFERENCE, rf_reference.compact(reference))
    return Typed(TypedKind.REFERENCE, reference)
