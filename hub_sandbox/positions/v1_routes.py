"""The calls that GPD v1 and ACA share, under `…/organizations/{organization}/debtpositions`."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query

from hub_sandbox.positions.known import PositionStatus
from hub_sandbox.positions.listing import ListQuery, list_answer
from hub_sandbox.positions.requests import read_body, readable
from hub_sandbox.positions.store import PositionStore
from hub_sandbox.positions.v1 import Document, Position, as_position, as_state


def add_v1_routes(router: APIRouter, store: PositionStore) -> None:
    """Put the calls below a router that knows the organization and has checked its key."""
    _add_writing(router, store)
    _add_reading(router, store)


def _add_writing(router: APIRouter, store: PositionStore) -> None:
    @router.post("/debtpositions", status_code=201)
    def create(
        organization: str,
        body: Annotated[Any, Body()],
        publish: Annotated[bool, Query(alias="toPublish")] = False,
    ) -> Document:
        debt = read_body(Position, body).debt()
        return as_position(store.create(organization, debt, publish=publish))

    @router.put("/debtpositions/{iupd}")
    def update(
        organization: str,
        iupd: str,
        body: Annotated[Any, Body()],
        publish: Annotated[bool, Query(alias="toPublish")] = False,
    ) -> Document:
        debt = read_body(Position, body).debt()
        return as_position(store.update(organization, iupd, debt, publish=publish))

    @router.post("/debtpositions/{iupd}/publish")
    def publish_position(organization: str, iupd: str) -> Document:
        return as_position(store.publish(organization, iupd))

    @router.post("/debtpositions/{iupd}/invalidate")
    def invalidate(organization: str, iupd: str) -> Document:
        return as_position(store.invalidate(organization, iupd))

    @router.delete("/debtpositions/{iupd}")
    def delete(organization: str, iupd: str) -> str:
        store.delete(organization, readable(iupd))
        return "OK"


def _add_reading(router: APIRouter, store: PositionStore) -> None:
    @router.get("/debtpositions/{iupd}")
    def read(organization: str, iupd: str) -> Document:
        return as_state(store.position(organization, readable(iupd)))

    @router.get("/debtpositions")
    def find(
        organization: str,
        query: Annotated[ListQuery, Depends()],
        status: PositionStatus | None = None,
    ) -> Document:
        found = (one for one in store.positions(organization) if status in (None, one.status))
        return list_answer(found, query, as_state)
