from collections.abc import Iterator

import httpx
import pytest
from fastapi import FastAPI

from central_server.hub_inbound import options_endpoint
from central_server.hub_inbound.gate import Gate
from central_server.hub_inbound.station import Reply
from central_server.settings import HubPin
from tests.factories.clock import FakeClock
from tests.factories.running_server import running

PATH = "/hub/pa/v1/payment-options/organizations/{}/notices/{}"


class Echo:
    """Stands in for the service: says what it was asked."""

    def answer(self, entity_id: str, notice_number: str) -> Reply:
        return Reply(422, f"{entity_id} {notice_number}".encode())


@pytest.fixture
def address() -> Iterator[str]:
    app = FastAPI()
    app.include_router(options_endpoint.make_options_router(Echo(), Gate(FakeClock())))
    with running(app) as server:
        yield server.url


@pytest.mark.parametrize("body", [b"", b"{not json", b"x" * 300_000])
def test_address_is_the_question_whatever_the_body(address: str, body: bytes) -> None:
    response = httpx.post(address + PATH.format("80999990106", "3010"), content=body)
    assert (response.status_code, response.text) == (422, "80999990106 3010")
    assert response.headers["content-type"] == "application/json"


def test_only_posts_are_answered(address: str) -> None:
    assert httpx.get(address + PATH.format("1", "2")).status_code == 405


def test_nobody_but_the_hub_is_answered() -> None:
    pin = HubPin(subject="CN=hub.example,C=IT", issuer="CN=A,C=IT")
    app = FastAPI()
    gate = Gate(FakeClock(), pins=(pin,))
    app.include_router(options_endpoint.make_options_router(Echo(), gate))
    with running(app) as server:
        assert httpx.post(server.url + PATH.format("1", "2")).status_code == 403
