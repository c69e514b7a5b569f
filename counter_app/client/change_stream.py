"""The push stream (`text/event-stream`): says that there is something to read, and up to where."""

import socket
from collections.abc import Callable, Iterator

import httpx

from counter_app.client.line_evidence import LineEvidence


class ChangeStream:
    """An open stream. `observed` is told of every sign of life."""

    def __init__(self, reply: httpx.Response, observed: Callable[[LineEvidence], None]) -> None:
        self._reply = reply
        self._observed = observed
        self._closed = False

    def signs(self) -> Iterator[int | None]:
        """The cursor of each event, None for a heartbeat; blocks until one arrives or `close` is
        called.

        Ends when the server or `close` ends the stream; raises the transport's error when the
        line breaks or nothing was heard for three heartbeats.
        """
        fields: dict[str, str] = {}
        try:
            for line in self._reply.iter_lines():
                self._observed(LineEvidence())
                if line.startswith(":"):
                    yield None
                elif line:
                    name, _, value = line.partition(":")
                    fields[name] = value.removeprefix(" ")
                else:
                    if fields.get("event") == "changes" and fields.get("data", "").isdigit():
                        yield int(fields["data"])
                    fields = {}
        except httpx.TransportError:
            if not self._closed:
                raise

    def close(self) -> None:
        """End the stream from another thread: the read that blocks returns at once."""
        self._closed = True
        network = self._reply.extensions.get("network_stream")
        plain = network.get_extra_info("socket") if network is not None else None
        if plain is None:
            return
        try:
            plain.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the other side was faster
