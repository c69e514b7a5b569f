"""Builds counters, or parts of them, for tests."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from counter_app.client.line_evidence import LineTrouble
from counter_app.composition import Counter, build
from counter_app.events import CounterEvent, CounterEvents
from counter_app.settings import CounterSettings, PrinterSettings
from counter_app.store import desk, numbers
from counter_app.store.database import Database
from counter_app.store.key_slots import KeySlots
from counter_app.store.machine import StoreLock
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.store.outbox_journal import OutboxJournal
from counter_app.store.passphrase_slot import Stretching
from counter_app.store.recovery import Recovery
from counter_app.store.vault import Vault
from counter_app.world import World
from payments_core.model.creditor_entity import CreditorEntity
from payments_core.model.debt_position import Party, PersonKind
from payments_core.money import Cents
from payments_core.notice.content import NoticeContent, NoticeStanding
from payments_core.wire.desk.messages import EnrolReply
from payments_core.wire.desk.notice_messages import PartyInfo, ReceiptInfo, ReceiptTransferInfo
from payments_core.wire.desk.operation_messages import LeaseReply
from tests.factories.clock import FakeClock
from tests.factories.fake_server import CREDENTIAL, DESK, ENTITY, NOW, profile

KEY = bytes(range(32))
MACHINE = "machine-1"
CHEAP = Stretching(passes=1, memory_kib=8, lanes=1)
WAIT_SECONDS = 40.0


@dataclass
class MemoryKeyring:
    """A keyring that keeps its secrets as long as the test; `works` switches it off."""

    works: bool = True
    secrets: dict[str, str] = field(default_factory=dict)

    def put(self, name: str, secret: str) -> bool:
        if self.works:
            self.secrets[name] = secret
        return self.works

    def get(self, name: str) -> str | None:
        return self.secrets.get(name) if self.works else None

    def discard(self, name: str) -> None:
        if self.works:
            self.secrets.pop(name, None)


@dataclass
class FakeLine:
    """What is known of the line, set by hand."""

    online: bool = True
    offline_since: datetime | None = None
    trouble: LineTrouble | None = None
    slow: bool = False

    def cut(self) -> None:
        self.online, self.offline_since = False, NOW

    def mend(self) -> None:
        self.online, self.offline_since = True, None


class Heard:
    """Collects events; `wait_for` blocks until one is as wanted."""

    def __init__(self, events: CounterEvents) -> None:
        self.events: list[CounterEvent] = []
        self._news = threading.Condition()
        events.subscribe(self._on_event)

    def _on_event(self, event: CounterEvent) -> None:
        with self._news:
            self.events.append(event)
            self._news.notify_all()

    def wait_for(self, wanted: Callable[[CounterEvent], bool]) -> CounterEvent:
        with self._news:
            assert self._news.wait_for(lambda: any(map(wanted, self.events)), WAIT_SECONDS)
            return next(filter(wanted, self.events))

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Block until a condition holds, looking again at each event."""
        with self._news:
            assert self._news.wait_for(holds, WAIT_SECONDS)


def ids(name: str = "op") -> Callable[[], str]:
    """Ids that can be told apart: op-1, op-2 and so on."""
    given = iter(range(1, 1_000_000))
    return lambda: f"{name}-{next(given)}"


def open_store(folder: Path) -> Database:
    """An open store, empty."""
    database = Database(folder / "store.db")
    database.open(KEY)
    return database


def enrolled_store(
    folder: Path, server_url: str = "http://127.0.0.1:9", count: int = 50
) -> Database:
    """An open store of an enrolled desk with its profile and a block of numbers."""
    database = open_store(folder)
    with database.write() as session:
        reply = EnrolReply(entity_id=ENTITY, desk_id=DESK, credential=CREDENTIAL)
        desk.enrol(session, reply, server_url, MACHINE, NOW)
        session.flush()
        desk.keep_profile(session, profile())
        if count:
            numbers.add_lease(session, DESK, lease(count=count), NOW)
    return database


def lease(
    lease_id: str = "lease-a", first_base: int = 1, count: int = 50, code: str = "01"
) -> LeaseReply:
    """A block of numbers."""
    return LeaseReply(
        lease_id=lease_id,
        segregation_code=code,
        first_base=first_base,
        last_base=first_base + count - 1,
        generation=1,
    )


def vault_in(
    folder: Path,
    keyring: MemoryKeyring,
    database: Database | None = None,
    recovery: Recovery | None = None,
) -> Vault:
    """The door of the store in a folder, with its journal and its mark."""
    journalled, of_its_own = make_recovery(folder)
    return Vault(
        database or journalled,
        folder / "store.db",
        KeySlots(folder / "key-slots.json", keyring, stretching=CHEAP),
        StoreLock(folder / "store.lock"),
        recovery or of_its_own,
        FakeClock(NOW),
    )


def make_recovery(folder: Path) -> tuple[Database, Recovery]:
    """A store that writes its journal, not open, and what brings it back."""
    path, journal = folder / "store.db", OutboxJournal(folder / "outbox.journal")
    mark = NumberMark(folder / "marks" / "test.json")
    return Database(path, journal), Recovery(path, journal, mark, FakeClock(NOW))


def number_source(database: Database, folder: Path) -> NumberSource:
    """The numbers of the store, examined."""
    source = NumberSource(database, NumberMark(folder / "marks" / "test.json"), MACHINE)
    source.examine()
    return source


def built_counter(
    home: Path,
    keyring: MemoryKeyring | None = None,
    clock: FakeClock | None = None,
    machine: str = MACHINE,
    printers: PrinterSettings | None = None,
) -> Counter:
    """The whole program without its window, not started."""
    printers = printers or PrinterSettings(
        paper=f"file:{home / 'paper'}", roll=f"file:{home / 'roll'}"
    )
    settings = CounterSettings(home=home, profile="test", printers=printers)
    world = World(clock or FakeClock(NOW), keyring or MemoryKeyring(), machine)
    return build(settings, world)


def notice_content() -> NoticeContent:
    """A notice ready to be printed."""
    return NoticeContent(
        creditor=CreditorEntity(ENTITY, "Comune di Esempio"),
        debtor=Party(PersonKind.NATURAL, "RSSMRA80A41Z999C", "Rossi Maria"),
        subject="Carta d'identità elettronica",
        amount_cents=Cents(2195),
        due_on=date(2026, 12, 23),
        notice_number="301000000000004285",
        standing=NoticeStanding.PAYABLE,
    )


def receipt_info() -> ReceiptInfo:
    """A receipt as the server sends it."""
    return ReceiptInfo(
        receipt_id="r-1",
        notice_number="301000000000004285",
        creditor_reference="01000000000004285",
        amount_cents=2195,
        description="Carta d'identità elettronica",
        company_name="Comune di Esempio",
        debtor=PartyInfo(kind="F", identifier="RSSMRA80A41Z999C", full_name="Rossi Maria"),
        payer=None,
        transfers=(
            ReceiptTransferInfo(
                transfer_no=1,
                amount_cents=2195,
                beneficiary_tax_code=ENTITY,
                iban=None,
                remittance="Carta",
                category="9/0101100SP/",
            ),
        ),
        psp_id="BANK",
        psp_name="Banca di Prova",
        channel="app",
        payment_method=None,
        fee_cents=None,
        paid_at=NOW,
        received_at=NOW,
    )
