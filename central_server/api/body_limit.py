"""Refuses bodies that are too large before they fill the memory."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Largest body of a request, bytes: a full batch of operations is some 40 kB.
BODY_LIMIT_BYTES = 1_000_000
STATUS_TOO_LARGE = 413


class BodyLimit:
    """Counts the bytes of each request below `prefix`, whatever its headers say.

    What it raises rises through the route that was reading, the only form in which FastAPI lets
    a refusal out of the reading of a body.
    """

    def __init__(
        self, app: ASGIApp, prefix: str = "/", limit_bytes: int = BODY_LIMIT_BYTES
    ) -> None:
        self._app = app
        self._prefix = prefix
        self._limit_bytes = limit_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, with a `receive` that counts."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
            return
        received_bytes = 0

        async def counted() -> Message:
            nonlocal received_bytes
            message = await receive()
            received_bytes += len(message.get("body", b""))
            if received_bytes > self._limit_bytes:
                raise HTTPException(STATUS_TOO_LARGE)
            return message

        await self._app(scope, counted, send)
