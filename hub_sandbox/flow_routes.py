"""The HTTP interface of the settlement flows, fdr_organization: keys, queries, ErrorResponse."""

import hashlib
import re
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.responses import JSONResponse
from pydantic import BeforeValidator, StringConstraints

from hub_sandbox.flow_service import FlowQuery, FlowRefusal, FlowService
from hub_sandbox.world import Entity

#: Where the service stands below the hub's address.
PREFIX = "/fdr-org/service/v1"
#: Seconds that a caller with too many requests is asked to wait.
RETRY_AFTER_SECONDS = 7

_MAX_SIZE = 1000
_INSTANT = re.compile(
    r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})", re.ASCII
)


def _read_instant(value: object) -> datetime:
    if not isinstance(value, str) or not _INSTANT.fullmatch(value):
        raise ValueError("not a date-time with its zone")
    return datetime.fromisoformat(value.replace("Z", "+00:00")).astimezone(UTC)


Instant = Annotated[datetime, BeforeValidator(_read_instant)]
PspId = Annotated[str, StringConstraints(pattern=r"^.{1,35}$")]
PageNumber = Annotated[int, Query(ge=1)]


def flow_router(service: FlowService) -> APIRouter:
    """Routes under the service's base address, each behind the entity's subscription key."""

    def admitted(
        organization: str,
        key: Annotated[str | None, Header(alias="Ocp-Apim-Subscription-Key")] = None,
    ) -> Entity:
        return service.admit(organization, key)

    def answer(text: str) -> Response:
        return Response(text, media_type="application/json")

    router = APIRouter(prefix=f"{PREFIX}/organizations/{{organization}}/fdrs")
    one = "/{fdr}/revisions/{revision}/psps/{psp_id}"

    @router.get("")
    def find(
        entity: Annotated[Entity, Depends(admitted)],
        page: PageNumber = 1,
        size: Annotated[int, Query(ge=1, le=_MAX_SIZE)] = _MAX_SIZE,
        psp_id: Annotated[PspId | None, Query(alias="pspId")] = None,
        flow_date: Annotated[Instant | None, Query(alias="flowDate")] = None,
        published_after: Annotated[Instant | None, Query(alias="publishedGt")] = None,
    ) -> Response:
        query = FlowQuery(page, size, psp_id, flow_date, published_after)
        return answer(service.list(entity, query))

    @router.get(one)
    def header(
        entity: Annotated[Entity, Depends(admitted)], fdr: str, revision: int, psp_id: str
    ) -> Response:
        return answer(service.header(entity, fdr, revision, psp_id))

    @router.get(f"{one}/payments")
    def payments(
        entity: Annotated[Entity, Depends(admitted)],
        fdr: str,
        revision: int,
        psp_id: str,
        page: PageNumber = 1,
        size: Annotated[int, Query(ge=1)] = _MAX_SIZE,
    ) -> Response:
        text = service.payments(entity, fdr, revision, psp_id, page, size)
        return answer(text)

    return router


def flow_refusal_answer(refusal: FlowRefusal) -> JSONResponse:
    """A refusal as an ErrorResponse."""
    content = {
        "errorId": hashlib.sha256(refusal.message.encode()).hexdigest()[:32],
        "httpStatusCode": refusal.status,
        "httpStatusDescription": HTTPStatus(refusal.status).phrase,
        "appErrorCode": refusal.code,
        "errors": [{"path": refusal.path or "", "message": refusal.message}],
    }
    busy = refusal.status == HTTPStatus.TOO_MANY_REQUESTS
    headers = {"Retry-After": str(RETRY_AFTER_SECONDS)} if busy else None
    return JSONResponse(content, refusal.status, headers=headers)
