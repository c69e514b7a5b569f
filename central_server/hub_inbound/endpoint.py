"""The station's address on the web: raw bytes in, `text/xml` out.

Reading the body is asynchronous; everything else is done by `Station` on a thread, within the time
that the hub waits. Neither the headers SOAPAction and Content-Type nor the query are looked at: the
message says what it is (hub protocol 3a).
"""

import asyncio

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from starlette.requests import ClientDisconnect
from structlog import get_logger

from central_server.hub_inbound.gate import Gate
from central_server.hub_inbound.station import Reply, Station
from payments_core.wire.hub.envelope import MAX_REQUEST_BYTES, soap_fault
from payments_core.wire.hub.faults import FaultCode

PATH = "/hub/pa/v1"
MEDIA_TYPE = "text/xml; charset=utf-8"

#: A caller that has not sent its message by then is not the hub.
BODY_SECONDS = 15.0
#: The hub waits 7 seconds for a notice and 15 for a receipt (hub protocol 3a.5). Two are left for
#: the way; a receipt that is stored later than this is asked for again and is the same one.
ANSWER_SECONDS = 5.0

STATUS_FORBIDDEN = 403
STATUS_GONE = 400
STATUS_NO_POST = 405
STATUS_TOO_LARGE = 413
STATUS_TOO_SLOW = 408

_METHODS = ("POST", "GET", "HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE")

_log = get_logger("station")


def make_router(station: Station, gate: Gate) -> APIRouter:
    """The route that the hub calls; it is no part of the documented interface."""
    router = APIRouter()

    # With a slash at its end, too: a hub that was told so does not follow redirects.
    @router.api_route(PATH, methods=list(_METHODS), include_in_schema=False)
    @router.api_route(f"{PATH}/", methods=list(_METHODS), include_in_schema=False)
    async def receive(request: Request) -> Response:
        if request.method != "POST":
            return _response(_not_a_message(STATUS_NO_POST), {"Allow": "POST"})
        if not gate.lets_in(request):
            return _response(_not_a_message(STATUS_FORBIDDEN))
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _read_body(request)
        except TimeoutError:
            return _response(_not_a_message(STATUS_TOO_SLOW))
        except ClientDisconnect:
            _log.warning("hub_gone_while_sending")
            return _response(_not_a_message(STATUS_GONE))
        if body is None:
            return _response(_not_a_message(STATUS_TOO_LARGE))
        return _response(await _answer(station, body))

    return router


async def _answer(station: Station, body: bytes) -> Reply:
    """The station's answer, or in time the one that makes the hub ask again.

    What is given up here goes on by itself until the database's own time-outs end it.
    """
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await to_thread.run_sync(station.answer, body, abandon_on_cancel=True)
    except TimeoutError:
        return station.too_late(body)


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


def _response(reply: Reply, headers: dict[str, str] | None = None) -> Response:
    return Response(reply.body, reply.status, headers, media_type=MEDIA_TYPE)
