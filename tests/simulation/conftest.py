from collections.abc import Iterator

import pytest

from tests.simulation.world import Stage, stage


@pytest.fixture(scope="module")
def built_stage() -> Iterator[Stage]:
    """What is slow to make, for all seeds of a file."""
    with stage() as built:
        yield built
