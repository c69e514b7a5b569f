"""The receipts service of the asynchronous model as it answers, and receipts as it keeps them."""

import base64
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import httpx

from payments_core.clock import rome_local
from payments_core.model.debt_position import Party
from payments_core.model.receipt import Receipt, ReceiptTransfer
from payments_core.money import to_wire
from tests.factories import hub_messages as hub
from tests.factories.hub_messages import Tree
from tests.factories.server import ENTITY

BASE = "https://hub.test/gpd/payments-receipts-service/v1"
PAGE = 100

Field = tuple[str, Any]


def message_tree(receipt: Receipt, version: int = 2, entity_id: str = ENTITY) -> Tree:
    """The request with which the hub sends a receipt to an entity."""
    station = [
        ("idPA", entity_id), ("idBrokerPA", entity_id), ("idStation", f"{entity_id}_01"),
    ]  # fmt: skip
    element = "paSendRTReq" if version == 1 else "paSendRTV2Request"
    return (element, [*station, ("receipt", _receipt(receipt, version))])


def kept(receipt: Receipt, version: int = 2, entity_id: str = ENTITY) -> bytes:
    """The receipt as the service keeps it: without envelope, in no namespace."""
    return kept_tree(message_tree(receipt, version, entity_id))


def kept_tree(tree: Tree) -> bytes:
    """A request as the service keeps it; version 2 has a capital of its own."""
    name, content = tree
    told = {"paSendRTV2Request": "PaSendRTV2Request"}.get(name, name)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}{hub.xml((told, content))}\n".encode()


def line(receipt: Receipt, **changes: Any) -> dict[str, Any]:
    """A line of the list."""
    return {
        "organizationFiscalCode": receipt.creditor_tax_code,
        "iuv": receipt.creditor_reference,
        "debtor": receipt.debtor.identifier,
        "paymentDateTime": _wall_clock(receipt.paid_at),
        "status": "PAID",
    } | changes


def page(lines: Iterable[dict[str, Any]], *, number: int = 0, pages: int = 1) -> bytes:
    """A page of the list."""
    results = list(lines)
    tree = {
        "currentPageNumber": number, "length": len(results), "totalPages": pages,
        "results": results,
    }  # fmt: skip
    return json.dumps(tree).encode()


def problem(status: int, title: str = "Not found the receipts") -> httpx.Response:
    """A refusal of the service."""
    return httpx.Response(status, json={"title": title, "status": status, "detail": "-"})


