"""Who may open the store: its random key, sealed once for each holder (product decision 9).

The slots stand in a JSON file beside the store. The *keyring slot* says that the key lies in the
system's keyring under this store's name. For where there is no keyring each clerk has a
*passphrase slot* (`passphrase_slot`). A *check* made with the key tells it from any other, so that
a store which does not answer to it is known to be damaged.

Keys have numbers. While the store's key is being changed the file names the *next* one, too, and
every holder has both: whichever the store answers to is the right one.

The file is written only together with its first slot: a store without a way in is no desk. It is
small, and nothing opens without it: a copy beside it is read where it cannot be.
"""

import hmac
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from counter_app.store import passphrase_slot
from counter_app.store.aside import FORMER, aside_since, asides, set_aside
from counter_app.store.durable_file import remove_durably, write_durably
from counter_app.store.keyring_door import KeyringDoor
from counter_app.store.passphrase_slot import USUAL_STRETCHING, Stretching
from payments_core.errors import RuleBroken, WorldTrouble

_ID_BYTES = 16
_KEY_BYTES = 32
_FORMAT = 2
#: The first had no numbers of keys, and other passphrase slots.
_KNOWN_FORMATS = (1, _FORMAT)
#: Name of what is put into a keyring to see whether it can be reached, and taken out again.
_PROBE = "keyring-probe"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Keys:
    """What a holder has: the store's key and, while it is being changed, the next one.

    `next_is_missing`: it is being changed, and this holder has not been given the next one.
    """

    current: bytes
    next: bytes | None = None
    next_is_missing: bool = False

    def all(self) -> list[bytes]:
        """Those that there are."""
        return [self.current] if self.next is None else [self.current, self.next]


