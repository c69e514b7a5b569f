"""The whole registry in a desk's encrypted file: how long it takes to come in, whether releases
meanwhile wait for it, how quickly somebody is found in it, and how large it is.

Pages are the bytes that the server's route sends, one by one; the line between is left out.

    .venv/bin/python benchmarks/search_desk.py [--quick]

Ends with status 1 when a target of the product (chapter 6) is missed.
"""

import argparse
import gzip
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import sqlcipher3.dbapi2
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from benchmarks.fragments import fragments
from benchmarks.measure import Finding, Samples, report
from counter_app.services.people_here import PeopleHere
from counter_app.store import desk, registry
from counter_app.store.database import KEY_BYTES, REGISTRY_FILE, Database
from counter_app.store.registry_tables import WORDS_TABLE, people
from demo.city.people import Resident, residents
from payments_core.model.registry_policy import RegistryPolicy
from payments_core.rules.person_search import asked_words, indexed_words, parse_query
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.messages import DeskProfile, EnrolReply
from payments_core.wire.desk.registry_messages import RegistryPage, RegistryPerson

#: Product, chapter 6.
SEARCH_TARGET_MS = 50.0
#: What a release may wait for somebody else's writing.
RELEASE_TARGET_MS = 50.0
SEED = 20261127
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 41, tzinfo=UTC)
ENTITY = "80999990106"
#: Rows that a clerk can still look through.
ROWS = 50
_KEY = bytes(range(KEY_BYTES))
#: Pages of the server's route, compressed, and how many people are in each.
Pages = list[bytes]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is done: for a release of the program, or for a minute's look."""

    people: int
    searches: int


FULL = Size(people=600_000, searches=1000)
QUICK = Size(people=60_000, searches=200)


class StillClock:
    """It is always the same instant."""

    def now(self) -> datetime:
        """That instant."""
        return NOW


def main() -> int:
    """Load, release meanwhile, search; print the three."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a minute's look")
    size = QUICK if parser.parse_args().quick else FULL
    city = list(residents(size.people, SEED, TODAY))
    typed = fragments(city, size.searches, random.Random(SEED))
    pages = list(pages_of(city))
    del city
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir="/tmp") as name:
        folder = Path(name)
        bare = bare_load(folder / "bare.db", pages)
        database = opened_store(folder)
        quiet = [one_write(database) for _ in range(200)]
        loaded, meanwhile = load(database, pages)
        good = [
            report(
                f"A page of {PAGE_LIMIT} people, {size.people} in all",
                [Finding("read, parsed, kept", loaded, bare)],
            ),
            report(
                "A writing transaction of the store while pages come in",
                [
                    Finding(
                        "begun and durable", meanwhile, Samples.of(quiet),
                        target_ms=RELEASE_TARGET_MS,
                    )
                ],
            ),
        ]  # fmt: skip
        database.close()
        print_size(folder / REGISTRY_FILE, size.people, loaded, bare)
        database.open(_KEY)
        good.append(report(f"Search, {size.people} people", search(database, typed)))
        database.close()
    return 0 if all(good) else 1


def pages_of(city: Sequence[Resident]) -> Iterator[bytes]:
    """The registry as the server sends it."""
    chance, everybody = random.Random(SEED), iter(enumerate(city, start=1))
    while block := list(islice(everybody, PAGE_LIMIT)):
        some = tuple(person_of(number, resident, chance) for number, resident in block)
        page = RegistryPage(people=some, more=block[-1][0] < len(city))
        yield gzip.compress(page.model_dump_json(exclude_none=True).encode(), 5)


def person_of(number: int, resident: Resident, chance: random.Random) -> RegistryPerson:
    """A resident as the registry tells them."""
    told = {
        name: getattr(resident, name)
        for name in RegistryPerson.model_fields
        if name not in ("revision", "citizen_id", "kind")
    }
    citizen_id = f"{chance.getrandbits(128):032x}"
    return RegistryPerson(revision=number, citizen_id=citizen_id, kind="F", **told)


def parsed(page: bytes) -> RegistryPage:
    """A page as the desk's client understands it."""
    return RegistryPage.model_validate_json(gzip.decompress(page))


# --- loading ------------------------------------------------------------------------------------


def opened_store(folder: Path) -> Database:
    """A desk that may keep all of the registry and has nothing of it yet."""
    database = Database(folder / "store.db")
    database.open(_KEY)
    profile = DeskProfile(
        entity_id=ENTITY, entity_name="Comune di Esempio", sector=None, contacts=None, cbill=None,
        postal_account=None, training=True, desk_id="desk", desk_name="Sportello", office="-",
        segregation_code="01", registry=RegistryPolicy.ALL, kinds=(),
    )  # fmt: skip
    with database.write() as session:
        reply = EnrolReply(entity_id=ENTITY, desk_id="desk", credential="none")
        desk.enrol(session, reply, "http://127.0.0.1:9", "machine", NOW)
        session.flush()
        desk.keep_profile(session, profile)
        session.execute(text("CREATE TABLE written (content TEXT)"))
    return database


