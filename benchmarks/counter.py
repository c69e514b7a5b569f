"""How quick the counter is under a clerk's hands: its start, search and release, its long lists,
and what it holds in memory through a day.

The real window, on a screen that nobody sees, with the real central server on PostgreSQL and the
stand-in hub as processes of their own, and a registry of invented people.

    .venv/bin/python benchmarks/counter.py [--quick]

Ends with status 1 when a target of the product (chapter 6) is missed.
"""

import argparse
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import structlog

from benchmarks import day_run, keys_run, million_rows, release_run, search_run
from benchmarks.fragments import fragments
from benchmarks.measure import Finding, Samples, report
from benchmarks.private_postgresql import private_cluster
from counter_app.settings import HOME_VARIABLE, PROFILE_VARIABLE, TRAINING_PROFILE
from counter_app.ui.loading import favour_window
from demo import story
from demo.city.known_people import code_of
from demo.city.people import residents
from demo.city.registry import write_registry
from demo.hands import Hands
from demo.settling import City
from demo.sights import Sights
from demo.stage import OF_ENTITY, Stage, set_stage

ROOT = Path(__file__).resolve().parent.parent
#: Product, chapter 6: against an empty window on the same machine.
START_RATIO_TARGET = 2.0
START_SECONDS = 30
SEED = 20261123
TODAY = date(2026, 11, 23)
#: Somebody whom every sample city has.
KNOWN = ("Canepa", "Lucia")
#: Residents of the town whose past year is there.
TOWN = 200


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done: for a release of the program, or for a minute's look."""

    people: int
    starts: int
    searches: int
    releases: int
    day: int
    lists: million_rows.Size


FULL = Size(
    people=100_000, starts=100, searches=100, releases=100, day=1000, lists=million_rows.FULL
)
QUICK = Size(people=10_000, starts=8, searches=20, releases=10, day=60, lists=million_rows.QUICK)


def main() -> int:
    """Set everything up, measure the subjects, print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a minute's look")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    size = QUICK if parser.parse_args().quick else FULL
    # Offline the counter tells at every try that it could not reach its server.
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name, private_cluster() as url:
        folder = Path(name)
        registry, typed = make_people(folder, size)
        with counter_at_work(folder, url, registry) as (hands, stage):
            good = [report(f"Search, {size.people} people", search_run.run(hands, typed))]
            good.append(report("Release, online", release_run.run(hands, folder, size.releases)))
            good.append(keys_run.run(hands, code_of(*KNOWN)))
            good.append(day_run.run(stage, folder, typed, size.day))
            wake(hands, stage)
            stage.programs.stop()
            good.append(report("Release, offline", release_run.run(hands, folder, size.releases)))
        home = folder / "machine-room" / "counter"
        good.append(report("Start", [start_finding(home, size.starts)]))
    good.append(million_rows.run(size.lists))
    return 0 if all(good) else 1


def make_people(folder: Path, size: Size) -> tuple[Path, list[str]]:
    """The registry's file and what is typed to find people. The people themselves are let go of:
    the window shares this process, and its pauses for collecting garbage grow with what is alive.
    """
    people = list(residents(size.people, SEED, TODAY))
    registry = folder / "registry.csv"
    write_registry(registry, people)
    return registry, fragments(people, size.searches, random.Random(SEED))


@contextmanager
def counter_at_work(folder: Path, url: str, registry: Path) -> Iterator[tuple[Hands, Stage]]:
    """Server, hub and window, the registry filled, the desk enrolled, the clerk signed in."""
    # As the program itself does before its window is there.
    favour_window()
    with set_stage(folder, City(TOWN, SEED, TODAY), url) as (hands, stage):
        # A small town has a past; whoever is to be found besides comes as people only.
        stage.server("registry", "import", str(registry), *OF_ENTITY)
        story.enrol(hands, stage)
        story.sign_in(hands, stage)
        yield hands, stage


def wake(hands: Hands, stage: Stage) -> None:
    """The day is lived at another window: this one was left alone, and may have locked itself."""
    hands.settle()
    if not Sights(hands, stage).is_at_work():
        story.come_back(hands, stage)


# --- start --------------------------------------------------------------------------------------


def start_finding(home: Path, starts: int) -> Finding:
    """The program with the store of this home against an empty window, in turn."""
    # The desk of the sample city is one for training.
    environment = os.environ | {HOME_VARIABLE: str(home), PROFILE_VARIABLE: TRAINING_PROFILE}
    # An installed program is compiled; the first start compiles this one.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    for window in ("counter", "empty"):
        started_in(window, environment)
    pairs = [
        (started_in("counter", environment), started_in("empty", environment))
        for _ in range(starts)
    ]
    return Finding(
        "process start to sign-in field painted",
        Samples.of(counter for counter, _ in pairs),
        Samples.of(empty for _, empty in pairs),
        target_ratio=START_RATIO_TARGET,
    )


def started_in(window: str, environment: dict[str, str]) -> float:
    """Seconds from the start of a process to the first paint of what it shows."""
    begin = time.perf_counter_ns()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_probe", window],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, timeout=START_SECONDS, check=True,
    )  # fmt: skip
    return (int(done.stdout) - begin) / 1e9


if __name__ == "__main__":
    sys.exit(main())
