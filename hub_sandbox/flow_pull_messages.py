"""Messages of the hub's SOAP service of settlement flows (nodeForPa), element by element.

A question is judged by the contract's table before anything is read of it; answers follow the
schema that is published for stations.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from lxml import etree

from hub_sandbox.contract import Part, Sequence, anything, check_shape, text
from hub_sandbox.refusals import HubRefusal
from hub_sandbox.soap import open_body, wrap
from payments_core.clock import rome_local

NAMESPACE = "http://ws.pagamenti.telematici.gov/"
#: What a document begins with on this way: PSPs write it, and the hub hands it on.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"

_SPEAKER = "NodoDeiPagamentiSPC"
_LEAST_PASSWORD, _MOST_PASSWORD = 8, 15


class PullOperation(StrEnum):
    """What can be asked."""

    LIST = "nodoChiediElencoFlussiRendicontazione"
    FLOW = "nodoChiediFlussoRendicontazione"


class PullFault(StrEnum):
    """Fault codes of the service (hub protocol 5.3)."""

    SYNTAX = "PPT_SINTASSI_EXTRAXSD"
    BROKER_UNKNOWN = "PPT_INTERMEDIARIO_PA_SCONOSCIUTO"
    STATION_UNKNOWN = "PPT_STAZIONE_INT_PA_SCONOSCIUTA"
    PASSWORD = "PPT_AUTENTICAZIONE"  # noqa: S105  (the name of a fault)
    ENTITY_UNKNOWN = "PPT_DOMINIO_SCONOSCIUTO"
    ENTITY_OF_OTHERS = "PPT_AUTORIZZAZIONE"
    PSP_UNKNOWN = "PPT_PSP_SCONOSCIUTO"
    FLOW_UNKNOWN = "PPT_ID_FLUSSO_SCONOSCIUTO"


class PullRefusal(Exception):
    """A question that is answered with a fault; the description names what of it is wrong."""

    def __init__(self, fault: PullFault, description: str) -> None:
        super().__init__(fault)
        self.fault = fault
        self.description = description


@dataclass(frozen=True, slots=True)
class PullQuestion:
    """What a station asks; `flow_id` is None when it asks for the list."""

    broker_tax_code: str
    station_id: str
    password: str = field(repr=False)
    entity_id: str | None
    psp_id: str | None
    flow_id: str | None


_STATION: Sequence = (
    Part("identificativoIntermediarioPA", text(35)),
    Part("identificativoStazioneIntermediarioPA", text(35)),
    Part("password", lambda value: _LEAST_PASSWORD <= len(value) <= _MOST_PASSWORD),
    Part("identificativoDominio", text(35), least=0),
    Part("identificativoPSP", text(35), least=0),
)
_QUESTIONS: dict[PullOperation, Sequence] = {
    PullOperation.LIST: _STATION,
    PullOperation.FLOW: (*_STATION, Part("identificativoFlusso", anything)),
}


def operation_of(message: bytes) -> PullOperation | None:
    """What a message asks for; None for what is no question of this service."""
    try:
        name = etree.QName(open_body(message))
    except HubRefusal:
        return None
    known = name.namespace == NAMESPACE and name.localname in set(PullOperation)
    return PullOperation(name.localname) if known else None


def read_question(message: bytes, operation: PullOperation) -> PullQuestion:
    """The question; a PullRefusal for one that the contract forbids."""
    body = open_body(message)
    try:
        check_shape(body, _QUESTIONS[operation], operation)
    except HubRefusal as refusal:
        raise PullRefusal(PullFault.SYNTAX, refusal.detail or "") from refusal
    return PullQuestion(
        broker_tax_code=body.findtext("identificativoIntermediarioPA", ""),
        station_id=body.findtext("identificativoStazioneIntermediarioPA", ""),
        password=body.findtext("password", ""),
        entity_id=body.findtext("identificativoDominio"),
        psp_id=body.findtext("identificativoPSP"),
        flow_id=body.findtext("identificativoFlusso"),
    )


def list_answer(issues: Iterable[tuple[str, datetime]]) -> bytes:
    """Flows by id and instant, one line for each time that one was issued."""
    answer = _answer(PullOperation.LIST)
    listed = etree.SubElement(answer, "elencoFlussiRendicontazione")
    count = etree.SubElement(listed, "totRestituiti")
    for flow_id, flow_at in issues:
        line = etree.SubElement(listed, "idRendicontazione")
        etree.SubElement(line, "identificativoFlusso").text = flow_id
        local = rome_local(flow_at).replace(tzinfo=None)
        etree.SubElement(line, "dataOraFlusso").text = local.isoformat(timespec="seconds")
    count.text = str(len(listed) - 1)
    return wrap(answer)


def flow_answer(document: str) -> bytes:
    """A flow as a PSP wrote it, in base64."""
    answer = _answer(PullOperation.FLOW)
    written = base64.b64encode(BYTE_ORDER_MARK + document.encode())
    etree.SubElement(answer, "xmlRendicontazione").text = written.decode("ascii")
    return wrap(answer)


def fault_answer(operation: PullOperation, refusal: PullRefusal) -> bytes:
    """A refusal, which travels as a good answer."""
    answer = _answer(operation)
    fault = etree.SubElement(answer, "fault")
    etree.SubElement(fault, "faultCode").text = refusal.fault
    etree.SubElement(fault, "faultString").text = refusal.fault
    etree.SubElement(fault, "id").text = _SPEAKER
    etree.SubElement(fault, "description").text = refusal.description
    return wrap(answer)


def _answer(operation: PullOperation) -> etree._Element:
    return etree.Element(f"{{{NAMESPACE}}}{operation}Risposta", nsmap={"ppt": NAMESPACE})
