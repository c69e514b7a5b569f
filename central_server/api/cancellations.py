"""Routes for cancellations that somebody else than who asked has to approve."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from central_server.api import audit_trail
from central_server.api.doors import Doors
from central_server.notices import cancel_decisions
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.cancel_messages import (
    CancelInfo,
    CancelOutcome,
    CancelPage,
    CancelRejection,
    CancelStatus,
)
from payments_core.wire.desk.message import PAGE_LIMIT, Identifier, NoticeNumberText


def routes(doors: Doors) -> APIRouter:
    """The routes under `/cancellations`; asking is the act of cancelling (`notices`)."""
    router = APIRouter(prefix="/cancellations", tags=["cancellations"])

    @router.get("")
    def read(
        request: Request,
        state: CancelStatus = CancelStatus.REQUESTED,
        notice_number: NoticeNumberText | None = None,
        limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT,
    ) -> CancelPage:
        """Requests in one state, the oldest first; for the debt of a notice where it is named."""
        with doors.unit_of_work() as session:
            actor, now = doors.operator(session, request), doors.clock.now()
            page = cancel_decisions.page(session, actor, state, now, notice_number, limit)
            read, hits = AuditAct.TASKS_READ, len(page.requests)
            audit_trail.record_named(doors, session, actor, read, hits, notice_number)
            return page

    @router.post("/{request_id}/approve")
    def approve(request: Request, request_id: Identifier) -> CancelInfo:
        """Cancel what was asked for; never by who asked for it."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            return cancel_decisions.approve(session, actor, request_id, doors.clock.now())

    @router.post("/{request_id}/reject")
    def reject(request: Request, request_id: Identifier, wanted: CancelRejection) -> CancelInfo:
        """Decide that the notice stays, with the reason."""
        with doors.unit_of_work() as session:
            actor, now = doors.operator(session, request), doors.clock.now()
            return cancel_decisions.reject(session, actor, request_id, wanted.reason, now)

    @router.get("/{request_id}/outcome")
    def outcome(request: Request, request_id: Identifier) -> CancelOutcome:
        """What has become of a request, for the desk that made it; nobody needs to be signed in."""
        with doors.unit_of_work() as session:
            return cancel_decisions.outcome(session, doors.desk(session, request), request_id)

    return router
