from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from tests.factories.clock import FakeClock
from tests.factories.databases import copied

if TYPE_CHECKING:
    from central_server.db.unit_of_work import UnitOfWork
    from counter_app.composition import Counter
    from tests.factories.fault_proxy import FaultProxy
    from tests.factories.server_process import ServerProcess

#: What the second desk of an installation is enrolled with.
OTHER_CODE = "code-of-the-other-desk"


@pytest.fixture(scope="session")
def twins_template_url(template_url, tmp_path_factory):
    """URL of a database with two entities that have everything alike, copied for every test."""
    from central_server.db.engine import make_engine
    from central_server.db.unit_of_work import UnitOfWork
    from central_server.identity.secrets import hash_password
    from tests.factories.server import PASSWORD
    from tests.factories.twins import fill_both

    with copied(template_url, tmp_path_factory.mktemp("twins")) as url:
        engine = make_engine(url)
        with UnitOfWork(engine)() as session:
            fill_both(session, FakeClock(), password_hash=hash_password(PASSWORD))
        engine.dispose()
        yield url


@pytest.fixture(scope="session")
def lasting_twins_engine(twins_template_url, tmp_path_factory):
    """A database of twins for tests that change nothing, or take back what they change."""
    from central_server.db.engine import make_engine

    with copied(twins_template_url, tmp_path_factory.mktemp("lasting")) as url:
        engine = make_engine(url)
        yield engine
        engine.dispose()


@pytest.fixture
def twins_url(twins_template_url, tmp_path):
    """URL of a database of twins, the test's own."""
    with copied(twins_template_url, tmp_path) as url:
        yield url


@pytest.fixture
def twins_engine(twins_url):
    from central_server.db.engine import make_engine

    engine = make_engine(twins_url)
    yield engine
    engine.dispose()


@pytest.fixture(params=["city", "firm"])
def place(request):
    """Each of the two entities in turn: the one that asks."""
    from tests.factories.twins import PLACES

    return next(place for place in PLACES if place.alone.tag == request.param)


@pytest.fixture
def untouched(twins_engine, place):
    """What happens inside leaves the other entity as it was; tells what was logged."""
    from tests.factories.entity_audit import rows_of
    from tests.factories.twins import other_than

    @contextmanager
    def untouched() -> Iterator[list[Any]]:
        other = other_than(place).entity_id
        with twins_engine.connect() as connection:
            before = rows_of(connection, other)
        with capture_logs() as logs:
            yield logs
        with twins_engine.connect() as connection:
            assert rows_of(connection, other) == before

    return untouched


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Iterator[ServerProcess]":
    """The server of a municipality as a process of its own."""
    from tests.factories.real_installation import running_installation

    with running_installation(tmp_path, monkeypatch) as process:
        yield process


@pytest.fixture
def line(installation: "ServerProcess") -> "Iterator[FaultProxy]":
    """A line to that server, to be spoilt."""
    from tests.factories.fault_proxy import faulty_line

    with faulty_line(installation.port) as line:
        yield line


@pytest.fixture
def counter(line: "FaultProxy", tmp_path: Path) -> "Iterator[Counter]":
    """The one desk, behind the line."""
    from tests.factories.real_installation import counter_behind

    with counter_behind(line, tmp_path / "desk") as counter:
        yield counter


@pytest.fixture
def books(installation: "ServerProcess") -> "Iterator[UnitOfWork]":
    """The server's database, where a second desk waits for its machine."""
    from central_server.db.engine import make_engine
    from central_server.db.unit_of_work import UnitOfWork
    from tests.factories.server import add_desk

    engine = make_engine(installation.database_url)
    books = UnitOfWork(engine)
    with books() as session:
        add_desk(session, desk_id="desk-2", enrolled=False, code=OTHER_CODE)
    yield books
    engine.dispose()


@pytest.fixture
def here(line: "FaultProxy", books: "UnitOfWork", tmp_path: Path) -> "Iterator[Counter]":
    """The second of two desks, behind the line."""
    from tests.factories.real_installation import counter_behind

    with counter_behind(line, tmp_path / "here", OTHER_CODE) as counter:
        yield counter


@pytest.fixture
def elsewhere(
    installation: "ServerProcess", books: "UnitOfWork", tmp_path: Path
) -> "Iterator[Counter]":
    """The first of two desks, whose line is never spoilt."""
    from tests.factories.real_installation import desk_at

    with desk_at(installation.port, tmp_path / "elsewhere") as counter:
        yield counter
