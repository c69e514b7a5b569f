"""How desks and server come together again: delivery, a city's return, push.

Two processes of the real server on a PostgreSQL of their own, whose every commit reaches the disk.

    .venv/bin/python benchmarks/sync.py [--quick]

Ends with status 1 when a target of the product (chapter 6) is missed or anything went wrong.
"""

import argparse
import logging
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import structlog

from benchmarks import delivery_run, push_run, returning_desks
from benchmarks.measure import report
from benchmarks.private_postgresql import private_cluster
from benchmarks.returning_desks import ReturningDesk
from benchmarks.sync_city import CHANGES, desk_name, found, let_a_day_pass, two_servers


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done: for a release of the program, or for a minute's look."""

    queued: int
    desks: int
    receipts: int


FULL = Size(queued=1_000, desks=200, receipts=100)
QUICK = Size(queued=200, desks=40, receipts=15)


def main() -> int:
    """Found a city, measure the three subjects, print them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a minute's look")
    size = QUICK if parser.parse_args().quick else FULL
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name, private_cluster() as url:
        found(url)
        with two_servers(url) as servers:
            delivered = delivery_run.run(Path(name), url, servers[0], desk_name(0), size.queued)
            good = [report("Delivery, one desk", [delivered])]
            desks = [
                ReturningDesk(servers[number % 2], desk_name(number))
                for number in range(size.desks)
            ]
            for desk in desks:
                desk.leave()
            let_a_day_pass(url)
            returned, troubles = returning_desks.run(desks)
            good.append(report(f"Return after a day, {CHANGES} changes each", returned))
            print(f"errors {len(troubles)}, target 0")
            for trouble, times in Counter(troubles).most_common():
                print(f"  {times} x {trouble[:200]}")
            payable = [number for desk in desks for number in desk.registered]
            pushed = push_run.run(url, servers, size.desks, payable[: size.receipts])
            good.append(report("Push, two server processes", [pushed]))
    return 0 if all(good) and not troubles else 1


if __name__ == "__main__":
    sys.exit(main())
