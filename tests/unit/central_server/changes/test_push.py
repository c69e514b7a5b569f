import asyncio
import threading

import pytest

from central_server.changes import push
from central_server.changes.push import STREAMS_PER_DESK, ChangeBell, Subscriber
from tests.factories.server import COMPANY, ENTITY

WAIT_SECONDS = 20


class Feed:
    """Counts how often it is read."""

    def __init__(self):
        self.cursor = 0
        self.readings = 0
        self.away = False

    def read(self, entity_id):
        self.readings += 1
        if self.away:
            raise OSError
        return self.cursor


def desk(entity_id=ENTITY, number=12, is_welcome=lambda: True):
    return Subscriber(entity_id, f"sportello-{number}", is_welcome)


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
        stream = bell.stream(desk(), 3)
        assert await next_event(stream) == ": ready\n\n"
        assert await next_event(stream) == "id: 7\nevent: changes\ndata: 7\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_announcement_from_a_thread_reaches_all_streams_with_one_reading():
    async def scenario(bell, feed):
        streams = [bell.stream(desk(number=number), 0) for number in range(20)]
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
        stream = bell.stream(desk(), 0, heartbeat_seconds=0.01)
        await next_event(stream)
        assert await next_event(stream) == ": heartbeat\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_cursor_already_known_is_not_told_again():
    async def scenario(bell, feed):
        feed.cursor = 5
        stream = bell.stream(desk(), 5, heartbeat_seconds=0.05)
        await next_event(stream)
        bell.hear("changes", ENTITY)
        assert await next_event(stream) == ": heartbeat\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_desk_that_is_ahead_of_a_restored_feed_is_told_once_and_then_of_all_that_follows():
    async def scenario(bell, feed):
        feed.cursor = 3
        stream = bell.stream(desk(), 5000, heartbeat_seconds=0.05)
        await next_event(stream)
        assert await next_event(stream) == "id: 3\nevent: changes\ndata: 3\n\n"
        bell.hear("changes", ENTITY)
        assert await next_event(stream) == ": heartbeat\n\n"
        feed.cursor = 4
        bell.hear("changes", ENTITY)
        assert await next_event(stream) == "id: 4\nevent: changes\ndata: 4\n\n"
        feed.cursor = 2  # restored while the stream was open
        bell.hear("changes", ENTITY)
        assert await next_event(stream) == "id: 2\nevent: changes\ndata: 2\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_other_entities_are_not_told():
    async def scenario(bell, feed):
        stream = bell.stream(desk(), 0, heartbeat_seconds=0.05)
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
        streams = [bell.stream(desk(entity_id), 0) for entity_id in (ENTITY, COMPANY)]
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
        stream = bell.stream(desk(), 0)
        await next_event(stream)
        await stream.aclose()
        assert bell._listeners == {}

    with_bell(scenario)


def test_stream_ends_once_another_machine_has_the_desk():
    async def scenario(bell, feed):
        machines = ["PC-12"]
        subscriber = desk(is_welcome=lambda: machines[-1] == "PC-12")
        stream = bell.stream(subscriber, 0, heartbeat_seconds=0.01, check_seconds=0)
        await next_event(stream)
        assert await next_event(stream) == ": heartbeat\n\n"
        machines.append("PC-13")
        with pytest.raises(StopAsyncIteration):
            await next_event(stream)
        assert bell._listeners == {}

    with_bell(scenario)


def test_oldest_stream_of_a_desk_gives_way_to_the_newest():
    async def scenario(bell, feed):
        streams = [bell.stream(desk(), 0) for _ in range(STREAMS_PER_DESK + 1)]
        for stream in streams:
            await next_event(stream)
        with pytest.raises(StopAsyncIteration):
            await next_event(streams[0])
        feed.cursor = 1
        bell.hear("changes", ENTITY)
        for stream in streams[1:]:
            assert (await next_event(stream)).startswith("id: 1\n")
            await stream.aclose()

    with_bell(scenario)


def test_feed_that_could_not_be_read_is_read_again(monkeypatch):
    monkeypatch.setattr(push, "RETRY_SECONDS", 0.01)

    async def scenario(bell, feed):
        feed.away, feed.cursor = True, 1
        stream = bell.stream(desk(), 0)
        await next_event(stream)
        while not feed.readings:
            await asyncio.sleep(0)
        feed.away = False
        assert await next_event(stream) == "id: 1\nevent: changes\ndata: 1\n\n"
        await stream.aclose()

    with_bell(scenario)


def test_reader_that_fell_behind_is_told_the_newest_cursor_only():
    async def scenario(bell, feed):
        stream = bell.stream(desk(), 0)
        await next_event(stream)
        for cursor in (1, 2, 3):
            feed.cursor = cursor
            bell.hear("changes", ENTITY)
            await asyncio.sleep(0)
            while bell._reading:
                await asyncio.sleep(0)
        assert await next_event(stream) == "id: 3\nevent: changes\ndata: 3\n\n"
        await stream.aclose()

    with_bell(scenario)
