import httpx
import pytest

from central_server.hub import flow_client
from central_server.hub.address import ServiceAddress
from central_server.hub.flow_client import FlowClient
from payments_core.errors import PaymentsError, RuleBroken, WorldTrouble
from payments_core.wire.hub.flow_documents import FlowKey
from tests.factories import flow_documents as written
from tests.factories.clock import TEST_START
from tests.factories.flow_documents import BASE, KEY, FlowHub, as_json
from tests.factories.openapi import Contract
from tests.factories.server import ENTITY
from tests.factories.settlement import settlement_flow, settlement_line

ADDRESS = ServiceAddress(f"{BASE}/", "flows-key")
FLOW = settlement_flow([settlement_line("a"), settlement_line("b")])
LIST = "/fdrs"


@pytest.fixture
def hub():
    hub = FlowHub()
    hub.publish(FLOW, TEST_START)
    return hub


@pytest.fixture
def client(hub):
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        yield FlowClient(http)


def listed(client, since=None):
    return [flow for page in client.list(ADDRESS, ENTITY, since) for flow in page.flows]


def test_list_asks_with_the_key_and_from_where_it_left_off(client, hub) -> None:
    assert [flow.key for flow in listed(client, TEST_START.replace(year=2025))] == [KEY]
    [request] = hub.requests
    assert request.headers["Ocp-Apim-Subscription-Key"] == "flows-key"
    assert dict(request.url.params) == {
        "publishedGt": "2025-11-23T09:30:00Z", "page": "1", "size": "1000",
    }  # fmt: skip
    assert listed(client, TEST_START) == []


def test_without_a_beginning_the_hub_chooses_it(client, hub) -> None:
    listed(client)
    assert "publishedGt" not in hub.requests[0].url.params


def test_requests_are_those_of_the_official_contract(client, hub) -> None:
    listed(client, TEST_START)
    client.read(ADDRESS, ENTITY, KEY)
    contract = Contract("pagopa-api", "openapi", "fdr_organization.json")
    paths = [
        "/organizations/{organizationId}/fdrs",
        "/organizations/{organizationId}/fdrs/{fdr}/revisions/{revision}/psps/{pspId}",
        "/organizations/{organizationId}/fdrs/{fdr}/revisions/{revision}/psps/{pspId}/payments",
    ]
    names = {"{organizationId}": ENTITY, "{fdr}": KEY.flow_id, "{revision}": "1",
             "{pspId}": KEY.psp_id}  # fmt: skip
    for request, path in zip(hub.requests, paths, strict=True):
        described = contract.paths[path][request.method.lower()]
        allowed = {one["name"] for one in described["parameters"] if one["in"] == "query"}
        assert set(request.url.params) <= allowed
        for name, value in names.items():
            path = path.replace(name, value)
        assert request.url.path == f"/fdr-org/service/v1{path}"


def test_pages_are_read_to_the_last(client, hub) -> None:
    keys = [FlowKey(KEY.psp_id, f"flow-{number}", 1) for number in range(3)]

    def answer(request):
        number = int(request.url.params["page"])
        return httpx.Response(
            200, content=as_json(written.list_page((keys[number - 1], TEST_START), pages=3))
        )

    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        assert [flow.key for flow in listed(FlowClient(http))] == keys


def test_flow_is_read_with_all_its_lines(client) -> None:
    found = client.read(ADDRESS, ENTITY, KEY)
    assert found.lines == FLOW.lines


def test_id_of_a_psp_stays_one_part_of_the_path(client, hub) -> None:
    with pytest.raises(RuleBroken):
        client.read(ADDRESS, ENTITY, FlowKey("a/../b?c", "flow", 1))
    assert hub.requests[0].url.raw_path.endswith(b"/psps/a%2F..%2Fb%3Fc")


@pytest.mark.parametrize(
    ("instead", "family", "code"),
    [
        (401, RuleBroken, "flows_closed"),
        (403, RuleBroken, "flows_closed"),
        (404, RuleBroken, "flows_refused"),
        (302, RuleBroken, "flows_refused"),
        (429, WorldTrouble, "flows_trouble"),
        (503, WorldTrouble, "flows_trouble"),
        (b"<html>", PaymentsError, "flow_document_malformed"),
        (b" " * (flow_client.MAX_DOCUMENT_BYTES + 1), PaymentsError, "flow_document_malformed"),
    ],
)
def test_answers_that_are_none_are_told_apart(client, hub, instead, family, code) -> None:
    hub.broken[LIST] = instead
    with pytest.raises(family) as trouble:
        listed(client)
    assert trouble.value.code == code
    assert not client.is_reachable(ADDRESS, ENTITY)


def test_more_pages_than_anybody_has_flows_are_refused(client, hub) -> None:
    hub.broken[LIST] = b'{"metadata": {"totPage": 101}}'
    with pytest.raises(PaymentsError) as refusal:
        listed(client)
    assert refusal.value.facts["field"] == "metadata.totPage"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("90", 90), ("999999999999", 3600), ("Wed, 21 Oct 2026 07:28:00 GMT", None), (None, None)],
)
def test_wait_that_the_hub_asks_for_is_passed_on(said, seconds) -> None:
    headers = {"Retry-After": said} if said else {}
    answer = httpx.MockTransport(lambda _: httpx.Response(429, headers=headers))
    with httpx.Client(transport=answer) as http, pytest.raises(WorldTrouble) as trouble:
        listed(FlowClient(http))
    assert trouble.value.facts == {"status": 429, "retry_after_seconds": seconds}


def test_hub_that_is_away_is_told() -> None:
    def away(request):
        raise httpx.ConnectTimeout("away")

    with httpx.Client(transport=httpx.MockTransport(away)) as http:
        with pytest.raises(WorldTrouble) as trouble:
            listed(FlowClient(http))
        assert not FlowClient(http).is_reachable(ADDRESS, ENTITY)
    assert (trouble.value.code, trouble.value.facts["reason"]) == (
        "flows_unreachable", "ConnectTimeout",
    )  # fmt: skip


def test_service_that_answers_with_the_key_is_reachable(client) -> None:
    assert client.is_reachable(ADDRESS, ENTITY)
