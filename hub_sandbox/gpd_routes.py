"""GPD's HTTP interface, v1: the calls it shares with the archive, and a change of account."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query

from hub_sandbox.gpd import Gpd
from hub_sandbox.positions.requests import key_check, read_body
from hub_sandbox.positions.shapes import Account, Content
from hub_sandbox.positions.v1 import Document
from hub_sandbox.positions.v1_routes import add_v1_routes
from hub_sandbox.world import World

#: Where the service stands below the hub's address; versions follow.
PREFIX = "/gpd/debt-positions-service"

_MOST_TRANSFERS = 1000


class NewIban(Content):
    """UpdateTransferIbanMassiveModel."""

    new_iban: Account


def gpd_router(gpd: Gpd, world: World) -> APIRouter:
    """Routes under GPD's base address, each behind the entity's subscription key."""
    router = APIRouter(
        prefix=f"{PREFIX}/v1/organizations/{{organization}}",
        dependencies=[Depends(key_check(world))],
    )
    add_v1_routes(router, gpd)

    @router.patch("/debtpositions/transfers")
    def replace_iban(
        organization: str,
        old: Annotated[str, Query(alias="oldIban")],
        body: Annotated[Any, Body()],
        limit: Annotated[int, Query(ge=1, le=_MOST_TRANSFERS)] = _MOST_TRANSFERS,
    ) -> Document:
        new = read_body(NewIban, body).new_iban
        updated = gpd.replace_iban(organization, old, new, limit)
        return {"description": "IBAN updated", "updatedTransfers": updated}

    return router
