"""Routes for notices: an office's list, whether one was paid, what is decided about it."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from central_server.api import audit_trail
from central_server.api.doors import Doors
from central_server.desks import office_notices
from central_server.evidence import service as evidence
from central_server.notices import acts, cancel_requests
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.message import PAGE_LIMIT, Identifier
from payments_core.wire.desk.notice_list_messages import OfficeListQuery, OfficeNoticePage
from payments_core.wire.desk.notice_messages import NoticeAct, PaymentCheck


def routes(doors: Doors) -> APIRouter:
    """The routes under `/notices`."""
    router = APIRouter(prefix="/notices", tags=["notices"])

    @router.get("")
    def of_office(
        request: Request,
        asked: Annotated[OfficeListQuery, Query()],
        limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT,
    ) -> OfficeNoticePage:
        """What the desks of the operator's office have released, the newest first."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = office_notices.page(session, actor, asked, limit, doors.clock.now())
            hits = len(page.notices)
            audit_trail.record(doors, session, actor, AuditAct.LIST_READ, hits=hits)
            return page

    @router.get("/{notice_number}")
    def check(request: Request, notice_number: Identifier) -> PaymentCheck:
        """One notice with its timeline and receipts, as of now."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            found = evidence.check(session, actor, notice_number, doors.clock.now())
            audit_trail.record(
                doors, session, actor, AuditAct.NOTICE_OPENED,
                notice_number=notice_number, citizen_id=found.notice.citizen_id,
            )  # fmt: skip
            return found

    @router.post("/{notice_number}/acts")
    def act(request: Request, notice_number: Identifier, wanted: NoticeAct) -> PaymentCheck:
        """Cancel, suspend, resume, change, paid elsewhere; the notice as it is afterwards.

        What somebody else has to approve is kept as a request, and the answer says that it is not
        done: no desk takes that for a cancellation.
        """
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            now = doors.clock.now()
            asked = acts.perform(session, actor, notice_number, wanted, now)
            if asked is None:
                return evidence.check(session, actor, notice_number, now)
            refusal = cancel_requests.refusal(asked)
        raise refusal

    return router
