"""The calls of GPD v3, under `…/organizations/{organization}/debtpositions`; none invalidates."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query

from hub_sandbox.positions.known import KnownPosition
from hub_sandbox.positions.listing import ListQuery, list_answer
from hub_sandbox.positions.requests import read_body, readable
from hub_sandbox.positions.store import PositionStore
from hub_sandbox.positions.v1 import Document
from hub_sandbox.positions.v3 import (
    PositionV3,
    StatusV3,
    as_position_v3,
    as_state_v3,
    status_v3,
)


def add_v3_routes(router: APIRouter, store: PositionStore) -> None:
    """Put the calls below a router that knows the organization and has checked its key."""

    def position(known: KnownPosition) -> Document:
        return as_position_v3(known, store.now())

    def state(known: KnownPosition) -> Document:
        return as_state_v3(known, store.now())

    @router.post("/debtpositions", status_code=201)
    def create(
        organization: str,
        body: Annotated[Any, Body()],
        publish: Annotated[bool, Query(alias="toPublish")] = False,
    ) -> Document:
        debt = read_body(PositionV3, body).debt()
        return position(store.create(organization, debt, publish=publish))

    @router.put("/debtpositions/{iupd}")
    def update(
        organization: str,
        iupd: str,
        body: Annotated[Any, Body()],
        publish: Annotated[bool, Query(alias="toPublish")] = False,
    ) -> Document:
        debt = read_body(PositionV3, body).debt()
        return position(store.update(organization, iupd, debt, publish=publish))

    @router.post("/debtpositions/{iupd}/publish")
    def publish_position(organization: str, iupd: str) -> Document:
        return position(store.publish(organization, iupd))

    @router.delete("/debtpositions/{iupd}")
    def delete(organization: str, iupd: str) -> str:
        store.delete(organization, readable(iupd))
        return "OK"

    @router.get("/debtpositions/{iupd}")
    def read(organization: str, iupd: str) -> Document:
        return state(store.position(organization, readable(iupd)))

    @router.get("/debtpositions")
    def find(
        organization: str,
        query: Annotated[ListQuery, Depends()],
        status: StatusV3 | None = None,
    ) -> Document:
        found = store.positions(organization)
        asked = (one for one in found if status in (None, status_v3(one)))
        return list_answer(asked, query, state)
