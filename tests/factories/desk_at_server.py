"""A desk enrolled at a fake server, in its parts."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from counter_app.client.central_client import CentralClient
from counter_app.events import CounterEvents
from counter_app.printing.device import PrinterState
from counter_app.store import desk, notices, outbox
from counter_app.store.database import Database
from counter_app.store.holder_turn import HolderTurn
from counter_app.store.number_mark import NumberMark
from counter_app.store.number_source import NumberSource
from counter_app.store.tables import NoticeRow
from counter_app.sync.contact import Contact, Machine
from counter_app.sync.engine import SyncEngine
from tests.factories.clock import FakeClock
from tests.factories.counter import MACHINE
from tests.factories.fake_server import FakeServer
from tests.factories.releasing import release_into


@dataclass
class Desk:
    """What a test of synchronisation needs to hand."""

    server: FakeServer
    database: Database
    numbers: NumberSource
    events: CounterEvents
    clock: FakeClock
    folder: Path
    shut_out: list[str] = field(default_factory=list)

    @property
    def turns(self) -> HolderTurn:
        """The file of the turn; each wanted one is told from the others."""
        return HolderTurn(self.folder / "marks" / "test.turn.json", lambda: secrets.token_hex(16))

    def virtual_numbers(self) -> NumberSource:
        """The numbers of the same desk as a virtual machine would give them out."""
        mark = NumberMark(self.folder / "marks" / "test.json")
        source = NumberSource(self.database, mark, MACHINE, virtual=True)
        source.examine()
        return source

    def contact(self) -> Contact:
        machine = Machine(
            "1.0-test", self.clock, self.shut_out.append, lambda: {"A4": PrinterState.READY}
        )
        return Contact(self.database, self.numbers, self.turns, self.events, self.clock, machine)

    def engine(self, chance: Callable[[], float]) -> SyncEngine:
        return SyncEngine(
            self.database, self.open_client, self.events, self.clock, chance, self.contact(),
            self.numbers,
        )  # fmt: skip

    def open_client(self) -> CentralClient:
        with self.database.read() as session:
            row = desk.get(session)
        return CentralClient(row.server_url, desk.header_of(row))

    def release(self, count: int = 1) -> list[str]:
        return [release_into(self.numbers) for _ in range(count)]

    def waiting(self) -> int:
        with self.database.read() as session:
            return outbox.count(session)

    def notice(self, number: str) -> NoticeRow:
        with self.database.read() as session:
            row = notices.by_number(session, number)
        assert row is not None
        return row
