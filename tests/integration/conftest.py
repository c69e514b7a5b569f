from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from structlog.testing import capture_logs

from tests.factories.clock import FakeClock
from tests.factories.databases import copied


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
