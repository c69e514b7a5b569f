import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.receipt_client import ReceiptClient
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.server import ENTITY

ADDRESS = ServiceAddress("http://hub.test/bizevents/service/v1/", "receipts-key")
BASE = f"/bizevents/service/v1/organizations/{ENTITY}/receipts"


@pytest.fixture
def hub():
    """A client of a service that answers from a script, and the calls that it got."""
    calls = []

    def hub(*answers):
        script = list(answers)

        def handle(request):
            assert request.headers["Ocp-Apim-Subscription-Key"] == "receipts-key"
            calls.append((request.method, request.url.raw_path.decode()))
            answer = script.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return httpx.Response(answer, content=b"{}")

        return ReceiptClient(httpx.Client(transport=httpx.MockTransport(handle))), calls

    return hub


def ask(client, receipt_id="iur-1"):
    return client.document(ADDRESS, ENTITY, receipt_id, "01000")


def test_receipt_is_asked_for_by_its_iur(hub):
    client, calls = hub(200)
    assert ask(client) == b"{}"
    assert calls == [("GET", f"{BASE}/iur-1")]


def test_receipt_that_is_not_there_yet_is_none(hub):
    client, _ = hub(404)
    assert ask(client) is None


def test_iur_of_several_payments_is_asked_for_with_the_iuv(hub):
    client, calls = hub(422, 200)
    assert ask(client) == b"{}"
    assert calls[1] == ("GET", f"{BASE}/iur-1/paymentoptions/01000")
    client, _ = hub(422, 404)
    assert ask(client) is None


def test_iur_cannot_lead_elsewhere(hub):
    client, calls = hub(404)
    ask(client, "../a/b?c")
    assert calls == [("GET", f"{BASE}/..%2Fa%2Fb%3Fc")]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_of_the_service_may_pass(hub, status):
    client, _ = hub(status)
    with pytest.raises(WorldTrouble) as trouble:
        ask(client)
    assert (trouble.value.code, trouble.value.facts) == ("receipts_trouble", {"status": status})


def test_service_that_does_not_answer_may_come_back(hub):
    client, _ = hub(httpx.ConnectError("away"))
    with pytest.raises(WorldTrouble, match="receipts_unreachable"):
        ask(client)


@pytest.mark.parametrize("status", [400, 401, 403])
def test_refusal_is_for_somebody_to_look_at(hub, status):
    client, _ = hub(status)
    with pytest.raises(RuleBroken, match="receipts_refused"):
        ask(client)


@pytest.mark.parametrize(
    ("answer", "reachable"),
    [(404, True), (200, True), (401, False), (500, False), (httpx.ConnectError("away"), False)],
)
def test_service_is_reachable_when_the_key_opens_it(hub, answer, reachable):
    client, _ = hub(answer)
    assert client.is_reachable(ADDRESS, ENTITY) is reachable
