"""Verification codes of receipts, as desks meet them."""

import base64
from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from payments_core.money import Cents
from payments_core.notice.verification_code import (
    PREFIX,
    SIGNATURE_BYTES,
    ReceiptClaims,
    key_id_of,
    public_bytes,
    sign,
)
from payments_core.wire.desk.messages import VerificationKeyInfo

KEY = Ed25519PrivateKey.from_private_bytes(bytes([7] * 32))
KEY_ID = key_id_of(public_bytes(KEY))
ENTITY = "80999990106"
PAID_ON = date(2026, 5, 12)


def public_key(key: Ed25519PrivateKey = KEY) -> VerificationKeyInfo:
    """The public half as a desk's profile has it."""
    public = public_bytes(key)
    return VerificationKeyInfo(key_id=key_id_of(public), public_key=base64.b64encode(public))


def receipt_code(
    notice_number: str, entity_id: str = ENTITY, *, cents: int = 2195, receipt_id: str = "r-1",
    key: Ed25519PrivateKey = KEY, paid_on: date = PAID_ON,
) -> str:  # fmt: skip
    """The code of a receipt."""
    claims = ReceiptClaims(entity_id, notice_number, receipt_id, Cents(cents), paid_on)
    return sign(claims, key)


def with_amount(code: str, cents: int) -> str:
    """The code as a forger writes it, with another amount under the same signature."""
    letters = code.removeprefix(PREFIX)
    data = base64.b32decode(letters + "=" * (-len(letters) % 8))
    fields = data[:-SIGNATURE_BYTES].split(b"|", 5)
    fields[3] = str(cents).encode()
    forged = b"|".join(fields) + data[-SIGNATURE_BYTES:]
    return PREFIX + base64.b32encode(forged).decode().rstrip("=")
