"""The HTTP interface of the checkout: one route in two versions, a redirect or a problem."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Header
from fastapi.responses import JSONResponse, Response

from hub_sandbox.checkout import REQUESTS, Checkout, CheckoutRefusal

#: Where the service stands below the hub's address; its version follows.
PREFIX = "/checkout/ec"


def checkout_router(checkout: Checkout) -> APIRouter:
    """The routes under the service's base addresses, each behind a subscription key."""
    router = APIRouter(prefix=PREFIX)
    for version in REQUESTS:
        _add_version(router, checkout, version)
    return router


def _add_version(router: APIRouter, checkout: Checkout, version: int) -> None:
    @router.post(f"/v{version}/carts")
    def open_cart(
        body: Annotated[Any, Body()],
        key: Annotated[str | None, Header(alias="Ocp-Apim-Subscription-Key")] = None,
    ) -> Response:
        return Response(status_code=302, headers={"location": checkout.open(version, key, body)})


def checkout_refusal_answer(refusal: CheckoutRefusal) -> JSONResponse:
    """A refusal as a ProblemJson."""
    content = {"title": refusal.title, "status": refusal.status, "detail": refusal.detail}
    return JSONResponse(content, refusal.status)
