"""The push stream: tells connected desks that there is something to read, never what.

Announcements come from any thread, streams live on the event loop of the server. One reading of
the feed serves all streams of an entity, however many desks listen.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import structlog

from central_server.changes import feed

#: Longest silence on a stream: a desk that hears nothing for longer knows that it is cut off.
HEARTBEAT_SECONDS = 5.0
#: How long a stream outlives the credential with which it was opened.
CHECK_SECONDS = 60.0
#: Streams that one desk may hold: its own, and what a broken line has left behind.
STREAMS_PER_DESK = 3
#: Pause before a feed that could not be read is read again.
RETRY_SECONDS = 2.0

#: Reads the last cursor of an entity from the database; called on a thread.
ReadLast = Callable[[str], int]

_log = structlog.get_logger("changes")


@dataclass(frozen=True, slots=True)
class Subscriber:
    """A desk that listens; `is_welcome` says whether it still may and is called on a thread."""

    entity_id: str
    desk_id: str
    is_welcome: Callable[[], bool]


class _Listener:
    """What one stream has still to be told: the newest cursor only, however slow its reader."""

    def __init__(self, subscriber: Subscriber) -> None:
        self.subscriber = subscriber
        self.cursor = 0
        self.ended = False
        self._news = asyncio.Event()

    def tell(self, cursor: int) -> None:
        self.cursor = cursor
        self._news.set()

    def end(self) -> None:
        self.ended = True
        self._news.set()

    async def wait(self, seconds: float) -> bool:
        """Whether there was news before the time was over."""
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return False
        self._news.clear()
        return True


class ChangeBell:
    """Rings for the streams of an entity when its feed has grown."""

    def __init__(self, read_last: ReadLast) -> None:
        self._read_last = read_last
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: dict[str, list[_Listener]] = {}
        self._reading: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()

    def open(self) -> None:
        """Take the running loop; announcements before this moment have no stream to go to."""
        self._loop = asyncio.get_running_loop()

    def close(self) -> None:
        """Forget the loop: threads may still announce while the server ends."""
        self._loop = None
        for task in self._reading.values():
            task.cancel()

    def hear(self, topic: str, entity_id: str) -> None:
        """Listener for the unit of work and for notifications; called on any thread."""
        loop = self._loop
        if topic == feed.CHANNEL and loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._ring, entity_id)

    async def stream(
        self,
        subscriber: Subscriber,
        after: int,
        heartbeat_seconds: float = HEARTBEAT_SECONDS,
        check_seconds: float = CHECK_SECONDS,
    ) -> AsyncIterator[str]:
        """Server-sent events for a desk that has read up to `after`, which a feed that was restored
        may not have reached yet: then the desk is told so once, and goes on from there.

        Ends when the desk is not welcome any more, or has opened too many.
        """
        listener, now = self._admit(subscriber), asyncio.get_running_loop().time
        try:
            self._ring(subscriber.entity_id)
            yield ": ready\n\n"
            told, checked = after, now()
            while not listener.ended:
                if now() - checked >= check_seconds:
                    if not await asyncio.to_thread(subscriber.is_welcome):
                        return
                    checked = now()
                if not await listener.wait(heartbeat_seconds):
                    yield ": heartbeat\n\n"
                elif listener.cursor != told:
                    told = listener.cursor
                    yield f"id: {told}\nevent: changes\ndata: {told}\n\n"
        finally:
            self._forget(listener)

    def _admit(self, subscriber: Subscriber) -> _Listener:
        listeners = self._listeners.setdefault(subscriber.entity_id, [])
        desk_id = subscriber.desk_id
        of_desk = [known for known in listeners if known.subscriber.desk_id == desk_id]
        for oldest in of_desk[: len(of_desk) + 1 - STREAMS_PER_DESK]:
            oldest.end()
        listener = _Listener(subscriber)
        listeners.append(listener)
        return listener

    def _forget(self, listener: _Listener) -> None:
        entity_id = listener.subscriber.entity_id
        listeners = self._listeners[entity_id]
        listeners.remove(listener)
        if not listeners:
            del self._listeners[entity_id]

    def _ring(self, entity_id: str) -> None:
        """On the loop: read the feed once for everybody, and once more if it rang meanwhile."""
        for listening in [entity_id] if entity_id else list(self._listeners):
            if listening not in self._listeners:
                continue
            if listening in self._reading:
                self._again.add(listening)
            else:
                self._reading[listening] = asyncio.ensure_future(self._tell(listening))

    async def _tell(self, entity_id: str) -> None:
        try:
            cursor = await asyncio.to_thread(self._read_last, entity_id)
            for listener in self._listeners.get(entity_id, ()):
                listener.tell(cursor)
        except Exception as trouble:  # the database is away: what was rung for is not forgotten
            _log.warning("feed_unreadable", entity=entity_id, error=type(trouble).__name__)
            asyncio.get_running_loop().call_later(RETRY_SECONDS, self._ring, entity_id)
        finally:
            del self._reading[entity_id]
            if entity_id in self._again:
                self._again.discard(entity_id)
                self._ring(entity_id)
