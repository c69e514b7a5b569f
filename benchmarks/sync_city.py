"""The city that the benchmark of the synchronisation is about: desks, a clerk, a citizen, a day's
changes, and the servers that know of them."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text

from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.migrations import schema
from tests.factories import server as factory
from tests.factories.server import CREDENTIAL as CREDENTIAL
from tests.factories.server import ENTITY as ENTITY
from tests.factories.server_process import free_port, wait_until

DESKS = 200
#: What happened in a city of 560,000 on a working day: notices registered, and paid.
CHANGES = 5_000
STOP_SECONDS = 30

_DAY = """
WITH counter AS (
    UPDATE change_counters SET last_cursor = last_cursor + :changes WHERE entity_id = :entity
    RETURNING last_cursor - :changes AS before
)
INSERT INTO changes (entity_id, cursor, kind, notice_number, at)
SELECT :entity, before + step, 'NOTICE_REGISTERED', '302' || lpad(CAST(step AS text), 15, '0'),
    now()
FROM counter, generate_series(1, :changes) AS step
"""


def desk_name(number: int) -> str:
    """The desks of the city, from 0 up."""
    return f"desk-{number:03d}"


def address_of(desk_id: str) -> str:
    """The desk as it names itself (X-Desk)."""
    return f"{ENTITY}/{desk_id}:{CREDENTIAL}"


def found(url: str) -> None:
    """The schema and everybody who works in the city."""
    engine = make_engine(url)
    schema.upgrade(engine)
    with UnitOfWork(engine)() as session:
        factory.add_entity(session)
        factory.add_kind(session)
        factory.add_operator(session)
        factory.add_citizen(session)
        for number in range(DESKS):
            factory.add_desk(session, desk_id=desk_name(number), code=f"code {number}")
    engine.dispose()


def let_a_day_pass(url: str) -> None:
    """What the others have done while these desks were away."""
    engine = make_engine(url)
    with engine.begin() as connection:
        connection.execute(text(_DAY), {"entity": ENTITY, "changes": CHANGES})
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


@contextmanager
def two_servers(url: str) -> Iterator[tuple[str, str]]:
    """Two processes of the server as it is run in service, and where they answer."""
    with _server(url) as first, _server(url) as second:
        yield first, second


@contextmanager
def _server(url: str) -> Iterator[str]:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = ["-m", "central_server.cli.main", "serve", "--no-worker", "--port", str(port)]
    started = subprocess.Popen(
        [sys.executable, *command],
        cwd=Path(__file__).resolve().parent.parent,
        env=os.environ | {"CENTRAL_SERVER_DATABASE_URL": url},
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: _listens(port), "the server does not answer")
        yield address
    finally:
        started.terminate()
        started.wait(STOP_SECONDS)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
