import json
import os
from base64 import b64encode

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from counter_app.store import passphrase_slot as slots
from tests.factories.counter import CHEAP, KEY

NEXT = bytes(reversed(range(32)))
BINDING = "store/laura"


def slot_of() -> slots.Slot:
    made = slots.make("parola", BINDING, CHEAP, os.urandom)
    return slots.with_box(made, KEY, 1, BINDING, os.urandom)


def test_passphrase_opens_every_box() -> None:
    slot = slots.with_box(slot_of(), NEXT, 2, BINDING, os.urandom)
    assert slots.open_boxes(slot, "parola", BINDING) == {1: KEY, 2: NEXT}
    assert slots.open_boxes(slot, "altra", BINDING) is None
    assert KEY.hex() not in json.dumps(slot)


def test_slot_of_another_name_or_store_does_not_open() -> None:
    assert slots.open_boxes(slot_of(), "parola", "store/paolo") is None
    assert slots.open_boxes(slot_of(), "parola", "other/laura") is None


def test_box_under_another_number_does_not_open() -> None:
    slot = slot_of()
    slot["boxes"] = {"2": slot["boxes"]["1"]}
    assert slots.open_boxes(slot, "parola", BINDING) is None


def test_box_is_taken_out() -> None:
    slot = slots.without_box(slots.with_box(slot_of(), NEXT, 2, BINDING, os.urandom), 1)
    assert slots.open_boxes(slot, "parola", BINDING) == {2: NEXT}
    assert slots.holds(slot, 2)
    assert not slots.holds(slot, 1)


def test_public_key_that_somebody_has_put_there_is_no_clerks() -> None:
    slot = slot_of()
    assert slots.is_genuine(slot, KEY, 1, BINDING)
    assert not slots.is_genuine(slot, NEXT, 1, BINDING)
    assert not slots.is_genuine(slot | {"public": slot_of()["public"]}, KEY, 1, BINDING)
    assert not slots.is_genuine({"sealed": "of an earlier program"}, KEY, 1, BINDING)


def test_slot_of_an_earlier_program_opens() -> None:
    salt, nonce = bytes(16), bytes(12)
    stretched = hash_secret_raw(b"parola", salt, 1, 8, 1, 32, Type.ID)
    slot = {
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
        "passes": 1,
        "memory_kib": 8,
        "lanes": 1,
        "sealed": b64encode(AESGCM(stretched).encrypt(nonce, KEY, BINDING.encode())).decode(),
    }
    assert slots.open_boxes(slot, "parola", BINDING) == {1: KEY}
    assert slots.open_boxes(slot, "altra", BINDING) is None
