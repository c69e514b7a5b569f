"""A stored receipt as desks know it."""

import base64

from central_server.payments.models import ReceiptRow
from central_server.payments.repository import StoredReceipt
from payments_core.wire.desk.notice_messages import PartyInfo, ReceiptInfo, ReceiptTransferInfo


def receipt_info(stored: StoredReceipt, code: str | None) -> ReceiptInfo:
    """Everything that the citizen's copy says, with the verification code that it carries."""
    row = stored.receipt
    return ReceiptInfo(
        receipt_id=row.receipt_id,
        notice_number=row.notice_number,
        creditor_reference=row.creditor_reference,
        amount_cents=row.amount_cents,
        own_cents=sum(one.amount_cents for one in stored.transfers if one.is_own),
        description=row.description,
        company_name=row.company_name,
        debtor=PartyInfo(
            kind=row.debtor_kind, identifier=row.debtor_identifier, full_name=row.debtor_name
        ),
        payer=_payer(row),
        transfers=tuple(
            ReceiptTransferInfo(
                transfer_no=transfer.transfer_no,
                amount_cents=transfer.amount_cents,
                beneficiary_tax_code=transfer.beneficiary_tax_code,
                iban=transfer.iban,
                remittance=transfer.remittance,
                category=transfer.category,
                beneficiary_name=transfer.beneficiary_name,
                stamp=transfer.stamp and base64.b64encode(transfer.stamp),
            )
            for transfer in stored.transfers
        ),
        psp_id=row.psp_id,
        psp_name=row.psp_name,
        channel=row.channel,
        payment_method=row.payment_method,
        fee_cents=row.fee_cents,
        paid_at=row.paid_at,
        received_at=row.received_at,
        code=code,
        office_name=row.office_name,
        psp_tax_code=row.psp_tax_code,
        application_on=row.application_on,
        anomaly=row.anomaly,
    )


def _payer(row: ReceiptRow) -> PartyInfo | None:
    if row.payer_kind is None or row.payer_identifier is None or row.payer_name is None:
        return None
    return PartyInfo(kind=row.payer_kind, identifier=row.payer_identifier, full_name=row.payer_name)
