import json
from pathlib import Path

import pytest

from counter_app.store.key_slots import Keys, KeySlots
from counter_app.store.passphrase_slot import Stretching
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
    assert slots_in(tmp_path, keyring).open_with_keyring() == Keys(KEY)
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
    assert slots.open_with_passphrase("laura", "prima") == Keys(KEY)
    assert slots.open_with_passphrase("paolo", "seconda") == Keys(KEY)
    with pytest.raises(RuleBroken, match="store_passphrase_wrong"):
        slots.open_with_passphrase("laura", "seconda")
    with pytest.raises(RuleBroken, match="store_locked_for_operator"):
        slots.open_with_passphrase("carla", "prima")


def test_new_passphrase_replaces_the_old_one(tmp_path: Path) -> None:
    slots = slots_in(tmp_path, MemoryKeyring(works=False))
    slots.seal_with_passphrase(KEY, "laura", "prima")
    slots.seal_with_passphrase(KEY, "laura", "nuova")
    assert slots.open_with_passphrase("laura", "nuova") == Keys(KEY)
    with pytest.raises(RuleBroken, match="store_passphrase_wrong"):
        slots.open_with_passphrase("laura", "prima")


def test_slot_that_was_taken_away_opens_nothing(tmp_path: Path) -> None:
    slots = slots_in(tmp_path, MemoryKeyring(works=False))
    slots.seal_with_passphrase(KEY, "laura", "prima")
    slots.seal_with_passphrase(KEY, "paolo", "seconda")
    assert slots.knows("laura")
    assert slots.remove("laura")
    assert slots.remove("laura")
    assert not slots.knows("laura")
    with pytest.raises(RuleBroken, match="store_locked_for_operator"):
        slots.open_with_passphrase("laura", "prima")
    assert slots.open_with_passphrase("paolo", "seconda") == Keys(KEY)


@pytest.mark.parametrize("works", [False, True])
def test_last_way_in_stays(tmp_path: Path, works: bool) -> None:
    keyring = MemoryKeyring()
    slots = slots_in(tmp_path, keyring)
    slots.seal_in_keyring(KEY)
    slots.seal_with_passphrase(KEY, "laura", "prima")
    keyring.works = works
    assert slots.remove("laura") is works
    assert slots.knows("laura") is not works


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
    (tmp_path / "key-slots.json.copy").write_text("[]")
    with pytest.raises(WorldTrouble, match="key_slots_unreadable"):
        slots_in(tmp_path).open_with_keyring()
    (tmp_path / "key-slots.json").write_text('{"format": 3}')
    with pytest.raises(RuleBroken, match="store_newer_than_program"):
        slots_in(tmp_path).open_with_keyring()


def test_keys_are_fresh() -> None:
    slots = slots_in(Path("unused"))
    assert len(slots.new_key()) == 32
    assert slots.new_key() != slots.new_key()


