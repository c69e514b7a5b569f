"""paSendRT and paSendRTV2: the hub hands over the proof that a notice was paid.

Both versions give the same `Receipt`. A receipt may not be refused for what it says about the
debt; only one that is no receipt at all is: outcome KO, or an id that cannot be a key.
"""

from dataclasses import dataclass

from payments_core.errors import RemoteProtocolError
from payments_core.model.receipt import Psp, Receipt, ReceiptTransfer
from payments_core.money import Cents
from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import ElementReader, add
from payments_core.wire.hub.envelope import close_envelope, new_message
from payments_core.wire.hub.get_payment import Version
from payments_core.wire.hub.operations import Operation
from payments_core.wire.hub.shared_parts import (
    TRANSFER_LIMIT,
    StationAddress,
    read_optional_metadata,
    read_party,
    read_station,
)

#: Longest receipt id that we can keep, characters; the schema sets no limit, practice says 36.
RECEIPT_ID_MAX_LENGTH = 255


@dataclass(frozen=True, slots=True)
class ReceiptExtras:
    """What only version 2 says: the payer's note and how the fee was shared."""

    payment_note: str | None = None
    entity_fee_cents: Cents | None = None
    bundle_id: str | None = None
    entity_bundle_id: str | None = None


@dataclass(frozen=True, slots=True)
class SendReceiptRequest:
    """A receipt for one of the entities that it concerns, which `station.pa` names."""

    station: StationAddress
    version: Version
    receipt: Receipt
    extras: ReceiptExtras = ReceiptExtras()

    @property
    def operation(self) -> Operation:
        """The operation that answers."""
        return _operation_of(self.version)


@dataclass(frozen=True, slots=True)
class _Heading:
    receipt_id: str
    notice_number: str
    creditor_tax_code: str
    outcome: str
    creditor_reference: str
    amount_cents: Cents
    description: str
    company_name: str
    office_name: str | None


def read_send_receipt(reader: ElementReader, version: Version) -> SendReceiptRequest:
    """paSendRTReq and paSendRTV2Request.

    Raises RemoteProtocolError `soap_semantics` for what keeps the schema and makes no sense.
    """
    station = read_station(reader)
    part = reader.child("receipt")
    heading = _read_heading(part)
    receipt, extras = _read_receipt(heading, part, version)
    reader.end()
    _require_sense(heading, version)
    return SendReceiptRequest(station, version, receipt, extras)


def read_receipt(part: ElementReader, version: Version) -> Receipt:
    """ctReceipt or ctReceiptV2 alone; raises like `read_send_receipt`."""
    heading = _read_heading(part)
    receipt, _ = _read_receipt(heading, part, version)
    _require_sense(heading, version)
    return receipt


def receipt_answer(request: SendReceiptRequest) -> bytes:
    """paSendRTRes or paSendRTV2Response, outcome OK: stored, do not send it again."""
    message = new_message(request.operation.response_element)
    add(message, "outcome", "OK", fields.OUTCOME)
    return close_envelope(message)


def _read_receipt(
    heading: _Heading, part: ElementReader, version: Version
) -> tuple[Receipt, ReceiptExtras]:
    debtor = read_party(part.child("debtor"))
    transfers = _read_transfers(part.child("transferList"), version)
    psp = _read_psp(part)
    payer_part = part.optional_child("payer")
    payer = read_party(payer_part) if payer_part else None
    payment_method = part.optional_value("paymentMethod", fields.TEXT_35)
    note = part.optional_value("paymentNote", fields.TEXT_210) if version == 2 else None
    fee_cents = part.optional_value("fee", fields.amount)
    extras = _read_extras(part, note) if version == 2 else ReceiptExtras()
    receipt = Receipt(
        receipt_id=heading.receipt_id,
        notice_number=heading.notice_number,
        creditor_tax_code=heading.creditor_tax_code,
        creditor_reference=heading.creditor_reference,
        amount_cents=heading.amount_cents,
        description=heading.description,
        company_name=heading.company_name,
        office_name=heading.office_name,
        debtor=debtor,
        payer=payer,
        transfers=transfers,
        psp=psp,
        payment_method=payment_method,
        fee_cents=fee_cents,
        paid_at=part.optional_value("paymentDateTime", fields.instant),
        application_on=part.optional_value("applicationDate", fields.calendar_date),
        transfer_on=part.optional_value("transferDate", fields.calendar_date),
        metadata=read_optional_metadata(part),
        stand_in=part.optional_value("standIn", fields.boolean) or False,
    )
    part.end()
    return receipt, extras