def load(database: Database, pages: Pages) -> tuple[Samples, Samples]:
    """How long each page took, and each writing transaction of the store meanwhile."""
    with database.registry.write() as session:
        registry.begin(session, ENTITY, NOW)
    done, meanwhile = threading.Event(), list[float]()

    def release() -> None:
        while not done.is_set():
            meanwhile.append(one_write(database))
            done.wait(0.05)

    releasing = threading.Thread(target=release)
    releasing.start()
    try:
        taken = [one_page(database, page) for page in pages]
    finally:
        done.set()
        releasing.join()
    return Samples.of(taken), Samples.of(meanwhile)


def one_page(database: Database, page: bytes) -> float:
    """Seconds until a page is durable."""
    begin = time.perf_counter()
    content = parsed(page)
    with database.registry.write() as session:
        registry.keep(session, content, NOW)
    return time.perf_counter() - begin


def one_write(database: Database) -> float:
    """Seconds until something as large as a release is durable."""
    begin = time.perf_counter()
    with database.write() as session:
        session.execute(text("INSERT INTO written VALUES (:content)"), {"content": "x" * 2000})
    return time.perf_counter() - begin


def bare_load(path: Path, pages: Pages) -> Samples:
    """The same rows in the same tables by the driver alone, each page a transaction."""
    connection = sqlcipher3.dbapi2.connect(str(path), isolation_level=None)
    for pragma in (f"key=\"x'{_KEY.hex()}'\"", "journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
    columns = [column.name for column in people.columns]
    tables: list[ExecutableDDLElement] = [CreateTable(people), *map(CreateIndex, people.indexes)]
    made = (str(table.compile(dialect=sqlite.dialect())) for table in tables)
    for statement in (*made, WORDS_TABLE):
        connection.execute(statement)
    marks = ", ".join("?" * len(columns))
    into_people = f"INSERT INTO people ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
    into_words = "INSERT INTO people_words(rowid, words) VALUES (?, ?)"
    taken = []
    for page in pages:
        rows = [bare_row(person) for person in parsed(page).people]
        words = [
            (person.revision, " ".join(words_of_person(person))) for person in parsed(page).people
        ]
        begin = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(into_people, rows)
        connection.executemany(into_words, words)
        connection.execute("COMMIT")
        taken.append(time.perf_counter() - begin)
    connection.close()
    path.unlink()
    return Samples.of(taken)


def bare_row(person: RegistryPerson) -> tuple[object, ...]:
    """A row of people; the revision serves as number."""
    values = person.model_dump(mode="json") | {"person_no": person.revision}
    return tuple(values[column.name] for column in people.columns)


def words_of_person(person: RegistryPerson) -> tuple[str, ...]:
    """What the person is found by."""
    return indexed_words(person.family_name, person.given_name, person.tax_code)


def print_size(path: Path, number: int, loaded: Samples, bare: Samples) -> None:
    """How large the file is, and how many people came in a second."""
    size = path.stat().st_size
    print(f"{size / 1e6:.0f} MB, {size / number:.0f} bytes a person")
    for name, samples in (("the desk", loaded), ("the driver alone", bare)):
        print(f"{number / (sum(samples.values) / 1000):,.0f} people a second by {name}")


# --- searching ----------------------------------------------------------------------------------


def search(database: Database, typed: Sequence[str]) -> list[Finding]:
    """Each text in the database alone, then as the counter asks without the line."""
    here = PeopleHere(database, StillClock())
    in_database, whole, by_key = [], [], []
    for each in typed:
        words, born_on = parse_query(each)
        begin = time.perf_counter()
        with database.registry.read() as session:
            found = registry.search(session, asked_words(words), born_on, ROWS + 1)
        searched = time.perf_counter()
        ids = [one.citizen_id for one in found]
        with database.registry.read() as session:
            registry.found_by_id(session, ids)
        read = time.perf_counter()
        here.search(each, ROWS)
        in_database.append(searched - begin)
        by_key.append(read - searched)
        whole.append(time.perf_counter() - read)
    baseline = Samples.of(by_key)
    return [
        Finding("in the database", Samples.of(in_database), baseline, SEARCH_TARGET_MS),
        Finding("as the counter asks, ranked", Samples.of(whole), baseline, SEARCH_TARGET_MS),
    ]


if __name__ == "__main__":
    sys.exit(main())
