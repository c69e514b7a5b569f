"""Receipts as the hub's asynchronous model keeps them (GPD, gpd_payments.json; hub protocol 3b.4).

The service lists what was paid, one line for each IUV, and hands out each receipt as XML. The
contract leaves open what the XML is: the service keeps the request with which the hub told it of
the payment (paSendRT or paSendRTV2) without its envelope, under a name without namespace that in
version 2 begins with a capital. With an envelope, with the namespace, or as the receipt alone it
is read as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from payments_core.errors import BadValue, RemoteProtocolError
from payments_core.model.receipt import Receipt
from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import ElementReader
from payments_core.wire.hub.envelope import (
    ENVELOPE,
    MAX_REQUEST_BYTES,
    open_envelope,
    parse_message,
)
from payments_core.wire.hub.get_payment import Version
from payments_core.wire.hub.json_record import JsonRecord, read_json
from payments_core.wire.hub.operations import PA_NAMESPACE, Operation
from payments_core.wire.hub.send_receipt import read_receipt, read_send_receipt

#: Code of every refusal; facts `field` and `reason`.
MALFORMED = "gpd_receipt_malformed"
#: Lines that a page is asked for, the most there are.
PAGE_SIZE = 100
#: Pages of one list: 100,000 receipts.
MAX_PAGES = 1000
#: Largest page; one of 100 lines has some twenty thousand bytes.
MAX_PAGE_BYTES = 1024 * 1024
#: Largest receipt.
MAX_RECEIPT_BYTES = MAX_REQUEST_BYTES

_OPERATIONS: Mapping[str, Operation] = {
    operation.request_element.lower(): operation
    for operation in (Operation.SEND_RECEIPT, Operation.SEND_RECEIPT_V2)
}
#: Names of a receipt without a request around it.
_BARE = frozenset({"receipt", "ctreceipt", "ctreceiptv2"})
_IUV = re.compile(r"[0-9A-Za-z]{1,35}", re.ASCII)
_NAMESPACES = frozenset({None, PA_NAMESPACE})
#: Length of an instant without its seconds, which Java leaves out when they are none.
_TO_THE_MINUTE = len("2026-11-23T09:20")


@dataclass(frozen=True, slots=True)
class ListedReceipt:
    """A line of the list: a payment, by its IUV and its instant."""

    creditor_reference: str
    paid_at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """A page of the list. A line that cannot be read is in `refused` and spoils no other."""

    pages: int
    receipts: tuple[ListedReceipt, ...]
    refused: tuple[RemoteProtocolError, ...]


@dataclass(frozen=True, slots=True)
class ReceiptMessage:
    """A receipt, and the version of paSendRT that brought it; `recipient` is the entity that the
    request was for (idPA), None for a receipt alone."""

    receipt: Receipt
    version: Version
    recipient: str | None


#: A list in which nothing is.
EMPTY_PAGE = ReceiptPage(0, (), ())


def parse_receipt_list(data: bytes, entity_id: str, number: int) -> ReceiptPage:
    """Read page `number`, counted from 0; a page of another number or entity is refused."""
    page = read_json(data, MAX_PAGE_BYTES, MALFORMED)
    found = page.optional_whole_number("currentPageNumber", 0, MAX_PAGES)
    if found not in (None, number):
        raise page.refusal("other_document", "currentPageNumber", value=str(found))
    pages = page.whole_number("totalPages", 0, MAX_PAGES)
    receipts: list[ListedReceipt] = []
    refused: list[RemoteProtocolError] = []
    for tree, path in page.trees("results"):
        try:
            receipts.append(_listed(JsonRecord(tree, MALFORMED, path), entity_id))
        except RemoteProtocolError as refusal:
            refused.append(refusal)
    return ReceiptPage(pages, tuple(receipts), tuple(refused))


def read_receipt_message(data: bytes) -> ReceiptMessage:
    """Read a receipt in whichever of its forms; `gpd_receipt_malformed` for anything else."""
    try:
        root = parse_message(data)
        return _message(open_envelope(data) if root.tag == ENVELOPE else root)
    except RemoteProtocolError as trouble:
        field, reason = trouble.facts.get("field"), trouble.facts.get("reason")
        raise RemoteProtocolError(MALFORMED, field=field or "-", reason=reason) from trouble


def _message(element: etree._Element) -> ReceiptMessage:
    name = etree.QName(element)
    operation = _OPERATIONS.get(name.localname.lower())
    is_ours = name.namespace in _NAMESPACES
    if is_ours and operation is not None:
        version: Version = 1 if operation is Operation.SEND_RECEIPT else 2
        request = read_send_receipt(ElementReader(operation.value, "", element), version)
        return ReceiptMessage(request.receipt, version, request.station.pa)
    if is_ours and name.localname.lower() in _BARE:
        # Version 2 says all that version 1 says, in the same order.
        reader = ElementReader(Operation.SEND_RECEIPT_V2.value, "", element)
        return ReceiptMessage(read_receipt(reader, 2), 2, None)
    raise RemoteProtocolError(MALFORMED, field=name.localname, reason="no_receipt")


def _listed(record: JsonRecord, entity_id: str) -> ListedReceipt:
    owner = record.optional_text("organizationFiscalCode", 35)
    if owner not in (None, entity_id):
        raise record.refusal("other_document", "organizationFiscalCode", value=owner)
    return ListedReceipt(record.matching("iuv", _IUV), _paid_at(record))


def _paid_at(record: JsonRecord) -> datetime:
    said = record.text("paymentDateTime", 40)
    try:
        return fields.instant(f"{said}:00" if len(said) == _TO_THE_MINUTE else said)
    except BadValue:
        raise record.refusal("malformed", "paymentDateTime", value=said) from None
