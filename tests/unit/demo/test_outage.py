"""How the director of the outage follows a desk that is another program."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from demo.outage import FollowedDesk
from demo.outage_desk import Mark


class Patience:
    """Hands that only wait."""

    def until(self, holds: Callable[[], bool], what: str, _seconds: float) -> None:
        while not holds():
            pass


@contextmanager
def desk_that(program: str) -> Iterator[FollowedDesk]:
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True
    )
    with FollowedDesk(process) as desk:
        yield desk


TELLS = """
import json, time
SAID = {"number": "301"}, {"picture": {"file": "a.png", "name": "offline"}}, {"mark": "PRINTED"}
for said in SAID:
    print(json.dumps(said), flush=True)
"""


def test_what_the_desk_tells_is_taken_in_until_its_power_is_cut() -> None:
    with desk_that(TELLS + "time.sleep(600)") as desk:
        desk.until(Patience(), Mark.PRINTED)
        assert desk.process.poll() is None
        desk.cut_power()
        assert desk.process.returncode == -9
    assert (desk.numbers, [one.name for one in desk.pictures]) == (["301"], ["offline"])


def test_last_words_count_when_the_desk_has_ended_by_itself() -> None:
    with desk_that(TELLS) as desk:
        desk.process.wait()
        desk.until(Patience(), Mark.PRINTED)


def test_desk_that_ends_too_early_ends_the_demonstration() -> None:
    with desk_that(TELLS) as desk, pytest.raises(SystemExit, match="PAID"):
        desk.until(Patience(), Mark.PAID)
