"""kill -9 of the server in the middle of releases: nothing is lost, nothing is done twice.

The server is a process of its own. It is killed at the two instants that matter: with a request on
its way, and with a commit that the desk was never told about. The desk does what desks do: it sends
the same operations again until each has an answer.
"""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import httpx
import pytest
from sqlalchemy import func, select

from central_server.changes.models import ChangeRow
from central_server.cli.main import main as central_server
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.jobs.models import InboxRow, OutboxRow
from central_server.notices.models import NoticeRow
from payments_core.wire.desk.operation_messages import LeaseReply, Operation, OperationBatch
from tests.factories import server as factory
from tests.factories.server import CREDENTIAL, DESK, ENTITY, Lease
from tests.factories.server_process import ServerProcess, free_port, wait_until

ROUNDS = 4
RELEASES_PER_ROUND = 8
ANSWERED = {"ACCEPTED", "ALREADY_DONE"}


@dataclass
class DeskOutbox:
    """The desk's side: operations leave it only on an answer."""

    waiting: dict[str, Operation] = field(default_factory=dict)
    answers: dict[str, list[str]] = field(default_factory=dict)

    def send_all(self, port: int) -> None:
        """One request per operation, in order; whatever is not answered stays."""
        headers = {"X-Desk": f"{ENTITY}/{DESK}:{CREDENTIAL}"}
        for operation_id, operation in list(self.waiting.items()):
            body = OperationBatch(operations=(operation,)).model_dump(mode="json")
            url = f"http://127.0.0.1:{port}/api/v1/desks/operations"
            try:
                reply = httpx.post(url, json=body, headers=headers, timeout=10)
            except httpx.TransportError:
                return
            outcome = reply.json()["answers"][0]["outcome"]
            self.answers.setdefault(operation_id, []).append(outcome)
            del self.waiting[operation_id]


def registered(unit_of_work: UnitOfWork) -> int:
    with unit_of_work() as session:
        return session.scalar(select(func.count()).select_from(NoticeRow)) or 0


@pytest.fixture
def migrated_url(empty_database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", empty_database_url)
    assert central_server(["migrate"]) == 0
    return empty_database_url


@pytest.fixture
def books(migrated_url: str) -> Iterator[UnitOfWork]:
    engine = make_engine(migrated_url)
    yield UnitOfWork(engine)
    engine.dispose()


@pytest.mark.timeout(180)
def test_a_killed_server_loses_no_release_and_doubles_none(
    migrated_url: str, books: UnitOfWork
) -> None:
    with books() as session:
        factory.add_everything(session)
    server = ServerProcess(migrated_url, free_port())
    outbox = DeskOutbox()
    try:
        server.start()
        lease = lease_block(server.port)
        released = [
            factory.release_operation(
                lease, operation_id=f"op-{step}", base=lease.first_base + step
            )
            for step in range(ROUNDS * RELEASES_PER_ROUND)
        ]
        for round_no in range(ROUNDS):
            first = round_no * RELEASES_PER_ROUND
            batch = released[first : first + RELEASES_PER_ROUND]
            outbox.waiting |= {operation.operation_id: operation for operation in batch}
            before = registered(books)
            sender = threading.Thread(target=outbox.send_all, args=[server.port])
            sender.start()
            # Even rounds die with the first commit seen, told or not; odd ones some commits later.
            due = before + 1 + (round_no % 2) * 3
            wait_until(lambda due=due: registered(books) >= due, "nothing was registered")
            server.kill()
            sender.join(30)
            assert not sender.is_alive()
            server.start()
            outbox.send_all(server.port)
            assert outbox.waiting == {}
    finally:
        server.kill()
    assert all(set(outcomes) <= ANSWERED for outcomes in outbox.answers.values())
    check_books(books, released)


def lease_block(port: int) -> Lease:
    headers = {"X-Desk": f"{ENTITY}/{DESK}:{CREDENTIAL}"}
    url = f"http://127.0.0.1:{port}/api/v1/desks/leases"
    reply = httpx.post(url, json={"count": 100}, headers=headers, timeout=10)
    block = LeaseReply.model_validate_json(reply.content)
    return Lease(block.lease_id, block.first_base, block.generation, block.segregation_code)


def check_books(unit_of_work: UnitOfWork, released: list[Operation]) -> None:
    """Each release once: notice, inbox row, job for the archive, change; cursors without gaps."""
    numbers = sorted(operation.release.notice_number for operation in released)
    with unit_of_work() as session:
        assert sorted(session.scalars(select(NoticeRow.notice_number))) == numbers
        assert sorted(session.scalars(select(OutboxRow.subject))) == numbers
        inbox = session.scalars(select(InboxRow)).all()
        assert sorted(row.external_id for row in inbox) == sorted(
            operation.operation_id for operation in released
        )
        assert all(row.answer is not None for row in inbox)
        changes = session.scalars(select(ChangeRow).order_by(ChangeRow.cursor)).all()
    assert sorted(change.notice_number for change in changes) == numbers
    assert [change.cursor for change in changes] == list(range(1, len(numbers) + 1))
