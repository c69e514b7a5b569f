"""Calls to the service of the hub that holds an entity's debts: notice archive (ACA) or debt
positions (GPD); hub protocol 3a.7 and 3b. What differs between them is in `positions_api`.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from central_server.hub import calls
from central_server.hub.address import ServiceAddress
from central_server.hub.calls import DETAIL_LIMIT
from central_server.hub.position_copy import PositionCopy
from central_server.hub.positions_api import LIVE, PAID, VALID, PositionsApi
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble

#: Positions of a page of a list, as many as the hub gives.
_PAGE = 50
#: Pages of what others have brought meanwhile that are read besides.
_PAGES_OF_OTHERS = 5

#: The service has no such position, or it is already as wanted, paid or gone.
_NOTHING_TO_DO = (httpx.codes.NOT_FOUND, httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY)


class PositionsClient:
    """Brings positions to where the hub keeps them; every call may be repeated.

    Codes of troubles begin with the name of the interface, `archive` or `gpd`. Raises WorldTrouble
    `…_unreachable`, `…_trouble` (facts `status`, `retry_after_seconds`) or `…_not_valid` when
    trying again may help, RuleBroken `…_refused` or `…_conflict` when somebody has to look.
    """

    def __init__(self, http: httpx.Client, api: PositionsApi) -> None:
        self._http = http
        self._api = api

    def publish(self, address: ServiceAddress, copy: PositionCopy) -> str | None:
        """Have the position payable, as it is wanted.

        Returns its status as the service was seen to have it at last, VALID or one of PAID where
        the service decides, None where it need not be read. A conflict means that the service has
        it already, as it was before or from an attempt whose answer was lost: it is written anew,
        unless it was paid there meanwhile. What decides is not written anew when it is as wanted:
        nobody could pay it in between.
        """
        body = self._api.body(copy)
        answer = self._call("POST", address, copy, json=body)
        if answer.status_code == httpx.codes.CONFLICT:
            return self._put_right(address, copy, body, answer)
        self._require_success(answer)
        return self._seen(address, copy, answer)

    def _put_right(
        self, address: ServiceAddress, copy: PositionCopy, body: Any, conflict: httpx.Response
    ) -> str | None:
        if self._api.decides:
            held = self._held(address, copy, conflict)
            if self._is_settled(held, body):
                return self._status_of(held)
        answer = self._call("PUT", address, copy, copy.iupd, json=body)
        if answer.status_code == httpx.codes.NOT_FOUND:
            raise self._conflict(copy, conflict)
        if answer.status_code == httpx.codes.CONFLICT:
            held = self._held(address, copy, conflict)
            if not self._is_settled(held, body):
                raise self._conflict(copy, conflict)
            return self._status_of(held)
        self._require_success(answer)
        return self._seen(address, copy, answer)

    def _seen(
        self, address: ServiceAddress, copy: PositionCopy, because: httpx.Response
    ) -> str | None:
        """What is there now, where the service alone says whether it can be paid."""
        if not self._api.decides:
            return None
        return self._status_of(self._held(address, copy, because))

    def _status_of(self, held: Mapping[str, Any]) -> str:
        status = str(held.get("status"))
        if self._api.decides and status != VALID and status not in PAID:
            raise WorldTrouble(f"{self._api.name}_not_valid", status=status[:DETAIL_LIMIT])
        return status

    def withdraw(self, address: ServiceAddress, copy: PositionCopy) -> None:
        """Have nobody pay from there for now: the position becomes a draft.

        A position that is not there, or is there as settled, needs nothing.
        """
        body = self._api.body(copy)
        answer = self._call("PUT", address, copy, copy.iupd, json=body, live=False)
        if answer.status_code not in _NOTHING_TO_DO:
            self._require_success(answer)

    def invalidate(self, address: ServiceAddress, copy: PositionCopy) -> None:
        """Withdraw the position for good; a draft cannot be invalidated, so it is deleted."""
        if not self._api.can_invalidate:
            self.remove(address, copy)
            return
        answer = self._call("POST", address, copy, f"{copy.iupd}/invalidate")
        if answer.status_code == httpx.codes.CONFLICT:
            self.remove(address, copy)
        elif answer.status_code not in _NOTHING_TO_DO:
            self._require_success(answer)

    def remove(self, address: ServiceAddress, copy: PositionCopy) -> None:
        """Have the service forget the position, until it is published again."""
        answer = self._call("DELETE", address, copy, copy.iupd)
        if answer.status_code not in _NOTHING_TO_DO:
            self._require_success(answer)

    def mark_paid(self, address: ServiceAddress, copy: PositionCopy, notice_number: str) -> None:
        """Tell that a notice was paid outside the hub, so that nobody pays it there."""
        entity_id = copy.debt.creditor_tax_code
        url = f"{address.url.rstrip('/')}/organizations/{entity_id}/paymentoptions/paids"
        answer = self._request("POST", f"{url}/{notice_number}", address, None, {})
        if answer.status_code not in _NOTHING_TO_DO:
            self._require_success(answer)

    def valid_as_wanted(
        self, address: ServiceAddress, entity_id: str, copies: Sequence[PositionCopy]
    ) -> frozenset[str]:
        """Which of these new positions can be paid there as they are wanted, by iupd.

        The newest are read first, so a list of many years ends with the last that is looked for.
        """
        essence = self._api.essence
        wanted = {copy.iupd: essence(self._api.body(copy)) for copy in copies}
        seen: dict[str, bool] = {}
        for page in range(len(wanted) // _PAGE + _PAGES_OF_OTHERS):
            listed, pages = self._listed(address, entity_id, page)
            for position in listed:
                iupd = str(position.get("iupd"))
                if iupd in wanted:
                    seen[iupd] = essence(position) == wanted[iupd]
            if len(seen) == len(wanted) or page + 1 >= pages:
                break
        return frozenset(iupd for iupd, is_as_wanted in seen.items() if is_as_wanted)

    def _listed(
        self, address: ServiceAddress, entity_id: str, page: int
    ) -> tuple[list[Mapping[str, Any]], int]:
        """A page of what can be paid, newest first, and how many pages there are."""
        query = {
            "status": VALID, "orderby": "INSERTED_DATE", "ordering": "DESC",
            "limit": str(_PAGE), "page": str(page),
        }  # fmt: skip
        answer = self._request("GET", _positions_url(address, entity_id), address, query, None)
        self._require_success(answer)
        try:
            fields = answer.json()
            listed: list[Mapping[str, Any]] = [
                dict(position) for position in fields["payment_position_list"]
            ]
            return listed, int(fields["page_info"]["total_pages"])
        except (KeyError, TypeError, ValueError) as trouble:
            raise RemoteProtocolError(
                f"{self._api.name}_malformed", iupd=None, detail=_detail(answer)
            ) from trouble

    def is_reachable(self, address: ServiceAddress, entity_id: str) -> bool:
        """Whether the service answers this entity with its key; for `doctor`."""
        url = _positions_url(address, entity_id)
        try:
            return self._request(
                "GET", url, address, {"limit": "1", "page": "0"}, None
            ).is_success  # fmt: skip
        except WorldTrouble:
            return False

    def _held(
        self, address: ServiceAddress, copy: PositionCopy, because: httpx.Response
    ) -> Mapping[str, Any]:
        """The position as the service has it; it must be there after the answer `because`."""
        answer = self._call("GET", address, copy, copy.iupd)
        if answer.status_code == httpx.codes.NOT_FOUND:
            raise self._conflict(copy, because)
        self._require_success(answer)
        try:
            held = answer.json()
        except ValueError:
            held = None
        if not isinstance(held, dict):
            raise RemoteProtocolError(
                f"{self._api.name}_malformed", iupd=copy.iupd, detail=_detail(answer)
            )
        return held

    def _is_settled(self, held: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
        """Whether the copy there needs nothing: it is paid, or live and as wanted."""
        if held.get("status") in PAID:
            return True
        essence = self._api.essence
        return held.get("status") in LIVE and essence(held) == essence(wanted)

    def _call(
        self,
        method: str,
        address: ServiceAddress,
        copy: PositionCopy,
        iupd: str | None = None,
        json: Any = None,
        *,
        live: bool = True,
    ) -> httpx.Response:
        url = _positions_url(address, copy.debt.creditor_tax_code)
        # Without it an update takes a live position back to DRAFT (hub protocol 0.5).
        query = {"toPublish": str(live).lower()} if json is not None else None
        return self._request(method, f"{url}/{iupd}" if iupd else url, address, query, json)

    def _request(
        self,
        method: str,
        url: str,
        address: ServiceAddress,
        query: Mapping[str, str] | None,
        json: Any,
    ) -> httpx.Response:
        name = self._api.name
        return calls.request(self._http, name, method, url, address, params=query, json=json)

    def _require_success(self, answer: httpx.Response) -> None:
        calls.require_success(self._api.name, answer)

    def _conflict(self, copy: PositionCopy, answer: httpx.Response) -> RuleBroken:
        return RuleBroken(f"{self._api.name}_conflict", iupd=copy.iupd, detail=_detail(answer))


def _positions_url(address: ServiceAddress, entity_id: str) -> str:
    return f"{address.url.rstrip('/')}/organizations/{entity_id}/debtpositions"


def _detail(answer: httpx.Response) -> str:
    return answer.text[:DETAIL_LIMIT]
