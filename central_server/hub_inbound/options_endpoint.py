"""The address of the payment options service on the web: no body in, JSON out."""

from fastapi import APIRouter, Request, Response

from central_server.hub_inbound.endpoint import PATH as STATION_PATH
from central_server.hub_inbound.endpoint import STATUS_FORBIDDEN
from central_server.hub_inbound.gate import Gate
from central_server.hub_inbound.payment_options import PaymentOptions

#: Below the station's, so that what guards the one guards the other.
PATH = STATION_PATH + "/payment-options/organizations/{entity_id}/notices/{notice_number}"
MEDIA_TYPE = "application/json"


def make_options_router(options: PaymentOptions, gate: Gate) -> APIRouter:
    """The route that the hub calls; it is no part of the documented interface."""
    router = APIRouter()

    @router.post(PATH, include_in_schema=False)
    def ask(request: Request, entity_id: str, notice_number: str) -> Response:
        if not gate.lets_in(request):
            return Response(status_code=STATUS_FORBIDDEN)
        reply = options.answer(entity_id, notice_number)
        return Response(reply.body, reply.status, media_type=MEDIA_TYPE)

    return router
