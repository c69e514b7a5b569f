"""Answers of a station, judged as the hub judges them and read into values.

After the shape (`contract`) come the things a schema cannot say (hub protocol 3a.2, 3a.3): KO
needs a fault and OK may not have one, a good verify answer names everything but the office, sums
are equal, every account is registered for its beneficiary.
"""

from dataclasses import dataclass
from datetime import date

from lxml import etree

from hub_sandbox import contract
from hub_sandbox.contract import Sequence, check_shape, refuse_answer
from hub_sandbox.payment_data import (
    Metadata,
    PaymentData,
    StampOrder,
    TransferData,
    VerifiedNotice,
)
from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.soap import unwrap
from hub_sandbox.world import World, is_postal
from payments_core.model.debt_position import Address, Party, PersonKind
from payments_core.money import Cents

_DAY_LENGTH = len("2026-01-31")


@dataclass(frozen=True, slots=True)
class AnswerKind:
    """An answer's element and its table."""

    element: str
    table: Sequence


VERIFY = AnswerKind("paVerifyPaymentNoticeRes", contract.VERIFY_ANSWER)
PAYMENT = {
    1: AnswerKind("paGetPaymentRes", contract.PAYMENT_ANSWER_V1),
    2: AnswerKind("paGetPaymentV2Response", contract.PAYMENT_ANSWER_V2),
}
RECEIPT = {
    1: AnswerKind("paSendRTRes", contract.RECEIPT_ANSWER),
    2: AnswerKind("paSendRTV2Response", contract.RECEIPT_ANSWER),
}


def open_answer(answer: bytes, kind: AnswerKind) -> etree._Element:
    """A well-shaped OK answer; a KO rises as STATION_REFUSED with the station's own code."""
    body = unwrap(answer, kind.element)
    check_shape(body, kind.table, kind.element)
    fault = body.find("fault")
    if body.findtext("outcome") == "OK":
        if fault is not None:
            refuse_answer(kind.element, "OK with a fault")
        return body
    if fault is None:
        refuse_answer(kind.element, "KO without a fault")
    raise HubRefusal(
        HubFault.STATION_REFUSED,
        original_fault=_text(fault, "faultCode"),
        detail=fault.findtext("description") or fault.findtext("faultString"),
    )


def read_verify(answer: bytes, entity_tax_code: str) -> VerifiedNotice:
    """A notice as the station verified it."""
    body = open_answer(answer, VERIFY)
    option = body.find("paymentList/paymentOptionDescription")
    if option is None:
        refuse_answer(f"{VERIFY.element}/paymentList", "missing in a good answer")
    for name in ("paymentDescription", "fiscalCodePA", "companyName"):
        if body.find(name) is None:
            refuse_answer(f"{VERIFY.element}/{name}", "missing in a good answer")
    if body.findtext("fiscalCodePA") != entity_tax_code:
        refuse_answer(f"{VERIFY.element}/fiscalCodePA", "not the entity that was asked")
    due = option.findtext("dueDate")
    return VerifiedNotice(
        amount_cents=_cents(option, "amount"),
        description=_text(body, "paymentDescription"),
        company_name=_text(body, "companyName"),
        due_on=_day(due) if due else None,
        all_postal=_text(option, "allCCP").strip() in ("true", "1"),
    )


def require_postal(payment: PaymentData) -> None:
    """Refuse an answer that sends money of a postal payer elsewhere: the station had said that it
    would not."""
    for transfer in payment.transfers:
        if transfer.iban is not None and not is_postal(transfer.iban):
            refuse_answer(
                f"transferList/transfer[{transfer.transfer_no}]/IBAN",
                "no postal account, though allCCP was true and transferType is POSTAL",
            )


def read_payment(answer: bytes, version: int, world: World) -> PaymentData:
    """A payment as the station proposes it, once the hub has nothing against it."""
    kind = PAYMENT[version]
    body = open_answer(answer, kind)
    data, debtor = body.find("data"), body.find("data/debtor")
    if data is None or debtor is None:
        refuse_answer(f"{kind.element}/data", "missing in a good answer")
    transfers = tuple(_transfer(found) for found in data.iterfind("transferList/transfer"))
    payment = PaymentData(
        creditor_reference=_text(data, "creditorReferenceId"),
        amount_cents=_cents(data, "paymentAmount"),
        due_on=_day(_text(data, "dueDate")),
        description=_text(data, "description"),
        company_name=data.findtext("companyName"),
        office_name=data.findtext("officeName"),
        debtor=_subject(debtor),
        transfers=transfers,
        metadata=_metadata(data),
    )
    _check_transfers(payment, world, f"{kind.element}/data/transferList")
    return payment


def read_receipt_outcome(answer: bytes, version: int) -> None:
    """Returns when the station took the receipt; a KO rises."""
    open_answer(answer, RECEIPT[version])


def _check_transfers(payment: PaymentData, world: World, where: str) -> None:
    numbers = [transfer.transfer_no for transfer in payment.transfers]
    if len(set(numbers)) != len(numbers):
        refuse_answer(where, "idTransfer repeated")
    if sum(transfer.amount_cents for transfer in payment.transfers) != payment.amount_cents:
        refuse_answer(where, "transfers do not add up to paymentAmount")
    for transfer in payment.transfers:
        here = f"{where}/transfer[{transfer.transfer_no}]"
        beneficiary = world.entity(transfer.beneficiary_tax_code)
        if beneficiary is None:
            refuse_answer(f"{here}/fiscalCodePA", "unknown entity")
        if transfer.iban is not None and transfer.iban not in beneficiary.ibans:
            refuse_answer(f"{here}/IBAN", "not registered for this entity")


def _transfer(found: etree._Element) -> TransferData:
    return TransferData(
        transfer_no=int(_text(found, "idTransfer")),
        amount_cents=_cents(found, "transferAmount"),
        beneficiary_tax_code=_text(found, "fiscalCodePA"),
        beneficiary_name=found.findtext("companyName"),
        iban=found.findtext("IBAN"),
        remittance=_text(found, "remittanceInformation"),
        category=_text(found, "transferCategory"),
        metadata=_metadata(found),
        stamp=_stamp(found.find("richiestaMarcaDaBollo")),
    )


def _stamp(found: etree._Element | None) -> StampOrder | None:
    if found is None:
        return None
    return StampOrder(_text(found, "hashDocumento"), _text(found, "provinciaResidenza"))


def _subject(found: etree._Element) -> Party:
    return Party(
        kind=PersonKind(_text(found, "uniqueIdentifier/entityUniqueIdentifierType")),
        identifier=_text(found, "uniqueIdentifier/entityUniqueIdentifierValue"),
        full_name=_text(found, "fullName"),
        address=Address(
            street=found.findtext("streetName"),
            street_number=found.findtext("civicNumber"),
            postal_code=found.findtext("postalCode"),
            city=found.findtext("city"),
            province=found.findtext("stateProvinceRegion"),
            country=found.findtext("country"),
        ),
        email=found.findtext("e-mail"),
    )


def _metadata(holder: etree._Element) -> Metadata:
    entries = holder.iterfind("metadata/mapEntry")
    return tuple((_text(entry, "key"), _text(entry, "value")) for entry in entries)


def _text(holder: etree._Element, path: str) -> str:
    return holder.findtext(path) or ""


def _cents(holder: etree._Element, path: str) -> Cents:
    return Cents(int(_text(holder, path).strip().replace(".", "")))


def _day(text: str) -> date:
    return date.fromisoformat(text.strip()[:_DAY_LENGTH])
