"""Seeds of the simulation, and that a seed repeats.

`python -m tests.simulation --seeds 10000` plays more of them.
"""

import subprocess
import sys

import pytest

from tests.architecture.source import ROOT
from tests.simulation.faults import NONE
from tests.simulation.simulation import run
from tests.simulation.world import Stage

#: Seeds of each part, and parts: what a core does in a minute. Short ones, as most defects need
#: few steps.
SEEDS, PARTS, STEPS = 25, 4, 24


@pytest.mark.parametrize("part", range(PARTS))
def test_everything_holds_whatever_goes_wrong(built_stage: Stage, part: int) -> None:
    for seed in range(part * SEEDS, (part + 1) * SEEDS):
        played = run(built_stage, seed, STEPS)
        assert played.trouble is None, played.told()


@pytest.mark.slow
@pytest.mark.timeout(3600)
def test_everything_holds_in_many_seeds(built_stage: Stage) -> None:
    for seed in range(1000, 1500):
        played = run(built_stage, seed)
        assert played.trouble is None, played.told()


def test_a_seed_repeats(built_stage: Stage) -> None:
    first, other, again = (run(built_stage, seed, STEPS) for seed in (7, 8, 7))
    assert first.lines == again.lines
    assert first.digest != other.digest


def test_a_seed_repeats_in_another_process(built_stage: Stage) -> None:
    """Whatever the order of sets, which every process chooses for itself."""
    command = [sys.executable, "-m", "tests.simulation", "--trace", "7", "--steps", str(STEPS)]
    told = subprocess.run(
        command, cwd=ROOT, env={"PYTHONHASHSEED": "12345"}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert told.stdout.splitlines() == list(run(built_stage, 7, STEPS).lines)


def test_on_a_good_day_everything_is_paid_for_and_nothing_is_asked(built_stage: Stage) -> None:
    """The simulation does something: without faults papers are printed, and none is refused."""
    played = run(built_stage, 3, 60, NONE)
    assert played.trouble is None, played.told()
    assert played.papers > 5
    assert not any("enrolled anew" in line or "power cut" in line for line in played.lines)


def test_a_failing_seed_says_how_to_repeat_it(built_stage: Stage) -> None:
    played = run(built_stage, 5, 1)
    assert "--first 5 --seeds 1 --steps 1" in played.told()
