import httpx
import pytest

from central_server.hub.flow_pull_client import FlowPullClient, PullAddress
from payments_core.errors import BadValue, RuleBroken, WorldTrouble
from payments_core.wire.hub.flow_pull import LIST_LIMITS
from tests.factories import flow_pull as written
from tests.factories.flow_pull import FLOW, LIST, LOGIN, URL, PullHub

ADDRESS = PullAddress(URL, LOGIN, "node-key")
AT = "2025-05-14T20:15:00"


@pytest.fixture
def hub():
    return PullHub()


@pytest.fixture
def client(hub):
    with httpx.Client(transport=httpx.MockTransport(hub)) as http:
        yield FlowPullClient(http)


def test_list_is_asked_for_as_the_station_through_the_gateway(client, hub) -> None:
    hub.publish("f-1", AT, b"<a/>")
    assert [flow.key.flow_id for flow in client.list(ADDRESS).flows] == ["f-1"]
    [request] = hub.requests
    written.assert_valid(request.content)
    assert (request.method, str(request.url)) == ("POST", URL)
    sent = {name: request.headers[name] for name in ("SOAPAction", "Content-Type")}
    assert sent == {"SOAPAction": f'"{LIST}"', "Content-Type": "text/xml; charset=utf-8"}
    assert request.headers["Ocp-Apim-Subscription-Key"] == "node-key"


def test_gateway_that_wants_no_key_gets_none(client, hub) -> None:
    client.list(PullAddress(URL, LOGIN))
    assert "Ocp-Apim-Subscription-Key" not in hub.requests[0].headers
    assert "node-key" not in repr(ADDRESS)


def test_flow_comes_as_it_was_written(client, hub) -> None:
    hub.publish("f-1", AT, written.BOM + b"<a/>")
    assert client.document(ADDRESS, "f-1") == written.BOM + b"<a/>"
    assert hub.requests[0].headers["SOAPAction"] == f'"{FLOW}"'
    written.assert_valid(hub.requests[0].content)


@pytest.mark.parametrize(
    ("fault", "family", "code"),
    [
        ("PPT_AUTENTICAZIONE", RuleBroken, "flows_station_refused"),
        ("PPT_STAZIONE_INT_PA_DISABILITATA", RuleBroken, "flows_station_refused"),
        ("PPT_DOMINIO_SCONOSCIUTO", RuleBroken, "flows_station_refused"),
        ("PPT_SINTASSI_EXTRAXSD", RuleBroken, "flows_refused"),
        ("PPT_SYSTEM_ERROR", WorldTrouble, "flows_trouble"),
    ],
)
def test_faults_are_told_apart(client, hub, fault, family, code) -> None:
    for operation, ask in ((LIST, client.list), (FLOW, lambda to: client.document(to, "f"))):
        hub.broken = {LIST: b"", "f": b""} | {
            "f" if operation == FLOW else LIST: written.fault_answer(operation, fault, "why")
        }
        with pytest.raises(family) as trouble:
            ask(ADDRESS)
        assert (trouble.value.code, trouble.value.facts["status"]) == (code, fault)
    assert not client.is_reachable(ADDRESS)


def test_flow_that_the_hub_does_not_give_yet_is_told_from_one_that_it_refuses(client) -> None:
    with pytest.raises(RuleBroken, match="flow_not_given_yet"):
        client.document(ADDRESS, "listed-only")


@pytest.mark.parametrize("instead", [401, 503, b"<html>", b" " * (LIST_LIMITS.max_bytes + 1)])
def test_service_that_gives_no_answer_is_not_reachable(client, hub, instead) -> None:
    assert client.is_reachable(ADDRESS)
    hub.broken[LIST] = instead
    with pytest.raises((BadValue, RuleBroken, WorldTrouble)):
        client.list(ADDRESS)
    assert not client.is_reachable(ADDRESS)
