"""An installation as an administrator sets one up, with its server as a process of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from central_server.cli.main import main as central_server
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.identity.secrets import hash_password
from counter_app.composition import Counter, build
from counter_app.settings import CounterSettings, PrinterSettings
from counter_app.world import SystemClock, World
from tests.factories import server as factory
from tests.factories.counter import MemoryKeyring
from tests.factories.fault_proxy import FaultProxy, Line
from tests.factories.server import ENROLMENT_CODE, PASSWORD, USERNAME
from tests.factories.server_process import ServerProcess, free_port, wait_until


@contextmanager
def running_installation(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ServerProcess]:
    """A server on a database in this folder: an entity, a kind, a clerk, a citizen, and a desk that
    waits for its machine. It is killed at the end."""
    url = f"sqlite:///{folder}/server.db"
    monkeypatch.setenv("CENTRAL_SERVER_DATABASE_URL", url)
    assert central_server(["migrate"]) == 0
    engine = make_engine(url)
    with UnitOfWork(engine)() as session:
        factory.add_entity(session)
        factory.add_kind(session)
        factory.add_operator(session, password_hash=hash_password(PASSWORD))
        factory.add_citizen(session)
        factory.add_desk(session, enrolled=False)
    engine.dispose()
    process = ServerProcess(url, free_port())
    process.start()
    try:
        yield process
    finally:
        process.kill()


@contextmanager
def counter_behind(line: FaultProxy, home: Path, code: str = ENROLMENT_CODE) -> Iterator[Counter]:
    """A desk at the end of this line, which is whole when the desk is stopped."""
    with desk_at(line.port, home, code) as counter:
        yield counter
        line.become(Line())


@contextmanager
def desk_at(port: int, home: Path, code: str = ENROLMENT_CODE) -> Iterator[Counter]:
    """The desk that waits under this code, enrolled on a machine of its own and signed in, with
    numbers; its papers are files in `papers` of its home."""
    printers = PrinterSettings(paper=f"file:{home / 'papers'}")
    world = World(SystemClock(), MemoryKeyring(), f"machine of {home}")
    counter = build(CounterSettings(home=home, printers=printers), world)
    counter.start()
    counter.setup.enrol(f"http://127.0.0.1:{port}", code)
    counter.sign_in.sign_in(USERNAME, PASSWORD)
    wait_until(lambda: counter.status.view().numbers_left > 0, "no numbers were leased")
    yield counter
    counter.stop()
