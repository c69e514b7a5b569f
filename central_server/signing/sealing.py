"""Private keys as the database may know them: sealed with a secret of the environment.

Each key is sealed (AES-256-GCM) with a key of its own, which HKDF-SHA-256 derives from the secret,
the entity and the key's name. That one seals this and nothing else, so that no chance is needed;
and a sealed key that was moved to another entity does not open there.
"""

from collections.abc import Mapping
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from payments_core.errors import WorldTrouble

#: The variable of the environment that holds the secret.
SECRET_NAME: Final = "CENTRAL_SERVER_SIGNING_SECRET"  # noqa: S105  (its name, not the secret)
#: Letters of a secret at least: `openssl rand -hex 32` makes 64.
SECRET_LENGTH: Final = 32

#: Nothing is sealed twice with one key, so its number of use may be the same for all.
_ONLY_USE: Final = bytes(12)


def seal(environment: Mapping[str, str], entity_id: str, private_key: Ed25519PrivateKey,
         key_id: str) -> bytes:  # fmt: skip
    """The sealed key; `signing_secret_missing`, `signing_secret_short`."""
    box = _box(environment, entity_id, key_id)
    return box.encrypt(_ONLY_USE, private_key.private_bytes_raw(), None)


def unseal(
    environment: Mapping[str, str], entity_id: str, sealed: bytes, key_id: str
) -> Ed25519PrivateKey:
    """The private key; `signing_secret_wrong` where it was sealed with another secret."""
    try:
        raw = _box(environment, entity_id, key_id).decrypt(_ONLY_USE, sealed, None)
    except InvalidTag:
        raise WorldTrouble("signing_secret_wrong", name=SECRET_NAME, key_id=key_id) from None
    return Ed25519PrivateKey.from_private_bytes(raw)


def _box(environment: Mapping[str, str], entity_id: str, key_id: str) -> AESGCM:
    secret = environment.get(SECRET_NAME, "")
    if not secret:
        raise WorldTrouble("signing_secret_missing", name=SECRET_NAME)
    if len(secret) < SECRET_LENGTH:
        raise WorldTrouble("signing_secret_short", name=SECRET_NAME, length=SECRET_LENGTH)
    named = f"receipt signing key|{entity_id}|{key_id}".encode()
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=named).derive(secret.encode()))