def test_check_tells_the_stores_key_from_any_other(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    assert not slots.is_key(KEY)
    slots.seal_in_keyring(KEY)
    assert slots.is_key(KEY)
    assert not slots.is_key(bytes(32))


@pytest.mark.parametrize("secret", ["00" * 32, "no key", "00"])
def test_keyring_with_something_else_is_no_keyring(tmp_path: Path, secret: str) -> None:
    keyring = MemoryKeyring()
    slots = slots_in(tmp_path, keyring)
    slots.seal_in_keyring(KEY)
    keyring.secrets = dict.fromkeys(keyring.secrets, secret)
    assert slots.open_with_keyring() is None


def test_slots_without_a_check_get_one_with_the_first_proof(tmp_path: Path) -> None:
    slots, path = slots_in(tmp_path), tmp_path / "key-slots.json"
    slots.seal_in_keyring(KEY)
    tree = json.loads(path.read_text())
    del tree["check"], tree["key"]
    path.write_text(json.dumps(tree | {"format": 1}))
    assert slots.open_with_keyring() == Keys(KEY)
    assert not slots.is_key(KEY)
    slots.prove(KEY)
    assert slots.is_key(KEY)


def test_check_that_cannot_be_written_is_noted_another_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slots, path = slots_in(tmp_path), tmp_path / "key-slots.json"
    slots.seal_in_keyring(KEY)
    path.write_text(path.read_text().replace('"check"', '"former"'))

    def refuse(_path: Path, _content: bytes) -> None:
        raise OSError(30, "Read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr("counter_app.store.key_slots.write_durably", refuse)
        slots.prove(KEY)
    assert not slots.is_key(KEY)


def test_every_holder_has_both_keys_until_the_change_has_ended(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    slots = slots_in(tmp_path, keyring)
    slots.seal_in_keyring(KEY)
    slots.seal_with_passphrase(KEY, "laura", "prima")
    following, left_out = slots.begin_change(KEY)
    assert left_out == []
    assert slots.open_with_keyring() == Keys(KEY, following)
    assert slots.open_with_passphrase("laura", "prima") == Keys(KEY, following)
    slots.end_change(changed=True)
    assert slots.open_with_keyring() == Keys(following)
    assert slots.open_with_passphrase("laura", "prima") == Keys(following)
    assert list(keyring.secrets.values()) == [following.hex()]
    again, _ = slots.begin_change(following)
    slots.end_change(changed=False)
    assert slots.open_with_passphrase("laura", "prima") == Keys(following)
    assert list(keyring.secrets.values()) == [following.hex()]
    assert again != following


def test_clerk_with_a_slot_of_an_earlier_program_is_left_out_and_told(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    slots, path = slots_in(tmp_path, keyring), tmp_path / "key-slots.json"
    slots.seal_in_keyring(KEY)
    slots.seal_with_passphrase(KEY, "laura", "prima")
    slots.seal_with_passphrase(KEY, "paolo", "seconda")
    tree = json.loads(path.read_text())
    del tree["operators"]["paolo"]["public"]
    path.write_text(json.dumps(tree))
    _, left_out = slots.begin_change(KEY)
    assert left_out == ["paolo"]
    slots.end_change(changed=True)
    with pytest.raises(RuleBroken, match="store_locked_for_operator"):
        slots.open_with_passphrase("paolo", "seconda")


def test_key_that_nobody_could_hold_is_not_begun(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    slots = slots_in(tmp_path, keyring)
    slots.seal_in_keyring(KEY)
    keyring.works = False
    with pytest.raises(RuleBroken, match="store_without_holder"):
        slots.begin_change(KEY)
    keyring.works = True
    assert slots.open_with_keyring() == Keys(KEY)


def test_another_account_has_not_been_given_the_next_key(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    slots = slots_in(tmp_path, keyring)
    slots.seal_in_keyring(KEY)
    before = dict(keyring.secrets)
    slots.begin_change(KEY)
    keyring.secrets = before
    assert slots.open_with_keyring() == Keys(KEY, None, next_is_missing=True)


@pytest.mark.parametrize("left", [None, b"", b"{", b"\xff\xfe\x00", b"[1]"])
def test_damaged_slots_are_read_from_their_copy(tmp_path: Path, left: bytes | None) -> None:
    slots, path = slots_in(tmp_path), tmp_path / "key-slots.json"
    slots.seal_in_keyring(KEY)
    slots.seal_with_passphrase(KEY, "laura", "prima")
    path.unlink()
    if left is not None:
        path.write_bytes(left)
    assert slots.exist()
    assert slots.open_with_keyring() == Keys(KEY)
    slots.seal_with_passphrase(KEY, "paolo", "seconda")
    (tmp_path / "key-slots.json.copy").unlink()
    assert slots.open_with_passphrase("laura", "prima") == Keys(KEY)
    slots.destroy()
    assert not slots.exist()
    assert list(tmp_path.iterdir()) == []
