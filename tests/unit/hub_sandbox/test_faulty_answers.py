from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.rest_faults import RestFault, Service
from tests.factories.clock import FakeClock
from tests.factories.openapi import Contract
from tests.factories.sandbox import (
    ARCHIVE_KEY,
    ENTITY_ID,
    NOTICE,
    PATIENCE_SECONDS,
    CannedOptions,
    archive_position,
    make_gpd_world,
    running,
    willing_station,
)

POSITIONS = f"/gpd/debt-positions-service/v1/organizations/{ENTITY_ID}/debtpositions"
ADDRESSES = {
    Service.ARCHIVE: f"/aca/debt-positions-service/v1/organizations/{ENTITY_ID}/debtpositions",
    Service.GPD: POSITIONS,
    Service.UPLOAD: (
        f"/upload/gpd/debt-positions-service/v2/brokers/{ENTITY_ID}"
        f"/organizations/{ENTITY_ID}/debtpositions/files"
    ),
    Service.FLOWS: f"/fdr-org/service/v1/organizations/{ENTITY_ID}/fdrs",
    Service.RECEIPTS: f"/bizevents/service/v1/organizations/{ENTITY_ID}/receipts/token",
    Service.CHECKOUT: "/checkout/ec/v2/carts",
}


@dataclass
class Hub:
    """A sandbox on a loopback port, with the waits that it was asked for."""

    client: httpx.Client
    waits: list[float] = field(default_factory=list)

    def plan(self, fault: RestFault, service: Service = Service.GPD, **more: Any) -> None:
        plan = {"service": service, "fault": fault, **more}
        assert self.client.post("/sandbox/v1/faults", json=plan).is_success

    def create(self) -> httpx.Response:
        position = archive_position()
        return self.client.post(POSITIONS, json=position, params={"toPublish": "true"})

    def holds_it(self) -> bool:
        return self.client.get(f"{POSITIONS}/POS-1").is_success


@pytest.fixture
def hub(clock: FakeClock) -> Iterator[Hub]:
    waits: list[float] = []
    surroundings = Surroundings(clock, willing_station(), CannedOptions(), waits.append)
    app = create_app(build_sandbox(make_gpd_world(), surroundings, 1, 1.0))
    headers = {"Ocp-Apim-Subscription-Key": ARCHIVE_KEY}
    with (
        running(app) as address,
        httpx.Client(
            base_url=address, headers=headers, timeout=PATIENCE_SECONDS, trust_env=False
        ) as client,
    ):
        yield Hub(client, waits)


def test_lost_answer_is_that_of_a_call_that_was_carried_out(hub: Hub) -> None:
    hub.plan(RestFault.LOST_ANSWER)
    with pytest.raises(httpx.RemoteProtocolError):
        hub.create()
    assert hub.holds_it()
    assert hub.create().status_code == 409


def test_lost_answer_without_a_body_is_lost_too(hub: Hub) -> None:
    hub.plan(RestFault.LOST_ANSWER, Service.UPLOAD)
    with pytest.raises(httpx.RemoteProtocolError):
        hub.client.delete(ADDRESSES[Service.UPLOAD].removesuffix("s"))


def test_slow_answer_comes_after_its_time(hub: Hub) -> None:
    hub.plan(RestFault.SLOW, seconds=12.5)
    assert hub.create().json()["status"] == "VALID"
    assert hub.waits == [12.5]


def test_garbled_answer_breaks_off(hub: Hub) -> None:
    hub.plan(RestFault.GARBLED)
    answer = hub.create()
    assert answer.status_code == 201
    with pytest.raises(ValueError, match="line 1"):
        answer.json()
    assert hub.holds_it()


@pytest.mark.parametrize(
    ("fault", "status"),
    [(RestFault.ERROR, 500), (RestFault.UNAVAILABLE, 503), (RestFault.TOO_MANY, 429)],
)
def test_refused_call_has_no_effect(hub: Hub, fault: RestFault, status: int) -> None:
    hub.plan(fault)
    answer = hub.create()
    assert answer.status_code == status
    assert answer.headers.get("retry-after") == ("7" if status == 429 else None)
    assert answer.json()["status"] == status
    assert not hub.holds_it()


@pytest.mark.parametrize("service", list(Service))
def test_every_service_can_be_out_of_order(hub: Hub, service: Service) -> None:
    before = hub.client.get(ADDRESSES[service]).status_code
    hub.plan(RestFault.UNAVAILABLE, service)
    others = [one for one in ADDRESSES if one is not service]
    assert all(hub.client.get(ADDRESSES[one]).status_code != 503 for one in others)
    assert hub.client.get(ADDRESSES[service]).status_code == 503
    assert hub.client.get(ADDRESSES[service]).status_code == before


def test_refusals_of_the_flows_have_their_own_form(hub: Hub) -> None:
    contract = Contract("pagopa-api", "openapi", "fdr_organization.json")
    for fault in (RestFault.ERROR, RestFault.UNAVAILABLE, RestFault.TOO_MANY):
        hub.plan(fault, Service.FLOWS)
        answer = hub.client.get(ADDRESSES[Service.FLOWS])
        assert contract.faults(answer.json(), "ErrorResponse") == []


def test_fault_comes_after_good_answers_and_stops(hub: Hub) -> None:
    hub.plan(RestFault.ERROR, count=2, after=1, entity_id=ENTITY_ID)
    statuses = [hub.client.get(POSITIONS).status_code for _ in range(4)]
    assert statuses == [200, 500, 500, 200]


def test_control_interface_is_never_spoiled(hub: Hub) -> None:
    for service in Service:
        hub.plan(RestFault.ERROR, service)
    order = {"entity_id": ENTITY_ID, "notice_number": NOTICE}
    assert hub.client.post("/sandbox/v1/pay", json=order).is_success


@pytest.mark.parametrize(
    "wrong",
    [{"service": "soap"}, {"fault": "colour"}, {"count": 0}, {"count": 21}, {"seconds": 61}],
)
def test_what_cannot_be_planned_is_refused(hub: Hub, wrong: dict[str, Any]) -> None:
    plan = {"service": "gpd", "fault": "error", **wrong}
    assert hub.client.post("/sandbox/v1/faults", json=plan).status_code == 422
