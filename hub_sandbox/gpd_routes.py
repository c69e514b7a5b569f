"""GPD's HTTP interface: v1, shared with the archive but for a change of account, and v3."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query

from hub_sandbox.gpd import Gpd
from hub_sandbox.positions.requests import key_check, read_body
from hub_sandbox.positions.shapes import Account, Content
from hub_sandbox.positions.v1 import Document
from hub_sandbox.positions.v1_routes import add_v1_routes
from hub_sandbox.positions.v3_routes import add_v3_routes
from hub_sandbox.world import World

#: Where the service stands below the hub's address; versions follow.
PREFIX = "/gpd/debt-positions-service"

_MOST_TRANSFERS = 1000


class NewIban(Content):
    """UpdateTransferIbanMassiveModel."""

    new_iban: Account


def gpd_router(gpd: Gpd, world: World) -> APIRouter:
    """Routes under GPD's base address, each behind the entity's subscription key."""
    organization = "organizations/{organization}"
    router = APIRouter(prefix=PREFIX, dependencies=[Depends(key_check(world))])
    v1, v3 = (APIRouter(prefix=f"/{version}/{organization}") for version in ("v1", "v3"))
    add_v1_routes(v1, gpd)
    _add_change_of_account(v1, gpd)
    add_v3_routes(v3, gpd)
    router.include_router(v1)
    router.include_router(v3)
    return router


def _add_change_of_account(router: APIRouter, gpd: Gpd) -> None:
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
