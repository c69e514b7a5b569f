"""Receipts as the hub's receipts service would show them, written from their values."""

import base64
import json
from typing import Any

from payments_core.clock import rome_local
from payments_core.model.debt_position import Party
from payments_core.model.receipt import Receipt, ReceiptTransfer
from payments_core.money import to_wire

Tree = dict[str, Any]


class Number(str):
    """A number as it is to stand in the document."""


def document_tree(receipt: Receipt) -> Tree:
    """The document with everything that it can say, null for what is not known."""
    paid_at = rome_local(receipt.paid_at).replace(tzinfo=None) if receipt.paid_at else None
    psp = receipt.psp
    return {
        "receiptId": receipt.receipt_id,
        "noticeNumber": receipt.notice_number,
        "fiscalCode": receipt.creditor_tax_code,
        "outcome": "OK",
        "creditorReferenceId": receipt.creditor_reference,
        "paymentAmount": Number(to_wire(receipt.amount_cents)),
        "description": receipt.description,
        "companyName": receipt.company_name,
        "officeName": receipt.office_name,
        "debtor": _party(receipt.debtor),
        "transferList": [_transfer(part) for part in receipt.transfers],
        "idPSP": psp.psp_id,
        "pspFiscalCode": psp.tax_code,
        "pspPartitaIVA": psp.vat_number,
        "pspCompanyName": psp.name,
        "idChannel": psp.channel_id,
        "channelDescription": psp.channel,
        "payer": _party(receipt.payer) if receipt.payer else None,
        "paymentMethod": receipt.payment_method,
        "fee": None if receipt.fee_cents is None else Number(to_wire(receipt.fee_cents)),
        "paymentDateTime": paid_at.date().isoformat() if paid_at else None,
        "paymentDateTimeFormatted": paid_at.isoformat() if paid_at else None,
        "applicationDate": receipt.application_on and receipt.application_on.isoformat(),
        "transferDate": receipt.transfer_on and receipt.transfer_on.isoformat(),
        "metadata": _metadata(receipt.metadata),
    }


def document(receipt: Receipt, **changes: Any) -> bytes:
    """The document as bytes; `changes` replace members, `...` takes one away."""
    tree = {
        name: value
        for name, value in (document_tree(receipt) | changes).items()
        if value is not ...
    }
    return write(tree).encode()


def write(value: Any) -> str:
    """JSON with the numbers exactly as they are given."""
    match value:
        case Number():
            return str(value)
        case dict():
            members = (f"{json.dumps(name)}: {write(one)}" for name, one in value.items())
            return "{" + ", ".join(members) + "}"
        case list():
            return "[" + ", ".join(map(write, value)) + "]"
    return json.dumps(value)


def _transfer(part: ReceiptTransfer) -> Tree:
    return {
        "idTransfer": part.transfer_no,
        "transferAmount": Number(to_wire(part.amount_cents)),
        "fiscalCodePA": part.beneficiary_tax_code,
        "iban": part.iban,
        "mbdAttachment": base64.b64encode(part.stamp).decode() if part.stamp else None,
        "remittanceInformation": part.remittance,
        "transferCategory": part.category,
        "metadata": _metadata(part.metadata),
    }


def _party(party: Party) -> Tree:
    address = party.address
    return {
        "entityUniqueIdentifierType": party.kind.value,
        "entityUniqueIdentifierValue": party.identifier,
        "fullName": party.full_name,
        "streetName": address.street,
        "civicNumber": address.street_number,
        "postalCode": address.postal_code,
        "city": address.city,
        "stateProvinceRegion": address.province,
        "country": address.country,
        "email": party.email,
    }


def _metadata(entries: tuple[tuple[str, str], ...]) -> list[Tree]:
    return [{"key": key, "value": value} for key, value in entries]
