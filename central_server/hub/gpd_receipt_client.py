"""Calls to the receipts of the asynchronous model (API `gpd_payments`; hub protocol 3b.4)."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

import httpx

from central_server.hub.address import ServiceAddress
from central_server.hub.calls import Answer, ServiceCalls
from payments_core.errors import PaymentsError
from payments_core.wire.hub.gpd_receipts import (
    EMPTY_PAGE,
    MALFORMED,
    MAX_PAGE_BYTES,
    MAX_RECEIPT_BYTES,
    PAGE_SIZE,
    ReceiptPage,
    parse_receipt_list,
)

#: What the service says in place of a page that is not there; its contract speaks of 404 alone.
_NO_SUCH_PAGE = "Not enough elements"
#: The receipt is not there, or is not shown before the position is marked as paid.
_NOT_THERE = (httpx.codes.NOT_FOUND, httpx.codes.UNPROCESSABLE_ENTITY)


class GpdReceiptClient:
    """Reads the receipts of an entity.

    `codes` are the segregation codes that are ours: another supplier of the entity has its own.
    Every call raises WorldTrouble `gpd_receipts_unreachable` or `gpd_receipts_trouble` (with
    `retry_after_seconds`) when trying again may help, RuleBroken `gpd_receipts_closed` for the
    key, `gpd_receipts_refused` for this one question. A page that is none is
    `gpd_receipt_malformed`.
    """

    def __init__(self, http: httpx.Client) -> None:
        self._calls = ServiceCalls(http, "gpd_receipts", MALFORMED)

    def list(
        self, address: ServiceAddress, entity_id: str, since: date, until: date,
        codes: Sequence[str],
    ) -> Iterator[ReceiptPage]:  # fmt: skip
        """The pages of what was paid on the days from `since` to `until`.

        The service heeds days only when it is given both. Its pages are in the order of the IUVs
        and hold less than was asked for where a position is not marked as paid yet; what is kept
        while they are read may be on a page that was read already.
        """
        query = _of(codes) | {"from": since.isoformat(), "to": until.isoformat()}
        number, last = 0, 1
        while number < last:
            page = self._page(address, entity_id, query, number)
            yield page
            number, last = number + 1, page.pages

    def document(
        self, address: ServiceAddress, entity_id: str, reference: str, codes: Sequence[str]
    ) -> bytes | None:
        """The receipt of an IUV as XML, None while the service does not show it."""
        path = f"{_receipts(entity_id)}/{reference}"
        answer = self._calls.ask(address, path, _of(codes), MAX_RECEIPT_BYTES)
        if answer.status in _NOT_THERE:
            return None
        self._calls.require_success(answer)
        return answer.data

    def is_reachable(
        self, address: ServiceAddress, entity_id: str, on: date, codes: Sequence[str]
    ) -> bool:
        """Whether the service answers this entity with its key; for `doctor`."""
        query = _of(codes) | {"from": on.isoformat(), "to": on.isoformat()}
        try:
            self._page(address, entity_id, query, 0)
        except PaymentsError:
            return False
        return True

    def _page(
        self, address: ServiceAddress, entity_id: str, query: dict[str, str], number: int
    ) -> ReceiptPage:
        paged = query | {"pageNum": str(number), "pageSize": str(PAGE_SIZE)}
        answer = self._calls.ask(address, _receipts(entity_id), paged, MAX_PAGE_BYTES)
        if _is_no_page(answer):
            return EMPTY_PAGE
        self._calls.require_success(answer)
        return parse_receipt_list(answer.data, entity_id, number)


def _receipts(entity_id: str) -> str:
    return f"/payments/{entity_id}/receipts"


def _of(codes: Sequence[str]) -> dict[str, str]:
    return {"segregationCodes": ",".join(codes)} if codes else {}


def _is_no_page(answer: Answer) -> bool:
    """Whether the service itself says that nothing is there: the 404 of a wrong address, which
    never has a title, must not pass for a day without payments."""
    if answer.status not in (httpx.codes.NOT_FOUND, httpx.codes.BAD_REQUEST):
        return False
    try:
        problem = json.loads(answer.data)
    except (ValueError, RecursionError):
        return False
    title = problem.get("title") if isinstance(problem, dict) else None
    return title == _NO_SUCH_PAGE or (title is not None and answer.status == httpx.codes.NOT_FOUND)
