"""Settlement flows as the hub's SOAP service gives them (nodeForPa.wsdl; hub protocol 5.3).

`nodoChiediElencoFlussiRendicontazione` lists flows by id and instant: neither the PSP nor a
revision is named, and one flow may stand there several times, once for each time that it was
issued. `nodoChiediFlussoRendicontazione` gives one, the newest, as the XML document that
`settlement_flow` reads. The hub's two service descriptions call the answer of the second by two
names; both are read.

Every refusal of an answer is a RemoteProtocolError `flow_document_malformed` with the facts
`field` and `reason`, as for the documents of the REST service.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from lxml import etree

from payments_core.errors import BadValue, RemoteProtocolError
from payments_core.wire.hub import fields
from payments_core.wire.hub.elements import ElementReader, add, add_optional
from payments_core.wire.hub.envelope import Limits, close_envelope, open_envelope
from payments_core.wire.hub.flow_documents import MALFORMED, FlowKey, FlowPage, ListedFlow
from payments_core.wire.hub.settlement_flow import MAX_FLOW_BYTES

#: Namespace of the body elements; their children have none (nodeForPa.xsd).
NAMESPACE = "http://ws.pagamenti.telematici.gov/"

#: A list of the 90 days that the hub looks back, with forty flows a day and every one re-issued.
LIST_LIMITS = Limits(4 * 1024 * 1024, 50_000)
#: The largest flow in base64, in lines of 76 characters.
FLOW_LIMITS = Limits(MAX_FLOW_BYTES * 3 // 2, 1_000, long_texts=True)

#: As a number, the instant of a flow is its seconds since then: its order among the issues of the
#: flow, which the hub does not count here. A revision has 31 bits, enough until 2068.
_FIRST_INSTANT = datetime(2000, 1, 1, tzinfo=UTC)
_MAX_REVISION = 2**31 - 1
#: What the list does not name.
NO_PSP = ""

_PASSWORD = fields.bounded_text(8, 15)
_FLOW_ID = fields.matching_text(r"[a-zA-Z0-9\-_]{1,35}")
_WHOLE_NUMBER = fields.matching_text(r"\s*\+?[0-9]{1,9}\s*")

Content = TypeVar("Content")


class PullOperation(StrEnum):
    """What the service offers; the value is also its SOAPAction."""

    LIST = "nodoChiediElencoFlussiRendicontazione"
    FLOW = "nodoChiediFlussoRendicontazione"


@dataclass(frozen=True, slots=True)
class StationLogin:
    """As whom a station asks: its broker's tax code, its id, its password (8 to 15 characters),
    and the entity whose flows it wants."""

    broker_tax_code: str
    station_id: str
    password: str = field(repr=False)
    entity_id: str


@dataclass(frozen=True, slots=True)
class PullFault:
    """The hub says no: its code (PPT_...) and what it says of it."""

    code: str
    detail: str


def write_list_request(login: StationLogin) -> bytes:
    """Ask for the list; LocalProtocolError `hub_answer_malformed` for what the schema forbids."""
    return close_envelope(_request(PullOperation.LIST, login))


def write_flow_request(login: StationLogin, flow_id: str) -> bytes:
    """Ask for the newest issue of a flow; raises as `write_list_request`."""
    message = _request(PullOperation.FLOW, login)
    add(message, "identificativoFlusso", flow_id, _FLOW_ID)
    return close_envelope(message)


def read_list(data: bytes) -> FlowPage | PullFault:
    """The whole list as one page, in the hub's order and with every repetition.

    A listed flow has no PSP, its instant as revision, and counts as published when it was made. A
    line that cannot be read is among the refused, and so is a list that has fewer lines than it
    says.
    """
    return _answer(data, PullOperation.LIST, LIST_LIMITS, _read_list)


def read_flow(data: bytes) -> bytes | PullFault:
    """The document of a flow, which may begin with a byte order mark."""
    return _answer(data, PullOperation.FLOW, FLOW_LIMITS, _read_document)


def key_of(flow_id: str, flow_at: datetime) -> FlowKey:
    """An issue of a flow; BadValue `out_of_range` for an instant before 2000 or after 2067."""
    revision = (flow_at - _FIRST_INSTANT) // timedelta(seconds=1)
    if not 0 < revision <= _MAX_REVISION:
        raise BadValue("out_of_range")
    return FlowKey(NO_PSP, flow_id, revision)


def _request(operation: PullOperation, login: StationLogin) -> etree._Element:
    message = etree.Element(f"{{{NAMESPACE}}}{operation}", nsmap={"ws": NAMESPACE})
    add(message, "identificativoIntermediarioPA", login.broker_tax_code, fields.TEXT_35)
    add(message, "identificativoStazioneIntermediarioPA", login.station_id, fields.TEXT_35)
    add(message, "password", login.password, _PASSWORD)
    add_optional(message, "identificativoDominio", login.entity_id, fields.TEXT_35)
    return message


def _answer(
    data: bytes, operation: PullOperation, limits: Limits, read: Callable[[ElementReader], Content]
) -> Content | PullFault:
    try:
        element = open_envelope(data, limits)
        if element.tag not in (
            f"{{{NAMESPACE}}}{operation}Risposta", f"{{{NAMESPACE}}}{operation}Response",
        ):  # fmt: skip
            raise _malformed(etree.QName(element).localname, "other_document")
        reader = ElementReader(operation, "", element)
        fault = reader.optional_child("fault")
        if fault is not None:
            return _read_fault(fault)
        content = read(reader)
        reader.end()
    except RemoteProtocolError as refusal:
        raise _as_malformed(refusal) from None
    return content


def _read_fault(fault: ElementReader) -> PullFault:
    code = fault.value("faultCode", fields.TEXT_70)
    said = fault.value("faultString", fields.any_text)
    fault.value("id", fields.any_text)
    return PullFault(code, fault.optional_value("description", fields.any_text) or said)


def _read_list(reader: ElementReader) -> FlowPage:
    listed = reader.optional_child("elencoFlussiRendicontazione")
    if listed is None:
        return FlowPage(1, (), ())
    count = int(listed.value("totRestituiti", _WHOLE_NUMBER))
    found = listed.readings("idRendicontazione", _read_line)
    listed.end()
    refused = [_as_malformed(one) for one in found if isinstance(one, RemoteProtocolError)]
    if count > len(found):
        refused.append(_malformed("totRestituiti", "incomplete"))
    return FlowPage(1, tuple(one for one in found if isinstance(one, ListedFlow)), tuple(refused))


def _read_line(line: ElementReader) -> ListedFlow:
    flow_id = line.value("identificativoFlusso", _FLOW_ID)

    def read_key(text: str) -> tuple[FlowKey, datetime]:
        flow_at = fields.instant(text)
        return key_of(flow_id, flow_at), flow_at

    key, flow_at = line.value("dataOraFlusso", read_key)
    line.end()
    return ListedFlow(key, flow_at, flow_at)


def _read_document(reader: ElementReader) -> bytes:
    document = reader.value("xmlRendicontazione", fields.base64_bytes)
    if not document:
        raise _malformed("xmlRendicontazione", "empty")
    return document


def _as_malformed(refusal: RemoteProtocolError) -> RemoteProtocolError:
    where, reason = refusal.facts.get("field"), refusal.facts["reason"]
    return _malformed(str(where or "-"), str(reason))


def _malformed(where: str, reason: str) -> RemoteProtocolError:
    return RemoteProtocolError(MALFORMED, field=where, reason=reason)
