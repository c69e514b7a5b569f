"""Route for the question "was it paid?"."""

from fastapi import APIRouter, Request

from central_server.api.doors import Doors
from central_server.evidence import service as evidence
from payments_core.wire.desk.messages import Identifier, PaymentCheck


def routes(doors: Doors) -> APIRouter:
    """The routes under `/notices`."""
    router = APIRouter(prefix="/notices", tags=["notices"])

    @router.get("/{notice_number}")
    def check(request: Request, notice_number: Identifier) -> PaymentCheck:
        """One notice with its timeline and receipts, as of now."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            return evidence.check(session, actor, notice_number, doors.clock.now())

    return router
