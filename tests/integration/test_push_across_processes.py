"""A receipt taken in by one server process reaches a desk that listens at another."""

import queue
import threading
from collections.abc import Iterator

import httpx
import pytest

from central_server.cli.main import main as central_server
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from tests.factories import server as factory
from tests.factories.server import CREDENTIAL, DESK, ENTITY
from tests.factories.server_process import ServerProcess, free_port

HEADERS = {"X-Desk": f"{ENTITY}/{DESK}:{CREDENTIAL}"}
#: Far more than the second that is promised: a test says whether, a benchmark says how fast.
PATIENCE_SECONDS = 15


@pytest.fixture
def two_servers(
    request: pytest.FixtureRequest, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[ServerProcess, ServerProcess]]:
    if not request.config.getoption("--postgresql"):
        pytest.skip("on SQLite the server is one process")
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", empty_database_url)
    assert central_server(["migrate"]) == 0
    engine = make_engine(empty_database_url)
    with UnitOfWork(engine)() as session:
        factory.add_everything(session)
    engine.dispose()
    servers = (
        ServerProcess(empty_database_url, free_port()),
        ServerProcess(empty_database_url, free_port()),
    )
    try:
        for server in servers:
            server.start()
        yield servers
    finally:
        for server in servers:
            server.kill()


def listen(port: int, heard: "queue.Queue[str]", until: threading.Event) -> None:
    """Put every line of the push stream into a queue until told to stop."""
    url = f"http://127.0.0.1:{port}/api/v1/changes/stream?after=0"
    with httpx.stream("GET", url, headers=HEADERS, timeout=PATIENCE_SECONDS) as stream:
        for line in stream.iter_lines():
            heard.put(line)
            if until.is_set():
                return


def test_a_change_made_in_one_process_is_pushed_by_the_other(
    two_servers: tuple[ServerProcess, ServerProcess],
) -> None:
    first, second = two_servers
    heard: queue.Queue[str] = queue.Queue()
    enough = threading.Event()
    listener = threading.Thread(target=listen, args=[second.port, heard, enough])
    listener.start()
    try:
        # The stream begins with a comment, so the listener is connected before anything happens.
        assert heard.get(timeout=PATIENCE_SECONDS).startswith(":")
        release_at(first.port)
        while (line := heard.get(timeout=PATIENCE_SECONDS)) != "id: 1":
            assert line == "" or line.startswith(":")
        enough.set()
    finally:
        enough.set()
        listener.join(PATIENCE_SECONDS)
    assert not listener.is_alive()


def release_at(port: int) -> None:
    url = f"http://127.0.0.1:{port}/api/v1/desks"
    block = httpx.post(f"{url}/leases", json={"count": 1}, headers=HEADERS, timeout=10).json()
    lease = factory.Lease(block["lease_id"], block["first_base"], block["generation"])
    operation = factory.release_operation(lease).model_dump(mode="json")
    reply = httpx.post(
        f"{url}/operations", json={"operations": [operation]}, headers=HEADERS, timeout=10
    )
    assert reply.json()["answers"][0]["outcome"] == "ACCEPTED"
