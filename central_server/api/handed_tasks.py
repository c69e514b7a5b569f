"""Routes for tasks that clerks hand to their supervisors, and for how many there are of all."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from central_server.anomalies import service as anomalies
from central_server.api import audit_trail
from central_server.api.doors import Doors
from central_server.desks import handed_tasks
from central_server.notices import cancel_decisions
from central_server.refunds import service as refunds
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.cancel_messages import CancelStatus
from payments_core.wire.desk.message import PAGE_LIMIT, Identifier
from payments_core.wire.desk.refund_messages import RefundStatus
from payments_core.wire.desk.task_messages import CloseTask, HandedTasks, HandTask, TaskCounts


def routes(doors: Doors) -> APIRouter:
    """The routes under `/tasks`."""
    router = APIRouter(prefix="/tasks", tags=["tasks"])

    @router.post("", status_code=204)
    def hand(request: Request, wanted: HandTask) -> Response:
        """Hand a task over; the same id again is the same task."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            handed_tasks.hand(session, actor, wanted, doors.clock.now())
        return Response(status_code=204)

    @router.get("")
    def read(
        request: Request, limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT
    ) -> HandedTasks:
        """What nobody has closed yet, oldest first."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = handed_tasks.page(session, actor, limit)
            read, hits = AuditAct.TASKS_READ, len(page.tasks)
            audit_trail.record_named(doors, session, actor, read, hits)
            return page

    @router.get("/counts")
    def count(request: Request) -> TaskCounts:
        """How many of all kinds wait for whoever leads. It tells nothing of anybody, so that a desk
        may ask without a look at anything."""
        with doors.unit_of_work() as session:
            actor, now = doors.operator(session, request), doors.clock.now()
            requested = cancel_decisions.page(session, actor, CancelStatus.REQUESTED, now)
            odd = anomalies.page(session, actor, PAGE_LIMIT).anomalies
            return TaskCounts(
                refunds=len(refunds.page(session, actor, RefundStatus.REQUESTED).refunds),
                cancellations=len(requested.requests),
                handed=len(handed_tasks.page(session, actor).tasks),
                anomalies=Counter(one.kind for one in odd),
            )

    @router.post("/{handed_id}/close", status_code=204)
    def close(request: Request, handed_id: Identifier, wanted: CloseTask) -> Response:
        """Close one with what was done about it."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            handed_tasks.close(session, actor, handed_id, wanted, doors.clock.now())
        return Response(status_code=204)

    return router
