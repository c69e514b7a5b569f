"""A desk whose services are built one by one, with a real fake server and a line cut by hand."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from counter_app.client.central_client import CentralClient
from counter_app.events import CounterEvents
from counter_app.printing.file_device import FileDevice
from counter_app.printing.papers import Papers
from counter_app.printing.spool import Spool
from counter_app.services.audit_trail import AuditTrail
from counter_app.services.citizen_lookup import CitizenLookup
from counter_app.services.citizen_notes import CitizenNotes
from counter_app.services.desk_lock import DeskLock
from counter_app.services.desk_sessions import DeskSessions
from counter_app.services.new_persons import NewPersons
from counter_app.services.notice_lists import NoticeLists
from counter_app.services.notice_plans import NoticePlans
from counter_app.services.notice_release import NoticeRelease
from counter_app.services.notice_reprint import NoticeReprint
from counter_app.services.payment_check import PaymentCheck
from counter_app.services.pins import Pins
from counter_app.services.plan_paper import PlanPaper
from counter_app.services.print_log import SpoolLog
from counter_app.services.sign_in import SignIn
from counter_app.services.views import Released, ReleaseDraft
from counter_app.store.database import Database
from counter_app.store.number_source import NumberSource
from counter_app.store.sign_in_attempts import SignInAttempts
from counter_app.sync.delivery import Delivery
from counter_app.sync.downloads import Downloads
from payments_core.errors import WorldTrouble
from payments_core.model.debt_kind import Offer
from payments_core.wire.desk.messages import CitizenInfo
from payments_documents.pdf.fonts import require_printable
from tests.factories.clock import FakeClock
from tests.factories.counter import (
    FakeLine,
    MemoryKeyring,
    enrolled_store,
    ids,
    number_source,
    vault_in,
)
from tests.factories.fake_server import (
    CREDENTIAL,
    DESK,
    ENTITY,
    NOW,
    PASSWORD,
    FakeServer,
    citizen,
)

PLAIN = Papers(
    notice_page=lambda content: repr(content).encode(),
    receipt_page=lambda content: b"receipt",
    notice_roll=lambda content: b"roll",
    receipt_roll=lambda content: b"receipt roll",
)


@dataclass
class Services:
    """The services of one desk and what stands around them."""

    server: FakeServer
    client: CentralClient
    database: Database
    line: FakeLine
    events: CounterEvents
    clock: FakeClock
    numbers: NumberSource
    sign_in: SignIn
    lock: DeskLock
    release: NoticeRelease
    lookup: CitizenLookup
    notes: CitizenNotes
    persons: NewPersons
    lists: NoticeLists
    reprint: NoticeReprint
    plans: PlanPaper
    notice_plans: NoticePlans
    check: PaymentCheck
    spool: Spool
    woken: list[str] = field(default_factory=list)

    def cut_line(self) -> None:
        """Every call fails from now on, and it is known."""
        self.line.cut()

    def offer(self, kind_id: str = "carta-identita") -> Offer:
        """One of the kinds of this desk."""
        return next(one for one in self.release.offers() if one.kind.kind_id == kind_id)

    def draft(
        self, kind_id: str = "carta-identita", who: CitizenInfo | None = None, **typed: str
    ) -> ReleaseDraft:
        """A draft for the first citizen."""
        return self.release.draft(who or citizen(), self.offer(kind_id), typed)

    def release_one(self, kind_id: str = "carta-identita", plan: int = 1, **typed: str) -> Released:
        """Release a notice for the first citizen."""
        draft = self.draft(kind_id, **typed)
        return self.release.release(self.release.with_plan(draft, plan))

    def deliver(self) -> None:
        """What the engine does when it is woken."""
        Delivery(self.database, self.events, self.clock, lambda: 0.0).deliver(self.client)

    def download(self) -> None:
        """Read the changes."""
        Downloads(self.database, self.events, self.clock, self.numbers).fetch_changes(self.client)


def hand_over_before_the_line_breaks(
    services: Services, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    """The server does not answer this question before another operator has signed in."""

    def hand_over(*_asked: object) -> None:
        services.sign_in.sign_in("paolo", PASSWORD)
        raise WorldTrouble("server_unreachable")

    monkeypatch.setattr(services.client, question, hand_over)


def desk_services(folder: Path, fake: FakeServer, database: Database | None = None) -> Services:
    """The services of a desk enrolled at this server, with its store where it has one already."""
    database = database or enrolled_store(folder, fake.url)
    client = CentralClient(fake.url, f"{ENTITY}/{DESK}:{CREDENTIAL}")
    numbers = number_source(database, folder)
    line, events, clock, woken = FakeLine(), CounterEvents(), FakeClock(NOW), list[str]()
    vault = vault_in(folder, MemoryKeyring(), database)
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    attempts = SignInAttempts(folder / "marks" / "test.attempts.json", clock.ticks)
    new_id = ids()
    trail = AuditTrail(clock, new_id)
    pins, sessions = Pins(database, hasher, clock, trail), DeskSessions()
    sign_in = SignIn(
        database, vault, lambda: client, line, clock, hasher, attempts, trail, pins, sessions
    )

    def wake() -> None:
        woken.append("woken")

    spool = Spool(
        database, events, clock, new_id, SpoolLog(sign_in, trail),
        FileDevice(folder / "paper", ".pdf"), None, PLAIN,
    )  # fmt: skip
    reprint = NoticeReprint(database, lambda: client, sign_in, line, spool, trail)
    release = NoticeRelease(database, numbers, sign_in, line, events, wake, clock, new_id)
    lookup = CitizenLookup(database, lambda: client, sign_in, line, wake, clock, trail)
    return Services(
        server=fake,
        client=client,
        database=database,
        line=line,
        events=events,
        clock=clock,
        numbers=numbers,
        sign_in=sign_in,
        lock=DeskLock(database, sessions, pins, attempts, hasher, clock),
        release=release,
        notice_plans=NoticePlans(database, numbers, sign_in, line, release, clock),
        lookup=lookup,
        notes=CitizenNotes(
            database, lambda: client, sign_in, line, events, wake, clock, ids("note"), trail
        ),
        persons=NewPersons(database, lookup, sign_in, clock, new_id, require_printable),
        lists=NoticeLists(database, sign_in, events, clock, trail),
        reprint=reprint,
        plans=PlanPaper(database, lambda: client, sign_in, line, reprint, clock),
        check=PaymentCheck(database, lambda: client, sign_in, line, wake, spool, clock, trail),
        spool=spool,
        woken=woken,
    )
