import json
from contextlib import suppress
from pathlib import Path

import pytest

from counter_app.store import audit, desk, notices, numbers, registry, tasks
from counter_app.store.vault import Vault
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.wire.desk.audit_messages import AuditEntry
from payments_core.wire.desk.messages import EnrolReply
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


def test_store_opens_at_the_start_where_there_is_a_keyring(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    first = vault_in(tmp_path, keyring)
    first.take()
    assert not first.is_set_up
    first.create()
    first.remember("laura", "parola")
    first.leave()
    opened: list[bool] = []
    second = vault_in(tmp_path, keyring)
    second.on_open = lambda: opened.append(True)
    second.take()
    assert second.is_open
    assert opened == [True]
    second.leave()


def test_clerk_opens_what_the_keyring_has_lost(tmp_path: Path) -> None:
    first = vault_in(tmp_path, MemoryKeyring())
    first.take()
    first.create()
    first.remember("laura", "parola")
    first.leave()
    second = vault_in(tmp_path, MemoryKeyring(works=False))
    second.take()
    assert not second.is_open
    second.open_for("laura", "parola")
    assert second.is_open
    second.leave()


def test_another_account_of_the_system_gets_the_key_with_a_recognised_clerk(tmp_path: Path) -> None:
    first = vault_in(tmp_path, MemoryKeyring())
    first.take()
    first.create()
    first.remember("laura", "parola")
    first.leave()
    of_another_account = MemoryKeyring()
    second = vault_in(tmp_path, of_another_account)
    second.take()
    assert not second.is_open
    second.open_for("laura", "parola")
    assert of_another_account.secrets == {}
    second.remember("laura", "parola")
    second.leave()
    third = vault_in(tmp_path, of_another_account)
    third.take()
    assert third.is_open
    third.leave()


def test_keyring_that_refused_is_not_asked_at_every_sign_in(tmp_path: Path) -> None:
    class Refusing(MemoryKeyring):
        asked = 0

        def put(self, name: str, secret: str) -> bool:
            self.asked += 1
            return False

    keyring = Refusing()
    vault = vault_in(tmp_path, keyring)
    vault.take()
    vault.create()
    vault.remember("laura", "parola")
    vault.remember("paolo", "altra")
    assert keyring.asked == 1
    vault.leave()


def test_without_a_keyring_a_clerks_sign_in_opens_it(tmp_path: Path) -> None:
    keyring = MemoryKeyring(works=False)
    first = vault_in(tmp_path, keyring)
    first.take()
    first.create()
    first.remember("laura", "parola")
    first.leave()
    second = vault_in(tmp_path, keyring)
    second.take()
    assert second.is_set_up
    assert not second.is_open
    with pytest.raises(RuleBroken, match="store_locked_for_operator"):
        second.open_for("paolo", "parola")
    second.open_for("laura", "parola")
    assert second.is_open
    second.remember("paolo", "altra")
    second.leave()
    third = vault_in(tmp_path, keyring)
    third.take()
    third.open_for("paolo", "altra")
    assert third.is_open
    third.leave()


def test_store_that_nobody_can_open_is_put_aside(tmp_path: Path) -> None:
    keyring = MemoryKeyring(works=False)
    first = vault_in(tmp_path, keyring)
    first.take()
    first.create()
    first.leave()
    second = vault_in(tmp_path, keyring)
    second.take()
    assert not second.is_set_up
    with pytest.raises(RuleBroken, match="desk_not_enrolled"):
        second.open_for("laura", "parola")
    second.create()
    assert second.is_open
    assert (tmp_path / "store.db.without-key-20261123-094100").exists()
    assert (tmp_path / "outbox.journal.without-key-20261123-094100").exists()
    second.remember("laura", "parola")
    second.leave()
    database, recovery = make_recovery(tmp_path)
    third = vault_in(tmp_path, keyring, database, recovery)
    third.take()
    third.open_for("laura", "parola")
    with database.read() as session:
        assert [task.problem_code for task in tasks.open_tasks(session)] == ["store_without_key"]
    third.leave()


def test_two_programs_cannot_hold_one_store(tmp_path: Path) -> None:
    first = vault_in(tmp_path, MemoryKeyring())
    first.take()
    with pytest.raises(WorldTrouble, match="store_in_use"):
        vault_in(tmp_path, MemoryKeyring()).take()
    first.leave()


def test_whoever_tries_again_after_a_failure_is_not_in_his_own_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryKeyring()
    first = vault_in(tmp_path, keyring)
    first.take()
    first.create()
    first.leave()
    failing = vault_in(tmp_path, keyring)

    def fail() -> None:
        raise WorldTrouble("store_read_only")

    failing.on_open = fail
    with pytest.raises(WorldTrouble, match="store_read_only"):
        failing.take()
    assert not failing.is_open
    again = vault_in(tmp_path, keyring)
    again.take()
    assert again.is_open
    again.leave()


def test_store_with_slots_is_not_made_again(tmp_path: Path) -> None:
    vault = vault_in(tmp_path, MemoryKeyring())
    vault.take()
    vault.create()
    with pytest.raises(RuleBroken, match="store_exists"):
        vault.create()
    vault.leave()


class PowerCut(BaseException):
    """The machine goes off."""


def cut(*_facts: object, **_more: object) -> None:
    raise PowerCut


@pytest.mark.parametrize("opener", ["keyring", "clerk"])
@pytest.mark.parametrize(
    ("step", "changed"),
    [
        ("counter_app.store.database.Database.copy_whole", False),
        ("counter_app.store.vault.move_durably", False),
        ("counter_app.store.recovery.Recovery.take_up", True),
        ("counter_app.store.key_slots.KeySlots.end_change", True),
        (None, True),
    ],
)
def test_change_of_key_that_is_cut_off_anywhere_leaves_a_store_that_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str | None, opener: str, changed: bool
) -> None:
    keyring = MemoryKeyring()
    vault = vault_in(tmp_path, keyring)
    vault.take()
    vault.create()
    vault.remember("laura", "parola")
    before = (tmp_path / "store.db").read_bytes()[:16]
    with monkeypatch.context() as patched, suppress(PowerCut):
        if step is not None:
            patched.setattr(step, cut)
        assert vault.change_key() == []
    vault.leave()
    keyring.works = opener == "keyring"
    again = vault_in(tmp_path, keyring)
    again.take()
    if opener == "clerk":
        again.open_for("laura", "parola")
    assert again.is_open
    again.leave()
    assert ((tmp_path / "store.db").read_bytes()[:16] != before) is changed
    assert "next" not in json.loads((tmp_path / "key-slots.json").read_text())
    assert list(tmp_path.glob("*.damaged*")) == []


