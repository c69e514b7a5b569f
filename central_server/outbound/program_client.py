"""Calls to management programs (gestionali): one POST with JSON, within a time box.

Whoever asks is a payer at a bank, for whom the hub waits a few seconds. The time of the box is that
of the whole call: name, connection, TLS, and the answer to its last byte. Time-outs of a socket
bound each step and not their sum, so calls run on an event loop of their own, where they can be
cancelled wherever they are (docs/decisions, 13).
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, NamedTuple, Protocol

import anyio
import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal

from payments_core.errors import RemoteProtocolError, WorldTrouble
from payments_core.wire.programs.amounts import MALFORMED, MAX_ANSWER_BYTES


@dataclass(frozen=True, slots=True)
class ProgramAddress:
    """Where a program is asked, the key that opens it, and how long it is waited for."""

    url: str
    key: str = field(repr=False)
    timeout_ms: int

    @property
    def headers(self) -> dict[str, str]:
        """What every question carries."""
        return {
            "Authorization": f"Bearer {self.key}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            # What is unpacked could be of any size.
            "Accept-Encoding": "identity",
        }


class ProgramClient:
    """Asks programs from any thread. Its loop starts with the first question."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._stack = ExitStack()
        self._running: _Running | None = None
        self._closed = False

    def ask(self, address: ProgramAddress, question: bytes) -> bytes:
        """What the program answers.

        Raises WorldTrouble `program_too_slow`, `program_unreachable` or, for any status but 200,
        `program_trouble`; RemoteProtocolError for an answer that is too long.
        """
        running = self._started()
        return running.portal.call(_ask, running.http, address, question)

    def close(self) -> None:
        """Stop the loop; nothing is asked afterwards."""
        with self._lock:
            self._closed = True
            if self._running is not None:
                self._running.portal.call(self._running.http.aclose)
                self._running = None
            self._stack.close()

    def _started(self) -> "_Running":
        with self._lock:
            if self._closed:  # by a process that ends while somebody still asks
                raise WorldTrouble("program_unreachable", reason="closed")
            if self._running is None:
                portal = self._stack.enter_context(start_blocking_portal())
                self._running = _Running(portal, _client())
            return self._running


class _Closes(Protocol):
    async def aclose(self) -> None: ...


class _Running(NamedTuple):
    portal: BlockingPortal
    http: httpx.AsyncClient


def _client() -> httpx.AsyncClient:
    # A connection for each question: one that a program has closed meanwhile would be found out
    # by the question that it fails.
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=0)
    return httpx.AsyncClient(limits=limits, follow_redirects=False, timeout=None)  # noqa: S113  (the box bounds the whole)


async def _ask(http: httpx.AsyncClient, address: ProgramAddress, question: bytes) -> bytes:
    try:
        with anyio.fail_after(address.timeout_ms / 1000):
            return await _post(http, address, question)
    except TimeoutError:
        raise WorldTrouble("program_too_slow", milliseconds=address.timeout_ms) from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as trouble:
        raise WorldTrouble("program_unreachable", reason=type(trouble).__name__) from trouble


async def _post(http: httpx.AsyncClient, address: ProgramAddress, question: bytes) -> bytes:
    connected = list[_Closes]()

    async def note(event: str, facts: Mapping[str, Any]) -> None:
        if event == "connection.connect_tcp.complete":
            connected.append(facts["return_value"])

    try:
        return await _exchange(http, address, question, note)
    finally:
        # A question that is cancelled in the TLS handshake leaves its connection to nobody:
        # httpcore hands it to its pool only afterwards.
        with anyio.CancelScope(shield=True):
            for connection in connected:
                await connection.aclose()


async def _exchange(
    http: httpx.AsyncClient,
    address: ProgramAddress,
    question: bytes,
    note: Callable[[str, Mapping[str, Any]], Awaitable[None]],
) -> bytes:
    """`note` hears of each step of the connection (httpcore, extension `trace`)."""
    async with http.stream(
        "POST",
        address.url,
        headers=address.headers,
        content=question,
        extensions={"trace": note},
    ) as answer:
        if answer.status_code != httpx.codes.OK:
            raise WorldTrouble("program_trouble", status=answer.status_code)
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > MAX_ANSWER_BYTES:
                raise RemoteProtocolError(MALFORMED, field="-", reason="too_large")
        return bytes(body)
