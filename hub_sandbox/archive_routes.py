"""The archive's HTTP interface, gpd-4-aca: the calls of v1 and the notices paid elsewhere."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends

from hub_sandbox.archive import Archive
from hub_sandbox.positions.requests import key_check, read_body
from hub_sandbox.positions.shapes import Content, Instant
from hub_sandbox.positions.v1 import Document, as_option_state
from hub_sandbox.positions.v1_routes import add_v1_routes
from hub_sandbox.world import World

#: Where the service stands below the hub's address.
PREFIX = "/aca/debt-positions-service/v1"


class PaidElsewhere(Content):
    """AlreadyPaidPaymentOptionModel."""

    payment_date: Instant | None = None


def archive_router(archive: Archive, world: World) -> APIRouter:
    """Routes under the archive's base address, each behind the entity's subscription key."""
    router = APIRouter(
        prefix=f"{PREFIX}/organizations/{{organization}}",
        dependencies=[Depends(key_check(world))],
    )
    add_v1_routes(router, archive)

    @router.post("/paymentoptions/paids/{nav}")
    def mark_paid(organization: str, nav: str, body: Annotated[Any, Body()] = None) -> Document:
        paid = read_body(PaidElsewhere, body or {})
        position, option = archive.mark_paid(organization, nav, paid.payment_date)
        return as_option_state(position, option)

    return router
