"""What one call to the hub may cost: seconds as a whole, and bytes of the answer.

The time-outs of a client hold for each read, so a peer that sends a byte at a time could keep a
worker for ever; whoever waits longer than the lease of its job lets another do the job again.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx

#: Longest call, from its beginning to the last byte of the answer: well within a worker's lease.
CALL_SECONDS = 40.0
#: Largest answer as it comes over the line: some pages of flows are the largest there are.
ANSWER_BYTES = 32_000_000

_BEGUN = "central_server.begun"


class AnswerTooLarge(httpx.TransportError):
    """More came than any answer of the hub could need."""


class CallBounds:
    """Hooks for an HTTP client: its calls end with `httpx.ReadTimeout` or `AnswerTooLarge` when
    they go beyond; `monotonic` counts seconds."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic

    @property
    def hooks(self) -> dict[str, list[Callable[..., Any]]]:
        """As `httpx.Client(event_hooks=…)` takes them."""
        return {"request": [self._begin], "response": [self._bound]}

    def _begin(self, request: httpx.Request) -> None:
        request.extensions[_BEGUN] = self._monotonic()

    def _bound(self, answer: httpx.Response) -> None:
        ends_at = answer.request.extensions[_BEGUN] + CALL_SECONDS
        if isinstance(answer.stream, httpx.SyncByteStream):
            answer.stream = _Bounded(answer.stream, self._monotonic, ends_at)


class _Bounded(httpx.SyncByteStream):
    """A stream that ends with an error once it has lasted too long or brought too much."""

    def __init__(
        self, stream: httpx.SyncByteStream, monotonic: Callable[[], float], ends_at: float
    ) -> None:
        self._stream = stream
        self._monotonic = monotonic
        self._ends_at = ends_at

    def __iter__(self) -> Iterator[bytes]:
        come = 0
        for part in self._stream:
            come += len(part)
            if come > ANSWER_BYTES:
                raise AnswerTooLarge(f"more than {ANSWER_BYTES} bytes")
            if self._monotonic() > self._ends_at:
                raise httpx.ReadTimeout(f"longer than {CALL_SECONDS} seconds")
            yield part

    def close(self) -> None:
        self._stream.close()
