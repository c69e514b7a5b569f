"""One clerk's way to the store's key, which can be given a new key while the clerk is away.

A slot has a pair of keys of its own (X25519, RFC 7748). The private one is sealed with AES-GCM
under a key that argon2id makes of the clerk's passphrase; to the public one anybody who holds the
store's key can seal another: a fresh pair for each *box*, the shared secret through HKDF, AES-GCM.
So the store's key is changed without asking every clerk for a passphrase. Each seal is bound to
the clerk's name and to the store, and each box to the number of its key. A box also proves, with
the key in it, the public key that it was sealed to: whoever can write the file cannot put a public
key of their own in the place of a clerk's and wait for the next change.

Slots of earlier programs sealed the store's key under the passphrase itself. They are opened, and
replaced when their clerk signs in.
"""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_SALT_BYTES = 16
_NONCE_BYTES = 12
_KEY_BYTES = 32
#: Number of the key in a slot of an earlier program.
_FIRST_KEY = 1

Slot = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stretching:
    """Cost of argon2id: the second recommended choice of RFC 9106, about 0.1 s."""

    passes: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


USUAL_STRETCHING = Stretching()


def make(
    passphrase: str, binding: str, costs: Stretching, random_bytes: Callable[[int], bytes]
) -> Slot:
    """A slot without a box."""
    private = random_bytes(_KEY_BYTES)
    nonce = random_bytes(_NONCE_BYTES)
    slot: Slot = {
        "salt": _text(random_bytes(_SALT_BYTES)),
        "nonce": _text(nonce),
        "passes": costs.passes,
        "memory_kib": costs.memory_kib,
        "lanes": costs.lanes,
        "public": _text(_public_of(private)),
        "boxes": {},
    }
    sealed = AESGCM(_stretch(passphrase, slot)).encrypt(nonce, private, binding.encode())
    return slot | {"private": _text(sealed)}


def holds(slot: Slot, number: int) -> bool:
    """Whether the key of this number is in one of its boxes."""
    return str(number) in slot.get("boxes", {})


def is_genuine(slot: Slot, key: bytes, number: int, binding: str) -> bool:
    """Whether the slot's public key is the one to which the key of this number was sealed."""
    box = slot.get("boxes", {}).get(str(number), {})
    return hmac.compare_digest(box.get("proof", ""), _proof(slot, key, f"{binding}/{number}"))


def with_box(
    slot: Slot, key: bytes, number: int, binding: str, random_bytes: Callable[[int], bytes]
) -> Slot:
    """The slot with the store's key of this number besides what is in it."""
    once, nonce = random_bytes(_KEY_BYTES), random_bytes(_NONCE_BYTES)
    sealing = _sealing(once, b64decode(slot["public"]), _public_of(once))
    box = {
        "by": _text(_public_of(once)),
        "nonce": _text(nonce),
        "sealed": _text(sealing.encrypt(nonce, key, f"{binding}/{number}".encode())),
        "proof": _proof(slot, key, f"{binding}/{number}"),
    }
    return slot | {"boxes": slot["boxes"] | {str(number): box}}


def without_box(slot: Slot, number: int) -> Slot:
    """The slot without the key of this number."""
    boxes = {name: box for name, box in slot["boxes"].items() if name != str(number)}
    return slot | {"boxes": boxes}


def open_boxes(slot: Slot, passphrase: str, binding: str) -> dict[int, bytes] | None:
    """The keys in a slot by their numbers; None when the passphrase does not open it."""
    opening = AESGCM(_stretch(passphrase, slot))
    nonce = b64decode(slot["nonce"])
    try:
        if "public" not in slot:
            return {_FIRST_KEY: opening.decrypt(nonce, b64decode(slot["sealed"]), binding.encode())}
        private = opening.decrypt(nonce, b64decode(slot["private"]), binding.encode())
        return {
            int(number): _unsealed(private, box, f"{binding}/{number}")
            for number, box in slot["boxes"].items()
        }
    except InvalidTag:
        return None


def _unsealed(private: bytes, box: dict[str, str], binding: str) -> bytes:
    by = b64decode(box["by"])
    opening = _sealing(private, by, by)
    return opening.decrypt(b64decode(box["nonce"]), b64decode(box["sealed"]), binding.encode())


def _sealing(private: bytes, public: bytes, salt: bytes) -> AESGCM:
    shared = X25519PrivateKey.from_private_bytes(private).exchange(
        X25519PublicKey.from_public_bytes(public)
    )
    return AESGCM(HKDF(SHA256(), _KEY_BYTES, salt, b"sportello-pagamenti slot").derive(shared))


def _proof(slot: Slot, key: bytes, binding: str) -> str:
    return hmac.digest(key, f"{binding}/{slot.get('public')}".encode(), "sha256").hex()


def _public_of(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def _stretch(passphrase: str, slot: Slot) -> bytes:
    return hash_secret_raw(
        passphrase.encode("utf-8"),
        b64decode(slot["salt"]),
        time_cost=slot["passes"],
        memory_cost=slot["memory_kib"],
        parallelism=slot["lanes"],
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")
