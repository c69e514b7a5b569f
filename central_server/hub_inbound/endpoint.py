"""The station's address on the web: raw bytes in, `text/xml` out.

Reading the body is the only asynchronous part; everything else is done by `Station` on a thread.
"""

import asyncio

import structlog
from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from central_server.hub_inbound.gate import (
    ADDRESS_HEADER,
    CERTIFICATE_HEADER,
    CallerRefused,
    Gate,
)
from central_server.hub_inbound.station import Reply, Station
from payments_core.wire.hub.envelope import MAX_REQUEST_BYTES, soap_fault
from payments_core.wire.hub.faults import FaultCode

PATH = "/hub/pa/v1"
MEDIA_TYPE = "text/xml; charset=utf-8"

_log = structlog.get_logger("station")

#: A caller that has not sent its message by then is not the hub.
BODY_SECONDS = 15.0

STATUS_FORBIDDEN = 403
STATUS_TOO_LARGE = 413
STATUS_TOO_SLOW = 408


def make_router(station: Station, gate: Gate) -> APIRouter:
    """The route that the hub calls; it is no part of the documented interface."""
    router = APIRouter()

    @router.post(PATH, include_in_schema=False)
    async def receive(request: Request) -> Response:
        try:
            _admit(gate, request)
        except CallerRefused as refusal:
            _log.warning("caller_refused", code=refusal.code, **refusal.facts)
            return _response(_not_a_message(STATUS_FORBIDDEN))
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _read_body(request)
        except TimeoutError:
            return _response(_not_a_message(STATUS_TOO_SLOW))
        if body is None:
            return _response(_not_a_message(STATUS_TOO_LARGE))
        return _response(await run_in_threadpool(station.answer, body))

    return router


def _admit(gate: Gate, request: Request) -> None:
    peer = request.client.host if request.client else None
    headers = request.headers
    gate.check(peer, headers.get(CERTIFICATE_HEADER), headers.get(ADDRESS_HEADER))


async def _read_body(request: Request) -> bytes | None:
    """The whole body, or None as soon as it is longer than any message of the hub."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_REQUEST_BYTES:
            return None
    return bytes(body)


def _not_a_message(status: int) -> Reply:
    return Reply(status, soap_fault("Client", FaultCode.ENVELOPE.value))


def _response(reply: Reply) -> Response:
    return Response(reply.body, reply.status, media_type=MEDIA_TYPE)
