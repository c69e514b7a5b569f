"""Routes for desks that want to know what happened: read by cursor, or be told at once."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import StreamingResponse

from central_server.api.doors import Doors
from central_server.changes import feed
from central_server.changes.push import Subscriber
from central_server.db.trouble import DATABASE_TROUBLE
from central_server.identity import enrolment
from central_server.identity.actor import EnrolledDesk
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.notice_messages import Change, ChangeKind, ChangePage

#: Where a stream goes on after a break; wins over `after`.
RESUME_HEADER = "Last-Event-ID"
#: Highest cursor that a database can hold.
CURSOR_LIMIT = 2**63 - 1

Cursor = Annotated[int, Query(ge=0, le=CURSOR_LIMIT)]


def routes(doors: Doors) -> APIRouter:
    """The routes under `/changes`."""
    router = APIRouter(prefix="/changes", tags=["changes"])

    @router.get("")
    def read(
        request: Request,
        after: Cursor = 0,
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
    def stream(request: Request, after: Cursor = 0) -> StreamingResponse:
        """Server-sent events that say up to which cursor there is something to read."""
        with doors.unit_of_work() as session:
            desk = doors.desk(session, request)
        resumed = _resumed(request)
        return StreamingResponse(
            doors.bell.stream(_subscriber(doors, desk), after if resumed is None else resumed),
            media_type="text/event-stream",
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
        )

    return router


def _subscriber(doors: Doors, desk: EnrolledDesk) -> Subscriber:
    def is_welcome() -> bool:
        try:
            with doors.unit_of_work() as session:
                return enrolment.is_current(session, desk)
        except DATABASE_TROUBLE:
            return True  # nobody can say now: it is asked again

    return Subscriber(desk.entity_id, desk.desk_id, is_welcome)


def _resumed(request: Request) -> int | None:
    """The cursor that the header names; None when it names none that a feed could have."""
    named = request.headers.get(RESUME_HEADER, "")
    if not (named.isascii() and named.isdigit() and len(named) <= len(str(CURSOR_LIMIT))):
        return None
    return int(named)
