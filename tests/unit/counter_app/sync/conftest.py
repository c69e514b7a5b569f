"""A desk enrolled at a fake server, for the tests of synchronisation."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter_app.events import CounterEvents
from counter_app.sync.stock import FIRST_STOCK
from tests.factories.clock import FakeClock
from tests.factories.counter import enrolled_store, number_source
from tests.factories.desk_at_server import Desk
from tests.factories.fake_server import NOW, FakeServer, serving


@pytest.fixture
def desk_at_server(tmp_path: Path) -> Iterator[Desk]:
    with serving(FakeServer()) as fake:
        database = enrolled_store(tmp_path, fake.url, count=FIRST_STOCK)
        numbers = number_source(database, tmp_path)
        yield Desk(fake, database, numbers, CounterEvents(), FakeClock(NOW), tmp_path)
        database.close()


@pytest.fixture
def no_chance() -> Callable[[], float]:
    return lambda: 0.0
