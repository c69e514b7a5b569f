"""A world, a station of canned answers and its messages, written by hand from the contract."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI
from lxml import etree

from hub_sandbox.answers import read_payment
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.messages import PaidNotice
from hub_sandbox.refusals import HubFault, HubRefusal
from hub_sandbox.world import World, read_world
from tests.factories.clock import FakeClock
from tests.shared_spec import spec

ENTITY_ID = "80999990106"
OTHER_ENTITY_ID = "90999990105"
IBAN = "IT60X0542811101000000123456"
POSTAL_IBAN = "IT50W0760101000000000123456"
OTHER_IBAN = "IT28W8000000292100645211111"
NOTICE = "301000000000004285"
PSP_ID = "TSTPITMM001"
SECOND_PSP_ID = "PSPEITRR002"
ARCHIVE_KEY = "archive-key-of-the-entity"
STATION_PASSWORD = "station-pwd"
OTHER_ARCHIVE_KEY = "archive-key-of-the-company"

#: How long a test waits for a sandbox of its own, on a machine that has much else to do.
PATIENCE_SECONDS = 60.0

_ENVELOPE = (
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" '
    'xmlns:pa="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"><soapenv:Header/>'
    "<soapenv:Body>{body}</soapenv:Body></soapenv:Envelope>"
)
_SIGNATURE = (
    '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo>'
    '<ds:CanonicalizationMethod Algorithm="urn:none"/><ds:SignatureMethod Algorithm="urn:none"/>'
    '<ds:Reference><ds:DigestMethod Algorithm="urn:none"/><ds:DigestValue>AA==</ds:DigestValue>'
    "</ds:Reference></ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature>"
)


def world_tree(station_url: str = "http://127.0.0.1:9/hub/pa/v1", version: int = 2) -> Any:
    """The tree of a world file: a municipality, a company of its own, two PSPs."""
    return {
        "entities": [
            {
                "tax_code": ENTITY_ID,
                "name": "Comune di Prova Marina",
                "broker_tax_code": ENTITY_ID,
                "station_id": f"{ENTITY_ID}_01",
                "segregation_code": "01",
                "station_url": station_url,
                "station_version": version,
                "station_password": STATION_PASSWORD,
                "archive_key": ARCHIVE_KEY,
                "ibans": [IBAN, POSTAL_IBAN],
            },
            {
                "tax_code": OTHER_ENTITY_ID,
                "name": "Servizi Prova Marina SpA",
                "broker_tax_code": ENTITY_ID,
                "station_id": f"{ENTITY_ID}_02",
                "segregation_code": "02",
                "station_url": station_url,
                "archive_key": OTHER_ARCHIVE_KEY,
                "ibans": [OTHER_IBAN],
            },
        ],
        "psps": [
            {
                "psp_id": PSP_ID,
                "name": "Banca di Esempio",
                "broker": "88888888888",
                "channel": "88888888888_01",
            },
            {
                "psp_id": SECOND_PSP_ID,
                "name": "Posta di Esempio",
                "broker": "97999990109",
                "channel": "97999990109_01",
                "tax_code": "97999990109",
            },
        ],
    }


def make_world(station_url: str = "http://127.0.0.1:9/hub/pa/v1", version: int = 2) -> World:
    """The world of `world_tree`."""
    return read_world(world_tree(station_url, version))


def make_gpd_world() -> World:
    """The same world, in which GPD answers for the municipality."""
    tree = world_tree()
    del tree["entities"][0]["station_url"]
    tree["entities"][0]["hub_model"] = "gpd"
    return read_world(tree)


def envelope(body: str) -> bytes:
    """A body in a SOAP envelope."""
    return _ENVELOPE.format(body=body).encode()


def verify_answer(
    amount: str = "22.00", entity_id: str = ENTITY_ID, all_ccp: str = "false"
) -> bytes:
    """A good paVerifyPaymentNoticeRes."""
    return envelope(
        "<pa:paVerifyPaymentNoticeRes><outcome>OK</outcome><paymentList>"
        f"<paymentOptionDescription><amount>{amount}</amount><options>EQ</options>"
        f"<dueDate>2026-12-31</dueDate><allCCP>{all_ccp}</allCCP></paymentOptionDescription>"
        "</paymentList><paymentDescription>Carta d'identità</paymentDescription>"
        f"<fiscalCodePA>{entity_id}</fiscalCodePA><companyName>Comune di Prova Marina"
        "</companyName></pa:paVerifyPaymentNoticeRes>"
    )


def transfer(
    number: int | str = 1,
    amount: str = "22.00",
    entity_id: str = ENTITY_ID,
    account: str = f"<IBAN>{IBAN}</IBAN>",
) -> str:
    """One transfer of a payment answer."""
    return (
        f"<transfer><idTransfer>{number}</idTransfer><transferAmount>{amount}</transferAmount>"
        f"<fiscalCodePA>{entity_id}</fiscalCodePA>{account}"
        "<remittanceInformation>Carta d'identità</remittanceInformation>"
        "<transferCategory>9/0101100IM/</transferCategory></transfer>"
    )


def payment_answer(
    amount: str = "22.00",
    transfers: str | None = None,
    description: str = "Carta d'identità",
    address: str = "<city>Prova Marina</city><country>IT</country>",
    company: str = "<companyName>Comune di Prova Marina</companyName>",
    email: str = "<e-mail>anna.prova@example.it</e-mail>",
    version: int = 2,
) -> bytes:
    """A paGetPayment answer of either version; good unless a part says otherwise."""
    element = {1: "paGetPaymentRes", 2: "paGetPaymentV2Response"}[version]
    listed = transfer(amount=amount) if transfers is None else transfers
    return envelope(
        f"<pa:{element}><outcome>OK</outcome><data>"
        f"<creditorReferenceId>{NOTICE[1:]}</creditorReferenceId>"
        f"<paymentAmount>{amount}</paymentAmount><dueDate>2026-12-31</dueDate>"
        f"<description>{description}</description>{company}"
        "<debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType>"
        "<entityUniqueIdentifierValue>PRVNNA80A41Z999A</entityUniqueIdentifierValue>"
        f"</uniqueIdentifier><fullName>Anna Prova</fullName>{address}{email}</debtor>"
        f"<transferList>{listed}</transferList></data></pa:{element}>"
    )


def receipt_answer(version: int = 2) -> bytes:
    """A good answer to a receipt."""
    element = {1: "paSendRTRes", 2: "paSendRTV2Response"}[version]
    return envelope(f"<pa:{element}><outcome>OK</outcome></pa:{element}>")


def paid_notice(world: World, answer: bytes | None = None) -> PaidNotice:
    """A payment at the second PSP, half past midnight of 2 July in Rome."""
    entity, psp = world.entities[0], world.psps[1]
    version = entity.station_version
    return PaidNotice(
        receipt_id="0123456789abcdef0123456789abcdef",
        entity=entity,
        notice_number=NOTICE,
        data=read_payment(answer or payment_answer(version=version), version, world),
        psp=psp,
        paid_at=datetime(2026, 7, 1, 22, 30, 15, tzinfo=UTC),
    )


def refusal(element: str, code: str) -> bytes:
    """A KO of the station."""
    return envelope(
        f"<pa:{element}><outcome>KO</outcome><fault><faultCode>{code}</faultCode>"
        f"<faultString>no</faultString><id>{ENTITY_ID}</id></fault></pa:{element}>"
    )


def body_of(message: bytes) -> etree._Element:
    """The child of a SOAP body, alone."""
    found = etree.fromstring(message).find("{*}Body/*")
    assert found is not None
    return etree.fromstring(etree.tostring(found, with_tail=False))


def assert_valid_for_node(message: bytes) -> None:
    """A message follows the official paForNode schema."""
    schema = etree.XMLSchema(etree.parse(str(spec("pagopa-api", "wsdl", "xsd", "paForNode.xsd"))))
    schema.assertValid(body_of(message))


def archive_position(
    iupd: str = "POS-1", iuv: str = NOTICE[1:], amount: int = 2200, **changes: Any
) -> Any:
    """A position as an entity sends it to the archive; a changed field goes where it belongs."""
    option: dict[str, Any] = {
        "nav": f"3{iuv}",
        "iuv": iuv,
        "amount": amount,
        "description": "Carta d'identità",
        "isPartialPayment": False,
        "dueDate": "2026-12-31T22:59:59",
        "transfer": [
            {
                "idTransfer": "1",
                "amount": 2200,
                "organizationFiscalCode": ENTITY_ID,
                "remittanceInformation": "Carta d'identità",
                "category": "9/0101100IM/",
                "iban": IBAN,
            }
        ],
    }
    position: dict[str, Any] = {
        "iupd": iupd,
        "type": "F",
        "fiscalCode": "PRVNNA80A41Z999A",
        "fullName": "Anna Prova",
        "switchToExpired": False,
        "companyName": "Comune di Prova Marina",
        "paymentOption": [option],
    }
    for name, value in changes.items():
        (option if name in option else position)[name] = value
    return position


def assert_valid_flow(document: str) -> None:
    """A settlement flow follows the hub's own schema."""
    folder = ("common-xml", "src", "main", "2.0", "xsd", "FlussoRiversamento_1_0_4.xsd")
    path = spec("pagopa-fdr-nodo-dei-pagamenti", *folder)
    etree.XMLSchema(etree.parse(str(path))).assertValid(etree.fromstring(document.encode()))


