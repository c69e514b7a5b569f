"""A receipt as the hub's receipts service for organisations shows it (biz_events.json).

Amounts are JSON numbers in euro, written from cents without a float on the way.
"""

import json
import re
from typing import Any

from hub_sandbox.messages import PaidNotice, sold_stamp
from hub_sandbox.payment_data import Metadata, TransferData
from payments_core.clock import rome_local
from payments_core.model.debt_position import Party
from payments_core.money import to_wire

Document = dict[str, Any]

#: An amount as `json` writes it, a text; a text that quotes such a member has its quotes escaped.
_AMOUNT = re.compile(r'("(?:paymentAmount|transferAmount|fee)": )"([0-9.]+)"')


def receipt_document(paid: PaidNotice) -> bytes:
    """CtReceiptModelResponse; whatever is not known is null."""
    text = json.dumps(_receipt(paid), ensure_ascii=False)
    return _AMOUNT.sub(r"\1\2", text).encode()


def _receipt(paid: PaidNotice) -> Document:
    data, psp, local = paid.data, paid.psp, rome_local(paid.paid_at)
    debtor = _subject(data.debtor)
    return {
        "receiptId": paid.receipt_id,
        "noticeNumber": paid.notice_number,
        "fiscalCode": paid.entity.tax_code,
        "outcome": "OK",
        "creditorReferenceId": data.creditor_reference,
        "paymentAmount": to_wire(data.amount_cents),
        "description": data.description,
        "companyName": data.company_name or paid.entity.name,
        "officeName": data.office_name,
        "debtor": debtor,
        "transferList": [_transfer(one, paid) for one in data.transfers],
        "idPSP": psp.psp_id,
        "pspFiscalCode": psp.tax_code,
        "pspPartitaIVA": None,
        "pspCompanyName": psp.name,
        "idChannel": psp.channel,
        "channelDescription": psp.channel_description,
        "payer": debtor,
        "paymentMethod": psp.payment_method,
        "fee": to_wire(psp.fee_cents),
        "primaryCiIncurredFee": None,
        "idBundle": None,
        "idCiBundle": None,
        "paymentDateTime": local.date().isoformat(),
        "paymentDateTimeFormatted": local.replace(tzinfo=None).isoformat(timespec="seconds"),
        "applicationDate": local.date().isoformat(),
        "transferDate": local.date().isoformat(),
        "metadata": _metadata(data.metadata),
    }


def _transfer(one: TransferData, paid: PaidNotice) -> Document:
    return {
        "idTransfer": one.transfer_no,
        "transferAmount": to_wire(one.amount_cents),
        "fiscalCodePA": one.beneficiary_tax_code,
        "iban": one.iban,
        "mbdAttachment": sold_stamp(one, paid),
        "remittanceInformation": one.remittance,
        "transferCategory": one.category,
        "metadata": _metadata(one.metadata),
    }


def _subject(party: Party) -> Document:
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


def _metadata(entries: Metadata) -> list[Document]:
    return [{"key": key, "value": value} for key, value in entries]