class GpdHub:
    """A service that keeps receipts; as transport of httpx it answers like the hub's.

    `broken` says what a request whose path ends so gets instead: a response, or bytes.
    """

    def __init__(self, entity_id: str = ENTITY, page_size: int = PAGE) -> None:
        self.entity_id = entity_id
        self.page_size = page_size
        self.kept: dict[str, tuple[Receipt, bytes]] = {}
        self.lines: list[dict[str, Any]] = []
        self.broken: dict[str, httpx.Response | bytes] = {}
        self.requests: list[httpx.Request] = []

    def keep(self, receipt: Receipt, version: int = 2) -> None:
        self.kept[receipt.creditor_reference] = (receipt, kept(receipt, version, self.entity_id))

    def asked_for(self) -> list[str]:
        """The IUVs of the receipts that were asked for."""
        paths = [request.url.path for request in self.requests]
        return [path.rpartition("/")[2] for path in paths if not path.endswith("/receipts")]

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        path = request.url.path
        for ending, instead in self.broken.items():
            if path.endswith(ending):
                return instead if isinstance(instead, httpx.Response) else _ok(instead)
        base = f"/gpd/payments-receipts-service/v1/payments/{self.entity_id}/receipts"
        if path == base:
            return self._list(request.url.params)
        reference = path.removeprefix(f"{base}/")
        return _ok(self.kept[reference][1]) if reference in self.kept else problem(404)

    def _list(self, query: httpx.QueryParams) -> httpx.Response:
        lines = [*map(line, self._found(query)), *self.lines]
        number, size = int(query["pageNum"]), min(int(query["pageSize"]), self.page_size)
        pages = -(-len(lines) // size)
        if number >= pages:
            return problem(404) if number == 0 else problem(400, "Not enough elements")
        return _ok(page(lines[number * size :][:size], number=number, pages=pages))

    def _found(self, query: httpx.QueryParams) -> list[Receipt]:
        codes = query["segregationCodes"].split(",")
        return [
            receipt
            for reference, (receipt, _) in sorted(self.kept.items())
            if reference[:2] in codes
            and query["from"] <= _wall_clock(receipt.paid_at)[:10] <= query["to"]
        ]


def _ok(content: bytes) -> httpx.Response:
    return httpx.Response(200, content=content)


def _wall_clock(instant: datetime | None) -> str:
    assert instant is not None
    return rome_local(instant).replace(tzinfo=None).isoformat()


def _receipt(receipt: Receipt, version: int) -> list[Tree]:
    psp = receipt.psp
    return _given(
        ("receiptId", receipt.receipt_id),
        ("noticeNumber", receipt.notice_number),
        ("fiscalCode", receipt.creditor_tax_code),
        ("outcome", "OK"),
        ("creditorReferenceId", receipt.creditor_reference),
        ("paymentAmount", to_wire(receipt.amount_cents)),
        ("description", receipt.description),
        ("companyName", receipt.company_name),
        ("officeName", receipt.office_name),
        ("debtor", _party(receipt.debtor)),
        ("transferList", [_transfer(part, version) for part in receipt.transfers]),
        ("idPSP", psp.psp_id),
        ("pspFiscalCode", psp.tax_code),
        ("pspPartitaIVA", psp.vat_number),
        ("PSPCompanyName", psp.name),
        ("idChannel", psp.channel_id),
        ("channelDescription", psp.channel),
        ("payer", receipt.payer and _party(receipt.payer)),
        ("paymentMethod", receipt.payment_method),
        ("fee", None if receipt.fee_cents is None else to_wire(receipt.fee_cents)),
        ("paymentDateTime", receipt.paid_at and _wall_clock(receipt.paid_at)),
        ("applicationDate", receipt.application_on and receipt.application_on.isoformat()),
        ("transferDate", receipt.transfer_on and receipt.transfer_on.isoformat()),
        ("metadata", _metadata(receipt.metadata)),
        ("standIn", "true" if receipt.stand_in else "false"),
    )


def _transfer(part: ReceiptTransfer, version: int) -> Tree:
    stamp = base64.b64encode(part.stamp).decode() if part.stamp else None
    return (
        "transfer",
        _given(
            ("idTransfer", str(part.transfer_no)),
            ("transferAmount", to_wire(part.amount_cents)),
            ("fiscalCodePA", part.beneficiary_tax_code),
            ("companyName", part.beneficiary_name if version == 2 else None),
            ("IBAN", part.iban),
            ("MBDAttachment", stamp),
            ("remittanceInformation", part.remittance),
            ("transferCategory", part.category),
            ("metadata", _metadata(part.metadata)),
        ),
    )


def _party(party: Party) -> list[Tree]:
    address = party.address
    identity = [
        ("entityUniqueIdentifierType", party.kind.value),
        ("entityUniqueIdentifierValue", party.identifier),
    ]
    return _given(
        ("uniqueIdentifier", identity),
        ("fullName", party.full_name),
        ("streetName", address.street),
        ("civicNumber", address.street_number),
        ("postalCode", address.postal_code),
        ("city", address.city),
        ("stateProvinceRegion", address.province),
        ("country", address.country),
        ("e-mail", party.email),
    )


def _metadata(entries: tuple[tuple[str, str], ...]) -> list[Tree]:
    return [("mapEntry", [("key", key), ("value", value)]) for key, value in entries]


def _given(*fields: Field) -> list[Tree]:
    return [field for field in fields if field[1]]
