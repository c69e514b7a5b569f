"""A desk with its services and a signed-in operator."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.factories.desk_services import Services, desk_services
from tests.factories.fake_server import PASSWORD, FakeServer, serving


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with serving(FakeServer()) as fake:
        built = desk_services(tmp_path, fake)
        built.sign_in.sign_in("laura", PASSWORD)
        yield built
        built.client.close()
        built.database.close()
