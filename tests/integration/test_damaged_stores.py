"""Whatever becomes of the store's file, the desk starts, says so, and delivers what was printed.

The store of a retired desk goes when nothing is left to deliver.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter_app.composition import Counter
from counter_app.events import DeskWiped, TaskAdded
from counter_app.services.desk_setup import FormerDesk
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.messages import Problem
from tests.factories.counter import Heard, MemoryKeyring, built_counter, enrolled_store
from tests.factories.fake_server import ENROLMENT_CODE, PASSWORD, FakeServer, serving

PAGE = 4096


class House:
    """One machine: a desk that has released two notices off line and was then switched off."""

    def __init__(self, home: Path) -> None:
        self.home, self.keyring, self.fake = home, MemoryKeyring(), FakeServer()
        self.store = home / "test" / "store.db"
        self.started: list[Counter] = []
        with serving(self.fake):
            self.port = int(self.fake.url.rsplit(":", 1)[1])
            counter, heard = self.start()
            counter.setup.enrol(self.fake.url, ENROLMENT_CODE)
            counter.sign_in.sign_in("laura", PASSWORD)
            heard.wait_until(lambda: counter.status.view().numbers_left > 0)
            citizen = counter.lookup.search("rossi").citizens[0]
        draft = counter.release.draft(citizen, counter.release.offers()[0], {})
        self.released = [counter.release.release(draft).notice_number for _ in range(2)]
        counter.stop()

    def start(self) -> tuple[Counter, Heard]:
        counter = built_counter(self.home, self.keyring)
        self.started.append(counter)
        heard = Heard(counter.events)
        counter.start()
        return counter, heard

    def waiting(self, counter: Counter) -> list[str]:
        return sorted(view.notice_number for view in counter.lists.waiting())

    def told(self, counter: Counter) -> list[str]:
        return [task.problem_code for task in counter.lists.tasks()]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    for counter in made.started:
        counter.stop()


def _cut(store: Path, size: int) -> None:
    os.truncate(store, size)


def _overwrite(store: Path, at: int, content: bytes) -> None:
    raw = bytearray(store.read_bytes())
    raw[at : at + len(content)] = content
    store.write_bytes(raw)


def _another_store(store: Path) -> None:
    enrolled_store(store.parent / "other").close()
    (store.parent / "other" / "store.db").replace(store)


def _wal_of_another(store: Path) -> None:
    other = enrolled_store(store.parent / "other")
    shutil.copy(store.parent / "other" / "store.db-wal", store.with_name("store.db-wal"))
    other.close()


ZOO: dict[str, Callable[[Path], None]] = {
    "gone": Path.unlink,
    "empty": lambda store: _cut(store, 0),
    "a few bytes": lambda store: _cut(store, 100),
    "cut within a page": lambda store: _cut(store, 5 * PAGE + 1000),
    "cut after a page": lambda store: _cut(store, 3 * PAGE),
    "head gone": lambda store: _overwrite(store, 0, bytes(100)),
    "another salt": lambda store: _overwrite(store, 0, os.urandom(16)),
    "all zeros": lambda store: store.write_bytes(bytes(20 * PAGE)),
    "noise": lambda store: store.write_bytes(os.urandom(20 * PAGE)),
    "not encrypted": lambda store: store.write_bytes(b"SQLite format 3\0" + bytes(8 * PAGE)),
    "one bit in the first page": lambda store: _overwrite(
        store, 2000, bytes([store.read_bytes()[2000] ^ 1])
    ),
    "another store": _another_store,
    "WAL of another store": _wal_of_another,
}


@pytest.mark.parametrize("damage", ZOO)
def test_damaged_store_is_set_aside_and_what_was_printed_is_delivered(
    house: House, damage: str
) -> None:
    ZOO[damage](house.store)
    counter, heard = house.start()
    assert house.waiting(counter) == sorted(house.released)
    assert house.told(counter) == ["store_rebuilt"]
    assert counter.setup.is_enrolled()
    asides = list(house.store.parent.glob("store.db.damaged-*"))
    assert len([path for path in asides if path.suffix not in ("-wal", "-shm")]) >= (
        damage != "gone"
    )
    with serving(house.fake, house.port):
        counter.background.engine.wake()
        counter.sign_in.sign_in("laura", PASSWORD)
        heard.wait_until(lambda: counter.status.view().waiting_operations == 0)
        accepted = [each.release.notice_number for each in house.fake.accepted()]
        assert accepted == house.released
        heard.wait_until(lambda: counter.status.view().numbers_left > 0)
        citizen = counter.lookup.search("rossi").citizens[0]
        draft = counter.release.draft(citizen, counter.release.offers()[0], {})
        assert counter.release.release(draft).notice_number not in house.released


def test_store_of_another_key_is_not_touched(house: House) -> None:
    before = house.store.read_bytes()
    slots = house.store.parent / "key-slots.json"
    house.keyring.secrets = dict.fromkeys(house.keyring.secrets, "00" * 32)
    counter, _ = house.start()
    assert not counter.background.vault.is_open
    assert house.store.read_bytes() == before
    assert slots.exists()
    with pytest.raises(RuleBroken, match="store_passphrase_wrong"):
        counter.background.vault.open_for("laura", "another password")
    counter.background.vault.open_for("laura", PASSWORD)
    assert house.waiting(counter) == sorted(house.released)
    assert house.told(counter) == []


def test_keyring_that_was_reset_is_no_damage(house: House) -> None:
    house.keyring.secrets.clear()
    counter, _ = house.start()
    assert not counter.background.vault.is_open
    counter.background.vault.open_for("laura", PASSWORD)
    assert house.waiting(counter) == sorted(house.released)
    assert house.told(counter) == []


def test_unproved_key_that_does_not_open_the_store_sets_nothing_aside(house: House) -> None:
    """Slots of an earlier program have no check: the key may as well be the wrong one."""
    slots = house.store.parent / "key-slots.json"
    slots.write_text(slots.read_text().replace('"check"', '"former"'))
    house.keyring.secrets = dict.fromkeys(house.keyring.secrets, "00" * 32)
    before = house.store.read_bytes()
    with pytest.raises(WorldTrouble, match="store_unreadable"):
        house.start()
    assert house.store.read_bytes() == before


def test_without_store_and_journal_the_machine_is_enrolled_again(house: House) -> None:
    house.store.write_bytes(os.urandom(PAGE))
    (house.store.parent / "outbox.journal").write_bytes(os.urandom(PAGE))
    counter, heard = house.start()
    assert house.told(counter) == ["store_lost"]
    assert not counter.setup.is_enrolled()
    assert counter.setup.identity() is None
    with serving(house.fake, house.port):
        counter.setup.enrol(house.fake.url, ENROLMENT_CODE)
        counter.sign_in.sign_in("laura", PASSWORD)
        heard.wait_until(lambda: counter.status.view().numbers_left > 0)
    assert len(list(house.store.parent.glob("*.damaged-*"))) == 2


def test_damage_met_while_the_desk_runs_is_mended_without_a_restart(house: House) -> None:
    counter, heard = house.start()
    assert house.told(counter) == []
    size = house.store.stat().st_size
    _overwrite(house.store, 5 * PAGE, os.urandom(size - 5 * PAGE))
    found = counter.background.database.find_damage()
    assert found is not None
    counter.background.database.on_damage(found)
    heard.wait_for(lambda event: isinstance(event, TaskAdded))
    assert house.told(counter) == ["store_rebuilt"]
    assert house.waiting(counter) == sorted(house.released)
    assert counter.status.view().waiting_operations == 2


def test_retired_desk_loses_its_store_once_all_is_delivered_and_may_come_back(
    house: House,
) -> None:
    counter, heard = house.start()
    with serving(house.fake, house.port):
        house.fake.desk_refused = Problem(code="desk_retired")
        counter.background.engine.wake()
        heard.wait_for(lambda event: isinstance(event, TaskAdded))
        assert house.waiting(counter) == sorted(house.released)
        house.fake.desk_refused = None
        counter.background.engine.wake()
        heard.wait_until(lambda: counter.status.view().waiting_operations == 0)
        counter.sign_in.sign_in("laura", PASSWORD)
        mark = (house.home / "marks" / "test.json").read_bytes()
        house.fake.desk_refused = Problem(code="desk_retired")
        counter.background.engine.wake()
        heard.wait_for(lambda event: event == DeskWiped())
        assert not counter.setup.is_enrolled()
        assert counter.sign_in.current() is None
        assert counter.setup.former is FormerDesk.RETIRED
        left = {path.name for path in house.store.parent.iterdir()}
        assert {name.split(".former")[0] for name in left} == {"store.lock", "desk.json"}
        assert house.keyring.secrets == {}
        assert (house.home / "marks" / "test.json").read_bytes() == mark
        house.fake.desk_refused = None
        counter.setup.enrol(house.fake.url, ENROLMENT_CODE)
        assert counter.setup.former is None
        heard.wait_until(lambda: counter.status.view().numbers_left > 0)
