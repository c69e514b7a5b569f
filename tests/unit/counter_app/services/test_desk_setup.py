from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from counter_app.client.central_client import CentralClient
from counter_app.services.desk_setup import DeskSetup
from counter_app.services.ports import DeskDoor
from counter_app.services.views import DeskIdentity
from counter_app.store import citizens, desk, kind_drafts, preferences, registry, release_templates
from counter_app.store.database import Database
from counter_app.store.key_slots import KeySlots
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.store.vault import Vault
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.messages import EnrolReply, EnrolRequest
from tests.factories.clock import FakeClock
from tests.factories.counter import (
    KEY,
    MACHINE,
    MemoryKeyring,
    enrolled_store,
    number_source,
    vault_in,
)
from tests.factories.fake_server import (
    DESK,
    ENROLMENT_CODE,
    ENTITY,
    NOW,
    FakeServer,
    Fault,
    citizen,
    profile,
    serving,
)
from tests.factories.releasing import release_into

IDENTITY = DeskIdentity("Comune di Esempio", "Sportello 12", "Anagrafe centro", training=True)
Machine = Callable[[], tuple[DeskSetup, Vault, Database]]


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with serving(FakeServer()) as fake:
        yield fake


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Callable[..., tuple[DeskSetup, Vault, Database]]]:
    opened: list[Vault] = []

    def start(
        keyring: MemoryKeyring | None = None, connect: object = CentralClient
    ) -> tuple[DeskSetup, Vault, Database]:
        for former in opened:
            former.leave()
        database = Database(tmp_path / "store.db")
        vault = vault_in(tmp_path, keyring or MemoryKeyring(works=False), database)
        vault.take()
        opened.append(vault)
        numbers = NumberSource(database, NumberMark(tmp_path / "marks" / "test.json"), MACHINE)
        card = tmp_path / "desk.json"
        setup = DeskSetup(database, vault, numbers, connect, card, MACHINE, FakeClock(NOW))  # type: ignore[arg-type]
        return setup, vault, database

    yield start
    for vault in opened:
        vault.leave()


def test_machine_becomes_a_desk(server: FakeServer, machine: Machine) -> None:
    setup, _, database = machine()
    told: list[bool] = []
    setup.on_enrolled = lambda: told.append(True)
    assert not setup.is_enrolled()
    assert setup.identity() is None
    assert setup.enrol(f" {server.url}/ ", f" {ENROLMENT_CODE} ") == IDENTITY
    assert setup.is_enrolled()
    assert setup.waiting_operations() == 0
    assert told == [True]
    with database.read() as session:
        row = desk.get(session)
        assert desk.profile(session) == profile()
    assert (row.server_url, row.machine) == (server.url, MACHINE)


def test_wrong_code_can_be_typed_again(server: FakeServer, machine: Machine) -> None:
    setup, _, _ = machine()
    with pytest.raises(RuleBroken, match="enrolment_refused"):
        setup.enrol(server.url, "WRONG-CODE-1")
    assert not setup.is_enrolled()
    assert setup.enrol(server.url, ENROLMENT_CODE) == IDENTITY


@pytest.mark.parametrize("url", ["", "server", "ftp://server", "https://"])
def test_address_without_a_server_is_refused(machine: Machine, url: str) -> None:
    setup, _, _ = machine()
    with pytest.raises(BadValue, match="server_url_malformed"):
        setup.enrol(url, ENROLMENT_CODE)
    with pytest.raises(BadValue, match="enrolment_code_malformed"):
        setup.enrol("https://server", "short")


def test_profile_that_does_not_come_comes_later(server: FakeServer, machine: Machine) -> None:
    setup, _, database = machine()
    server.spoil("desk", Fault.REFUSE)
    assert setup.enrol(server.url, ENROLMENT_CODE).desk_name == DESK
    with database.write() as session:
        desk.keep_profile(session, profile())
    setup.refresh_card()
    assert setup.identity() == IDENTITY


def test_locked_store_still_says_which_desk_it_is(
    server: FakeServer, machine: Callable[..., tuple[DeskSetup, Vault, Database]]
) -> None:
    setup, vault, _ = machine()
    setup.enrol(server.url, ENROLMENT_CODE)
    vault.remember("laura", "parola")
    again, vault, _ = machine()
    assert not vault.is_open
    assert again.is_enrolled()
    assert again.identity() == IDENTITY
    with pytest.raises(RuleBroken, match="store_locked"):
        again.waiting_operations()
    with pytest.raises(RuleBroken, match="store_locked"):
        again.enrol(server.url, ENROLMENT_CODE)


def test_enrolment_that_no_clerk_completed_is_to_be_repeated(
    server: FakeServer, machine: Machine
) -> None:
    setup, _, _ = machine()
    setup.enrol(server.url, ENROLMENT_CODE)
    again, _, _ = machine()
    assert not again.is_enrolled()
    assert again.identity() is None
    assert again.enrol(server.url, ENROLMENT_CODE) == IDENTITY


class OtherEntity:
    """A server that enrols the machine for another entity."""

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        return EnrolReply(entity_id="00000000000", desk_id="b", credential="c")

    def profile(self) -> None:
        raise WorldTrouble("server_unreachable")


@contextmanager
def other_entity(server_url: str, desk: str | None) -> Iterator[DeskDoor]:
    yield OtherEntity()  # type: ignore[misc]


def test_machine_changes_entity_only_with_an_empty_outbox_and_forgets_people(
    tmp_path: Path,
) -> None:
    database = enrolled_store(tmp_path)
    numbers = number_source(database, tmp_path)
    slots = KeySlots(tmp_path / "key-slots.json", MemoryKeyring())
    vault = vault_in(tmp_path, MemoryKeyring(), database)
    clock = FakeClock(NOW)
    setup = DeskSetup(
        database, vault, numbers, other_entity, tmp_path / "desk.json", MACHINE, clock
    )
    with database.write() as session:
        citizens.keep_citizens(session, (citizen(),), NOW)
        kind_drafts.keep(session, "anna", "mensa", "{}", 1, NOW)
        template = release_templates.NewTemplate("anna", "Mensa", "mensa", "mensa")
        release_templates.keep(session, template, NOW)
        preferences.keep(session, "anna", "theme", "1")
    with database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
    release_into(numbers, "op-1")
    with pytest.raises(RuleBroken, match="outbox_not_empty"):
        setup.enrol("https://server", ENROLMENT_CODE)
    with database.write() as session:
        session.connection().exec_driver_sql("DELETE FROM outbox")
    slots.seal_in_keyring(KEY)
    assert setup.enrol("https://server", ENROLMENT_CODE).entity_name == "00000000000"
    with database.read() as session:
        assert desk.get(session).entity_id == "00000000000"
        assert citizens.find(session, "c-1") is None
        assert kind_drafts.of_operator(session, "anna") == []
        assert release_templates.of_operator(session, "anna") == []
        assert preferences.find(session, "anna", "theme") is None
    assert not database.registry.exists
    database.close()
