"""Routes for refunds: asked for at a desk, decided by another operator."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from central_server.api import audit_trail
from central_server.api.doors import Doors
from central_server.refunds import service as refunds
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.message import PAGE_LIMIT, Identifier, NoticeNumberText
from payments_core.wire.desk.refund_messages import (
    RefundInfo,
    RefundPage,
    RefundRejection,
    RefundRequest,
    RefundStatus,
)


def routes(doors: Doors) -> APIRouter:
    """The routes under `/refunds`."""
    router = APIRouter(prefix="/refunds", tags=["refunds"])

    @router.post("")
    def ask(request: Request, wanted: RefundRequest) -> RefundInfo:
        """Ask for a refund; the same id again is the same refund."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            return refunds.request(session, actor, wanted, doors.clock.now())

    @router.get("")
    def read(
        request: Request,
        state: RefundStatus = RefundStatus.REQUESTED,
        notice_number: NoticeNumberText | None = None,
        limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT,
    ) -> RefundPage:
        """Refunds in one state, oldest request first; of one notice where it is named."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = refunds.page(session, actor, state, notice_number, limit)
            read, hits = AuditAct.REFUNDS_READ, len(page.refunds)
            audit_trail.record_named(doors, session, actor, read, hits, notice_number)
            return page

    @router.post("/{refund_id}/approve")
    def approve(request: Request, refund_id: Identifier) -> RefundInfo:
        """Decide that it is paid back; never by who asked for it."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            return refunds.approve(session, actor, refund_id, doors.clock.now())

    @router.post("/{refund_id}/reject")
    def reject(request: Request, refund_id: Identifier, wanted: RefundRejection) -> RefundInfo:
        """Decide that it is not, with the reason."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            return refunds.reject(session, actor, refund_id, wanted.reason, doors.clock.now())

    return router
