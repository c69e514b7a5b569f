"""The hub's doors behind a proxy that ends TLS: only the hub's own certificate comes through."""

import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import httpx
import pytest
from structlog.testing import capture_logs

from central_server.composition import Sources, build_app
from central_server.hub_inbound.endpoint import PATH
from central_server.hub_inbound.gate import CERTIFICATE_HEADER
from central_server.settings import HubPin, Settings
from tests.factories import hub_messages as hub
from tests.factories.certificates import AUTHORITY, Issued, authority, issued
from tests.factories.released_debts import add_position, number_of
from tests.factories.running_server import running
from tests.factories.server import add_entity
from tests.factories.tls_proxy import tls_proxy

HUB = "CN=hub.example,O=Nodo,C=IT"
MESSAGE = hub.request(
    hub.with_field(hub.verify_request(), "qrCode/noticeNumber", ("noticeNumber", number_of(1)))
)
PIN = HubPin(subject=HUB, issuer=AUTHORITY)


@pytest.fixture
def upstream(database_url, unit_of_work, clock, new_id) -> Iterator[str]:
    with unit_of_work() as session:
        add_entity(session)
        add_position(session, 1)
    settings = Settings(
        database_url=database_url, hub_pins=(PIN,), trusted_proxies=(ip_network("127.0.0.1/32"),)
    )
    with running(build_app(settings, Sources(clock, new_id), work=False)) as server:
        yield server.url


@pytest.fixture
def call(upstream: str, tmp_path: Path) -> Iterator[Callable[..., httpx.Response]]:
    trusted, _ = authority().write(tmp_path, "trusted")
    with tls_proxy(upstream, tmp_path) as url:

        def call(who: Issued | None = None, **changes: object) -> httpx.Response:
            context = ssl.create_default_context(cafile=str(trusted))
            if who is not None:
                context.load_cert_chain(*who.write(tmp_path, "client"))
            with httpx.Client(verify=context, trust_env=False, timeout=10) as client:
                return client.post(url + PATH, content=MESSAGE, **changes)

        yield call


def test_hub_is_answered(call) -> None:
    answer = call(issued(HUB))
    assert answer.status_code == 200
    assert b"<outcome>OK</outcome>" in answer.content


def test_somebody_else_of_the_same_authority_is_refused_and_logged(call) -> None:
    with capture_logs() as logs:
        answer = call(issued("CN=altro.example,O=Nodo,C=IT"))
    assert answer.status_code == 403
    assert b"Fault" in answer.content
    (entry,) = (one for one in logs if one["event"] == "caller_refused")
    assert (entry["code"], entry["subject"]) == (
        "caller_not_pinned",
        "CN=altro.example,O=Nodo,C=IT",
    )


def test_header_that_a_caller_writes_is_not_what_the_proxy_says(call) -> None:
    forged = {CERTIFICATE_HEADER: issued(HUB).pem.replace("\n", "%0A")}
    answer = call(issued("CN=altro.example,O=Nodo,C=IT"), headers=forged)
    assert answer.status_code == 403


def test_another_authority_never_gets_to_us(call) -> None:
    with pytest.raises(httpx.TransportError):
        call(issued(HUB, "CN=Altra,C=IT"))
    with pytest.raises(httpx.TransportError):
        call(None)


def test_expired_certificate_never_gets_to_us(call) -> None:
    with pytest.raises(httpx.TransportError):
        call(issued(HUB, end=datetime(2024, 1, 1, tzinfo=UTC)))


def test_port_behind_the_proxy_answers_nobody_else(upstream: str) -> None:
    headers = {CERTIFICATE_HEADER: ""}
    answer = httpx.post(upstream + PATH, content=MESSAGE, headers=headers)
    assert answer.status_code == 403
