"""From a receipt at the station to every desk hearing that there is something to read."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
import psycopg

from benchmarks.measure import Finding, Samples
from benchmarks.messages import receipt
from benchmarks.sync_city import address_of, desk_name

#: Product, chapter 6: to the screen; what the desk does then takes some hundredths of a second.
TARGET_MS = 1_000.0
#: Between two receipts, so that one has been heard before the next comes.
REST_SECONDS = 0.2
#: Longer than that nobody waits.
LOST_SECONDS = 20.0
START_SECONDS = 60.0


class Stream:
    """One desk's push stream, and when it heard of each cursor."""

    def __init__(self) -> None:
        self._cursor = 0
        self._news = asyncio.Condition()

    @asynccontextmanager
    async def open(self, server_url: str, desk_id: str) -> "AsyncIterator[Stream]":
        """Listen until the block ends."""
        host, port = server_url.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        request = (
            f"GET /api/v1/changes/stream?after=0 HTTP/1.1\r\nHost: server\r\n"
            f"X-Desk: {address_of(desk_id)}\r\n\r\n"
        )
        writer.write(request.encode())
        listening = asyncio.create_task(self._listen(reader))
        try:
            yield self
        finally:
            listening.cancel()
            writer.close()

    async def hears(self, cursor: int) -> float:
        """The instant at which the stream says that there is something up to this cursor."""
        async with self._news:
            await self._news.wait_for(lambda: self._cursor >= cursor)
            return self._heard_at

    async def _listen(self, reader: asyncio.StreamReader) -> None:
        async for line in reader:
            if line.startswith(b"data: "):
                async with self._news:
                    self._cursor, self._heard_at = int(line[6:]), time.perf_counter()
                    self._news.notify_all()


def run(url: str, servers: Sequence[str], streams: int, numbers: Sequence[str]) -> Finding:
    """A receipt for each number, at the servers in turn, with so many streams open at them."""
    heard = asyncio.run(_receipts(servers, streams, numbers, _last_cursor(url)))
    return Finding(
        f"receipt to desk, {streams} streams",
        Samples.of(heard),
        Samples.of(bare_notices(url, len(numbers))),
        target_ms=TARGET_MS,
        share=0.99,
    )


async def _receipts(
    servers: Sequence[str], streams: int, numbers: Sequence[str], cursor: int
) -> list[float]:
    seconds: list[float] = []
    async with AsyncExitStack() as stack, httpx.AsyncClient(timeout=30, trust_env=False) as hub:
        opened = [
            await stack.enter_async_context(
                Stream().open(servers[number % len(servers)], desk_name(number))
            )
            for number in range(streams)
        ]
        await asyncio.wait_for(_all_hear(opened, cursor), START_SECONDS)
        for step, number in enumerate(numbers):
            await asyncio.sleep(REST_SECONDS)
            begin = time.perf_counter()
            reply = await hub.post(
                f"{servers[step % len(servers)]}/hub/pa/v1", content=receipt(number)
            )
            if b"<outcome>OK</outcome>" not in reply.content:
                raise RuntimeError(f"the station refused a receipt: {reply.text[:400]}")
            cursor += 1
            heard = await asyncio.wait_for(_all_hear(opened, cursor), LOST_SECONDS)
            seconds += [at - begin for at in heard]
    return seconds


async def _all_hear(streams: Sequence[Stream], cursor: int) -> list[float]:
    return await asyncio.gather(*(stream.hears(cursor) for stream in streams))


def _last_cursor(url: str) -> int:
    with psycopg.connect(_plain(url)) as connection:
        (cursor,) = connection.execute("SELECT max(last_cursor) FROM change_counters").fetchone()  # type: ignore[misc]
    return int(cursor)


def bare_notices(url: str, count: int) -> list[float]:
    """Seconds from a durable commit of one row that announces itself to another connection hearing
    of it, the least that any push through PostgreSQL takes."""
    seconds = []
    with (
        psycopg.connect(_plain(url), autocommit=True) as hears,
        psycopg.connect(_plain(url)) as tells,
    ):
        hears.execute("LISTEN bare")
        tells.execute("CREATE TABLE bare_push (number int)")
        tells.commit()
        for number in range(count):
            begin = time.perf_counter()
            tells.execute("INSERT INTO bare_push VALUES (%s)", [number])
            tells.execute("NOTIFY bare")
            tells.commit()
            next(hears.notifies())
            seconds.append(time.perf_counter() - begin)
    return seconds


def _plain(url: str) -> str:
    return url.replace("postgresql+psycopg", "postgresql")
