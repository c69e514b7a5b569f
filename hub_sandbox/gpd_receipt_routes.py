"""The receipts of GPD over HTTP (gpd_payments.json): keys, queries, XML and problem+json."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from hub_sandbox.gpd_receipts import GpdReceipts, ReceiptQuery
from hub_sandbox.positions.requests import key_check
from hub_sandbox.world import World

#: Where the service stands below the hub's address.
PREFIX = "/gpd/payments-receipts-service/v1"

_MOST_LINES = 100
_MAX_PAGE = 2**31 - 1

Codes = Annotated[str | None, Query(alias="segregationCodes", pattern=r"^\d{2}(,\d{2})*$")]


def gpd_receipt_router(receipts: GpdReceipts, world: World) -> APIRouter:
    """Routes under the service's base address, each behind the entity's subscription key."""
    router = APIRouter(
        prefix=f"{PREFIX}/payments/{{organization}}/receipts",
        dependencies=[Depends(key_check(world))],
    )

    @router.get("")
    def find(
        organization: str,
        page: Annotated[int, Query(alias="pageNum", ge=0, le=_MAX_PAGE)] = 0,
        size: Annotated[int, Query(alias="pageSize", ge=1, le=_MOST_LINES)] = 20,
        debtor: str | None = None,
        service: str = "",
        first: Annotated[date, Query(alias="from")] = date.min,
        last: Annotated[date, Query(alias="to")] = date.max,
        codes: Codes = None,
        debtor_or_iuv: Annotated[str, Query(alias="debtorOrIuv")] = "",
    ) -> dict[str, Any]:
        query = ReceiptQuery(
            page, size, first, last, _split(codes), debtor, service, debtor_or_iuv
        )  # fmt: skip
        return receipts.page(organization, query)

    @router.get("/{iuv}")
    def one(organization: str, iuv: str, codes: Codes = None) -> Response:
        document = receipts.document(organization, iuv, _split(codes))
        return Response(document, media_type="application/xml")

    return router


def _split(codes: str | None) -> tuple[str, ...]:
    return tuple(codes.split(",")) if codes else ()
