"""How the station bears the hub: verify, activate and receipt on PostgreSQL.

Two questions. At a constant rate, whatever the answers, how late is the slowest hundredth? And at
the limit, how much of a bare route's throughput is left after checks, mapping and evidence? The
bare route (`bare_station.py`) runs in the same call, on the same database. One notice in five is a
traffic fine, whose amount is worked out anew for each question and each receipt.

    .venv/bin/python benchmarks/station.py [--quick]

Ends with status 1 when a target of the product (chapter 6) is missed.
"""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from sqlalchemy import text

from benchmarks.messages import ENTITY, FINE_KIND, FINE_TYPED, activate, receipt, verify
from benchmarks.private_postgresql import private_cluster
from central_server.db.engine import make_engine
from central_server.migrations import schema
from payments_core.identifiers import notice_number
from tests.factories.server_process import free_port

POSITIONS = 500_000
RATE_PER_SECOND = 200
#: 99 of 100 answers come sooner (product, chapter 6).
LATENCY_TARGET_MS = 100.0
#: Of the bare route's throughput (product, chapter 6).
RATIO_TARGET = 0.8
#: Connections that ask without pause when the limit is sought.
LIMIT_CONNECTIONS = 10
#: Connections open to the hub at a constant rate; more only wait.
RATE_CONNECTIONS = 64
START_SECONDS = 30


@dataclass
class Result:
    """What one load has met; latencies count from when a request was due, not from when sent."""

    latencies_ms: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0

    def percentile(self, share: float) -> float:
        """The latency that this share of the answers kept below."""
        ordered = sorted(self.latencies_ms)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.latencies_ms) / self.seconds


