"""Routes for numbers that were printed ahead on pads."""

from fastapi import APIRouter, Request

from central_server.api.doors import Doors
from central_server.desks import pads
from payments_core.wire.desk.message import Identifier
from payments_core.wire.desk.operation_messages import PadNumber


def routes(doors: Doors) -> APIRouter:
    """The routes under `/pads`."""
    router = APIRouter(prefix="/pads", tags=["pads"])

    @router.get("/{notice_number}")
    def waiting(request: Request, notice_number: Identifier) -> PadNumber:
        """A number as it stands on a form, if it has no debt yet."""
        with doors.unit_of_work() as session:
            return pads.waiting_number(session, doors.operator(session, request), notice_number)

    return router
