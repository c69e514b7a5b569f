"""Routes for what came in together: one flow of a bank, one credit of the treasurer; and for what
a treasurer's text calls a single payment."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Request

from central_server.api import audit_trail
from central_server.api.doors import Doors
from central_server.evidence import flows, references
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.message import PAGE_LIMIT
from payments_core.wire.desk.settlement_messages import CreditReply, FlowPage, ReferenceReply

FlowName = Annotated[str, Path(min_length=1, max_length=35, pattern="^[A-Za-z0-9_-]+$")]
Year = Annotated[int, Path(ge=2000, le=2199)]
#: What a journal may say.
DocumentNumber = Annotated[int, Path(ge=0, le=10**18 - 1)]
Reference = Annotated[str, Path(min_length=1, max_length=35, pattern="^[A-Za-z0-9]+$")]
#: Lines of a flow, one after the other.
LineNumber = Annotated[int, Query(ge=0, le=2**31 - 1)]


def routes(doors: Doors) -> APIRouter:
    """The routes under `/settlement`."""
    router = APIRouter(prefix="/settlement", tags=["settlement"])

    @router.get("/flows/{flow_id}")
    def flow(
        request: Request,
        flow_id: FlowName,
        after: LineNumber = 0,
        limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT,
    ) -> FlowPage:
        """A flow, how it stands, and its payments after a line."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = flows.flow_page(session, actor, flow_id, after, limit, doors.clock.now())
            opened, hits = AuditAct.FLOW_OPENED, len(page.payments)
            audit_trail.record(doors, session, actor, opened, hits=hits)
            return page

    @router.get("/credits/{year}/{document_no}")
    def credit(request: Request, year: Year, document_no: DocumentNumber) -> CreditReply:
        """A provisional receipt, how it stands, and the flow that it pays or names."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            found = flows.credit_reply(session, actor, year, document_no, doors.clock.now())
            audit_trail.record(doors, session, actor, AuditAct.CREDIT_OPENED)
            return found

    @router.get("/references/{reference}")
    def reference(request: Request, reference: Reference) -> ReferenceReply:
        """Of which notices here a creditor reference may be, and the flow that reports it."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            found = references.reply(session, actor, reference, doors.clock.now())
            asked, hits = AuditAct.REFERENCE_ASKED, len(found.notice_numbers)
            audit_trail.record(doors, session, actor, asked, hits=hits)
            return found

    return router
