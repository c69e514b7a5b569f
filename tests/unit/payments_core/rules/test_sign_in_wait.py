from datetime import timedelta

import pytest

from payments_core.rules.sign_in_wait import wait_after


@pytest.mark.parametrize(
    ("attempts", "seconds"),
    [(0, 0), (1, 0), (2, 0), (3, 2), (4, 4), (9, 128), (11, 300), (10_000, 300)],
)
def test_wait_doubles_up_to_its_limit(attempts: int, seconds: int) -> None:
    assert wait_after(attempts) == timedelta(seconds=seconds)
