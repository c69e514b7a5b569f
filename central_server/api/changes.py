"""Routes for desks that want to know what happened: read by cursor, or be told at once."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from central_server.api.doors import Doors
from central_server.changes import feed
from payments_core.wire.desk.messages import PAGE_LIMIT, Change, ChangeKind, ChangePage

#: Where a stream goes on after a break; wins over `after`.
RESUME_HEADER = "Last-Event-ID"


def routes(doors: Doors) -> APIRouter:
    """The routes under `/changes`."""
    router = APIRouter(prefix="/changes", tags=["changes"])

    @router.get("")
    def read(
        request: Request,
        after: Annotated[int, Query(ge=0)] = 0,
        limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT,
    ) -> ChangePage:
        """Changes above a cursor, oldest first."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
            rows = feed.read(session, desk.entity_id, after, limit)
        changes = tuple(
            Change(
                cursor=row.cursor,
                kind=ChangeKind(row.kind),
                notice_number=row.notice_number,
                at=row.at,
            )
            for row in rows
        )
        return ChangePage(changes=changes, cursor=changes[-1].cursor if changes else after)

    @router.get("/stream")
    def stream(request: Request, after: Annotated[int, Query(ge=0)] = 0) -> StreamingResponse:
        """Server-sent events that say up to which cursor there is something to read."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
        resumed = request.headers.get(RESUME_HEADER, "")
        start = int(resumed) if resumed.isascii() and resumed.isdigit() else after
        return StreamingResponse(
            doors.bell.stream(desk.entity_id, start),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    return router
