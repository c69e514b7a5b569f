"""Plays many seeds: `python -m tests.simulation --seeds 10000 [--first N] [--jobs N]`.

Ends with status 1 at the first seed in which something did not hold, told step by step.
"""

import argparse
import sys
import time
from concurrent.futures import Future, ProcessPoolExecutor, as_completed

from tests.simulation.simulation import STEPS, Run, run
from tests.simulation.world import stage

#: Seeds that a process plays before it says how it goes.
_BITE = 25


def play(first: int, count: int, steps: int) -> Run | None:
    """The first seed in which something did not hold, None when all went well."""
    with stage() as built:
        for seed in range(first, first + count):
            played = run(built, seed, steps)
            if played.trouble is not None:
                return played
    return None


def say(*lines: str) -> None:
    """Tell whoever has called us, at once."""
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=1000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the first of them")
    parser.add_argument("--jobs", type=int, default=1, help="processes side by side")
    parser.add_argument("--steps", type=int, default=STEPS, help="steps of a seed")
    parser.add_argument("--trace", type=int, metavar="SEED", help="play one, and tell its steps")
    wanted = parser.parse_args()
    if wanted.trace is not None:
        with stage() as built:
            say(*run(built, wanted.trace, wanted.steps).lines)
        return 0
    return play_many(wanted)


def play_many(wanted: argparse.Namespace) -> int:
    """Side by side, in bites; says how far it is."""
    began = time.monotonic()
    done = 0
    with ProcessPoolExecutor(wanted.jobs) as pool:
        bites: dict[Future[Run | None], int] = {}
        end = wanted.first + wanted.seeds
        for first in range(wanted.first, end, _BITE):
            count = min(_BITE, end - first)
            bites[pool.submit(play, first, count, wanted.steps)] = count
        for bite in as_completed(bites):
            failed = bite.result()
            if failed is not None:
                pool.shutdown(cancel_futures=True)
                say(failed.told())
                return 1
            done += bites[bite]
            say(f"{done} seeds green, {time.monotonic() - began:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