def test_change_of_key_on_a_full_disk_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryKeyring()
    vault = vault_in(tmp_path, keyring)
    vault.take()
    vault.create()
    secrets = dict(keyring.secrets)

    def full(*_facts: object) -> None:
        raise WorldTrouble("store_trouble", reason="SQLITE_FULL")

    with monkeypatch.context() as patched:
        patched.setattr("counter_app.store.database.Database.copy_whole", full)
        with pytest.raises(WorldTrouble, match="SQLITE_FULL"):
            vault.change_key()
    assert keyring.secrets == secrets
    assert vault.is_open
    vault.leave()
    with pytest.raises(RuleBroken, match="store_locked"):
        vault.change_key()


def test_registry_does_not_stay_under_the_former_key(tmp_path: Path) -> None:
    database, recovery = make_recovery(tmp_path)
    vault = vault_in(tmp_path, MemoryKeyring(), database, recovery)
    vault.take()
    vault.create()
    with database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
    vault.change_key()
    assert not database.registry.exists
    with database.registry.read() as session:
        assert registry.current(session) is None
    vault.leave()


def test_holder_of_the_former_key_alone_sets_nothing_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryKeyring()
    vault = vault_in(tmp_path, keyring)
    vault.take()
    vault.create()
    vault.remember("laura", "parola")
    of_another_account = dict(keyring.secrets)
    with monkeypatch.context() as patched, suppress(PowerCut):
        patched.setattr("counter_app.store.recovery.Recovery.take_up", cut)
        vault.change_key()
    vault.leave()
    other = vault_in(tmp_path, MemoryKeyring(secrets=of_another_account))
    other.take()
    assert not other.is_open
    other.open_for("laura", "parola")
    assert other.is_open
    other.leave()
    assert list(tmp_path.glob("*.damaged*")) == []


