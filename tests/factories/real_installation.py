"""An installation as an administrator sets one up, with its server as a process of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from central_server.cli.main import main as central_server
from central_server.db.engine import make_engine
from central_server.db.unit_of_work import UnitOfWork
from central_server.identity.secrets import hash_password
from tests.factories import server as factory
from tests.factories.server import PASSWORD
from tests.factories.server_process import ServerProcess, free_port


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
