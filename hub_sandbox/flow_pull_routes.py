"""The HTTP interface of nodeForPa: a gateway that wants a subscription key, then SOAP."""

from typing import Annotated

from fastapi import APIRouter, Body, Header, Response

from hub_sandbox.flow_pull import FlowPull
from hub_sandbox.flow_pull_messages import PullRefusal, fault_answer, operation_of
from hub_sandbox.flow_service import FlowRefusal, FlowService
from hub_sandbox.soap import client_fault

#: Where the service stands below the hub's address.
PULL_PATH = "/nodo-auth/node-for-pa/v1"

_SOAP = "text/xml; charset=utf-8"


def flow_pull_router(pull: FlowPull, flows: FlowService) -> APIRouter:
    """The one route of the service; its gateway has the keys of `flows`."""
    router = APIRouter()

    @router.post(PULL_PATH)
    def ask(
        message: Annotated[bytes, Body(media_type="text/xml")],
        key: Annotated[str | None, Header(alias="Ocp-Apim-Subscription-Key")] = None,
    ) -> Response:
        if not flows.knows_key(key):
            raise FlowRefusal(401, "FDR-1000", "wrong or missing subscription key")
        operation = operation_of(message)
        if operation is None:
            return Response(client_fault("no operation of nodeForPa"), 500, media_type=_SOAP)
        try:
            answer = pull.answer(message, operation)
        except PullRefusal as refusal:
            return Response(fault_answer(operation, refusal), media_type=_SOAP)
        return Response(answer, media_type=_SOAP)

    return router
