"""The rows of a payment's transfers, for whoever writes many at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from payments_core.model.debt_position import Transfer


def transfer_values(transfer: Transfer, place: Mapping[str, Any]) -> dict[str, Any]:
    """The row of one transfer; `place` is the key of its payment."""
    stamp = transfer.stamp
    return {
        **place,
        "transfer_no": transfer.transfer_no,
        "amount_cents": transfer.amount_cents,
        "beneficiary_tax_code": transfer.beneficiary_tax_code,
        "beneficiary_name": transfer.beneficiary_name,
        "iban": transfer.iban,
        "postal_iban": transfer.postal_iban,
        "stamp_document_hash": stamp.document_hash if stamp else None,
        "stamp_province": stamp.province if stamp else None,
        "remittance": transfer.remittance,
        "category": transfer.category,
    }


def allocation_values(transfer: Transfer, place: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The rows that say to which chapters a transfer goes, in their order."""
    for number, part in enumerate(transfer.allocations, start=1):
        yield {
            **place,
            "transfer_no": transfer.transfer_no,
            "allocation_no": number,
            "amount_cents": part.amount_cents,
            "chapter": part.chapter,
            "assessment": part.assessment,
            "revenue": part.revenue,
        }
