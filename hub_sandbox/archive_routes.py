"""The archive's HTTP interface, gpd-4-aca: keys, queries, problem+json."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Literal, TypeVar

from fastapi import APIRouter, Body, Depends, Header, Query
from fastapi.responses import JSONResponse
from pydantic import ValidationError

from hub_sandbox.archive import Archive, ArchivedPosition, ArchiveRefusal, ArchiveStatus
from hub_sandbox.archive_content import Content, Instant, Option, Position, write_instant
from hub_sandbox.world import World

_READABLE_IUPD = re.compile(r"[\w* \t-]+", re.ASCII)
_MAX_PAGE = 50

Answer = dict[str, Any]
AnyContent = TypeVar("AnyContent", bound=Content)
OrderBy = Literal["INSERTED_DATE", "IUPD", "STATUS", "COMPANY_NAME"]

_ORDERS: dict[str, Callable[[ArchivedPosition], tuple[str, ...]]] = {
    "INSERTED_DATE": lambda one: (write_instant(one.inserted_at),),
    "IUPD": lambda one: (one.content.iupd,),
    "STATUS": lambda one: (one.status.value,),
    "COMPANY_NAME": lambda one: (one.content.company_name,),
}


class PaidElsewhere(Content):
    """AlreadyPaidPaymentOptionModel."""

    payment_date: Instant | None = None


def archive_router(archive: Archive, world: World) -> APIRouter:
    """Routes under the archive's base address, each behind the entity's subscription key."""

    def check_key(
        organization: str,
        key: Annotated[str | None, Header(alias="Ocp-Apim-Subscription-Key")] = None,
    ) -> None:
        if key not in {entity.archive_key for entity in world.entities}:
            raise ArchiveRefusal(401, "Unauthorized", "wrong or missing subscription key")
        entity = world.entity(organization)
        if entity is None or entity.archive_key != key:
            raise ArchiveRefusal(403, "Forbidden", "the key is not of this organization")

    router = APIRouter(
        prefix="/aca/debt-positions-service/v1/organizations/{organization}",
        dependencies=[Depends(check_key)],
    )
    _add_writing(router, archive)
    _add_reading(router, archive)
    return router


def _add_writing(router: APIRouter, archive: Archive) -> None:
    @router.post("/debtpositions", status_code=201)
    def create(
        organization: str,
        body: Annotated[Any, Body()],
        publish: Annotated[bool, Query(alias="toPublish")] = False,
    ) -> Answer:
        content = _read(Position, body)
        return _as_position(archive.create(organization, content, publish=publish))

    @router.put("/debtpositions/{iupd}")
    def update(
        organization: str,
        iupd: str,
        body: Annotated[Any, Body()],
        publish: Annotated[bool, Query(alias="toPublish")] = False,
    ) -> Answer:
        content = _read(Position, body)
        return _as_position(archive.update(organization, iupd, content, publish=publish))

    @router.post("/debtpositions/{iupd}/publish")
    def publish_position(organization: str, iupd: str) -> Answer:
        return _as_position(archive.publish(organization, iupd))

    @router.post("/debtpositions/{iupd}/invalidate")
    def invalidate(organization: str, iupd: str) -> Answer:
        return _as_position(archive.invalidate(organization, iupd))

    @router.delete("/debtpositions/{iupd}")
    def delete(organization: str, iupd: str) -> str:
        archive.delete(organization, _readable(iupd))
        return "OK"

    @router.post("/paymentoptions/paids/{nav}")
    def mark_paid(organization: str, nav: str, body: Annotated[Any, Body()] = None) -> Answer:
        paid = _read(PaidElsewhere, body or {})
        position, option = archive.mark_paid(organization, nav, paid.payment_date)
        return _as_option_state(position, option)


def _add_reading(router: APIRouter, archive: Archive) -> None:
    @router.get("/debtpositions/{iupd}")
    def read(organization: str, iupd: str) -> Answer:
        return _as_state(archive.position(organization, _readable(iupd)))

    @router.get("/debtpositions")
    def find(
        organization: str,
        limit: Annotated[int, Query(ge=1, le=_MAX_PAGE)] = 10,
        page: Annotated[int, Query(ge=0)] = 0,
        status: ArchiveStatus | None = None,
        due_date_from: date | None = None,
        due_date_to: date | None = None,
        orderby: OrderBy = "INSERTED_DATE",
        ordering: Literal["ASC", "DESC"] = "DESC",
    ) -> Answer:
        found = [
            one
            for one in archive.positions(organization)
            if (status is None or one.status is status)
            and _is_due_between(one, due_date_from, due_date_to)
        ]
        found.sort(key=_ORDERS[orderby], reverse=ordering == "DESC")
        shown = found[page * limit : (page + 1) * limit]
        return {
            "payment_position_list": [_as_state(one) for one in shown],
            "page_info": {
                "page": page,
                "limit": limit,
                "items_found": len(shown),
                "total_pages": math.ceil(len(found) / limit),
            },
        }


def refusal_answer(refusal: ArchiveRefusal) -> JSONResponse:
    """A refusal as problem+json."""
    content = {"title": refusal.title, "status": refusal.status, "detail": refusal.detail}
    return JSONResponse(content, refusal.status, media_type="application/problem+json")


def _read(kind: type[AnyContent], body: object) -> AnyContent:
    try:
        return kind.model_validate(body)
    except ValidationError as trouble:
        first = trouble.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "body"
        raise ArchiveRefusal(400, "Bad request", f"{where}: {first['msg']}") from trouble


def _readable(iupd: str) -> str:
    """A position whose iupd has other characters can be written but not asked for (3b.1)."""
    if not _READABLE_IUPD.fullmatch(iupd):
        raise ArchiveRefusal(400, "Bad request", "iupd: characters not allowed")
    return iupd


def _is_due_between(one: ArchivedPosition, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return any(
        (first is None or option.due_date.date() >= first)
        and (last is None or option.due_date.date() <= last)
        for option in one.content.payment_option
    )


def _as_position(one: ArchivedPosition) -> Answer:
    """PaymentPositionModel: what was sent, with its numbers and its state."""
    content = one.content.model_dump(mode="json", by_alias=True, exclude_none=True)
    for option, sent in zip(content["paymentOption"], one.content.payment_option, strict=True):
        option["nav"] = sent.notice_number
    return {**content, "status": one.status.value}


def _as_state(one: ArchivedPosition) -> Answer:
    """PaymentPositionModelBaseResponse."""
    options = [_as_option_state(one, option) for option in one.content.payment_option]
    return _without_nothing(
        {
            "iupd": one.content.iupd,
            "organizationFiscalCode": one.entity_id,
            "type": one.content.type,
            "companyName": one.content.company_name,
            "officeName": one.content.office_name,
            "insertedDate": _when(one.inserted_at),
            "publishDate": _when(one.published_at),
            "validityDate": _when(one.content.validity_date),
            "paymentDate": _when(max(one.paid.values(), default=None)),
            "status": one.status.value,
            "lastUpdatedDate": _when(one.updated_at),
            "paymentOption": options,
        }
    )


def _as_option_state(one: ArchivedPosition, option: Option) -> Answer:
    """PaymentOptionModelResponse."""
    content = option.model_dump(mode="json", by_alias=True, exclude_none=True)
    transfers = [
        {
            "organizationFiscalCode": one.entity_id,
            **transfer,
            "insertedDate": _when(one.inserted_at),
            "lastUpdatedDate": _when(one.updated_at),
            "status": "T_UNREPORTED",
        }
        for transfer in content["transfer"]
    ]
    paid_at = one.paid.get(option.notice_number)
    return _without_nothing(
        {
            **content,
            "nav": option.notice_number,
            "organizationFiscalCode": one.entity_id,
            "insertedDate": _when(one.inserted_at),
            "lastUpdatedDate": _when(one.updated_at),
            "paymentDate": _when(paid_at),
            "status": "PO_PAID" if paid_at else "PO_UNPAID",
            "transfer": transfers,
        }
    )


def _when(instant: datetime | None) -> str | None:
    return write_instant(instant) if instant else None


def _without_nothing(answer: Answer) -> Answer:
    return {name: value for name, value in answer.items() if value is not None}
