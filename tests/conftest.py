"""Fixtures shared by all tests: a database of either kind, a clock, a source of ids.

The same tests run on SQLite and, with `--postgresql`, on PostgreSQL. The schema is made once a
session from the tables; a test of the migrations proves that they lead to the same schema.
"""

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.factories.clock import FakeClock
from tests.factories.postgresql import private_cluster

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from central_server.db.unit_of_work import UnitOfWork
    from tests.factories.running_server import RunningServer

TEMPLATE = "template_of_tests"

#: A program for the system's own Python, which alone has the screen reader's library.
collect_ignore = ["factories/screen_reader.py"]


# Tests need no display; before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

#: Whoever asks for one of these touches the server's database.
DATABASE_FIXTURES = {"template_url", "empty_database_url"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgresql", action="store_true", help="server tests on PostgreSQL")
    parser.addoption("--full", action="store_true", help="the long ones too, and more examples")


def pytest_configure(config: pytest.Config) -> None:
    settings.register_profile("full", max_examples=1000, deadline=None)
    settings.register_profile("quick", deadline=None)
    settings.load_profile("full" if config.getoption("--full") else "quick")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what touches the database, so that it runs on both kinds; leave out the long ones."""
    long = pytest.mark.skip(reason="a long one: only with --full")
    for item in items:
        if DATABASE_FIXTURES.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.database)
        if item.get_closest_marker("slow") and not config.getoption("--full"):
            item.add_marker(long)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application of the tests with windows is dressed as that of the program."""
    from counter_app.ui.qt_application import STYLE

    return ["counter-app", *STYLE]


@pytest.fixture(scope="session")
def postgresql_cluster(request: pytest.FixtureRequest) -> Iterator[str]:
    """URL of a private cluster without a database name; skips without `--postgresql`."""
    if not request.config.getoption("--postgresql"):
        pytest.skip("only with --postgresql")
    # Not below pytest's own folder, which only its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="cluster-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        with private_cluster(folder / "pg") as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def template_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """URL of a database with all tables and no rows, copied for every test."""
    from central_server.db.engine import make_engine
    from central_server.migrations.tables import all_tables

    if request.config.getoption("--postgresql"):
        from tests.factories.databases import run_on_server

        cluster = request.getfixturevalue("postgresql_cluster")
        run_on_server(cluster, f"CREATE DATABASE {TEMPLATE}")
        url = f"{cluster}/{TEMPLATE}"
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('template')}/template.db"
    engine = make_engine(url)
    all_tables().create_all(engine)
    engine.dispose()
    return url


_numbers = itertools.count(1)


@pytest.fixture
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """URL of a database without tables."""
    if not request.config.getoption("--postgresql"):
        yield f"sqlite:///{tmp_path}/empty.db"
        return
    from tests.factories.databases import run_on_server

    cluster, name = request.getfixturevalue("postgresql_cluster"), f"empty_{next(_numbers)}"
    run_on_server(cluster, f"CREATE DATABASE {name}")
    yield f"{cluster}/{name}"
    run_on_server(cluster, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database_url(template_url: str, tmp_path: Path) -> Iterator[str]:
    """URL of a fresh database with all tables, the test's own."""
    from tests.factories.databases import copied

    with copied(template_url, tmp_path) as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> "Iterator[Engine]":
    from central_server.db.engine import make_engine

    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def unit_of_work(engine: "Engine") -> "UnitOfWork":
    from central_server.db.unit_of_work import UnitOfWork

    return UnitOfWork(engine)


@pytest.fixture
def session(engine: "Engine") -> "Iterator[Session]":
    """A session whose transaction is rolled back at the end; on SQLite nobody else may write."""
    from sqlalchemy.orm import Session

    with Session(engine, expire_on_commit=False) as session:
        yield session
        session.rollback()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"00000000-0000-4000-8000-{next(numbers):012d}"


@pytest.fixture
def server(database_url: str, clock: FakeClock) -> "Iterator[RunningServer]":
    """The central server on a real port, on the test's database and clock, without its worker."""
    from central_server.composition import Sources, build_app
    from central_server.settings import Settings
    from tests.factories.running_server import running

    app = build_app(Settings(database_url=database_url), Sources(clock=clock), work=False)
    with running(app) as server:
        yield server
