import asyncio
import threading

from central_server.changes.push import ChangeBell
from tests.factories.server import COMPANY, ENTITY

WAIT_SECONDS = 20


class Feed:
    """Counts how often it is read."""

    def __init__(self):
        self.cursor = 0
        self.readings = 0

    def read(self, entity_id):
        self.readings += 1
        return self.cursor


async def next_event(stream):
    async with asyncio.timeout(WAIT_SECONDS):
        return await anext(stream)


def with_bell(scenario):
    async def run():
        feed = Feed()
        bell = ChangeBell(feed.read)
        bell.open()
        try:
            await scenario(bell, feed)
        finally:
            bell.close()

    asyncio.run(run())


def test_stream_tells_at_once_what_was_missed():
    async def scenario(bell, feed):
        feed.cursor = 7
        stream = bell.stream(ENTITY, 3)
        assert await next_event(stream) == ": ready\n\n"
        assert await next_event(stream) == "id: 7\nevent: changes\ndata: 7\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_announcement_from_a_thread_reaches_all_streams_with_one_reading():
    async def scenario(bell, feed):
        streams = [bell.stream(ENTITY, 0) for _ in range(20)]
        for stream in streams:
            await next_event(stream)
        while bell._reading:
            await asyncio.sleep(0)
        before, feed.cursor = feed.readings, 1
        threading.Thread(target=bell.hear, args=("changes", ENTITY)).start()
        events = [await next_event(stream) for stream in streams]
        assert set(events) == {"id: 1\nevent: changes\ndata: 1\n\n"}
        assert feed.readings == before + 1
        for stream in streams:
            await stream.aclose()

    with_bell(scenario)


def test_silence_is_filled_with_heartbeats():
    async def scenario(bell, feed):
        stream = bell.stream(ENTITY, 0, heartbeat_seconds=0.01)
        await next_event(stream)
        assert await next_event(stream) == ": heartbeat\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_cursor_already_known_is_not_told_again():
    async def scenario(bell, feed):
        feed.cursor = 5
        stream = bell.stream(ENTITY, 5, heartbeat_seconds=0.05)
        await next_event(stream)
        bell.hear("changes", ENTITY)
        assert await next_event(stream) == ": heartbeat\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_other_entities_are_not_told():
    async def scenario(bell, feed):
        stream = bell.stream(ENTITY, 0, heartbeat_seconds=0.05)
        await next_event(stream)
        while bell._reading:
            await asyncio.sleep(0)
        before = feed.readings
        bell.hear("changes", COMPANY)
        bell.hear("outbox", ENTITY)
        await next_event(stream)
        assert feed.readings == before
        await stream.aclose()

    with_bell(scenario)


def test_missed_announcements_make_everybody_look():
    async def scenario(bell, feed):
        streams = [bell.stream(entity_id, 0) for entity_id in (ENTITY, COMPANY)]
        for stream in streams:
            await next_event(stream)
        feed.cursor = 1
        bell.hear("changes", "")
        for stream in streams:
            assert (await next_event(stream)).startswith("id: 1\n")
            await stream.aclose()

    with_bell(scenario)


def test_announcements_without_a_loop_are_nobodys():
    bell = ChangeBell(lambda entity_id: 0)
    bell.hear("changes", ENTITY)


def test_stream_that_ends_is_forgotten():
    async def scenario(bell, feed):
        stream = bell.stream(ENTITY, 0)
        await next_event(stream)
        await stream.aclose()
        assert bell._listeners == {}

    with_bell(scenario)
