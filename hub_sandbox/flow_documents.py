"""Settlement flows as the hub's REST service for organisations shows them (fdr_organization).

JSON knows no exact decimals in Python, so amounts are put into the text by hand: euro with two
decimals, as a number. Instants are UTC to the microsecond.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from hub_sandbox.settlement import Flow, FlowLine, LineOutcome, kind_of_psp
from hub_sandbox.world import Entity, Psp
from payments_core.clock import start_of_rome_day
from payments_core.money import to_wire

_PAY_STATUS = {
    LineOutcome.PAID: "EXECUTED",
    LineOutcome.REVOKED: "REVOKED",
    LineOutcome.STAND_IN: "STAND_IN",
    LineOutcome.STAND_IN_WITHOUT_RECEIPT: "STAND_IN_NO_RPT",
    LineOutcome.PAID_WITHOUT_RECEIPT: "NO_RPT",
}
_SENDER_TYPES = {"G": "LEGAL_PERSON", "B": "BIC_CODE"}


def write_list(flows: Sequence[Flow], page: int, size: int) -> str:
    """PaginatedFlowsResponse: a page of these flows, counted from 1."""
    shown, head = _page(flows, page, size)
    listed = [
        {
            "fdr": flow.flow_id,
            "pspId": flow.psp_id,
            "revision": flow.revision,
            "published": _instant(flow.flow_at),
            "flowDate": _instant(flow.flow_at),
        }
        for flow in shown
    ]
    return json.dumps(head | {"data": listed})


def write_header(flow: Flow, entity: Entity, psp: Psp) -> str:
    """SingleFlowResponse."""
    made_at = _instant(flow.flow_at)
    header = {
        "status": "PUBLISHED",
        "revision": flow.revision,
        "created": made_at,
        "updated": made_at,
        "published": made_at,
        "fdr": flow.flow_id,
        "fdrDate": made_at,
        "regulation": flow.regulation_id,
        "regulationDate": flow.regulation_on.isoformat(),
        "sender": {
            "type": _SENDER_TYPES[kind_of_psp(psp.psp_id)],
            "id": psp.psp_id,
            "pspId": psp.psp_id,
            "pspName": psp.name,
            "pspBrokerId": psp.broker,
            "channelId": psp.channel,
        },
        "receiver": {
            "id": entity.tax_code,
            "organizationId": entity.tax_code,
            "organizationName": entity.name,
        },
        "computedTotPayments": len(flow.lines),
        "totPayments": len(flow.lines),
    }
    total = flow.total_cents
    return _with_euro(header, {"computedSumPayments": total, "sumPayments": total})


def write_payments(flow: Flow, page: int, size: int) -> str:
    """PaginatedPaymentsResponse: a page of the flow's lines, counted from 1."""
    numbered = list(enumerate(flow.lines, start=1))
    shown, head = _page(numbered, page, size)
    payments = ", ".join(_payment(index, line) for index, line in shown)
    return f'{json.dumps(head)[:-1]}, "data": [{payments}]}}'


def _payment(index: int, line: FlowLine) -> str:
    payment = {
        "index": index,
        "iuv": line.creditor_reference,
        "iur": line.receipt_id,
        "idTransfer": line.transfer_no,
        "payStatus": _PAY_STATUS[line.outcome],
        "payDate": _instant(start_of_rome_day(line.paid_on)),
    }
    return _with_euro(payment, {"pay": line.amount_cents})


def _page(entries: Sequence[Any], page: int, size: int) -> tuple[Sequence[Any], dict[str, Any]]:
    shown = entries[(page - 1) * size : page * size]
    pages = -(-len(entries) // size)
    metadata = {"pageSize": len(shown), "pageNumber": page, "totPage": pages}
    return shown, {"metadata": metadata, "count": len(shown)}


def _with_euro(fields: dict[str, Any], amounts: dict[str, int]) -> str:
    written = ", ".join(f'"{name}": {to_wire(cents)}' for name, cents in amounts.items())
    return f"{json.dumps(fields)[:-1]}, {written}}}"


def _instant(instant: datetime) -> str:
    plain = instant.astimezone(UTC).replace(tzinfo=None)
    return f"{plain.isoformat(timespec='microseconds')}Z"
