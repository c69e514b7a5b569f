"""Calls to the hub's settlement flows for organisations (API `fdr_organization`; hub protocol 5.1).

What comes is bounded in bytes and in pages.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import quote

import httpx

from central_server.hub.address import ServiceAddress
from central_server.hub.calls import ServiceCalls
from payments_core.errors import RemoteProtocolError, RuleBroken, WorldTrouble
from payments_core.model.settlement_flow import SettlementFlow
from payments_core.wire.hub import flow_documents
from payments_core.wire.hub.flow_documents import (
    MALFORMED,
    MAX_DOCUMENT_BYTES,
    PAGE_SIZE,
    FlowKey,
    FlowPage,
    PaymentsPage,
)

#: Pages of one list or of one flow: 100,000 entries, as many as the XML form may hold.
MAX_PAGES = 100
Page = TypeVar("Page", FlowPage, PaymentsPage)


class FlowClient:
    """Reads the flows of an entity.

    Every call raises WorldTrouble `flows_unreachable` or `flows_trouble` (facts `status` and
    `retry_after_seconds`, None where the hub says nothing) when trying again may help, and
    RuleBroken when somebody has to look: `flows_closed` for the key, `flows_refused` for this
    one call. An answer that is no answer is `flow_document_malformed`.
    """

    def __init__(self, http: httpx.Client) -> None:
        self._calls = ServiceCalls(http, "flows", MALFORMED)

    def list(
        self, address: ServiceAddress, entity_id: str, published_after: datetime | None
    ) -> Iterator[FlowPage]:
        """The pages of the list of the newest revisions; None begins where the hub does, on the
        first day of the previous month."""
        query = {}
        if published_after is not None:
            instant = published_after.astimezone(UTC).replace(tzinfo=None)
            query["publishedGt"] = f"{instant.isoformat()}Z"
        yield from self._pages(address, _flows_path(entity_id), query, flow_documents.parse_list)

    def read(self, address: ServiceAddress, entity_id: str, key: FlowKey) -> SettlementFlow:
        """A revision with all its lines."""
        psp_id = quote(key.psp_id, safe="")
        path = f"{_flows_path(entity_id)}/{key.flow_id}/revisions/{key.revision}/psps/{psp_id}"
        header = flow_documents.parse_header(self._get(address, path, {}), key)
        pages = self._pages(address, f"{path}/payments", {}, flow_documents.parse_payments)
        return flow_documents.assemble(header, pages)

    def is_reachable(self, address: ServiceAddress, entity_id: str) -> bool:
        """Whether the service answers this entity with its key; for `doctor`."""
        try:
            page = self._get(address, _flows_path(entity_id), {"page": "1", "size": "1"})
            flow_documents.parse_list(page)
        except (RuleBroken, WorldTrouble, RemoteProtocolError):
            return False
        return True

    def _pages(
        self,
        address: ServiceAddress,
        path: str,
        query: dict[str, str],
        parse: Callable[[bytes], Page],
    ) -> Iterator[Page]:
        number, last = 0, 1
        while number < last:
            number += 1
            paged = query | {"page": str(number), "size": str(PAGE_SIZE)}
            page = parse(self._get(address, path, paged))
            last = page.pages
            if last > MAX_PAGES:
                raise RemoteProtocolError(
                    MALFORMED, field="metadata.totPage", reason="out_of_range", value=str(last)
                )
            yield page

    def _get(self, address: ServiceAddress, path: str, query: dict[str, str]) -> bytes:
        answer = self._calls.ask(address, path, query, MAX_DOCUMENT_BYTES)
        self._calls.require_success(answer)
        return answer.data


def _flows_path(entity_id: str) -> str:
    return f"/organizations/{entity_id}/fdrs"
