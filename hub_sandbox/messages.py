"""Requests of the hub to a station, element by element in the order of the contract."""

import base64
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from hub_sandbox.duty_stamp import SoldStamp, write_stamp
from hub_sandbox.payment_data import Metadata, PaymentData, TransferData
from hub_sandbox.soap import PA, wrap
from hub_sandbox.world import Entity, Psp
from payments_core.clock import rome_local
from payments_core.model.debt_position import Party
from payments_core.money import Cents, to_wire


@dataclass(frozen=True, slots=True)
class Node:
    """An element to write. One without content is left out: the contract knows no empty ones."""

    name: str
    content: "str | list[Node] | None"


@dataclass(frozen=True, slots=True)
class PaidNotice:
    """A payment that went through: what the receipt proves."""

    receipt_id: str
    entity: Entity
    notice_number: str
    data: PaymentData
    psp: Psp
    paid_at: datetime


def verify_request(entity: Entity, notice_number: str) -> bytes:
    """PaVerifyPaymentNotice."""
    return _message("paVerifyPaymentNoticeReq", [*_route(entity), _qr_code(entity, notice_number)])


def payment_request(
    entity: Entity, notice_number: str, amount_cents: Cents, *, postal: bool = False
) -> bytes:
    """PaGetPayment or paGetPaymentV2, whichever the station speaks; `postal` asks for postal
    accounts."""
    element = {1: "paGetPaymentReq", 2: "paGetPaymentV2Request"}[entity.station_version]
    return _message(
        element,
        [
            *_route(entity),
            _qr_code(entity, notice_number),
            Node("amount", to_wire(amount_cents)),
            Node("transferType", "POSTAL" if postal else "PAGOPA"),
        ],
    )


def receipt_request(paid: PaidNotice) -> bytes:
    """PaSendRT or paSendRTV2, whichever the station speaks."""
    element = {1: "paSendRTReq", 2: "paSendRTV2Request"}[paid.entity.station_version]
    return _message(element, _receipt_nodes(paid))


def kept_receipt(paid: PaidNotice) -> bytes:
    """The same request as GPD keeps it: no envelope, no namespace, and in version 2 a capital
    (pagopa-gpd-payments, ReceiveRTService)."""
    element = {1: "paSendRTReq", 2: "PaSendRTV2Request"}[paid.entity.station_version]
    root = etree.Element(element)
    _fill(root, _receipt_nodes(paid))
    return etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True, pretty_print=True
    )


def paid_wall_clock(paid: PaidNotice) -> str:
    """When it was paid as receipts say it: Rome's time, without a zone."""
    return rome_local(paid.paid_at).replace(tzinfo=None).isoformat(timespec="seconds")


def _receipt_nodes(paid: PaidNotice) -> list[Node]:
    return [*_route(paid.entity), Node("receipt", _receipt(paid))]


def _route(entity: Entity) -> list[Node]:
    return [
        Node("idPA", entity.tax_code),
        Node("idBrokerPA", entity.broker_tax_code),
        Node("idStation", entity.station_id),
    ]


def _qr_code(entity: Entity, notice_number: str) -> Node:
    return Node(
        "qrCode", [Node("fiscalCode", entity.tax_code), Node("noticeNumber", notice_number)]
    )


def _receipt(paid: PaidNotice) -> list[Node]:
    data = paid.data
    return [
        Node("receiptId", paid.receipt_id),
        Node("noticeNumber", paid.notice_number),
        Node("fiscalCode", paid.entity.tax_code),
        Node("outcome", "OK"),
        Node("creditorReferenceId", data.creditor_reference),
        Node("paymentAmount", to_wire(data.amount_cents)),
        Node("description", data.description),
        Node("companyName", data.company_name or paid.entity.name),
        Node("officeName", data.office_name),
        Node("debtor", _subject(data.debtor)),
        Node("transferList", [_transfer(one, paid) for one in data.transfers]),
        *_provider(paid),
        Node("metadata", _metadata(data.metadata)),
        Node("standIn", "false"),
    ]


def _provider(paid: PaidNotice) -> list[Node]:
    psp, local = paid.psp, rome_local(paid.paid_at)
    return [
        Node("idPSP", psp.psp_id),
        Node("pspFiscalCode", psp.tax_code),
        Node("PSPCompanyName", psp.name),
        Node("idChannel", psp.channel),
        Node("channelDescription", psp.channel_description),
        Node("payer", _subject(paid.data.debtor)),
        Node("paymentMethod", psp.payment_method),
        Node("fee", to_wire(psp.fee_cents)),
        Node("paymentDateTime", paid_wall_clock(paid)),
        Node("applicationDate", local.date().isoformat()),
        Node("transferDate", local.date().isoformat()),
    ]


def _transfer(one: TransferData, paid: PaidNotice) -> Node:
    return Node(
        "transfer",
        [
            Node("idTransfer", str(one.transfer_no)),
            Node("transferAmount", to_wire(one.amount_cents)),
            Node("fiscalCodePA", one.beneficiary_tax_code),
            Node("companyName", one.beneficiary_name if paid.entity.station_version > 1 else None),
            Node("IBAN", one.iban),
            Node("MBDAttachment", sold_stamp(one, paid)),
            Node("remittanceInformation", one.remittance),
            Node("transferCategory", one.category),
            Node("metadata", _metadata(one.metadata)),
        ],
    )


def sold_stamp(one: TransferData, paid: PaidNotice) -> str | None:
    """The stamp that a transfer bought, in base64; the receipt has the same wherever it stands."""
    if one.stamp is None:
        return None
    stamp = SoldStamp(
        stamp_id=f"{paid.receipt_id}-{one.transfer_no}",
        psp_tax_code=paid.psp.tax_code or paid.psp.psp_id,
        psp_name=paid.psp.name,
        sold_at=paid.paid_at,
        amount_cents=one.amount_cents,
        document_hash=one.stamp.document_hash,
    )
    return base64.b64encode(write_stamp(stamp)).decode("ascii")


def _subject(party: Party) -> list[Node]:
    address = party.address
    return [
        Node(
            "uniqueIdentifier",
            [
                Node("entityUniqueIdentifierType", party.kind.value),
                Node("entityUniqueIdentifierValue", party.identifier),
            ],
        ),
        Node("fullName", party.full_name),
        Node("streetName", address.street),
        Node("civicNumber", address.street_number),
        Node("postalCode", address.postal_code),
        Node("city", address.city),
        Node("stateProvinceRegion", address.province),
        Node("country", address.country),
        Node("e-mail", party.email),
    ]


def _metadata(entries: Metadata) -> list[Node]:
    return [Node("mapEntry", [Node("key", key), Node("value", value)]) for key, value in entries]


def _message(element: str, nodes: list[Node]) -> bytes:
    body = etree.Element(f"{{{PA}}}{element}", nsmap={"pa": PA})
    _fill(body, nodes)
    return wrap(body)


def _fill(parent: etree._Element, nodes: list[Node]) -> None:
    for node in nodes:
        if not node.content:
            continue
        child = etree.SubElement(parent, node.name)
        if isinstance(node.content, str):
            child.text = node.content
        else:
            _fill(child, node.content)
