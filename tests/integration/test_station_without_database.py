"""A database that is away, hangs or is locked: the hub hears of it in time, and asks again.

Time is of the essence here, so these run against real sockets and a real PostgreSQL.
"""

import os
import shutil
import signal
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import sqlalchemy
from lxml import etree

from central_server import composition
from central_server.composition import build_app
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.hub_inbound import endpoint
from central_server.migrations.tables import all_tables
from central_server.settings import Settings
from tests.factories import hub_messages as hub
from tests.factories.postgresql import private_cluster
from tests.factories.released_debts import add_position, number_of
from tests.factories.running_server import running
from tests.factories.server import add_entity

#: How long the hub waits for every answer but that to a receipt (hub protocol 3a.5), and what of it
#: is left for the way.
HUB_SECONDS, WAY_SECONDS = 7.0, 2.0
#: How long the station waits where its time is what ends the wait: the rest of the hub's is for a
#: machine that is busy.
STATION_SECONDS = 1.0

QUESTION = hub.request(
    hub.with_field(hub.verify_request(), "qrCode/noticeNumber", ("noticeNumber", number_of(1)))
)
MESSAGES = {
    "paVerifyPaymentNotice": QUESTION,
    "paGetPayment": hub.request(hub.get_payment_request(1)),
    "paGetPaymentV2": hub.request(hub.get_payment_request(2)),
    "paDemandPaymentNotice": hub.request(hub.demand_request()),
    "paSendRT": hub.request(hub.send_receipt_request(1)),
    "paSendRTV2": hub.request(hub.send_receipt_request(2)),
}


@contextmanager
def deaf_listener() -> Iterator[str]:
    """URL of a database where everybody is let in and nobody is ever answered."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listening:
        yield f"postgresql+psycopg://postgres@127.0.0.1:{listening.getsockname()[1]}/x"


def ask(address: str, content: bytes) -> tuple[str | None, float]:
    """The fault of the answer, None when it is OK, and after how many seconds it came."""
    began = time.monotonic()
    response = httpx.post(f"{address}/hub/pa/v1", content=content, timeout=20)
    seconds = time.monotonic() - began
    assert response.status_code == 200
    return etree.fromstring(response.content)[-1][0].findtext("fault/faultCode"), seconds


def all_at_once(address: str) -> dict[str, tuple[str | None, float]]:
    answers: dict[str, tuple[str | None, float]] = {}

    def put(name: str) -> None:
        answers[name] = ask(address, MESSAGES[name])

    threads = [threading.Thread(target=put, args=[name]) for name in MESSAGES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def assert_told_in_time(answers: dict[str, tuple[str | None, float]]) -> None:
    assert {name: fault for name, (fault, _) in answers.items()} == dict.fromkeys(
        MESSAGES, "PAA_SYSTEM_ERROR"
    )
    assert max(seconds for _, seconds in answers.values()) < HUB_SECONDS


@contextmanager
def served(url: str) -> Iterator[str]:
    with running(build_app(Settings(database_url=url), work=False)) as server:
        yield server.url


def test_station_gives_up_before_the_hub_does() -> None:
    assert endpoint.ANSWER_SECONDS <= HUB_SECONDS - WAY_SECONDS


def test_database_that_never_answers_is_told_in_time(monkeypatch) -> None:
    monkeypatch.setattr(endpoint, "ANSWER_SECONDS", STATION_SECONDS)
    with deaf_listener() as url, served(url) as address:
        assert_told_in_time(all_at_once(address))


def test_database_that_is_not_there_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    with served(f"postgresql+psycopg://postgres@127.0.0.1:{port}/x") as address:
        assert_told_in_time(all_at_once(address))


@pytest.fixture
def cluster(request: pytest.FixtureRequest) -> Iterator[tuple[str, ExitStack]]:
    """URL of a database with one payable notice, and what stops its PostgreSQL."""
    if not request.config.getoption("--postgresql"):
        pytest.skip("only with --postgresql")
    folder = Path(tempfile.mkdtemp(prefix="cluster-", dir="/tmp"))
    folder.chmod(0o755)
    with ExitStack() as running_cluster:
        url = running_cluster.enter_context(private_cluster(folder / "pg")) + "/postgres"
        engine = make_engine(url)
        all_tables().create_all(engine)
        with UnitOfWork(engine)() as session:
            add_entity(session)
            add_position(session)
        engine.dispose()
        yield url, running_cluster
    shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.database
def test_database_that_stops_while_it_is_used_is_told_in_time(cluster) -> None:
    url, running_cluster = cluster
    with served(url) as address:
        assert ask(address, QUESTION)[0] is None
        running_cluster.close()
        assert_told_in_time(all_at_once(address))


@contextmanager
def frozen(url: str) -> Iterator[None]:
    """PostgreSQL with all its processes standing still, connections and all."""
    engine = sqlalchemy.create_engine(url)
    with engine.connect() as connection:
        backends = "SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        pids = list(connection.exec_driver_sql(backends).scalars())
        folder = connection.exec_driver_sql("SHOW data_directory").scalar()
    engine.dispose()
    pids.insert(0, int(Path(folder, "postmaster.pid").read_text().split()[0]))
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


@pytest.mark.database
def test_database_that_stands_still_is_told_in_time_and_serves_on(cluster, monkeypatch) -> None:
    url, _ = cluster
    with served(url) as address:
        assert ask(address, QUESTION)[0] is None
        with frozen(url), monkeypatch.context() as meanwhile:
            meanwhile.setattr(endpoint, "ANSWER_SECONDS", STATION_SECONDS)
            assert_told_in_time(all_at_once(address))
        assert ask(address, QUESTION)[0] is None


@pytest.mark.database
def test_database_whose_tables_are_locked_is_told_in_time_and_serves_on(
    cluster, monkeypatch
) -> None:
    url, _ = cluster
    monkeypatch.setattr(composition, "STATEMENT_SECONDS", 1)
    other = sqlalchemy.create_engine(url)
    with served(url) as address:
        with other.begin() as connection:
            connection.exec_driver_sql("LOCK TABLE stations IN ACCESS EXCLUSIVE MODE")
            assert_told_in_time(all_at_once(address))
            waiting = connection.exec_driver_sql(
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            ).scalar()
            assert waiting == 0, "what nobody waits for is ended in the database, too"
        assert ask(address, QUESTION)[0] is None
    other.dispose()
