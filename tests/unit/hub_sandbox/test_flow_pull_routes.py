from collections.abc import Iterator

import httpx
import pytest
import requests
import zeep
from zeep.transports import Transport

from hub_sandbox.flow_pull_routes import PULL_PATH
from tests.factories.clock import FakeClock
from tests.factories.flow_pull import LIST, STATION, WSDL, assert_valid, question
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    STATION_PASSWORD,
    assert_valid_flow,
    sandbox_client,
    willing_station,
)
from tests.shared_spec import spec

KEY = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}
DAY = {"entity_id": ENTITY_ID}


@pytest.fixture
def control(clock: FakeClock) -> Iterator[httpx.Client]:
    """A sandbox in which one notice was paid and settled."""
    with sandbox_client(willing_station(), clock) as client:
        order = {"entity_id": ENTITY_ID, "notice_number": NOTICE}
        assert client.post("/sandbox/v1/pay", json=order).is_success
        yield client


def settle(control: httpx.Client) -> str:
    [flow] = control.post("/sandbox/v1/settle", json=DAY).json()["flows"]
    return str(flow["flow_id"])


class Recording(Transport):
    """Keeps what came back, and opens the gateway."""

    def __init__(self) -> None:
        session = requests.Session()
        session.trust_env = False
        session.headers.update(KEY)
        super().__init__(session=session)
        self.answers: list[bytes] = []

    def post(self, address: str, message: str, headers: object) -> requests.Response:
        answer = super().post(address, message, headers)
        self.answers.append(answer.content)
        return answer


def test_client_made_from_the_official_description_gets_what_it_asks(
    control: httpx.Client, clock: FakeClock
) -> None:
    flow_id = settle(control)
    clock.advance(hours=1)
    assert control.post("/sandbox/v1/reissue", json=DAY | {"flow_id": flow_id}).is_success
    transport = Recording()
    client = zeep.Client(str(spec(*WSDL)), transport=transport)
    service = client.create_service(
        next(iter(client.wsdl.bindings)), f"{control.base_url}{PULL_PATH}"
    )
    asked = STATION | {"password": STATION_PASSWORD, "identificativoDominio": ENTITY_ID}
    listed = service.nodoChiediElencoFlussiRendicontazione(**asked)
    assert listed.fault is None
    found = listed.elencoFlussiRendicontazione
    assert found.totRestituiti == 2
    assert {one.identificativoFlusso for one in found.idRendicontazione} == {flow_id}
    first, again = (one.dataOraFlusso for one in found.idRendicontazione)
    assert (again - first).total_seconds() == 3600
    flow = service.nodoChiediFlussoRendicontazione(**asked, identificativoFlusso=flow_id)
    assert_valid_flow(flow.xmlRendicontazione.decode("utf-8-sig"))
    refused = service.nodoChiediFlussoRendicontazione(**asked, identificativoFlusso="another")
    assert refused.fault.faultCode == "PPT_ID_FLUSSO_SCONOSCIUTO"
    for answer in transport.answers:
        assert_valid(answer)
    transport.session.close()


def ask(control: httpx.Client, message: bytes, **headers: str) -> httpx.Response:
    content_type = {"Content-Type": "text/xml; charset=utf-8"}
    return control.post(PULL_PATH, content=message, headers=content_type | KEY | headers)


GOOD = question(LIST, **STATION | {"password": STATION_PASSWORD})


def test_gateway_wants_a_subscription_key(control: httpx.Client) -> None:
    assert ask(control, GOOD).status_code == 200
    assert ask(control, GOOD, **{"Ocp-Apim-Subscription-Key": "another"}).status_code == 401


def test_message_that_asks_nothing_is_a_fault_of_soap(control: httpx.Client) -> None:
    for message in (b"<a/>", question("nodoInviaRPT")):
        answer = ask(control, message)
        assert (answer.status_code, b"soapenv:Client" in answer.content) == (500, True)


@pytest.mark.parametrize(("fault", "status"), [("too-many", 429), ("unavailable", 503)])
def test_answers_go_wrong_on_purpose(control: httpx.Client, fault: str, status: int) -> None:
    plan = {"service": "flows", "fault": fault}
    assert control.post("/sandbox/v1/faults", json=plan).status_code == 200
    assert ask(control, GOOD).status_code == status
    assert ask(control, GOOD).status_code == 200
