from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from counter_app.client.central_client import CentralClient
from counter_app.services.desk_setup import DeskSetup
from counter_app.services.ports import DeskDoor
from counter_app.services.views import DeskIdentity
from counter_app.store import audit, citizens, desk, outbox, preferences, registry, tasks
from counter_app.store import numbers as numbers_table
from counter_app.store.database import Database
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.store.tables import Base, OperatorRow
from counter_app.store.vault import Vault
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.desk.audit_messages import AuditEntry
from payments_core.wire.desk.messages import EnrolReply, EnrolRequest
from tests.factories.clock import FakeClock
from tests.factories.counter import (
    MACHINE,
    MemoryKeyring,
    lease,
    make_recovery,
    number_source,
    vault_in,
)
from tests.factories.fake_server import (
    CREDENTIAL,
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


def test_whoever_works_for_the_desk_rests_while_it_is_enrolled(
    server: FakeServer, machine: Machine
) -> None:
    setup, _, database = machine()
    order: list[str] = []

    def note(what: str) -> None:
        with database.read() as session:
            order.append(f"{what}, {'a desk' if desk.find(session) is not None else 'no desk'}")

    setup.on_enrolling = lambda: note("enrolling")
    setup.on_enrolled = lambda: note("enrolled")
    setup.on_failed = lambda: note("failed")
    with pytest.raises(RuleBroken, match="enrolment_refused"):
        setup.enrol(server.url, "WRONG-CODE-1")
    setup.enrol(server.url, ENROLMENT_CODE)
    assert order == [
        "enrolling, no desk",
        "failed, no desk",
        "enrolling, no desk",
        "enrolled, a desk",
    ]


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


def an_operator() -> OperatorRow:
    return OperatorRow(
        username="anna", operator_id="op-anna", display_name="Anna Neri", roles="[]", kinds=None,
        verifier="", verified_at=NOW,
    )  # fmt: skip


def row_counts(database: Database) -> dict[str, int]:
    """Tables that are not empty, and how many rows they have."""
    with database.read() as session:
        counts = {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
    return {name: count for name, count in counts.items() if count}


def enrol_here(database: Database) -> None:
    reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential=CREDENTIAL)
    with database.write() as session:
        desk.enrol(session, reply, "https://server", MACHINE, NOW)
        session.flush()
        desk.keep_profile(session, profile())
        numbers_table.add_lease(session, DESK, lease(), NOW)


@pytest.fixture
def moving(tmp_path: Path) -> Iterator[tuple[DeskSetup, Vault, Database, NumberSource]]:
    """A desk of one entity whose next code is another entity's."""
    database, recovery = make_recovery(tmp_path)
    vault = vault_in(tmp_path, MemoryKeyring(), database, recovery)
    vault.take()
    vault.create()
    enrol_here(database)
    numbers = number_source(database, tmp_path)
    setup = DeskSetup(
        database, vault, numbers, other_entity, tmp_path / "desk.json", MACHINE, FakeClock(NOW)
    )
    setup.refresh_card()
    yield setup, vault, database, numbers
    vault.leave()


def test_machine_of_another_entity_begins_with_an_empty_store(
    moving: tuple[DeskSetup, Vault, Database, NumberSource], tmp_path: Path
) -> None:
    setup, vault, database, numbers = moving
    order: list[str] = []
    setup.on_enrolling = lambda: order.append("enrolling")
    setup.on_leaving = lambda: order.append(f"leaving, open: {database.is_open}")
    setup.on_enrolled = lambda: order.append("enrolled")
    with database.write() as session:
        citizens.keep_citizens(session, (citizen(),), NOW)
        session.add(an_operator())
        preferences.keep(session, "anna", "theme", "1")
        tasks.open_task(session, tasks.of_desk("seen", "desk_in_doubt", {}), NOW)
    with database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
    release_into(numbers, "op-1")
    with database.write() as session:
        outbox.remove(session, "op-1")
    vault.remember("anna", "parola")
    assert setup.enrol("https://server", ENROLMENT_CODE).entity_name == "00000000000"
    assert order == ["enrolling", "leaving, open: True", "enrolled"]
    assert row_counts(database) == {"desk": 1}
    assert not database.registry.exists
    assert not vault.knows("anna")
    names = {path.name for path in tmp_path.iterdir() if ".former-" in path.name}
    assert {name.split(".former-")[0] for name in names} == {
        "store.db", "outbox.journal", "key-slots.json", "key-slots.json.copy",
    }  # fmt: skip


def test_what_was_put_aside_can_be_brought_back(
    moving: tuple[DeskSetup, Vault, Database, NumberSource], tmp_path: Path
) -> None:
    setup, vault, database, _ = moving
    with database.write() as session:
        citizens.keep_citizens(session, (citizen(),), NOW)
    vault.remember("anna", "parola")
    setup.enrol("https://server", ENROLMENT_CODE)
    vault.leave()
    for path in list(tmp_path.iterdir()):
        if ".former-" in path.name:
            path.replace(path.with_name(path.name.split(".former-")[0]))
    vault.take()
    vault.open_for("anna", "parola")
    with database.read() as session:
        assert desk.get(session).entity_id == ENTITY
        assert citizens.find(session, "c-1") is not None


@pytest.mark.parametrize("left", ["operation", "log"])
def test_machine_stays_with_its_entity_while_its_server_must_be_told_something(
    moving: tuple[DeskSetup, Vault, Database, NumberSource], tmp_path: Path, left: str
) -> None:
    setup, _, database, numbers = moving
    if left == "operation":
        release_into(numbers, "op-1")
    else:
        entry = AuditEntry(entry_id="entry-1", act="SEARCHED", operator_id="anna", happened_at=NOW)
        with database.write() as session:
            audit.add(session, entry)
    with pytest.raises(RuleBroken, match="former_entity_waits"):
        setup.enrol("https://server", ENROLMENT_CODE)
    with database.read() as session:
        assert desk.get(session).entity_id == ENTITY
    assert not [path for path in tmp_path.iterdir() if ".former-" in path.name]


def test_code_is_not_spent_where_the_machine_must_stay_with_its_entity(
    moving: tuple[DeskSetup, Vault, Database, NumberSource], server: FakeServer
) -> None:
    """The server is told before it answers, and only while there is something to tell."""
    setup, _, database, numbers = moving
    setup._connect = CentralClient
    server.profile = profile().model_copy(update={"entity_id": "00000000000"})
    release_into(numbers, "op-1")
    with pytest.raises(RuleBroken) as refused:
        setup.enrol(server.url, ENROLMENT_CODE)
    assert (refused.value.code, refused.value.facts["waiting"]) == ("former_entity_waits", 1)
    assert server.enrolled == []
    with database.write() as session:
        outbox.remove(session, "op-1")
    setup.enrol(server.url, ENROLMENT_CODE)
    assert [one.only_entity_id for one in server.enrolled] == [None]
