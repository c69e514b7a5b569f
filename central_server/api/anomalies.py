"""The route for what did not go as it should: read by supervisors, changed by nobody."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from central_server.anomalies import service as anomalies
from central_server.api.doors import Doors
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
            return anomalies.page(session, doors.operator(session, request), limit)

    return router
