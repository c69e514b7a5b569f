import getpass
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import structlog

from counter_app.__main__ import main
from counter_app.settings import HOME_VARIABLE
from counter_app.store import desk, numbers
from counter_app.world import World
from payments_core.wire.desk.messages import EnrolReply
from tests.factories.clock import FakeClock
from tests.factories.counter import (
    MACHINE,
    MemoryKeyring,
    lease,
    make_recovery,
    number_source,
    vault_in,
)
from tests.factories.fake_server import CREDENTIAL, DESK, ENTITY, NOW
from tests.factories.releasing import release_into

Run = Callable[..., tuple[int, str, str]]


class Machine:
    """A desk of the usual profile, its window closed."""

    def __init__(self, home: Path) -> None:
        self.folder, self.keyring = home / "service", MemoryKeyring()
        database, recovery = make_recovery(self.folder)
        vault = vault_in(self.folder, self.keyring, database, recovery)
        vault.take()
        vault.create()
        vault.remember("laura", "parola")
        with database.write() as session:
            reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential=CREDENTIAL)
            desk.enrol(session, reply, "http://server", MACHINE, NOW)
            numbers.add_lease(session, DESK, lease(), NOW)
        vault.leave()

    def release(self) -> None:
        database, recovery = make_recovery(self.folder)
        vault = vault_in(self.folder, self.keyring, database, recovery)
        vault.take()
        release_into(number_source(database, self.folder))
        vault.leave()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    world = World(FakeClock(NOW), made.keyring, MACHINE)
    monkeypatch.setattr("counter_app.world.this_world", lambda _: world)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "parola")
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    def call(*words: str) -> tuple[int, str, str]:
        status = main(["store", *words])
        said = capsys.readouterr()
        complaints = [line for line in said.err.splitlines() if not line.startswith("{")]
        return status, said.out, "\n".join(complaints)

    yield call
    structlog.reset_defaults()


def test_whole_store_is_said_to_be_whole(machine: Machine, run: Run) -> None:
    machine.release()
    status, said, complained = run("check", "--language", "en")
    assert (status, complained) == (0, "")
    assert said.splitlines() == [
        "Store: whole.",
        "Journal: whole.",
        "Operations to deliver or to see: 1.",
    ]


def test_damaged_store_is_said_and_left_as_it_is(machine: Machine, run: Run) -> None:
    store = machine.folder / "store.db"
    store.write_bytes(bytes(9000))
    status, said, _ = run("check", "--format", "json")
    assert status == 1
    assert json.loads(said) == {
        "whole": False,
        "store": "damaged",
        "journal": "whole",
        "waiting": 0,
    }
    assert store.read_bytes() == bytes(9000)


def test_key_is_changed_and_both_ways_in_remain(machine: Machine, run: Run) -> None:
    secrets = dict(machine.keyring.secrets)
    status, said, complained = run("rotate-key")
    assert (status, complained) == (0, "")
    assert said == "L'archivio ha una chiave nuova. Le copie fatte prima non si aprono più.\n"
    assert set(machine.keyring.secrets.values()).isdisjoint(secrets.values())
    assert run("check")[0] == 0
    machine.keyring.works = False
    assert run("check", "--user", "laura")[0] == 0


def test_clerks_who_are_left_out_are_named(machine: Machine, run: Run) -> None:
    path = machine.folder / "key-slots.json"
    tree = json.loads(path.read_text())
    del tree["operators"]["laura"]["public"]
    path.write_text(json.dumps(tree))
    status, said, _ = run("rotate-key", "--language", "en")
    assert status == 0
    assert said.endswith("after a colleague who opens it: laura.\n")


def test_without_keyring_a_clerk_is_asked_for(machine: Machine, run: Run) -> None:
    machine.keyring.works = False
    status, said, complained = run("rotate-key", "--language", "en")
    assert (status, said) == (1, "")
    assert "Add --user" in complained
    assert run("rotate-key", "--user", "laura")[0] == 0


def test_wrong_passphrase_is_refused(
    machine: Machine, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.keyring.works = False
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: "sbagliata")
    status, said, _ = run("check", "--user", "laura", "--format", "json")
    assert status == 1
    assert json.loads(said)["problem"] == "store_passphrase_wrong"


def test_store_is_destroyed_only_with_nothing_left_and_a_plain_yes(
    machine: Machine, run: Run
) -> None:
    with pytest.raises(SystemExit):
        run("wipe")
    machine.release()
    status, _, complained = run("wipe", "--yes")
    assert status == 1
    assert "ancora lavoro da inviare" in complained
    assert (machine.folder / "store.db").exists()


def test_destroyed_store_is_gone(machine: Machine, run: Run) -> None:
    status, said, _ = run("wipe", "--yes", "--language", "en")
    assert (status, said) == (
        0,
        "The store is destroyed. This computer is no counter any more.\n",
    )
    assert not (machine.folder / "store.db").exists()
    assert run("check")[0] == 1


def test_open_window_is_in_the_way(machine: Machine, run: Run) -> None:
    database, recovery = make_recovery(machine.folder)
    vault = vault_in(machine.folder, machine.keyring, database, recovery)
    vault.take()
    for command in (("check",), ("rotate-key",), ("wipe", "--yes")):
        status, _, complained = run(*command)
        assert status == 1
        assert "già aperto" in complained
    vault.leave()


def test_machine_that_is_no_desk_has_nothing_to_look_at(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    status, said, complained = run("check", "--profile", "training", "--language", "en")
    assert (status, said) == (1, "")
    assert "not a counter" in complained