def assert_valid_journal(document: str) -> None:
    """A journal follows OPI 1.7.1, once it has the signature that the schema asks for."""
    root = etree.fromstring(document.encode())
    root.append(etree.fromstring(_SIGNATURE))
    path = spec("treasury", "xsd", "opi", "OPI_GIORNALE_DI_CASSA_V_1_7_1.xsd")
    etree.XMLSchema(etree.parse(str(path))).assertValid(root)


Answer = bytes | HubFault | Callable[[bytes], bytes]


@dataclass
class Sent:
    """A message that the hub sent, with the time-out that it set."""

    url: str
    action: str
    message: bytes
    timeout_seconds: float


@dataclass
class CannedStation:
    """An Exchange without a network: answers by action; the last one of a list stays."""

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)

    def __call__(self, url: str, action: str, message: bytes, timeout_seconds: float) -> bytes:
        """Take down the message and answer it."""
        self.sent.append(Sent(url, action, message, timeout_seconds))
        waiting = self.answers[action]
        answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if isinstance(answer, HubFault):
            raise HubRefusal(answer)
        return answer if isinstance(answer, bytes) else answer(message)

    def messages(self, action: str) -> list[bytes]:
        """What was sent for an action."""
        return [one.message for one in self.sent if one.action == action]


def willing_station(version: int = 2) -> CannedStation:
    """A station that says yes to everything."""
    suffix = {1: "", 2: "V2"}[version]
    return CannedStation(
        {
            "paVerifyPaymentNotice": [verify_answer()],
            f"paGetPayment{suffix}": [payment_answer(version=version)],
            f"paSendRT{suffix}": [receipt_answer(version)],
        }
    )