def test_wiped_store_leaves_no_key_and_no_file(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    vault = vault_in(tmp_path, keyring)
    with pytest.raises(RuleBroken, match="store_locked"):
        vault.wipe()
    vault.take()
    vault.create()
    vault.remember("laura", "parola")
    for name in ("store.db.before-0004", "registry.db", "registry.db-wal"):
        (tmp_path / name).write_bytes(b"something of the desk")
    assert vault.may_be_wiped()
    vault.wipe()
    assert not vault.is_open
    assert not vault.is_set_up
    assert keyring.secrets == {}
    assert [path.name for path in tmp_path.iterdir()] == ["store.lock"]
    vault.create()
    assert vault.is_open
    vault.leave()


def with_former(folder: Path, keyring: MemoryKeyring) -> Vault:
    """The open store of a machine that was another entity's desk before."""
    vault = vault_in(folder, keyring)
    vault.take()
    vault.create()
    vault.remember("laura", "parola")
    (folder / "store.db.damaged-20261101-080000").write_bytes(b"work of then")
    vault.begin_anew()
    return vault


def test_wiping_leaves_the_store_of_a_former_entity_and_the_ways_into_it(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    vault = with_former(tmp_path, keyring)
    former = {path.name: path.read_bytes() for path in tmp_path.glob("*.former-*")}
    assert len(keyring.secrets) == 2
    vault.wipe()
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.former-*")} == former
    assert "store.db.former-20261123-094100.damaged-20261101-080000" in former
    vault.leave()
    for name in ("store.db", "key-slots.json"):
        (tmp_path / f"{name}.former-20261123-094100").rename(tmp_path / name)
    again = vault_in(tmp_path, keyring)
    again.take()
    assert again.is_open
    again.leave()


def test_keys_go_with_the_former_store_that_somebody_has_taken_away(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    vault = with_former(tmp_path, keyring)
    vault.leave()
    both = dict(keyring.secrets)
    vault.take()
    assert keyring.secrets == both
    vault.leave()
    for path in tmp_path.glob("store.db.former-*"):
        path.unlink()
    keyring.works = False
    vault.take()
    vault.leave()
    keyring.works = True
    assert len(list(tmp_path.glob("key-slots.json*.former-*"))) == 2
    assert keyring.secrets == both
    vault.take()
    assert vault.is_open
    assert list(tmp_path.glob("key-slots.json*.former-*")) == []
    assert len(keyring.secrets) == 1
    vault.leave()


def test_ways_into_a_store_stay_where_putting_it_aside_was_cut_short(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = MemoryKeyring()
    vault = vault_in(tmp_path, keyring)
    vault.take()
    vault.create()
    [key] = keyring.secrets.values()
    with monkeypatch.context() as patched, suppress(PowerCut):
        patched.setattr("counter_app.store.recovery.Recovery.put_aside_former", cut)
        vault.begin_anew()
    vault.leave()
    for _ in range(2):  # the store in its place, then aside without its keys
        vault.take()
        assert key in keyring.secrets.values()
        if not vault.is_open:
            vault.create()
        vault.leave()
    vault.take()
    assert len(list(tmp_path.glob("key-slots.json*.former-*"))) == 2
    assert key in keyring.secrets.values()
    vault.leave()


def test_store_with_something_to_deliver_is_not_wiped(tmp_path: Path) -> None:
    keyring = MemoryKeyring()
    database, recovery = make_recovery(tmp_path)
    vault = vault_in(tmp_path, keyring, database, recovery)
    opened: list[bool] = []
    vault.on_open = lambda: opened.append(True)
    vault.take()
    vault.create()
    with database.write() as session:
        reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential=CREDENTIAL)
        desk.enrol(session, reply, "http://server", MACHINE, NOW)
        numbers.add_lease(session, DESK, lease(), NOW)
    release_into(number_source(database, tmp_path))
    assert not vault.may_be_wiped()
    with pytest.raises(RuleBroken, match="outbox_not_empty"):
        vault.wipe()
    assert vault.is_open
    assert opened == [True, True]
    vault.leave()


def test_store_with_a_log_to_tell_is_not_wiped(tmp_path: Path) -> None:
    database, recovery = make_recovery(tmp_path)
    vault = vault_in(tmp_path, MemoryKeyring(), database, recovery)
    vault.take()
    vault.create()
    entry = AuditEntry(entry_id="entry-1", act="SEARCHED", operator_id="laura", happened_at=NOW)
    with database.write() as session:
        audit.add(session, entry)
    assert not vault.may_be_wiped()
    with database.write() as session:
        audit.remove(session, [entry.entry_id])
    assert vault.may_be_wiped()
    vault.leave()


def test_clerk_who_is_forgotten_opens_nothing_any_more(tmp_path: Path) -> None:
    first = vault_in(tmp_path, MemoryKeyring(works=False))
    first.take()
    first.create()
    first.remember("laura", "parola")
    first.remember("paolo", "altra")
    first.forget("laura")
    first.forget("paolo")  # the last way in: what lies behind it would be lost
    first.leave()
    second = vault_in(tmp_path, MemoryKeyring(works=False))
    second.take()
    assert (second.knows("laura"), second.knows("paolo")) == (False, True)
    with pytest.raises(RuleBroken, match="store_locked_for_operator"):
        second.open_for("laura", "parola")
    second.open_for("paolo", "altra")
    second.leave()


@pytest.mark.parametrize(
    "step",
    [
        "counter_app.store.database.Database.copy_whole",
        "counter_app.store.recovery.Recovery.take_up",
        "counter_app.store.key_slots.KeySlots.end_change",
    ],
)
def test_store_that_is_damaged_while_its_key_changes_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    keyring = MemoryKeyring()
    database, recovery = make_recovery(tmp_path)
    vault = vault_in(tmp_path, keyring, database, recovery)
    vault.take()
    vault.create()
    with database.write() as session:
        reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential=CREDENTIAL)
        desk.enrol(session, reply, "http://server", MACHINE, NOW)
        numbers.add_lease(session, DESK, lease(), NOW)
    number = release_into(number_source(database, tmp_path))
    with monkeypatch.context() as patched, suppress(PowerCut):
        patched.setattr(step, cut)
        vault.change_key()
    vault.leave()
    (tmp_path / "store.db").write_bytes(bytes(20_000))
    again_database, again_recovery = make_recovery(tmp_path)
    again = vault_in(tmp_path, keyring, again_database, again_recovery)
    again.take()
    with again_database.read() as session:
        assert [row.notice_number for row in notices.waiting(session)] == [number]
    again.leave()
    assert len(keyring.secrets) == 1
    last = vault_in(tmp_path, keyring)
    last.take()
    assert last.is_open
    last.leave()
