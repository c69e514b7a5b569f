"""A list of a million notices of one desk: how long it takes to open, to be sorted and looked
through, to jump in it, and what it costs in memory.

The store is the desk's own, encrypted. The baseline of opening is SQLCipher alone, asked for the
same numbers in the same order; that of a jump is the same rows by their keys, and nothing made of
them.

    .venv/bin/python benchmarks/million_rows.py [--quick]

Ends with status 1 when a target is missed.
"""

import argparse
import json
import random
import sys
import tempfile
import time
import tracemalloc
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import insert

from benchmarks.measure import Finding, Samples, report
from counter_app.services import notice_rows
from counter_app.store import listed_notices
from counter_app.store.database import KEY_BYTES, Database
from counter_app.store.listed_notices import Question, SortBy, words_to_list_by
from counter_app.store.tables import NoticeRow, ReleaseState
from counter_app.ui.widgets.block_model import BLOCK
from demo.city.people import Resident, residents
from payments_core.identifiers import notice_number
from payments_core.identifiers.tax_code import ANONYMOUS

#: What the program adds to SQLCipher's own time, at most: rows of the library would be eight times.
OPEN_RATIO_TARGET = 2.5
#: And to the rows themselves, when the window's are made of them.
JUMP_RATIO_TARGET = 2.5
MEMORY_TARGET_MB = 31.0
TODAY = date(2026, 11, 23)
FIRST_AT = datetime(2024, 1, 1, tzinfo=UTC)
SEED = 20261126
PEOPLE = 20_000
_KEY = bytes(range(KEY_BYTES))
_KINDS = ("carta-identita", "mensa", "suolo", "sanzioni")
_STATES = (ReleaseState.PAID,) * 5 + (ReleaseState.PAYABLE, ReleaseState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done: for a release of the program, or for a minute's look."""

    notices: int
    openings: int
    jumps: int


FULL = Size(notices=1_000_000, openings=5, jumps=200)
QUICK = Size(notices=50_000, openings=5, jumps=50)


def main() -> int:
    """Fill a store, open lists of it and jump in them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a minute's look")
    size = QUICK if parser.parse_args().quick else FULL
    return 0 if run(size) else 1


def run(size: Size) -> bool:
    """Measure and print; whether all targets are met."""
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        database = Database(Path(name) / "store.db")
        database.open(_KEY)
        try:
            fill(database, size.notices)
            findings = [*opening(database, size), jumping(database, size)]
            good = report(f"A list of {size.notices} notices", findings)
            return memory(database) and good
        finally:
            database.close()


# --- the store ------------------------------------------------------------------------------------


def fill(database: Database, count: int) -> None:
    """Notices of invented people, two minutes apart."""
    chance = random.Random(SEED)
    people = list(residents(PEOPLE, SEED, TODAY))
    rows = (row_of(base, chance, chance.choice(people)) for base in range(1, count + 1))
    with database.write() as session:
        for portion in portions(rows, 5000):
            session.execute(insert(NoticeRow), portion)


def row_of(base: int, chance: random.Random, person: Resident) -> dict[str, Any]:
    """A row of the table as a release has left it."""
    number, at = notice_number.build("01", base), FIRST_AT + timedelta(minutes=base % 1_500_000)
    name = f"{person.family_name} {person.given_name}"
    cents, due_on = chance.randrange(500, 50_000), (at + timedelta(days=30)).date()
    kind, code = chance.choice(_KINDS), person.tax_code or ANONYMOUS
    subject = "Carta d'identità elettronica"
    release = {
        "generation": 1, "kind_id": kind, "kind_revision": 1, "rate_id": kind, "rate_version": 1,
        "citizen_id": None, "subject": subject, "amount_cents": cents,
        "debtor": {"kind": "F", "identifier": code, "full_name": name[:70]},
        "payments": [
            {
                "option_no": 1, "notice_number": number, "lease_id": "lease",
                "amount_cents": cents, "due_on": due_on.isoformat(),
            }
        ],
        "released_at": at.isoformat(),
    }  # fmt: skip
    return {
        "notice_number": number, "operation_id": f"op-{base}", "operator_id": f"op-{base % 7}",
        "citizen_id": None, "release": json.dumps(release), "citizen": "{}", "offline_kind": True,
        "state": chance.choice(_STATES), "problem": None, "released_at": at, "payable_at": None,
        "paid_at": None, "late_print": False, "kind_id": kind, "amount_cents": cents,
        "due_on": due_on, "debtor_words": words_to_list_by(name), "debtor_code": code,
        "subject_words": words_to_list_by(subject),
    }  # fmt: skip


def portions(rows: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    """The rows in lists of a size."""
    portion: list[dict[str, Any]] = []
    for row in rows:
        portion.append(row)
        if len(portion) == size:
            yield portion
            portion = []
    if portion:
        yield portion


# --- what is measured -----------------------------------------------------------------------------

_BARE = (
    "SELECT CAST(notice_number AS INTEGER) FROM notices"
    " ORDER BY released_at DESC, notice_number DESC"
)


def opening(database: Database, size: Size) -> list[Finding]:
    """The list as it opens, and sorted and filtered otherwise, each beside SQLCipher alone."""
    asked = {
        "open, the newest first": Question(TODAY),
        "sorted by amount": Question(TODAY, sort=SortBy.AMOUNT),
        "sorted by name": Question(TODAY, sort=SortBy.DEBTOR, descending=False),
        "a name looked for": Question(TODAY, words=("ROSS",)),
        "a state of a kind": Question(TODAY, states=(ReleaseState.PAID,), kind_id="mensa"),
    }
    bare = Samples.of(timed(lambda: read_bare(database)) for _ in range(size.openings))
    findings = []
    for place, (subject, question) in enumerate(asked.items()):
        taken = Samples.of(
            timed(partial(numbers_of, database, question)) for _ in range(size.openings)
        )
        findings.append(
            Finding(subject, taken, bare, target_ratio=OPEN_RATIO_TARGET if not place else None)
        )
    return findings


def jumping(database: Database, size: Size) -> Finding:
    """A block of rows somewhere in the list, made into what the window shows."""
    numbers, chance = numbers_of(database, Question(TODAY)), random.Random(SEED)
    places = [chance.randrange(len(numbers) // BLOCK) * BLOCK for _ in range(size.jumps)]
    blocks = [numbers[place : place + BLOCK] for place in places]

    def bare(block: Sequence[int]) -> None:
        with database.read() as session:
            listed_notices.rows(session, block)

    def jump(block: Sequence[int]) -> None:
        with database.read() as session:
            rows = listed_notices.rows(session, block)
        for row in rows:
            notice_rows.from_desk(row, TODAY)

    baseline = Samples.of(timed(partial(bare, block)) for block in blocks)
    figures = Samples.of(timed(partial(jump, block)) for block in blocks)
    return Finding(f"a jump, {BLOCK} rows", figures, baseline, target_ratio=JUMP_RATIO_TARGET)


def memory(database: Database) -> bool:
    """What the numbers of the list hold, and at most while they are read."""
    tracemalloc.start()
    numbers = numbers_of(database, Question(TODAY))
    held, most = (each / 1e6 for each in tracemalloc.get_traced_memory())
    tracemalloc.stop()
    good = most <= MEMORY_TARGET_MB
    print(
        f"memory of {len(numbers)} numbers: {held:.1f} MB, {most:.1f} MB at most"
        f"  (target {MEMORY_TARGET_MB:g} MB){'' if good else '  MISSED'}"
    )
    return good


def numbers_of(database: Database, question: Question) -> "array[int]":
    """The numbers of a list."""
    with database.read() as session:
        return listed_notices.numbers(session, question, lambda: True)


def read_bare(database: Database) -> None:
    """The same numbers out of SQLCipher, and nothing done with them."""
    with database.read() as session:
        cursor = session.connection().exec_driver_sql(_BARE).cursor
        while cursor.fetchmany(listed_notices.PORTION):
            pass


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
