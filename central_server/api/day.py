"""Routes for the day of the desks: its figures, how the desks are, its closing."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from central_server.api import audit_trail
from central_server.api.doors import Doors
from central_server.desks import desk_board
from central_server.statistics import service as statistics
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.day_messages import CloseDay, DayFigures, DeskStates
from payments_core.wire.desk.message import AskedDay


def routes(doors: Doors) -> APIRouter:
    """The routes under `/day`."""
    router = APIRouter(prefix="/day", tags=["day"])

    @router.get("")
    def read(
        request: Request,
        first_on: AskedDay,
        last_on: AskedDay,
        office: Annotated[str | None, Query(min_length=1, max_length=120)] = None,
    ) -> DayFigures:
        """What was released from one day to another, both included, and what has become of it."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            now = doors.clock.now()
            figures = statistics.figures(session, actor, first_on, last_on, now, office)
            audit_trail.record_named(doors, session, actor, AuditAct.DAY_READ, figures.named)
            return figures

    @router.get("/desks")
    def desks(request: Request) -> DeskStates:
        """Line, queue, printers and tasks of every desk, as it last reported."""
        with doors.unit_of_work() as session:
            return desk_board.board(session, doors.operator(session, request), doors.clock.now())

    @router.post("/closings")
    def close(request: Request, wanted: CloseDay) -> DayFigures:
        """Record that a day is closed; its figures, with all its closings."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            return statistics.close(session, actor, wanted, doors.clock.now())

    return router