class Requests:
    """Verify, activate, receipt in turn. Questions and receipts are about different notices,
    because under load a receipt may overtake the question about its notice."""

    def __init__(self) -> None:
        self._receipts = count(1)
        self._questions = count(POSITIONS // 2)
        self._waiting: list[bytes] = []

    def next(self) -> bytes:
        """One message of the hub."""
        if not self._waiting:
            asked = notice_number.build("01", next(self._questions))
            paid = notice_number.build("01", next(self._receipts))
            self._waiting = [receipt(paid), activate(asked), verify(asked)]
        return self._waiting.pop()


def main() -> int:
    """Run both loads and print what they met."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a minute's look")
    quick = parser.parse_args().quick
    seconds = 8 if quick else 30
    with private_cluster() as url:
        load_positions(url)
        requests = Requests()
        with station_process(url) as port:
            asyncio.run(at_the_limit(port, requests, 2))
            steady = asyncio.run(at_constant_rate(port, requests, seconds))
            loaded = asyncio.run(at_the_limit(port, requests, seconds))
        fines, odd = paid_fines(url)
        steady.errors += odd
        with bare_process(url) as port:
            asyncio.run(at_the_limit(port, requests, 2))
            bare = asyncio.run(at_the_limit(port, requests, seconds))
    return report(steady, loaded, bare, fines)


def report(steady: Result, loaded: Result, bare: Result, fines: int) -> int:
    """Figures, baseline, ratio, targets; the exit status."""
    p99, ratio = steady.percentile(0.99), loaded.per_second / bare.per_second
    errors = steady.errors + loaded.errors + bare.errors
    print(f"constant rate  {RATE_PER_SECOND} requests/s for {steady.seconds:.0f} s, "
          f"{POSITIONS} positions")  # fmt: skip
    print(f"  median       {steady.percentile(0.5):8.1f} ms")
    print(f"  99 of 100    {p99:8.1f} ms   target {LATENCY_TARGET_MS:.0f} ms")
    print(f"  errors       {errors:8d}      target 0")
    print(f"  fines paid   {fines:8d}      at the amount of their day")
    print(f"at the limit   {LIMIT_CONNECTIONS} connections")
    print(f"  station      {loaded.per_second:8.1f} requests/s")
    print(f"  bare route   {bare.per_second:8.1f} requests/s")
    print(f"  ratio        {ratio:8.2f}      target {RATIO_TARGET}")
    return 0 if p99 <= LATENCY_TARGET_MS and ratio >= RATIO_TARGET and not errors else 1


# --- the database and the two servers -----------------------------------------------------------


def load_positions(url: str) -> None:
    """The schema, one entity with its station, and the positions, released and payable."""
    engine = make_engine(url)
    schema.upgrade(engine)
    script = (Path(__file__).parent / "station.sql").read_text(encoding="utf-8")
    facts = {
        "entity": ENTITY, "positions": POSITIONS, "fine_kind": json.dumps(FINE_KIND),
        "fine_typed": FINE_TYPED,
    }  # fmt: skip
    with engine.begin() as connection:
        for statement in filter(str.strip, script.split(";")):
            connection.execute(text(statement), facts)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def paid_fines(url: str) -> tuple[int, int]:
    """How many fines have been paid, and how many receipts the station found odd."""
    engine = make_engine(url)
    question = (
        "SELECT count(*) FILTER (WHERE p.live AND i.amount_cents = r.amount_cents),"
        " count(*) FILTER (WHERE r.anomaly IS NOT NULL) FROM receipts r"
        " JOIN positions p USING (entity_id, position_id)"
        " JOIN installments i USING (entity_id, position_id)"
    )
    with engine.connect() as connection:
        fines, odd = connection.execute(text(question)).one()
    engine.dispose()
    return fines, odd


@contextmanager
def station_process(url: str) -> Iterator[int]:
    """The real server as it is run in service, one process."""
    port = free_port()
    command = ["-m", "central_server.cli.main", "serve", "--no-worker", "--port", str(port)]
    with process(command, url, port):
        yield port


@contextmanager
def bare_process(url: str) -> Iterator[int]:
    """The bare route under the same web server."""
    port = free_port()
    command = ["-m", "uvicorn", "benchmarks.bare_station:make_app", "--factory", "--port",
               str(port), "--no-access-log", "--log-level", "error"]  # fmt: skip
    with process(command, url, port):
        yield port


@contextmanager
def process(command: list[str], url: str, port: int) -> Iterator[None]:
    """A Python process that listens on the port, until the block ends."""
    environment = os.environ | {"CENTRAL_SERVER_DATABASE_URL": url}
    root = Path(__file__).resolve().parent.parent
    started = subprocess.Popen(
        [sys.executable, *command], cwd=root, env=environment, stderr=subprocess.DEVNULL
    )
    try:
        asyncio.run(wait_for(port))
        yield
    finally:
        started.terminate()
        started.wait(START_SECONDS)


async def wait_for(port: int) -> None:
    """Until somebody listens."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)
        else:
            writer.close()
            return


# --- the loads ----------------------------------------------------------------------------------


async def at_constant_rate(port: int, requests: Requests, seconds: float) -> Result:
    """Requests fall due at fixed instants, whether earlier ones have been answered or not."""
    result, tasks = Result(), set()
    async with connections(port, RATE_CONNECTIONS) as pool:
        begin = time.perf_counter()
        for number in range(int(seconds * RATE_PER_SECOND)):
            due = begin + number / RATE_PER_SECOND
            await asyncio.sleep(max(due - time.perf_counter(), 0))
            task = asyncio.create_task(ask(pool, requests.next(), due, result))
            tasks.add(task)
            task.add_done_callback(tasks.discard)
        await asyncio.gather(*tasks)
        result.seconds = time.perf_counter() - begin
    return result


async def at_the_limit(port: int, requests: Requests, seconds: float) -> Result:
    """Every connection asks again as soon as it is answered."""
    result = Result()

    async def keep_asking() -> None:
        while (now := time.perf_counter()) < end:
            await ask(pool, requests.next(), now, result)

    async with connections(port, LIMIT_CONNECTIONS) as pool:
        begin = time.perf_counter()
        end = begin + seconds
        await asyncio.gather(*(keep_asking() for _ in range(LIMIT_CONNECTIONS)))
        result.seconds = time.perf_counter() - begin
    return result


Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def connections(port: int, number: int) -> AsyncIterator[asyncio.Queue[Connection]]:
    """A pool of open connections."""
    pool: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(number):
        pool.put_nowait(await asyncio.open_connection("127.0.0.1", port))
    yield pool
    while not pool.empty():
        _, writer = pool.get_nowait()
        writer.close()


async def ask(pool: asyncio.Queue[Connection], body: bytes, due: float, result: Result) -> None:
    """One request and its answer, over a connection of the pool."""
    reader, writer = await pool.get()
    head = f"POST /hub/pa/v1 HTTP/1.1\r\nHost: station\r\nContent-Length: {len(body)}\r\n\r\n"
    writer.write(head.encode() + body)
    answer_head = await reader.readuntil(b"\r\n\r\n")
    length = int(answer_head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
    answer = await reader.readexactly(length)
    result.latencies_ms.append((time.perf_counter() - due) * 1000)
    if b"<outcome>OK</outcome>" not in answer:
        result.errors += 1
    pool.put_nowait((reader, writer))


if __name__ == "__main__":
    sys.exit(main())
