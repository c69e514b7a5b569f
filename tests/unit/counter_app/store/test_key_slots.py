import json
from pathlib import Path

import pytest

from counter_app.store.key_slots import KeySlots, Stretching
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.counter import KEY, MemoryKeyring

CHEAP = Stretching(passes=1, memory_kib=8, lanes=1)


def slots_in(folder: Path, keyring: MemoryKeyring | None = None) -> KeySlots:
    return KeySlots(folder / "key-slots.json", keyring or MemoryKeyring(), stretching=CHEAP)


def test_key_goes_through_the_keyring(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    slots = slots_in(tmp_path, keyring)
    assert not slots.exist()
    assert slots.seal_in_keyring(KEY)
    assert slots_in(tmp_path, keyring).open_with_keyring() == KEY
    assert KEY.hex() not in (tmp_path / "key-slots.json").read_text()


def test_without_a_keyring_no_slot_is_written(tmp_path: Path) -> None:
    slots = slots_in(tmp_path, MemoryKeyring(works=False))
    assert not slots.seal_in_keyring(KEY)
    assert not slots.exist()
    assert slots.open_with_keyring() is None


def test_passphrase_opens_its_own_slot_only(tmp_path: Path) -> None:
    slots = slots_in(tmp_path, MemoryKeyring(works=False))
    slots.seal_with_passphrase(KEY, "laura", "prima")
    slots.seal_with_passphrase(KEY, "paolo", "seconda")
    assert slots.open_with_passphrase("laura", "prima") == KEY
    assert slots.open_with_passphrase("paolo", "seconda") == KEY
    with pytest.raises(RuleBroken, match="store_passphrase_wrong"):
        slots.open_with_passphrase("laura", "seconda")
    with pytest.raises(RuleBroken, match="store_locked_for_operator"):
        slots.open_with_passphrase("carla", "prima")


def test_new_passphrase_replaces_the_old_one(tmp_path: Path) -> None:
    slots = slots_in(tmp_path, MemoryKeyring(works=False))
    slots.seal_with_passphrase(KEY, "laura", "prima")
    slots.seal_with_passphrase(KEY, "laura", "nuova")
    assert slots.open_with_passphrase("laura", "nuova") == KEY
    with pytest.raises(RuleBroken, match="store_passphrase_wrong"):
        slots.open_with_passphrase("laura", "prima")


def test_slot_moved_to_another_name_or_store_does_not_open(tmp_path: Path) -> None:
    slots = slots_in(tmp_path, MemoryKeyring(works=False))
    slots.seal_with_passphrase(KEY, "laura", "prima")
    path = tmp_path / "key-slots.json"
    tree = json.loads(path.read_text())
    tree["operators"]["paolo"] = tree["operators"]["laura"]
    path.write_text(json.dumps(tree))
    with pytest.raises(RuleBroken, match="store_passphrase_wrong"):
        slots.open_with_passphrase("paolo", "prima")
    tree["store_id"] = "another"
    path.write_text(json.dumps(tree))
    with pytest.raises(RuleBroken, match="store_passphrase_wrong"):
        slots.open_with_passphrase("laura", "prima")


def test_same_passphrase_seals_differently_each_time(tmp_path: Path) -> None:
    slots = slots_in(tmp_path, MemoryKeyring(works=False))
    slots.seal_with_passphrase(KEY, "laura", "prima")
    first = (tmp_path / "key-slots.json").read_text()
    slots.seal_with_passphrase(KEY, "laura", "prima")
    assert (tmp_path / "key-slots.json").read_text() != first


def test_damaged_and_later_slots_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "key-slots.json").write_text("{")
    with pytest.raises(WorldTrouble, match="key_slots_unreadable"):
        slots_in(tmp_path).open_with_keyring()
    (tmp_path / "key-slots.json").write_text('{"format": 2}')
    with pytest.raises(RuleBroken, match="store_newer_than_program"):
        slots_in(tmp_path).open_with_keyring()


def test_keys_are_fresh() -> None:
    slots = slots_in(Path("unused"))
    assert len(slots.new_key()) == 32
    assert slots.new_key() != slots.new_key()
