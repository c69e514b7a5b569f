"""Routes for administrators who set up kinds of debt and rates."""

from fastapi import APIRouter, Request

from central_server.api.doors import Doors
from central_server.catalogue import administration
from payments_core.errors import BadValue
from payments_core.wire.desk.catalogue_messages import (
    CatalogueReply,
    KindHistory,
    PutKind,
    PutKindReply,
)
from payments_core.wire.desk.message import Identifier


def routes(doors: Doors) -> APIRouter:
    """The routes under `/catalogue`."""
    router = APIRouter(prefix="/catalogue", tags=["catalogue"])

    @router.get("/kinds")
    def kinds(request: Request) -> CatalogueReply:
        """Every kind as it is in force, with its author, and the accounts of the entity."""
        with doors.unit_of_work() as session:
            return administration.catalogue_of(session, doors.operator(session, request))

    @router.get("/kinds/{kind_id}/history")
    def history(request: Request, kind_id: Identifier) -> KindHistory:
        """All revisions of a kind, newest first, with what each changed."""
        with doors.unit_of_work() as session:
            return administration.history_of(session, doors.operator(session, request), kind_id)

    @router.put("/kinds/{kind_id}")
    def put(
        request: Request, kind_id: Identifier, wanted: PutKind, dry_run: bool = False
    ) -> PutKindReply:
        """Set a kind up, or with `dry_run` say what would change and change nothing."""
        if wanted.kind.kind_id != kind_id:
            raise BadValue("request_malformed", field="kind.kind_id", reason="differs_from_path")
        with doors.unit_of_work() as session:
            actor = doors.operator(session, request)
            return administration.put(session, actor, wanted, doors.clock.now(), dry_run=dry_run)

    return router
