"""The verification code on a receipt: what the entity vouches for, signed with Ed25519.

A code is `SPV1` and Base32 (RFC 4648, no padding) of a text and of its signature, 64 bytes. It is
made of capitals and of the digits 2 to 7 alone: a QR code holds it in its dense alphanumeric mode,
and a scanner that takes itself for a keyboard of another country cannot change it. The text is

    key id | entity's tax code | notice number | cents | day of payment | receipt id

with `|` between the fields. The receipt id may be anything, a `|` too, because it is the last; no
other field can hold one. What is signed is `SPV1` and the text, so that a signature made for
anything else never passes. Everything has one form only: whatever decodes to the same is refused
unless it is written the same. docs/verification-code.md has an example.

>>> key_id_of(public_bytes(Ed25519PrivateKey.from_private_bytes(bytes(32))))
'COPDSQHG'
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from payments_core.clock import rome_date
from payments_core.errors import BadValue
from payments_core.money import Cents

#: Begins every code of this form; another form will begin otherwise.
PREFIX: Final = "SPV1"
SIGNATURE_BYTES: Final = 64
#: Longest receipt id that a code takes, bytes of UTF-8: a longer one would need a symbol that no
#: counter scanner reads from a roll. Those of the hub have 32 letters.
RECEIPT_ID_LIMIT: Final = 255
#: Longest code: what no scan can be longer than.
CODE_LIMIT: Final = 620
#: The hub's day of application, which stands for a missing day of payment, may lie so much after
#: the day on which the receipt came and was signed.
APPLICATION_DELAY: Final = timedelta(days=10)

_SEPARATOR: Final = "|"
_KEY_ID_LETTERS: Final = 8
_CODE: Final = re.compile(r"SPV1[A-Z2-7]+", re.ASCII)
_TEXT: Final = re.compile(
    r"([A-Z2-7]{8})\|([0-9]{11})\|([0-3][0-9]{17})\|(0|[1-9][0-9]{0,10})\|([0-9]{8})\|(.+)",
    re.ASCII | re.DOTALL,
)


class CodeFault(StrEnum):
    """Why a code proves nothing, in the order in which it is found out."""

    MALFORMED = "MALFORMED"
    KEY_UNKNOWN = "KEY_UNKNOWN"
    SIGNATURE_WRONG = "SIGNATURE_WRONG"
    KEY_REVOKED = "KEY_REVOKED"
    KEY_RETIRED = "KEY_RETIRED"


@dataclass(frozen=True, slots=True)
class ReceiptClaims:
    """What a code says of a receipt: `entity_id`, its issuer's tax code, was paid `amount_cents`
    for a notice on `paid_on`, a day in Rome."""

    entity_id: str
    notice_number: str
    receipt_id: str
    amount_cents: Cents
    paid_on: date


@dataclass(frozen=True, slots=True)
class VerificationKey:
    """A public key of an entity: 32 bytes, used for signing until `retired_at`, proof of nothing
    from `revoked_at` on."""

    entity_id: str
    key_id: str
    public_key: bytes
    retired_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VerificationCode:
    """A code taken apart; whether its signature is right is not known yet."""

    key_id: str
    claims: ReceiptClaims
    signature: bytes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a code is worth: without `fault` its claims are the entity's own. They are None only in
    a code that cannot be read, `key` where none of that name is known."""

    fault: CodeFault | None
    code: VerificationCode | None = None
    key: VerificationKey | None = None


def sign(claims: ReceiptClaims, private_key: Ed25519PrivateKey) -> str:
    """The code of a receipt. The same claims and key always make the same code (RFC 8032).

    Raises `claims_not_signable` for values that a code cannot carry: an empty receipt id, one
    longer than RECEIPT_ID_LIMIT or with half a letter, a number of another length.
    """
    text = _text(claims, key_id_of(public_bytes(private_key)))
    try:
        written = text.encode()
    except UnicodeEncodeError:
        raise BadValue("claims_not_signable") from None
    if not _TEXT.fullmatch(text) or len(claims.receipt_id.encode()) > RECEIPT_ID_LIMIT:
        raise BadValue("claims_not_signable")
    return _written(written, private_key.sign(PREFIX.encode() + written))