class KeySlots:
    """The slots of one store. `random_bytes` is the system's source of keys."""

    def __init__(
        self,
        path: Path,
        keyring: KeyringDoor,
        random_bytes: Callable[[int], bytes] = os.urandom,
        stretching: Stretching = USUAL_STRETCHING,
    ) -> None:
        self._path = path
        self._copy = path.with_name(f"{path.name}.copy")
        self._keyring = keyring
        self._random_bytes = random_bytes
        self._stretching = stretching

    def exist(self) -> bool:
        """Whether this store has any slot at all."""
        return self._path.exists() or self._copy.exists()

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
        if not self._keyring.put(_keyring_name(tree, tree["key"]), key.hex()):
            return False
        tree["keyring"] = True
        tree["check"] = _check(tree, key)
        self._write(tree)
        return True

    def open_with_keyring(self) -> Keys | None:
        """The keys from this account's keyring; None when they cannot be had without asking, or
        when what the keyring has is surely not the store's."""
        if not self.exist():
            return None
        tree = self._read()
        current = self._from_keyring(tree, tree["key"], tree.get("check"))
        if current is None:
            return None
        coming = tree.get("next")
        if coming is None:
            return Keys(current)
        following = self._from_keyring(tree, coming["number"], coming["check"])
        return Keys(current, following, next_is_missing=following is None)

    def seal_with_passphrase(self, key: bytes, username: str, passphrase: str) -> None:
        """Give a clerk a slot, or a new passphrase to the slot there is."""
        tree = self._read()
        binding = _binding(tree, username)
        slot = passphrase_slot.make(passphrase, binding, self._stretching, self._random_bytes)
        tree["operators"][username] = passphrase_slot.with_box(
            slot, key, tree["key"], binding, self._random_bytes
        )
        tree["check"] = _check(tree, key)
        self._write(tree)

    def knows(self, username: str) -> bool:
        """Whether a clerk has a slot."""
        return username in self._read()["operators"]

    def remove(self, username: str) -> bool:
        """Take a clerk's slot away; False when it is the last way into the store.

        Behind it may lie releases that nobody else has. Whoever opens the store by it is not
        signed in for that.
        """
        tree = self._read()
        others = tree["operators"].keys() - {username}
        if not others and self._keyring.get(_keyring_name(tree, tree["key"])) is None:
            return False
        if tree["operators"].pop(username, None) is not None:
            self._write(tree)
        return True

    def open_with_passphrase(self, username: str, passphrase: str) -> Keys:
        """The keys from a clerk's slot.

        Raises `store_locked_for_operator` when the clerk has no slot on this desk, and
        `store_passphrase_wrong` when the passphrase does not open it.
        """
        tree = self._read()
        slot = tree["operators"].get(username)
        if slot is None:
            raise RuleBroken("store_locked_for_operator", username=username)
        found = passphrase_slot.open_boxes(slot, passphrase, _binding(tree, username))
        if found is None or tree["key"] not in found:
            raise RuleBroken("store_passphrase_wrong", username=username)
        if "next" not in tree:
            return Keys(found[tree["key"]])
        following = found.get(tree["next"]["number"])
        return Keys(found[tree["key"]], following, next_is_missing=following is None)

    def begin_change(self, current: bytes) -> tuple[bytes, list[str]]:
        """Give every holder a next key; it, and the clerks whose slot cannot take it: they get
        another one at their next sign-in on line.

        Raises `store_without_holder` when nobody could open the store with it.
        """
        tree = self._read()
        key, number = self.new_key(), tree["key"] + 1
        in_keyring = self._keyring.put(_keyring_name(tree, number), key.hex())
        left_out = []
        for username, slot in tree["operators"].items():
            binding = _binding(tree, username)
            if passphrase_slot.is_genuine(slot, current, tree["key"], binding):
                tree["operators"][username] = passphrase_slot.with_box(
                    slot, key, number, binding, self._random_bytes
                )
            else:
                left_out.append(username)
        if not in_keyring and len(left_out) == len(tree["operators"]):
            raise RuleBroken("store_without_holder")
        tree["next"] = {"number": number, "check": _check(tree, key)}
        self._write(tree)
        return key, left_out

    def end_change(self, *, changed: bool) -> None:
        """The store answers to the next key (`changed`), or it does not and the next is dropped."""
        tree = self._read()
        former, coming = tree["key"], tree.pop("next")
        gone = former if changed else coming["number"]
        if changed:
            tree["key"], tree["check"] = coming["number"], coming["check"]
        for username, slot in list(tree["operators"].items()):
            if passphrase_slot.holds(slot, coming["number"]):
                tree["operators"][username] = passphrase_slot.without_box(slot, gone)
            elif changed:
                del tree["operators"][username]
        self._write(tree)
        self._keyring.discard(_keyring_name(tree, gone))

    def put_aside(self, at: datetime) -> None:
        """Keep the ways into a store that is put aside beside it, and begin without any. What a
        keyring holds stays there under that store's own name."""
        for path in (self._copy, self._path):
            set_aside(path, at, word=FORMER)

    def forget_former(self, is_there: Callable[[datetime], bool]) -> None:
        """Take away the ways into stores that were put aside and are there no more; `is_there`
        tells it of the instant at which one was. Where this account's keyring cannot be reached
        the slots stay, to be tried again."""
        gone = [
            aside
            for path in (self._copy, self._path)
            for aside in asides(path, FORMER)
            if not is_there(aside_since(aside, FORMER))
        ]
        if not gone or not self._keyring.put(_PROBE, _PROBE):
            return
        self._keyring.discard(_PROBE)
        for aside in gone:
            if (tree := _tree_in(aside)) is not None:
                self._let_go({"key": 1} | tree)
            remove_durably(aside)

    def destroy(self) -> None:
        """Leave nobody a way in: this account's keyring first, then the slots."""
        self._let_go(self._read())
        for path in (self._copy, self._path):
            remove_durably(path)

    def _let_go(self, tree: dict[str, Any]) -> None:
        for number in {tree["key"], tree.get("next", {}).get("number", tree["key"])}:
            self._keyring.discard(_keyring_name(tree, number))

    def _from_keyring(self, tree: dict[str, Any], number: int, check: str | None) -> bytes | None:
        found = self._keyring.get(_keyring_name(tree, number))
        try:
            key = bytes.fromhex(found or "")
        except ValueError:
            return None
        return key if len(key) == _KEY_BYTES and check in (None, _check(tree, key)) else None

    def _read(self) -> dict[str, Any]:
        """What the file says or, where it is gone or no JSON, its copy."""
        if not self.exist():
            store_id = self._random_bytes(_ID_BYTES).hex()
            return {
                "format": _FORMAT,
                "store_id": store_id,
                "key": 1,
                "keyring": False,
                "operators": {},
            }
        tree = _tree_in(self._path) or _tree_in(self._copy)
        if tree is None:
            raise WorldTrouble("key_slots_unreadable", path=str(self._path))
        if tree.get("format") not in _KNOWN_FORMATS:
            raise RuleBroken("store_newer_than_program", version=str(tree.get("format")))
        return {"key": 1} | tree

    def _write(self, tree: dict[str, Any]) -> None:
        content = json.dumps(tree | {"format": _FORMAT}, indent=1).encode()
        for path in (self._path, self._copy):
            write_durably(path, content)


def _tree_in(path: Path) -> dict[str, Any] | None:
    try:
        tree = json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    return tree if isinstance(tree, dict) else None


def _check(tree: dict[str, Any], key: bytes) -> str:
    """Tells the store's key from any other without telling the key."""
    return hmac.digest(key, f"store {tree['store_id']}".encode(), "sha256").hex()


def _keyring_name(tree: dict[str, Any], number: int) -> str:
    """The first key has the store's own name, as it has always had."""
    return str(tree["store_id"]) if number == 1 else f"{tree['store_id']}-{number}"


def _binding(tree: dict[str, Any], username: str) -> str:
    return f"{tree['store_id']}/{username}"
