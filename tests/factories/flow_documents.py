"""Settlement flows as the hub's REST service gives them, written by hand from the contract, and a
service that answers with them."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from urllib.parse import unquote

import httpx

from payments_core.clock import start_of_rome_day
from payments_core.model.settlement_flow import Outcome, SettlementFlow, SettlementLine
from payments_core.money import to_wire
from payments_core.wire.hub.flow_documents import FlowKey
from tests.factories.server import ENTITY
from tests.factories.settlement import FLOW_ID

PSP = "TSTPITMM001"
BASE = "http://hub.test/fdr-org/service/v1"
KEY = FlowKey(PSP, FLOW_ID, 1)
PAY_STATUS = {
    Outcome.PAID: "EXECUTED",
    Outcome.REVOKED: "REVOKED",
    Outcome.STAND_IN: "STAND_IN",
    Outcome.STAND_IN_WITHOUT_RECEIPT: "STAND_IN_NO_RPT",
    Outcome.PAID_WITHOUT_RECEIPT: "NO_RPT",
}
SENDER_TYPE = {"G": "LEGAL_PERSON", "A": "ABI_CODE", "B": "BIC_CODE"}


def euro(cents: int) -> Decimal:
    return Decimal(to_wire(cents))


def instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def as_json(tree: object) -> bytes:
    """JSON in which a Decimal is a number, exactly as it is written."""
    text = json.dumps(tree, default=lambda decimal: f"exactly {decimal}")
    return re.sub(r'"exactly ([0-9.Ee+-]+)"', r"\1", text).encode()


def list_page(*flows: tuple[FlowKey, datetime], pages: int = 1) -> dict:
    """A page of the list; each flow with when it was made and published."""
    data = [
        {
            "fdr": key.flow_id,
            "pspId": key.psp_id,
            "revision": key.revision,
            "published": instant(published_at),
            "flowDate": instant(published_at),
        }
        for key, published_at in flows
    ]
    metadata = {"pageSize": len(data), "pageNumber": 1, "totPage": pages}
    return {"metadata": metadata, "count": len(data), "data": data}


def header(flow: SettlementFlow, key: FlowKey = KEY) -> dict:
    """The header of a flow."""
    return {
        "status": "PUBLISHED",
        "revision": key.revision,
        "created": instant(flow.flow_at),
        "updated": instant(flow.flow_at),
        "published": instant(flow.flow_at),
        "fdr": key.flow_id,
        "fdrDate": instant(flow.flow_at),
        "regulation": flow.regulation_id,
        "regulationDate": flow.regulation_on.isoformat(),
        "sender": {
            "type": SENDER_TYPE[flow.sender_kind],
            "id": flow.sender_id,
            "pspId": key.psp_id,
            "pspName": flow.sender_name or "BANCA DI ESEMPIO",
            "pspBrokerId": "88888888888",
            "channelId": "88888888888_01",
        },
        "receiver": {
            "id": flow.receiver_tax_code,
            "organizationId": flow.receiver_tax_code,
            "organizationName": flow.receiver_name or "COMUNE DI PROVA",
        },
        "computedTotPayments": len(flow.lines),
        "computedSumPayments": euro(sum(line.amount_cents for line in flow.lines)),
        "totPayments": flow.declared_count,
        "sumPayments": euro(flow.declared_cents),
    }


def payment(index: int, line: SettlementLine) -> dict:
    """A payment; its instant is the first of the day in Rome, which is the day before in UTC."""
    return {
        "index": index,
        "iuv": line.creditor_reference,
        "iur": line.collection_id,
        "idTransfer": line.transfer_no or 1,
        "pay": euro(line.amount_cents),
        "payStatus": PAY_STATUS[line.outcome],
        "payDate": instant(start_of_rome_day(line.outcome_on)),
    }


def payments_page(lines: Sequence[SettlementLine], *, first: int = 1, pages: int = 1) -> dict:
    """A page of payments whose indexes leave gaps."""
    data = [payment(first + 2 * place, line) for place, line in enumerate(lines)]
    metadata = {"pageSize": len(data), "pageNumber": 1, "totPage": pages}
    return {"metadata": metadata, "count": len(data), "data": data}


class FlowHub:
    """A service that holds revisions of flows; as transport of httpx it answers like the hub.

    `broken` says what a request whose path ends so gets instead: a status, or bytes.
    """

    def __init__(self, entity_id: str = ENTITY) -> None:
        self.entity_id = entity_id
        self.published: dict[FlowKey, tuple[SettlementFlow, datetime]] = {}
        self.broken: dict[str, int | bytes] = {}
        self.requests: list[httpx.Request] = []

    def publish(self, flow: SettlementFlow, published_at: datetime, revision: int = 1) -> FlowKey:
        key = FlowKey(PSP, flow.flow_id, revision)
        self.published[key] = (flow, published_at)
        return key

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = unquote(request.url.path)
        for ending, instead in self.broken.items():
            if path.endswith(ending):
                if isinstance(instead, int):
                    return httpx.Response(instead, headers={"Retry-After": "90"})
                return httpx.Response(200, content=instead)
        base = f"/fdr-org/service/v1/organizations/{self.entity_id}/fdrs"
        if path == base:
            since = request.url.params.get("publishedGt", "")
            listed = [(key, at) for key, (_, at) in self.published.items() if instant(at) > since]
            return httpx.Response(200, content=as_json(list_page(*listed)))
        for key, (flow, _) in self.published.items():
            place = f"{base}/{key.flow_id}/revisions/{key.revision}/psps/{key.psp_id}"
            if path == place:
                return httpx.Response(200, content=as_json(header(flow, key)))
            if path == f"{place}/payments":
                return httpx.Response(200, content=as_json(payments_page(flow.lines)))
        return httpx.Response(404, json={"appErrorCode": "FDR-3001"})
