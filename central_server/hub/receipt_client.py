"""Calls to the hub's receipts service for organisations (biz_events.json; hub protocol 4.2).

It keeps every receipt of an entity, also one that the station never got.
"""

from urllib.parse import quote

import httpx

from central_server.hub.address import ServiceAddress
from payments_core.errors import RuleBroken, WorldTrouble

#: Time to reach the service and to wait for its answer (house style 6).
TIMEOUT = httpx.Timeout(10.0, connect=3.0)
#: Characters of an answer that a refusal repeats.
DETAIL_LIMIT = 200

#: Receipt id under which nothing was ever paid.
_NO_RECEIPT = "0"


class ReceiptClient:
    """Asks for receipts; asking changes nothing."""

    def __init__(self, http: httpx.Client) -> None:
        self._http = http

    def document(
        self, address: ServiceAddress, entity_id: str, receipt_id: str, reference: str
    ) -> bytes | None:
        """The receipt as JSON, None while the service does not have it; `reference` is the IUV.

        Where one id stands for several payments the service wants the IUV besides. Raises
        WorldTrouble `receipts_unreachable` or `receipts_trouble` when trying again may help,
        RuleBroken `receipts_refused` when somebody has to look.
        """
        path = quote(receipt_id, safe="")
        answer = self._get(address, entity_id, path)
        if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY and reference:
            answer = self._get(
                address, entity_id, f"{path}/paymentoptions/{quote(reference, safe='')}"
            )
        if answer.status_code == httpx.codes.NOT_FOUND:
            return None
        _require_success(answer)
        return answer.content

    def is_reachable(self, address: ServiceAddress, entity_id: str) -> bool:
        """Whether the service answers this entity with its key; for `doctor`."""
        try:
            answer = self._get(address, entity_id, _NO_RECEIPT)
        except WorldTrouble:
            return False
        return answer.is_success or answer.status_code == httpx.codes.NOT_FOUND

    def _get(self, address: ServiceAddress, entity_id: str, path: str) -> httpx.Response:
        url = f"{address.url.rstrip('/')}/organizations/{entity_id}/receipts/{path}"
        try:
            return self._http.get(url, headers=address.headers, timeout=TIMEOUT)
        except httpx.HTTPError as trouble:
            raise WorldTrouble("receipts_unreachable", reason=type(trouble).__name__) from trouble


def _require_success(answer: httpx.Response) -> None:
    if answer.is_success:
        return
    status = answer.status_code
    if status == httpx.codes.TOO_MANY_REQUESTS or answer.is_server_error:
        raise WorldTrouble("receipts_trouble", status=status)
    raise RuleBroken("receipts_refused", status=status, detail=answer.text[:DETAIL_LIMIT])
