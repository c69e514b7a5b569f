"""The receipts service for organisations over HTTP (biz_events.json): keys, problem+json.

It has every receipt that was issued, whatever became of its delivery. An entity finds here the
receipts of its own notices and those in which it has a share.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Response

from hub_sandbox.ledger import Ledger
from hub_sandbox.messages import PaidNotice
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.receipt_documents import receipt_document
from hub_sandbox.world import World

#: Where the service is; its refusals are those of the archive's form.
PREFIX = "/bizevents/service/v1"


def receipt_router(ledger: Ledger, world: World) -> APIRouter:
    """Routes under the service's base address, each behind the entity's subscription key."""

    def check_key(
        organization: str,
        key: Annotated[str | None, Header(alias="Ocp-Apim-Subscription-Key")] = None,
    ) -> None:
        entity = world.entity(organization)
        if entity is None or entity.archive_key != key:
            raise PositionRefusal(401, "Unauthorized", "wrong or missing subscription key")

    router = APIRouter(
        prefix=f"{PREFIX}/organizations/{{organization}}/receipts/{{iur}}",
        dependencies=[Depends(check_key)],
    )

    @router.get("")
    def by_iur(organization: str, iur: str) -> Response:
        return _answer(ledger, organization, iur, None)

    @router.get("/paymentoptions/{iuv}")
    def by_iur_and_iuv(organization: str, iur: str, iuv: str) -> Response:
        return _answer(ledger, organization, iur, iuv)

    return router


def _answer(ledger: Ledger, entity_id: str, iur: str, iuv: str | None) -> Response:
    paid = next((one for one in ledger.payments() if _is_asked_for(one, entity_id, iur, iuv)), None)
    if paid is None or ledger.hides(paid.receipt_id):
        raise PositionRefusal(404, "Not found", f"no receipt {iur} of this organization")
    return Response(receipt_document(paid), media_type="application/json")


def _is_asked_for(paid: PaidNotice, entity_id: str, iur: str, iuv: str | None) -> bool:
    concerned = {paid.entity.tax_code, *(one.beneficiary_tax_code for one in paid.data.transfers)}
    return (
        paid.receipt_id == iur
        and entity_id in concerned
        and iuv in (None, paid.data.creditor_reference)
    )