def is_code(text: str) -> bool:
    """Whether a text is meant as a code, genuine or not; blanks and small letters are let pass."""
    return compact(text).startswith(PREFIX)


def compact(text: str) -> str:
    """A code as it was made: without the blanks and small letters of whoever typed it."""
    joined = "".join(text.split())
    return joined.upper() if joined.isascii() else joined


def parse(text: str) -> VerificationCode:
    """Take a code apart; `code_malformed` when it has not the one form that codes have."""
    code = compact(text)
    if len(code) > CODE_LIMIT or not _CODE.fullmatch(code):
        raise BadValue("code_malformed")
    letters = code.removeprefix(PREFIX)
    try:
        data = base64.b32decode(letters + "=" * (-len(letters) % 8))
        written, signature = data[:-SIGNATURE_BYTES], data[-SIGNATURE_BYTES:]
        found = _TEXT.fullmatch(written.decode())
        paid_on = date.fromisoformat(found[5]) if found else None
    except (binascii.Error, UnicodeDecodeError, ValueError):
        raise BadValue("code_malformed") from None
    # The last letter has bits that stand for nothing: they are nought, or it is another code.
    if found is None or paid_on is None or _written(written, signature) != code:
        raise BadValue("code_malformed")
    claims = ReceiptClaims(found[2], found[3], found[6], Cents(int(found[4])), paid_on)
    return VerificationCode(found[1], claims, signature)


def check(text: str, keys: Iterable[VerificationKey], now: datetime) -> Verdict:
    """What a code is worth at an instant, by the keys that are known.

    A revoked key may be in other hands, which can write any day into a code: nothing that it signed
    proves anything any more, whenever it says that it was. A retired key signs nothing of later.
    """
    try:
        code = parse(text)
    except BadValue:
        return Verdict(CodeFault.MALFORMED)
    claims = code.claims
    named = (one for one in keys if (one.entity_id, one.key_id) == (claims.entity_id, code.key_id))
    key = next(named, None)
    if key is None:
        return Verdict(CodeFault.KEY_UNKNOWN, code)
    if not _is_signed(code, key):
        return Verdict(CodeFault.SIGNATURE_WRONG, code, key)
    if key.revoked_at is not None and key.revoked_at <= now:
        return Verdict(CodeFault.KEY_REVOKED, code, key)
    if key.retired_at and claims.paid_on > rome_date(key.retired_at) + APPLICATION_DELAY:
        return Verdict(CodeFault.KEY_RETIRED, code, key)
    return Verdict(None, code, key)


def key_id_of(public_key: bytes) -> str:
    """A key's name, eight letters of its SHA-256: it follows from the key, and so nobody can give
    another key the same name by mistake."""
    digest = hashlib.sha256(public_key).digest()
    return base64.b32encode(digest).decode()[:_KEY_ID_LETTERS]


def public_bytes(private_key: Ed25519PrivateKey) -> bytes:
    """The public half of a key, 32 bytes."""
    return private_key.public_key().public_bytes_raw()


def _is_signed(code: VerificationCode, key: VerificationKey) -> bool:
    signed = PREFIX + _text(code.claims, code.key_id)
    try:
        Ed25519PublicKey.from_public_bytes(key.public_key).verify(code.signature, signed.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _text(claims: ReceiptClaims, key_id: str) -> str:
    return _SEPARATOR.join(
        (
            key_id,
            claims.entity_id,
            claims.notice_number,
            str(claims.amount_cents),
            f"{claims.paid_on:%Y%m%d}",
            claims.receipt_id,
        )
    )


def _written(written: bytes, signature: bytes) -> str:
    return PREFIX + base64.b32encode(written + signature).decode().rstrip("=")
