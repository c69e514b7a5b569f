"""What the counter holds in memory through a day of a thousand citizens, and whether it grows."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.day_clerk import Order
from demo.city.installation import enrolment_code
from demo.city.offices import CITY_DESKS
from demo.stage import Stage

ROOT = Path(__file__).resolve().parent.parent
#: Product, chapter 6; judged by what the program has for itself. What it has of files besides is
#: told, too.
MEMORY_TARGET_MB = 200.0
#: The program is warm, its caches full, once this share of the day has gone by; from there to the
#: evening it may grow by no more than what an allocator leaves lying about.
WARM_SHARE = 0.4
GROWTH_TARGET_MB = 8.0
#: Whose desk serves the day: not the one of the other subjects.
DESK = CITY_DESKS[0]


@dataclass(frozen=True, slots=True)
class Held:
    """What was in memory once so many citizens had been served: for the program alone, and of
    files that others may share."""

    citizens: int
    mb: float
    shared_mb: float


def run(stage: Stage, folder: Path, typed: list[str], citizens: int) -> bool:
    """Live the day in a process of its own; whether the targets are met."""
    order = Order(
        home=str(folder / "day"),
        server_url=f"http://127.0.0.1:{stage.cable.port}",
        enrolment_code=enrolment_code(stage.secrets, DESK.desk_id),
        username=DESK.username,
        password=stage.secrets.password,
        papers=f"file:{folder / 'day-papers'}",
        roll=f"tcp:127.0.0.1:{stage.printer.port}",
        typed=tuple(typed),
        citizens=citizens,
    )
    return tell(lived(order, folder / "day.log"), empty_mb())


def lived(order: Order, log: Path) -> list[Held]:
    """The looks at the memory, in the order of the day."""
    with log.open("ab") as errors:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.day_clerk"],
            cwd=ROOT, input=json.dumps(asdict(order)).encode(), stdout=subprocess.PIPE,
            stderr=errors,
        )  # fmt: skip
    if done.returncode:
        sys.stderr.write(log.read_text(encoding="utf-8", errors="replace")[-4000:])
        raise SystemExit("the clerk of the day gave up")
    looks = (line.split() for line in done.stdout.decode().splitlines())
    return [Held(int(turn), int(own) / 1024, int(shared) / 1024) for turn, own, shared in looks]


def empty_mb() -> float:
    """What an empty window of the same library holds."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.window_probe", "memory"],
        cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    return int(done.stdout) / 1024


def tell(day: list[Held], empty: float) -> bool:
    """Print the day in ten lines at most; whether it kept to its targets."""
    evening = day[-1]
    warm = next(held for held in day if held.citizens >= WARM_SHARE * evening.citizens)
    most, growth = max(held.mb for held in day), evening.mb - warm.mb
    print(f"\nMemory through a day of {evening.citizens} citizens, an empty window {empty:.0f} MB")
    for held in day[:: max(len(day) // 8, 1)]:
        print(
            f"  after {held.citizens:5d}  {held.mb:7.1f} MB  ratio {held.mb / empty:.2f}"
            f"  and {held.shared_mb:.0f} MB of files"
        )
    small, still = most <= MEMORY_TARGET_MB, growth <= GROWTH_TARGET_MB
    print(
        f"  at most      {most:7.1f} MB  target {MEMORY_TARGET_MB:g}{'' if small else '  MISSED'}"
    )
    print(
        f"  growth since {warm.citizens:5d}: {growth:.1f} MB"
        f"  target {GROWTH_TARGET_MB:g}{'' if still else '  MISSED'}"
    )
    return small and still
