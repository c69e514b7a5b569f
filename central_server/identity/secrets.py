"""Secrets as the database may know them.

A password is short and chosen by a person: argon2id, slow on purpose (0.1 s), so never on an
event loop nor inside a transaction. Tokens, credentials and enrolment codes are long and random:
SHA-256 is enough, and lets them be looked up.
"""

import hashlib
import hmac

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()

#: A hash of nothing that anybody knows: compared when there is no such operator, so that a wrong
#: name takes as long as a wrong password.
NOBODY_HASH = (
    "$argon2id$v=19$m=65536,t=3,p=4$1tjO1rRhF1OqUtO3xk+k1A"
    "$gIKLBecVn7E9OHhPf0QbdMZoFjIgXJkC/BjJ9womGW8"
)


def hash_password(password: str) -> str:
    """argon2id with a salt of its own."""
    return _hasher.hash(password)


def is_password(password_hash: str, password: str) -> bool:
    """Whether the password is the one behind the hash."""
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def fingerprint(secret: str) -> str:
    """SHA-256 of a long random secret, in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def is_secret(kept_fingerprint: str | None, secret: str) -> bool:
    """Compare in constant time; nothing matches a fingerprint that was never set."""
    return kept_fingerprint is not None and hmac.compare_digest(
        kept_fingerprint, fingerprint(secret)
    )