def _read_heading(part: ElementReader) -> _Heading:
    return _Heading(
        receipt_id=part.value("receiptId", fields.any_text),
        notice_number=part.value("noticeNumber", fields.NOTICE_NUMBER),
        creditor_tax_code=part.value("fiscalCode", fields.ENTITY_TAX_CODE),
        outcome=part.value("outcome", fields.OUTCOME),
        creditor_reference=part.value("creditorReferenceId", fields.TEXT_35),
        amount_cents=part.value("paymentAmount", fields.amount),
        description=part.value("description", fields.TEXT_140),
        company_name=part.value("companyName", fields.TEXT_140),
        office_name=part.optional_value("officeName", fields.TEXT_140),
    )


def _read_transfers(part: ElementReader, version: Version) -> tuple[ReceiptTransfer, ...]:
    transfers = tuple(
        _read_transfer(transfer, version)
        for transfer in part.children("transfer", at_most=TRANSFER_LIMIT)
    )
    part.end()
    return transfers


def _read_transfer(part: ElementReader, version: Version) -> ReceiptTransfer:
    transfer_no = part.value("idTransfer", fields.transfer_no)
    amount_cents = part.value("transferAmount", fields.amount_not_zero)
    beneficiary_tax_code = part.value("fiscalCodePA", fields.ENTITY_TAX_CODE)
    name = part.optional_value("companyName", fields.TEXT_140) if version == 2 else None
    stamp = part.optional_value("MBDAttachment", fields.base64_bytes) if version == 2 else None
    transfer = ReceiptTransfer(
        transfer_no=transfer_no,
        amount_cents=amount_cents,
        beneficiary_tax_code=beneficiary_tax_code,
        beneficiary_name=name,
        iban=part.value("IBAN", fields.TEXT_35) if stamp is None else None,
        remittance=part.value("remittanceInformation", fields.TEXT_140),
        category=part.value("transferCategory", fields.TEXT_140),
        stamp=stamp,
        metadata=read_optional_metadata(part),
    )
    part.end()
    return transfer


def _read_psp(part: ElementReader) -> Psp:
    return Psp(
        psp_id=part.value("idPSP", fields.TEXT_35),
        tax_code=part.optional_value("pspFiscalCode", fields.TEXT_70),
        vat_number=part.optional_value("pspPartitaIVA", fields.TEXT_20),
        name=part.value("PSPCompanyName", fields.TEXT_70),
        channel_id=part.value("idChannel", fields.TEXT_35),
        channel=part.value("channelDescription", fields.TEXT_35),
    )


def _read_extras(part: ElementReader, payment_note: str | None) -> ReceiptExtras:
    return ReceiptExtras(
        payment_note=payment_note,
        entity_fee_cents=part.optional_value("primaryCiIncurredFee", fields.amount),
        bundle_id=part.optional_value("idBundle", fields.TEXT_70),
        entity_bundle_id=part.optional_value("idCiBundle", fields.TEXT_70),
    )


def _operation_of(version: Version) -> Operation:
    return Operation.SEND_RECEIPT if version == 1 else Operation.SEND_RECEIPT_V2


def _require_sense(heading: _Heading, version: Version) -> None:
    if heading.outcome != "OK":
        field, reason = "receipt/outcome", "not_paid"
    elif not heading.receipt_id:
        field, reason = "receipt/receiptId", "empty"
    elif len(heading.receipt_id) > RECEIPT_ID_MAX_LENGTH:
        field, reason = "receipt/receiptId", "too_long"
    else:
        return
    operation = _operation_of(version).value
    raise RemoteProtocolError("soap_semantics", operation=operation, field=field, reason=reason)