def options_tree(*amounts: int) -> Any:
    """A good answer of the payment options service: one way, an instalment for each amount."""
    numbers = [f"30100000000000{4285 + place:04}" for place in range(len(amounts))]
    due = {"dueDate": "2026-12-31T23:59:59", "validFrom": "2026-11-01T09:00:00"}
    return {
        "organizationFiscalCode": ENTITY_ID,
        "companyName": "Comune di Prova Marina",
        "standin": False,
        "paymentOptions": [
            {
                "description": "Soluzione unica",
                "numberOfInstallments": len(amounts),
                "amount": sum(amounts),
                "status": "PO_UNPAID",
                "allCCP": False,
                "installments": [
                    {
                        "nav": number,
                        "iuv": number[1:],
                        "amount": amount,
                        "description": "Carta d'identità",
                        "status": "POI_UNPAID",
                    }
                    | due
                    for number, amount in zip(numbers, amounts, strict=True)
                ],
            }
            | due
        ],
    }


def options_error(code: str = "ODP-107", status: int = 404) -> tuple[int, bytes]:
    """An error of the payment options service."""
    error = {
        "httpStatusCode": status,
        "httpStatusDescription": "Not Found",
        "appErrorCode": code,
        "errorMessage": "PAA_PAGAMENTO_SCONOSCIUTO",
        "timestamp": 1724425035,
        "dateTime": "2024-08-23T14:57:15.635528",
    }
    return status, json.dumps(error).encode()


@dataclass
class CannedOptions:
    """A payment options service without a network; remembers the addresses it was asked at."""

    answer: tuple[int, bytes] = field(
        default_factory=lambda: (200, json.dumps(options_tree(2200)).encode())
    )
    asked: list[tuple[str, float]] = field(default_factory=list)

    def __call__(self, url: str, timeout_seconds: float) -> tuple[int, bytes]:
        """Take down the address and answer."""
        self.asked.append((url, timeout_seconds))
        return self.answer


@dataclass
class HttpRequest:
    """A request as it came over the network."""

    action: str | None
    content_type: str | None
    body: bytes


@dataclass
class HttpStation:
    """A station on a loopback port; `answer` decides status and body of each request."""

    url: str
    requests: list[HttpRequest]


@contextmanager
def http_station(answer: Callable[[HttpRequest], tuple[int, bytes]]) -> Iterator[HttpStation]:
    """Run a station for the length of a test."""
    requests: list[HttpRequest] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            request = HttpRequest(
                self.headers["SOAPAction"], self.headers["Content-Type"], self.rfile.read(length)
            )
            requests.append(request)
            status, body = answer(request)
            self.send_response(status)
            self.send_header("Content-Type", "text/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            with suppress(ConnectionError):  # the hub may have given up, which is the point
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
            """Tests are quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield HttpStation(f"http://127.0.0.1:{server.server_port}/hub/pa/v1", requests)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def sandbox_client(
    station: CannedStation,
    clock: FakeClock,
    seed: int = 1,
    question: CannedOptions | None = None,
    world: World | None = None,
) -> Iterator[httpx.Client]:
    """A client of a sandbox that listens on a loopback port, around a canned station."""
    question = question or CannedOptions()
    surroundings = Surroundings(clock, station, question, lambda _pause: None)
    app = create_app(build_sandbox(world or make_world(), surroundings, seed, 1.0))
    with (
        running(app) as address,
        httpx.Client(base_url=address, timeout=PATIENCE_SECONDS, trust_env=False) as client,
    ):
        yield client


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """Serve an application for the length of a test; gives its address.

    The socket listens before the server runs, so that nobody need wait for it.
    """
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_config=None, ws="none", lifespan="off")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listening.close()
