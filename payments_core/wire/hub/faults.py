"""How a station says no: the fault codes of the hub and the answers that carry them."""

from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from payments_core.errors import RemoteProtocolError
from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import add, add_optional
from payments_core.wire.hub.envelope import close_envelope, new_message
from payments_core.wire.hub.operations import Operation


class FaultCode(StrEnum):
    """The codes that a station of ours emits (hub protocol 3a.4)."""

    SYNTAX = "PAA_SINTASSI_XSD"
    ENVELOPE = "PAA_SINTASSI_EXTRAXSD"
    SEMANTICS = "PAA_SEMANTICA"
    SYSTEM_ERROR = "PAA_SYSTEM_ERROR"
    ENTITY_UNKNOWN = "PAA_ID_DOMINIO_ERRATO"
    BROKER_UNKNOWN = "PAA_ID_INTERMEDIARIO_ERRATO"
    STATION_UNKNOWN = "PAA_STAZIONE_INT_ERRATA"
    PAYMENT_UNKNOWN = "PAA_PAGAMENTO_SCONOSCIUTO"
    PAYMENT_DUPLICATE = "PAA_PAGAMENTO_DUPLICATO"
    PAYMENT_IN_PROGRESS = "PAA_PAGAMENTO_IN_CORSO"
    PAYMENT_EXPIRED = "PAA_PAGAMENTO_SCADUTO"
    PAYMENT_CANCELLED = "PAA_PAGAMENTO_ANNULLATO"
    RECEIPT_DUPLICATE = "PAA_RECEIPT_DUPLICATA"


@dataclass(frozen=True, slots=True)
class Fault:
    """One refusal. `entity_id` is the tax code of the entity that was asked.

    `text` is for the engineers of the payment chain; the code stands in for it where it is empty.
    """

    code: FaultCode
    entity_id: str
    text: str = ""
    description: str | None = None


def fault_code_of(error: RemoteProtocolError) -> FaultCode:
    """The code with which a request that could not be read is refused."""
    match error.code:
        case "soap_syntax":
            return FaultCode.SYNTAX
        case "soap_semantics":
            return FaultCode.SEMANTICS
        case _:
            return FaultCode.ENVELOPE


def operation_of(error: RemoteProtocolError) -> Operation | None:
    """The operation that an unreadable request had named, if it came so far."""
    named = error.facts.get("operation")
    return Operation(str(named)) if named else None


def blame_of(error: RemoteProtocolError) -> str:
    """The fault code of SOAP 1.1 (4.4.1) for a request that named no operation."""
    match error.facts.get("reason"):
        case "must_understand":
            return "MustUnderstand"
        case "version":
            return "VersionMismatch"
        case _:
            return "Client"


def fault_answer(operation: Operation, fault: Fault) -> bytes:
    """The answer KO of an operation, which travels with HTTP status 200."""
    text = fault.text or fault.code.value
    message = new_message(operation.response_element)
    add(message, "outcome", "KO", fields.OUTCOME)
    bean = etree.SubElement(message, "fault")
    add(bean, "faultCode", fault.code.value, fields.any_text)
    add(bean, "faultString", text, fields.any_text)
    add(bean, "id", fault.entity_id, fields.any_text)
    add_optional(bean, "description", fault.description, fields.any_text)
    return close_envelope(message)
