import httpx
import pytest

from central_server.composition import Sources, build_app
from central_server.identity.portals import MAX_ATTEMPTS
from central_server.settings import Settings
from tests.factories.carts import (
    PAGE,
    PORTAL,
    PORTAL_KEY,
    PORTAL_PAGES,
    add_checkout,
    add_portal,
)
from tests.factories.released_debts import add_position
from tests.factories.running_server import running
from tests.factories.server import ENTITY, TAX_CODE, add_entity


@pytest.fixture
def hub(monkeypatch):
    """What the checkout answers, and how often it was asked."""

    class Hub:
        answer = httpx.Response(302, headers={"Location": PAGE})
        calls = 0

        def __call__(self, _request):
            self.calls += 1
            return self.answer

    hub = Hub()
    monkeypatch.setattr(
        "central_server.neighbours.httpx.Client",
        lambda **_bounds: httpx_client(transport=httpx.MockTransport(hub)),
    )
    return hub


httpx_client = httpx.Client


@pytest.fixture
def number(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        add_checkout(session)
        add_portal(session)
        return add_position(session)


@pytest.fixture
def portal(database_url, clock, hub, number):
    app = build_app(Settings(database_url=database_url), Sources(clock=clock), work=False)
    headers = {"X-Portal": f"{ENTITY}/{PORTAL}:{PORTAL_KEY}"}
    with (
        running(app) as server,
        httpx_client(base_url=f"{server.url}/api/v1", headers=headers) as client,
    ):
        yield client


def wish(number, **changes):
    return {
        "client_id": "wish-1",
        "notices": [{"notice_number": number, "debtor_tax_code": TAX_CODE}],
        "return_urls": {
            way: f"{PORTAL_PAGES}/{way}" for way in ("ok", "cancel", "error", "waiting")
        },
        **changes,
    }  # fmt: skip


def refusal(answer):
    return answer.status_code, answer.json()["code"]


def test_portal_opens_a_cart_and_asks_what_became_of_it(portal, hub, number):
    answer = portal.post("/carts", json=wish(number))
    assert (answer.status_code, answer.json()["location"]) == (200, PAGE)
    again = portal.post("/carts", json=wish(number))
    assert (again.json(), hub.calls) == (answer.json(), 1)
    state = portal.get(f"/carts/{answer.json()['cart_id']}").json()
    assert (state["client_id"], state["location"]) == ("wish-1", PAGE)
    assert [one["state"] for one in state["notices"]] == ["PENDING"]


def test_redirect_is_told_and_not_made(portal, number):
    """The browser is the portal's to send: an answer of ours must not move a program."""
    answer = portal.post("/carts", json=wish(number))
    assert "location" not in answer.headers


@pytest.mark.parametrize("key", ["", "wrong", f"{ENTITY}/{PORTAL}:wrong"])
def test_nobody_without_a_key(portal, number, key):
    portal.headers["X-Portal"] = key
    assert refusal(portal.post("/carts", json=wish(number))) == (401, "portal_key_refused")
    assert refusal(portal.get("/carts/1")) == (401, "portal_key_refused")


@pytest.mark.parametrize("way", ["ok", "cancel", "error", "waiting"])
@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "https://portale.example.it@evil.example/pagamenti",
        "https://portale.example.it:8443/pagamenti",
        "https://sub.portale.example.it/pagamenti",
        "http://portale.example.it/pagamenti",
        f"{PORTAL_PAGES}/#fine",
        f"{PORTAL_PAGES}/../altro",
        "https://evil.example\\@portale.example.it/pagamenti",
    ],
)
def test_citizens_come_back_to_the_portal_alone(portal, hub, number, way, address):
    wanted = wish(number)
    wanted["return_urls"][way] = address
    answer = portal.post("/carts", json=wanted)
    assert refusal(answer) == (409, "return_address_not_allowed")
    assert hub.calls == 0


@pytest.mark.parametrize(
    "change",
    [
        {"notices": []},
        {"notices": [{"notice_number": "301000000000000001", "debtor_tax_code": TAX_CODE}] * 6},
        {"notices": [{"notice_number": "30100000000000000x", "debtor_tax_code": TAX_CODE}]},
        {"notices": [{"notice_number": "301000000000000001"}]},
        {"notices": [{"notice_number": "301000000000000001", "debtor_tax_code": "ANONIMO"}]},
        {"client_id": ""},
        {"return_urls": {"ok": PORTAL_PAGES}},
        {"email": "no address\r\nBcc: all@example.it"},
    ],
)
def test_malformed_wish_is_refused(portal, hub, number, change):
    assert portal.post("/carts", json=wish(number, **change)).status_code == 422
    assert hub.calls == 0


def test_guesses_are_answered_alike_and_come_to_an_end(portal, hub, number):
    guesses = [(number, "RSSMRA80A02Z999D"), ("301000000000099999", TAX_CODE)]
    for turn in range(MAX_ATTEMPTS):
        guessed, code = guesses[turn % 2]
        named = [{"notice_number": guessed, "debtor_tax_code": code}]
        answer = portal.post("/carts", json=wish(number, notices=named, client_id=f"wish-{turn}"))
        assert refusal(answer) == (404, "notice_unknown")
        assert answer.json()["facts"] == {"notice_number": guessed}
    answer = portal.post("/carts", json=wish(number))
    assert refusal(answer) == (429, "carts_blocked")
    assert hub.calls == 0


def test_honest_portal_is_never_stopped(portal, number):
    for turn in range(MAX_ATTEMPTS + 5):
        assert portal.post("/carts", json=wish(number, client_id=f"wish-{turn}")).is_success


def test_trouble_of_the_checkout_is_told_as_such(portal, hub, number):
    for answer, told in (
        (httpx.Response(422, json={"title": "Invalid payment info"}), (409, "checkout_refused")),
        (httpx.Response(401), (503, "checkout_closed")),
        (httpx.Response(500), (503, "checkout_trouble")),
        (httpx.Response(302, headers={"Location": "https://evil.example/"}),
         (503, "checkout_astray")),
    ):  # fmt: skip
        hub.answer = answer
        assert refusal(portal.post("/carts", json=wish(number))) == told
