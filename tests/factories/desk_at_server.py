"""A desk enrolled at a fake server, in its parts."""

from dataclasses import dataclass

from counter_app.client.central_client import CentralClient
from counter_app.events import CounterEvents
from counter_app.store import desk, notices, outbox
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.store.tables import NoticeRow
from tests.factories.clock import FakeClock
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
