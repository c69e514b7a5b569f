"""Routes for the registry and for one person's notices."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from central_server.api import audit_trail
from central_server.api.doors import Doors
from central_server.citizens import notes
from central_server.desks import citizen_notices
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.message import PAGE_LIMIT, Identifier
from payments_core.wire.desk.messages import CitizenInfo, CitizenPage
from payments_core.wire.desk.note_messages import NotePage
from payments_core.wire.desk.notice_messages import NoticePage

#: People in an answer when the desk does not say how many it wants.
DEFAULT_LIMIT = 50
#: Characters of a search.
QUERY_LIMIT = 200


def routes(doors: Doors) -> APIRouter:
    """The routes under `/citizens`."""
    router = APIRouter(prefix="/citizens", tags=["citizens"])

    @router.get("")
    def search(
        request: Request,
        q: Annotated[str, Query(max_length=QUERY_LIMIT)],
        limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = DEFAULT_LIMIT,
    ) -> CitizenPage:
        """People by beginnings of names in any order, tax code or its beginning, birth date."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = citizen_notices.search(session, actor, q, limit, doors.clock.now())
            hits = len(page.citizens)
            audit_trail.record(doors, session, actor, AuditAct.SEARCHED, hits=hits)
            return page

    @router.get("/{citizen_id}")
    def citizen(request: Request, citizen_id: Identifier) -> CitizenInfo:
        """One person."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            found = citizen_notices.citizen(session, actor, citizen_id, doors.clock.now())
            opened = AuditAct.CITIZEN_OPENED
            audit_trail.record(doors, session, actor, opened, citizen_id=citizen_id)
            return found

    @router.get("/{citizen_id}/notices")
    def notices(request: Request, citizen_id: Identifier) -> NoticePage:
        """What was released to one person, newest first."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = citizen_notices.notices_of(session, actor, citizen_id, doors.clock.now())
            listed, hits = AuditAct.NOTICES_LISTED, len(page.notices)
            audit_trail.record(doors, session, actor, listed, citizen_id=citizen_id, hits=hits)
            return page

    @router.get("/{citizen_id}/notes")
    def written(request: Request, citizen_id: Identifier) -> NotePage:
        """What clerks have noted about one person, newest first, with what was withdrawn."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = notes.page(session, actor, citizen_id)
            read, hits = AuditAct.NOTES_READ, len(page.notes)
            audit_trail.record(doors, session, actor, read, citizen_id=citizen_id, hits=hits)
            return page

    return router
