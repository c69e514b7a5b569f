"""paGetPayment and paGetPaymentV2: somebody is paying, the hub wants the accounts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

from lxml import etree

from payments_core import money
from payments_core.errors import LocalProtocolError
from payments_core.identifiers import notice_number
from payments_core.model.debt_position import StampRequest, Transfer
from payments_core.money import Cents
from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import ElementReader, add, add_optional
from payments_core.wire.hub.envelope import close_envelope, new_message
from payments_core.wire.hub.operations import Operation
from payments_core.wire.hub.payment_data import (
    PaymentData,
    postal_iban_of,
    require_sound_transfers,
)
from payments_core.wire.hub.shared_parts import (
    Metadata,
    StationAddress,
    add_optional_metadata,
    add_party,
    read_notice_reference,
    read_station,
)

Version = Literal[1, 2]

#: Metadata key under which the account held with Poste travels beside the bank's.
POSTAL_IBAN_KEY = "IBANAPPOGGIO"
#: The only kind of stamp there is: stamp duty (paForNode.xsd, stTipoBollo).
STAMP_TYPE = "01"


class TransferType(StrEnum):
    """Which accounts the payer's side wants: those held with Poste, or the bank's."""

    POSTAL = "POSTAL"
    PAGOPA = "PAGOPA"


@dataclass(frozen=True, slots=True)
class GetPaymentRequest:
    """What is asked. `amount_cents` and `due_on` are what the payer saw, not binding on us."""

    station: StationAddress
    entity_tax_code: str
    notice_number: str
    version: Version
    amount_cents: Cents | None = None
    payment_note: str | None = None
    transfer_type: TransferType | None = None
    due_on: date | None = None

    @property
    def operation(self) -> Operation:
        """The operation that answers."""
        return Operation.GET_PAYMENT if self.version == 1 else Operation.GET_PAYMENT_V2


def read_get_payment(reader: ElementReader, version: Version) -> GetPaymentRequest:
    """paGetPaymentReq and paGetPaymentV2Request, which hold the same fields."""
    station = read_station(reader)
    reference = read_notice_reference(reader)
    request = GetPaymentRequest(
        station=station,
        entity_tax_code=reference.entity_tax_code,
        notice_number=reference.notice_number,
        version=version,
        amount_cents=reader.optional_value("amount", fields.amount),
        payment_note=reader.optional_value("paymentNote", fields.TEXT_210),
        transfer_type=reader.optional_value("transferType", fields.choice(TransferType)),
        due_on=reader.optional_value("dueDate", fields.calendar_date),
    )
    reader.end()
    return request


def get_payment_answer(request: GetPaymentRequest, payment: PaymentData) -> bytes:
    """paGetPaymentRes or paGetPaymentV2Response, outcome OK.

    Raises LocalProtocolError `hub_answer_malformed` for what no answer can tell: transfers that do
    not make up the amount, and in version 1 a duty stamp.
    """
    due = payment.installment
    require_sound_transfers(due)
    message = new_message(request.operation.response_element)
    add(message, "outcome", "OK", fields.OUTCOME)
    data = etree.SubElement(message, "data")
    reference = notice_number.iuv_of(due.notice_number)
    add(data, "creditorReferenceId", reference, fields.TEXT_35)
    add(data, "paymentAmount", money.to_wire(due.amount_cents), fields.amount_not_zero)
    add(data, "dueDate", due.due_on.isoformat(), fields.calendar_date)
    add(data, "description", due.description, fields.TEXT_140)
    add(data, "companyName", payment.company_name, fields.TEXT_140)
    add_optional(data, "officeName", payment.office_name, fields.TEXT_140)
    add_party(data, "debtor", payment.debtor)
    transfer_list = etree.SubElement(data, "transferList")
    for transfer in due.transfers:
        _add_transfer(transfer_list, transfer, request)
    add_optional_metadata(data, payment.metadata)
    return close_envelope(message)


def _add_transfer(parent: etree._Element, transfer: Transfer, request: GetPaymentRequest) -> None:
    element = etree.SubElement(parent, "transfer")
    add(element, "idTransfer", str(transfer.transfer_no), fields.transfer_no)
    add(element, "transferAmount", money.to_wire(transfer.amount_cents), fields.amount_not_zero)
    add(element, "fiscalCodePA", transfer.beneficiary_tax_code, fields.ENTITY_TAX_CODE)
    if request.version == 2:
        add_optional(element, "companyName", transfer.beneficiary_name, fields.TEXT_140)
    metadata: Metadata = ()
    if transfer.stamp is not None:
        _add_stamp(element, transfer.stamp, request.version)
    elif transfer.iban is not None:
        iban, metadata = _accounts(transfer, transfer.iban, request.transfer_type)
        add(element, "IBAN", iban, fields.TEXT_35)
    add(element, "remittanceInformation", transfer.remittance, fields.TEXT_140)
    add(element, "transferCategory", transfer.category, fields.TEXT_140)
    add_optional_metadata(element, metadata)


def _add_stamp(parent: etree._Element, stamp: StampRequest, version: Version) -> None:
    """ctRichiestaMarcaDaBollo (paForNode.xsd), which only ctTransferPAV2 has."""
    if version == 1:
        raise LocalProtocolError(
            "hub_answer_malformed", field="richiestaMarcaDaBollo", reason="version"
        )
    element = etree.SubElement(parent, "richiestaMarcaDaBollo")
    add(element, "hashDocumento", stamp.document_hash, fields.base64_text)
    add(element, "tipoBollo", STAMP_TYPE, fields.any_text)
    add(element, "provinciaResidenza", stamp.province, fields.PROVINCE)


def _accounts(transfer: Transfer, bank: str, wanted: TransferType | None) -> tuple[str, Metadata]:
    """The account to pay to and what to say beside it (hub protocol 3a.2)."""
    postal = postal_iban_of(transfer)
    if postal is None or postal == bank:
        return bank, ()
    if wanted is TransferType.POSTAL:
        return postal, ()
    return bank, ((POSTAL_IBAN_KEY, postal),)
