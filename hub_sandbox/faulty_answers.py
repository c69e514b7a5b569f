"""Spoils the answers of the REST services as planned; stands in front of the whole application."""

from collections.abc import Callable

from fastapi import Response
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub_sandbox.flow_routes import RETRY_AFTER_SECONDS, flow_refusal_answer
from hub_sandbox.flow_service import FlowRefusal
from hub_sandbox.positions.refusals import PositionRefusal, refusal_answer
from hub_sandbox.rest_faults import PlannedFault, RestFault, RestFaults, Service, service_of

#: More than any answer cut short has sent.
_NEVER_REACHED = b"100000000"

#: Status, title and, for the service of flows, code of a refused call.
_REFUSALS = {
    RestFault.ERROR: (500, "Internal Server Error", "FDR-0500"),
    RestFault.UNAVAILABLE: (503, "Service Unavailable", "FDR-0500"),
    RestFault.TOO_MANY: (429, "Too Many Requests", "FDR-1000"),
}


class FaultyAnswers:
    """An ASGI application around another. `sleep` waits for so many seconds."""

    def __init__(self, app: ASGIApp, faults: RestFaults, sleep: Callable[[float], None]) -> None:
        self._app = app
        self._faults = faults
        self._sleep = sleep

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, or as the fault that waits for this call wants."""
        service = service_of(scope["path"]) if scope["type"] == "http" else None
        planned = self._faults.take(service, scope["path"]) if service else None
        if service is None or planned is None or planned.fault is None:
            await self._app(scope, receive, send)
        elif planned.fault in _REFUSALS:
            await _take_in(receive)
            await _refusal(service, planned.fault)(scope, receive, send)
        else:
            held: list[Message] = []

            async def hold(message: Message) -> None:
                held.append(message)

            await self._app(scope, receive, hold)
            await self._spoil(planned, held, send)

    async def _spoil(self, planned: PlannedFault, held: list[Message], send: Send) -> None:
        """Send what became of an answer on its way."""
        start = held[0]
        body = b"".join(message.get("body", b"") for message in held[1:])
        match planned.fault:
            case RestFault.SLOW:
                await run_in_threadpool(self._sleep, planned.seconds)
                for message in held:
                    await send(message)
            case RestFault.GARBLED:
                half = body[: len(body) // 2]
                await send(_with_length(start, str(len(half)).encode()))
                await send({"type": "http.response.body", "body": half})
            case _:
                # The server hangs up on an answer that ends before its announced length.
                await send(_with_length(start, _NEVER_REACHED))


def _refusal(service: Service, fault: RestFault) -> Response:
    status, title, code = _REFUSALS[fault]
    if service is Service.FLOWS:
        return flow_refusal_answer(FlowRefusal(status, code, "out of order on purpose"))
    wait = str(RETRY_AFTER_SECONDS) if fault is RestFault.TOO_MANY else None
    refusal = PositionRefusal(status, title, "out of order on purpose", retry_after=wait)
    return refusal_answer(refusal)


def _with_length(start: Message, length: bytes) -> Message:
    headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
    return {**start, "headers": [*headers, (b"content-length", length)]}


async def _take_in(receive: Receive) -> None:
    """Read the request to its end: a caller still sending would not see the answer."""
    message = await receive()
    while message.get("more_body", False):
        message = await receive()
