"""The route for what did not go as it should: read by supervisors, changed by nobody."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from central_server.anomalies import service as anomalies
from central_server.api import audit_trail
from central_server.api.doors import Doors
from payments_core.model.audit_act import AuditAct
from payments_core.wire.desk.anomaly_messages import AnomalyPage
from payments_core.wire.desk.message import PAGE_LIMIT


def routes(doors: Doors) -> APIRouter:
    """The route `/anomalies`."""
    router = APIRouter(prefix="/anomalies", tags=["anomalies"])

    @router.get("")
    def read(
        request: Request, limit: Annotated[int, Query(ge=1, le=PAGE_LIMIT)] = PAGE_LIMIT
    ) -> AnomalyPage:
        """What the operator's entity has to look at, oldest first."""
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            page = anomalies.page(session, actor, limit)
            hits = sum(one.notice_number is not None for one in page.anomalies)
            audit_trail.record_named(doors, session, actor, AuditAct.ANOMALIES_READ, hits)
            return page

    return router
