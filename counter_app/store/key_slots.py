"""Who may open the store: its random key, sealed once for each holder (product decision 9).

The slots stand in a JSON file beside the store. The *keyring slot* says that the key lies in the
system's keyring under this store's name. For where there is no keyring each clerk has a
*passphrase slot*: argon2id makes a key from the sign-in password, AES-GCM seals the store's key
with it and binds it to the clerk's name and to this store. A *check* made with the key tells it
from any other, so that a store which does not answer to it is known to be damaged.

The file is written only together with its first slot: a store without a way in is no desk.
"""

import hmac
import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import structlog
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app.store.durable_file import write_durably
from counter_app.store.keyring_door import KeyringDoor
from payments_core.errors import RuleBroken, WorldTrouble

_SALT_BYTES = 16
_NONCE_BYTES = 12
_KEY_BYTES = 32
_FORMAT = 1

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Stretching:
    """Cost of argon2id: the second recommended choice of RFC 9106, about 0.1 s."""

    passes: int = 3
    memory_kib: int = 65_536
    lanes: int = 4


class KeySlots:
    """The slots of one store. `random_bytes` is the system's source of keys."""

    def __init__(
        self,
        path: Path,
        keyring: KeyringDoor,
        random_bytes: Callable[[int], bytes] = os.urandom,
        stretching: Stretching = Stretching(),
    ) -> None:
        self._path = path
        self._keyring = keyring
        self._random_bytes = random_bytes
        self._stretching = stretching

    def exist(self) -> bool:
        """Whether this store has any slot at all."""
        return self._path.exists()

    def new_key(self) -> bytes:
        """A fresh key for a new store."""
        return self._random_bytes(_KEY_BYTES)

    def is_key(self, key: bytes) -> bool:
        """Whether this is surely the store's key, by the check of it that the slots hold."""
        tree = self._read()
        return hmac.compare_digest(tree.get("check", ""), _check(tree, key))

    def prove(self, key: bytes) -> None:
        """Note the check of a key that has opened a slot or the store; slots of earlier programs
        have none. Where it cannot be written it is noted another time."""
        tree = self._read()
        if tree.get("check") == (check := _check(tree, key)):
            return
        try:
            self._write(tree | {"check": check})
        except OSError as trouble:
            _log.warning("key_check_not_written", reason=trouble.strerror)

    def seal_in_keyring(self, key: bytes) -> bool:
        """Put the key into the keyring; False where there is none to be trusted."""
        tree = self._read()
        if not self._keyring.put(tree["store_id"], key.hex()):
            return False
        tree["keyring"] = True
        tree["check"] = _check(tree, key)
        self._write(tree)
        return True

    def open_with_keyring(self) -> bytes | None:
        """The key from this account's keyring; None when it cannot be had without asking, or when
        what the keyring has is surely not the store's."""
        tree = self._read()
        if not self._path.exists():
            return None
        found = self._keyring.get(tree["store_id"])
        if not found:
            return None
        try:
            key = bytes.fromhex(found)
        except ValueError:
            return None
        return key if tree.get("check") in (None, _check(tree, key)) else None

    def seal_with_passphrase(self, key: bytes, username: str, passphrase: str) -> None:
        """Give a clerk a slot, or a new passphrase to the slot there is."""
        tree = self._read()
        salt, nonce = self._random_bytes(_SALT_BYTES), self._random_bytes(_NONCE_BYTES)
        costs = self._stretching
        slot = {
            "salt": _text(salt),
            "nonce": _text(nonce),
            "passes": costs.passes,
            "memory_kib": costs.memory_kib,
            "lanes": costs.lanes,
        }
        sealing = AESGCM(_stretch(passphrase, slot))
        slot["sealed"] = _text(sealing.encrypt(nonce, key, _binding(tree, username)))
        tree["operators"][username] = slot
        tree["check"] = _check(tree, key)
        self._write(tree)

    def open_with_passphrase(self, username: str, passphrase: str) -> bytes:
        """The key from a clerk's slot.

        Raises `store_locked_for_operator` when the clerk has no slot on this desk, and
        `store_passphrase_wrong` when the passphrase does not open it.
        """
        tree = self._read()
        slot = tree["operators"].get(username)
        if slot is None:
            raise RuleBroken("store_locked_for_operator", username=username)
        opening = AESGCM(_stretch(passphrase, slot))
        try:
            return opening.decrypt(
                b64decode(slot["nonce"]), b64decode(slot["sealed"]), _binding(tree, username)
            )
        except InvalidTag as trouble:
            raise RuleBroken("store_passphrase_wrong", username=username) from trouble

    def _read(self) -> dict[str, Any]:
        if not self._path.exists():
            store_id = self._random_bytes(_SALT_BYTES).hex()
            return {"format": _FORMAT, "store_id": store_id, "keyring": False, "operators": {}}
        try:
            tree: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8"))
        except ValueError as trouble:
            raise WorldTrouble("key_slots_unreadable", path=str(self._path)) from trouble
        if tree.get("format") != _FORMAT:
            raise RuleBroken("store_newer_than_program", version=str(tree.get("format")))
        return tree

    def _write(self, tree: dict[str, Any]) -> None:
        write_durably(self._path, json.dumps(tree, indent=1).encode())


def _check(tree: dict[str, Any], key: bytes) -> str:
    """Tells the store's key from any other without telling the key."""
    return hmac.digest(key, f"store {tree['store_id']}".encode(), "sha256").hex()


def _text(raw: bytes) -> str:
    return b64encode(raw).decode("ascii")


def _binding(tree: dict[str, Any], username: str) -> bytes:
    return f"{tree['store_id']}/{username}".encode()


def _stretch(passphrase: str, slot: dict[str, Any]) -> bytes:
    return hash_secret_raw(
        passphrase.encode("utf-8"),
        b64decode(slot["salt"]),
        time_cost=slot["passes"],
        memory_cost=slot["memory_kib"],
        parallelism=slot["lanes"],
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )
