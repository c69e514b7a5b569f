"""paVerifyPaymentNotice: the hub asks what a notice costs before somebody pays it."""

from dataclasses import dataclass

from lxml import etree

from payments_core import money
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
    StationAddress,
    read_notice_reference,
    read_station,
)


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What is asked; the check digits of the notice number have not been looked at."""

    station: StationAddress
    entity_tax_code: str
    notice_number: str

    @property
    def operation(self) -> Operation:
        """The operation that answers."""
        return Operation.VERIFY


def read_verify(reader: ElementReader) -> VerifyRequest:
    """paVerifyPaymentNoticeReq."""
    station = read_station(reader)
    reference = read_notice_reference(reader)
    reader.end()
    return VerifyRequest(station, reference.entity_tax_code, reference.notice_number)


def verify_answer(payment: PaymentData) -> bytes:
    """paVerifyPaymentNoticeRes, outcome OK, with all that the hub demands in it.

    The amount is exact (`EQ`); `allCCP` promises that every transfer can reach an account held
    with Poste.
    """
    due = payment.installment
    require_sound_transfers(due)
    message = new_message(Operation.VERIFY.response_element)
    add(message, "outcome", "OK", fields.OUTCOME)
    payment_list = etree.SubElement(message, "paymentList")
    described = etree.SubElement(payment_list, "paymentOptionDescription")
    add(described, "amount", money.to_wire(due.amount_cents), fields.amount_not_zero)
    add(described, "options", "EQ", fields.any_text)
    add(described, "dueDate", due.due_on.isoformat(), fields.calendar_date)
    add(described, "detailDescription", due.description, fields.TEXT_140)
    all_postal = all(postal_iban_of(transfer) for transfer in due.transfers)
    add(described, "allCCP", "true" if all_postal else "false", fields.boolean)
    add(message, "paymentDescription", due.description, fields.TEXT_140)
    add(message, "fiscalCodePA", payment.creditor_tax_code, fields.ENTITY_TAX_CODE)
    add(message, "companyName", payment.company_name, fields.TEXT_140)
    add_optional(message, "officeName", payment.office_name, fields.TEXT_140)
    return close_envelope(message)
