"""The real web server on a free port, in a thread of the test process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx
import uvicorn
from fastapi import FastAPI

from tests.factories.server import CREDENTIAL, DESK, ENTITY

STOP_SECONDS = 10


@dataclass(frozen=True)
class RunningServer:
    url: str

    def client(self, *, desk=True, token=None, entity_id=ENTITY, desk_id=DESK) -> httpx.Client:
        headers = {}
        if desk:
            headers["X-Desk"] = f"{entity_id}/{desk_id}:{CREDENTIAL}"
        if token:
            headers["Authorization"] = f"Bearer {token}"
        return httpx.Client(base_url=f"{self.url}/api/v1", headers=headers, timeout=10)


class _Announcing(uvicorn.Server):
    """Says when it listens, so that nobody has to poll."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets=None) -> None:
        await super().startup(sockets)
        self.listening.set()


@contextmanager
def running(app: FastAPI) -> Iterator[RunningServer]:
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_config=None, access_log=False,
        timeout_graceful_shutdown=1, ws="none", proxy_headers=False,
    )  # fmt: skip
    server = _Announcing(config)
    thread = threading.Thread(target=server.run, name="uvicorn")
    thread.start()
    try:
        assert server.listening.wait(STOP_SECONDS)
        port = server.servers[0].sockets[0].getsockname()[1]
        yield RunningServer(f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join(STOP_SECONDS)
        assert not thread.is_alive()
