"""The push stream: tells connected desks that there is something to read, never what.

Announcements come from any thread, streams live on the event loop of the server. One reading of
the feed serves all streams of an entity, however many desks listen.
"""

import asyncio
from collections.abc import AsyncIterator, Callable

from central_server.changes import feed

#: Longest silence on a stream: a desk that hears nothing for longer knows that it is cut off.
HEARTBEAT_SECONDS = 5.0

#: Reads the last cursor of an entity from the database; called on a thread.
ReadLast = Callable[[str], int]


class ChangeBell:
    """Rings for the streams of an entity when its feed has grown."""

    def __init__(self, read_last: ReadLast) -> None:
        self._read_last = read_last
        self._loop: asyncio.AbstractEventLoop | None = None
        self._listeners: dict[str, set[asyncio.Queue[int]]] = {}
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
        self, entity_id: str, after: int, heartbeat_seconds: float = HEARTBEAT_SECONDS
    ) -> AsyncIterator[str]:
        """Server-sent events for one desk that has read up to `after`."""
        cursors: asyncio.Queue[int] = asyncio.Queue()
        self._listeners.setdefault(entity_id, set()).add(cursors)
        try:
            self._ring(entity_id)
            yield ": ready\n\n"
            told = after
            while True:
                try:
                    cursor = await asyncio.wait_for(cursors.get(), heartbeat_seconds)
                except TimeoutError:
                    yield ": heartbeat\n\n"
                    continue
                if cursor > told:
                    told = cursor
                    yield f"id: {cursor}\nevent: changes\ndata: {cursor}\n\n"
        finally:
            self._forget(entity_id, cursors)

    def _forget(self, entity_id: str, cursors: asyncio.Queue[int]) -> None:
        listeners = self._listeners[entity_id]
        listeners.discard(cursors)
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
            for cursors in self._listeners.get(entity_id, ()):
                cursors.put_nowait(cursor)
        finally:
            del self._reading[entity_id]
            if entity_id in self._again:
                self._again.discard(entity_id)
                self._ring(entity_id)
