"""The hub's SOAP service of settlement flows, written by hand from nodeForPa.wsdl, and a service
that answers with it."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx
from lxml import etree

from central_server.hub.flow_client import FlowClient
from central_server.hub.flow_pull_client import FlowPullClient
from central_server.settlement.sources import FlowSources
from payments_core.wire.hub.flow_pull import StationLogin
from tests.factories.server import ENTITY
from tests.shared_spec import spec

URL = "http://hub.test/nodo-auth/node-for-pa/v1"
PASSWORD = "station-pwd"
LOGIN = StationLogin(ENTITY, f"{ENTITY}_01", PASSWORD, ENTITY)
NAMESPACE = "http://ws.pagamenti.telematici.gov/"
#: How that station names itself, in the order of the contract.
STATION = {
    "identificativoIntermediarioPA": ENTITY,
    "identificativoStazioneIntermediarioPA": f"{ENTITY}_01",
    "password": PASSWORD,
}
BOM = b"\xef\xbb\xbf"
LIST = "nodoChiediElencoFlussiRendicontazione"
FLOW = "nodoChiediFlussoRendicontazione"
#: Where the two official descriptions of the service are; they name the second answer differently.
DESCRIPTIONS = {
    "Risposta": ("pagopa-api", "wsdl", "xsd", "nodeForPa.xsd"),
    "Response": (
        "pagopa-fdr-nodo-dei-pagamenti", "common-xml", "src", "main", "2.0", "xsd", "nodeForPa.xsd",
    ),
}  # fmt: skip
WSDL = ("pagopa-api", "wsdl", "nodeForPa.wsdl")


def flow_sources(http: httpx.Client, environment: Mapping[str, str]) -> FlowSources:
    """Both services behind one transport."""
    return FlowSources(FlowClient(http), FlowPullClient(http), environment)


def answer(element: str, inside: str) -> bytes:
    """An answer in its envelope."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns:ppt="http://ws.pagamenti.telematici.gov/"><soapenv:Header/><soapenv:Body>'
        f"<ppt:{element}>{inside}</ppt:{element}></soapenv:Body></soapenv:Envelope>"
    ).encode()


def question(operation: str, namespace: str = NAMESPACE, **fields: str) -> bytes:
    """A question in its envelope, its fields as they are given."""
    inside = "".join(f"<{name}>{text}</{name}>" for name, text in fields.items())
    return (
        '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">'
        f'<soapenv:Body><ws:{operation} xmlns:ws="{namespace}">{inside}</ws:{operation}>'
        "</soapenv:Body></soapenv:Envelope>"
    ).encode()


def line(flow_id: str, instant: str) -> str:
    return (
        f"<idRendicontazione><identificativoFlusso>{flow_id}</identificativoFlusso>"
        f"<dataOraFlusso>{instant}</dataOraFlusso></idRendicontazione>"
    )


def list_answer(*lines: str, count: int | None = None) -> bytes:
    """A list of lines as `line` writes them; it says that it has `count` of them."""
    count = len(lines) if count is None else count
    inside = f"<totRestituiti>{count}</totRestituiti>{''.join(lines)}"
    return answer(
        f"{LIST}Risposta",
        f"<elencoFlussiRendicontazione>{inside}</elencoFlussiRendicontazione>",
    )


def flow_answer(document: bytes, ending: str = "Risposta") -> bytes:
    """A flow; the ending is one of DESCRIPTIONS."""
    text = base64.encodebytes(document).decode()
    return answer(f"{FLOW}{ending}", f"<xmlRendicontazione>{text}</xmlRendicontazione>")


def fault_answer(operation: str, code: str, detail: str = "") -> bytes:
    described = f"<description>{detail}</description>" if detail else ""
    return answer(
        f"{operation}Risposta",
        f"<fault><faultCode>{code}</faultCode><faultString>no</faultString>"
        f"<id>NodoDeiPagamentiSPC</id>{described}</fault>",
    )


def body_of(message: bytes) -> etree._Element:
    found = etree.fromstring(message).find("{*}Body/*")
    assert found is not None
    return etree.fromstring(etree.tostring(found, with_tail=False))


def assert_valid(message: bytes, ending: str = "Risposta") -> None:
    """A message follows one of the official schemas."""
    schema = etree.XMLSchema(etree.parse(str(spec(*DESCRIPTIONS[ending]))))
    schema.assertValid(body_of(message))


@dataclass
class PullHub:
    """A service that lists what it was told to and gives the newest document of each flow; as
    transport of httpx it answers like the hub. `broken` says what an operation, or the question
    for a flow, gets instead: a status or bytes."""

    lines: list[tuple[str, str]] = field(default_factory=list)
    documents: dict[str, bytes] = field(default_factory=dict)
    broken: dict[str, int | bytes] = field(default_factory=dict)
    requests: list[httpx.Request] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def publish(self, flow_id: str, instant: str, document: bytes) -> None:
        self.lines.append((flow_id, instant))
        self.documents[flow_id] = document

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        body = body_of(request.content)
        operation = etree.QName(body).localname
        flow_id = body.findtext("identificativoFlusso") or ""
        self.asked.append(flow_id)
        instead = self.broken.get(flow_id or operation)
        if isinstance(instead, int):
            return httpx.Response(instead, headers={"Retry-After": "90"})
        if instead is not None:
            return httpx.Response(200, content=instead)
        if operation == LIST:
            listed = [line(*one) for one in self.lines]
            return httpx.Response(200, content=list_answer(*listed))
        if flow_id not in self.documents:
            return httpx.Response(200, content=fault_answer(FLOW, "PPT_ID_FLUSSO_SCONOSCIUTO"))
        return httpx.Response(200, content=flow_answer(self.documents[flow_id]))
