"""Route for desks that keep the whole registry."""

import gzip
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from structlog import get_logger

from central_server.api.changes import Cursor
from central_server.api.doors import Doors
from central_server.desks import registry
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.registry_messages import RegistryPage

#: Higher levels take twice the time for a twentieth of the bytes.
_GZIP_LEVEL = 5

_log = get_logger("api")


def routes(doors: Doors) -> APIRouter:
    """The route `/registry`."""
    router = APIRouter(tags=["registry"])

    @router.get("/registry", response_model=RegistryPage)
    def read(
        request: Request,
        after: Cursor = 0,
        limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT,
    ) -> Response:
        """People who changed after a revision, oldest change first; all of them from 0."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
            page = registry.page(session, desk, after, limit)
        if page.people:
            _log.info(
                "registry_downloaded", entity_id=desk.entity_id, desk_id=desk.desk_id,
                people=len(page.people), after=after, last=page.people[-1].revision,
            )  # fmt: skip
        return _compact(request, page)

    return router


def _compact(request: Request, page: RegistryPage) -> Response:
    body = page.model_dump_json(exclude_none=True).encode()
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        body = gzip.compress(body, _GZIP_LEVEL)
        headers["Content-Encoding"] = "gzip"
    return Response(body, media_type="application/json", headers=headers)
