"""Calls a web application on the caller's thread: no sockets, no threads, no waiting.

Routes that are plain functions usually run on threads of a pool. Here they run at once, so that
two runs of one seed do the same things in the same order.
"""

import asyncio
from collections.abc import Callable
from typing import Any
from unittest import mock

import httpx
from starlette.types import ASGIApp, Message

_NOBODY = ("203.0.113.9", 40000)


async def _at_once(work: Callable[..., Any], *args: Any, **_unused: Any) -> Any:
    return work(*args)


def no_threads() -> Any:
    """Patch of what FastAPI, Starlette and the hub's door hand their work to."""
    return mock.patch("anyio.to_thread.run_sync", _at_once)


class Caller:
    """Asks an application; what it raises, rises."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        self._loop.close()

    def ask(self, request: httpx.Request) -> httpx.Response:
        return self._loop.run_until_complete(self._ask(request, request.read()))

    async def _ask(self, request: httpx.Request, body: bytes) -> httpx.Response:
        told: list[Message] = []
        unread = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            return unread.pop() if unread else {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            told.append(message)

        await self._app(_scope(request), receive, send)
        start = told[0]
        content = b"".join(each.get("body", b"") for each in told[1:])
        return httpx.Response(start["status"], headers=start["headers"], content=content)


def _scope(request: httpx.Request) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path,
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": (request.url.host, request.url.port),
        "client": _NOBODY,
    }
