"""A receipt as the columns of its tables."""

from datetime import datetime
from typing import Any

from central_server.payments.content_digest import content_digest
from payments_core.model.debt_position import Party
from payments_core.model.receipt import Receipt


def stored_values(
    entity_id: str, receipt: Receipt, raw: bytes, version: int, received_at: datetime
) -> dict[str, Any]:
    """Columns of ReceiptRow that do not depend on what the notice stands for here."""
    return receipt_values(receipt) | {
        "entity_id": entity_id,
        "version": version,
        "digest": content_digest(receipt),
        "raw": raw,
        "received_at": received_at,
    }


def receipt_values(receipt: Receipt) -> dict[str, Any]:
    """Columns of ReceiptRow that the receipt itself fills."""
    psp = receipt.psp
    return {
        "receipt_id": receipt.receipt_id,
        "notice_number": receipt.notice_number,
        "creditor_reference": receipt.creditor_reference,
        "amount_cents": receipt.amount_cents,
        "description": receipt.description,
        "company_name": receipt.company_name,
        "office_name": receipt.office_name,
        **_party_values("debtor", receipt.debtor),
        **_party_values("payer", receipt.payer),
        "psp_id": psp.psp_id,
        "psp_name": psp.name,
        "psp_tax_code": psp.tax_code,
        "psp_vat_number": psp.vat_number,
        "channel_id": psp.channel_id,
        "channel": psp.channel,
        "payment_method": receipt.payment_method,
        "fee_cents": receipt.fee_cents,
        "paid_at": receipt.paid_at,
        "application_on": receipt.application_on,
        "transfer_on": receipt.transfer_on,
        "stand_in": receipt.stand_in,
    }


def transfer_values(entity_id: str, receipt: Receipt) -> list[dict[str, Any]]:
    """Columns of the receipt's ReceiptTransferRows."""
    return [
        {
            "entity_id": entity_id,
            "receipt_id": receipt.receipt_id,
            "transfer_no": part.transfer_no,
            "amount_cents": part.amount_cents,
            "beneficiary_tax_code": part.beneficiary_tax_code,
            "beneficiary_name": part.beneficiary_name,
            "iban": part.iban,
            "remittance": part.remittance,
            "category": part.category,
            "stamp": part.stamp,
        }
        for part in receipt.transfers
    ]


def _party_values(role: str, party: Party | None) -> dict[str, str | None]:
    return {
        f"{role}_kind": party.kind if party else None,
        f"{role}_identifier": party.identifier if party else None,
        f"{role}_name": party.full_name if party else None,
    }
