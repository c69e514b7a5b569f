"""Lists of positions: the filters, the orders and the pages that both versions share."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import Query

from hub_sandbox.positions.known import KnownPosition
from hub_sandbox.positions.refusals import PositionRefusal
from hub_sandbox.positions.shapes import write_instant

_MAX_PAGE = 50

OrderBy = Literal["INSERTED_DATE", "IUPD", "STATUS", "COMPANY_NAME"]

_ORDERS: dict[str, Callable[[KnownPosition], str]] = {
    "INSERTED_DATE": lambda one: write_instant(one.inserted_at),
    "IUPD": lambda one: one.debt.iupd,
    "STATUS": lambda one: one.status.value,
    "COMPANY_NAME": lambda one: one.debt.company_name,
}


@dataclass(frozen=True, slots=True)
class ListQuery:
    """The query of a list, without the state; days are those of UTC, as the hub keeps them."""

    limit: Annotated[int, Query(ge=1, le=_MAX_PAGE)] = 10
    page: Annotated[int, Query(ge=0)] = 0
    due_date_from: date | None = None
    due_date_to: date | None = None
    payment_date_from: date | None = None
    payment_date_to: date | None = None
    orderby: OrderBy = "INSERTED_DATE"
    ordering: Literal["ASC", "DESC"] = "DESC"


def list_answer(
    positions: Iterable[KnownPosition],
    query: ListQuery,
    show: Callable[[KnownPosition], dict[str, Any]],
) -> dict[str, Any]:
    """PaymentPositionsInfo: the page of the positions that the query lets through; or 400."""
    by_due = query.due_date_from or query.due_date_to
    by_payment = query.payment_date_from or query.payment_date_to
    if by_due and by_payment:
        raise PositionRefusal(400, "Bad request", "due dates and payment dates exclude each other")
    found = [one for one in positions if _is_due(one, query) and _is_paid(one, query)]
    found.sort(key=_ORDERS[query.orderby], reverse=query.ordering == "DESC")
    shown = found[query.page * query.limit : (query.page + 1) * query.limit]
    return {
        "payment_position_list": [show(one) for one in shown],
        "page_info": {
            "page": query.page,
            "limit": query.limit,
            "items_found": len(shown),
            "total_pages": math.ceil(len(found) / query.limit),
        },
    }


def _is_due(one: KnownPosition, query: ListQuery) -> bool:
    days = (option.due_at.date() for option in one.debt.installments)
    return _any_between(days, query.due_date_from, query.due_date_to)


def _is_paid(one: KnownPosition, query: ListQuery) -> bool:
    days = (payment.paid_at.date() for payment in one.payments.values())
    return _any_between(days, query.payment_date_from, query.payment_date_to)


def _any_between(days: Iterable[date], first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    return any((first is None or day >= first) and (last is None or day <= last) for day in days)
