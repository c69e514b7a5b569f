"""A receipt as the server sends it, turned into the value that papers print."""

from payments_core.model.debt_position import Party, PersonKind
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import Cents
from payments_core.wire.desk.notice_messages import PartyInfo, ReceiptInfo


def receipt_of(info: ReceiptInfo, creditor_tax_code: str) -> Receipt:
    """The receipt. What only accounting needs is not sent to desks and stays empty."""
    return Receipt(
        receipt_id=info.receipt_id,
        notice_number=info.notice_number,
        creditor_tax_code=creditor_tax_code,
        creditor_reference=info.creditor_reference,
        amount_cents=Cents(info.amount_cents),
        description=info.description,
        company_name=info.company_name,
        office_name=info.office_name,
        debtor=_party_of(info.debtor),
        payer=_party_of(info.payer) if info.payer is not None else None,
        transfers=tuple(
            ReceiptTransfer(
                transfer_no=transfer.transfer_no,
                amount_cents=Cents(transfer.amount_cents),
                beneficiary_tax_code=transfer.beneficiary_tax_code,
                beneficiary_name=transfer.beneficiary_name,
                iban=transfer.iban,
                remittance=transfer.remittance,
                category=transfer.category,
                stamp=transfer.stamp,
            )
            for transfer in info.transfers
        ),
        psp=Psp(
            psp_id=info.psp_id,
            name=info.psp_name,
            tax_code=info.psp_tax_code,
            vat_number=None,
            channel_id="",
            channel=info.channel,
        ),
        payment_method=info.payment_method,
        fee_cents=Cents(info.fee_cents) if info.fee_cents is not None else None,
        paid_at=info.paid_at,
        application_on=info.application_on,
        transfer_on=None,
        stand_in=False,
    )


def _party_of(info: PartyInfo) -> Party:
    return Party(PersonKind(info.kind), info.identifier, info.full_name)
