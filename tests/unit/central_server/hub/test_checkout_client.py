import json

import httpx
import pytest

from central_server.hub.address import ServiceAddress
from central_server.hub.checkout_client import LOCATION_SHOWN, REFUSAL_LIMIT_BYTES, CheckoutClient
from payments_core.errors import RuleBroken, WorldTrouble
from payments_core.money import Cents
from payments_core.wire.hub.checkout import Cart, CartNotice, ReturnAddresses
from tests.factories.server import ENTITY

ADDRESS = ServiceAddress("http://hub.test/checkout/ec/v2/", "checkout-key")
PAGES = "https://checkout.example.it"
PAGE = f"{PAGES}/c/9e2b?clientId=CHECKOUT_CART"
PORTAL = "https://portale.example.it"
CART = Cart(
    "cart-1",
    (CartNotice("301000000000004285", ENTITY, Cents(2195), "Comune di Prova", "Carta"),),
    ReturnAddresses(*(f"{PORTAL}/{way}" for way in ("ok", "no", "ko", "attesa"))),
    all_postal=False,
)


@pytest.fixture
def hub():
    """A client of a checkout with one answer, and the bodies that it got."""
    bodies = []

    def hub(answer, location=None, content=b""):
        def handle(request):
            assert (request.method, request.url.raw_path) == ("POST", b"/checkout/ec/v2/carts")
            assert request.headers["Ocp-Apim-Subscription-Key"] == "checkout-key"
            assert request.headers["Content-Type"] == "application/json"
            bodies.append(json.loads(request.content))
            if isinstance(answer, Exception):
                raise answer
            headers = {} if location is None else {"Location": location}
            return httpx.Response(answer, headers=headers, content=content)

        return CheckoutClient(httpx.Client(transport=httpx.MockTransport(handle))), bodies

    return hub


def trouble_of(client):
    with pytest.raises((RuleBroken, WorldTrouble)) as caught:
        client.open(ADDRESS, PAGES, CART)
    return caught.value


@pytest.mark.parametrize("page", [PAGE, f"{PAGES}:443/c/1", f"{PAGES}/c/1#/paga", f"{PAGES}/1"])
def test_page_of_the_checkout_is_told_and_not_visited(hub, page):
    client, bodies = hub(302, page)
    assert client.open(ADDRESS, PAGES, CART) == page
    [body] = bodies
    assert (body["idCart"], "returnWaitingUrl" in body["returnUrls"]) == ("cart-1", True)


@pytest.mark.parametrize(
    "page",
    [
        None,
        "",
        "/c/9e2b",
        "//evil.example/c/9e2b",
        "http://checkout.example.it/c/9e2b",
        "https://evil.example/c/9e2b",
        "https://checkout.example.it.evil.example/c/9e2b",
        "https://uat.checkout.example.it/c/9e2b",
        "https://checkout.example.it:8443/c/9e2b",
        "https://checkout.example.it@evil.example/c/9e2b",
        "https://evil.example#https://checkout.example.it/",
        "https://evil.example\\.checkout.example.it/",
        "javascript:alert(1)",
        "https://xn--/c/9e2b",
        f"https://checkout.example.it/c/9e2b#{'x' * 1000}",
    ],
)
def test_nobody_is_sent_elsewhere(hub, page):
    trouble = trouble_of(hub(302, page)[0])
    assert isinstance(trouble, WorldTrouble)
    assert trouble.code in {"checkout_astray", "checkout_unreachable"}
    assert len(str(trouble.facts.get("location", ""))) <= LOCATION_SHOWN


def test_only_a_part_of_the_pages_may_be_the_checkouts(hub):
    client, _ = hub(302, "https://pages.example.it/altro/c/1")
    with pytest.raises(WorldTrouble):
        client.open(ADDRESS, "https://pages.example.it/checkout", CART)


@pytest.mark.parametrize("status", [400, 422])
def test_refused_cart_is_told_with_its_reason(hub, status):
    problem = b'{"title": "Invalid payment info", "detail": "Invalid payment notice data"}'
    trouble = trouble_of(hub(status, content=problem)[0])
    assert isinstance(trouble, RuleBroken)
    assert (trouble.code, dict(trouble.facts)) == (
        "checkout_refused",
        {"status": status, "detail": "Invalid payment info: Invalid payment notice data"},
    )


@pytest.mark.parametrize("status", [401, 403])
def test_key_that_opens_nothing_is_somebodys_to_look_at(hub, status):
    trouble = trouble_of(hub(status)[0])
    assert (type(trouble), trouble.code) == (RuleBroken, "checkout_closed")


@pytest.mark.parametrize("status", [200, 201, 303, 307, 404, 429, 500, 503])
def test_anything_else_may_pass(hub, status):
    trouble = trouble_of(hub(status, PAGE)[0])
    assert (type(trouble), trouble.code) == (WorldTrouble, "checkout_trouble")
    assert trouble.facts == {"status": status}


@pytest.mark.parametrize("error", [httpx.ConnectError("no"), httpx.ReadTimeout("no")])
def test_silence_may_pass(hub, error):
    trouble = trouble_of(hub(error)[0])
    assert (type(trouble), trouble.code) == (WorldTrouble, "checkout_unreachable")


def test_endless_answer_is_read_to_its_limit():
    sent = []

    def endless():
        for _ in range(1000):
            sent.append(1)
            yield b"x" * 1000

    transport = httpx.MockTransport(lambda _request: httpx.Response(400, content=endless()))
    trouble = trouble_of(CheckoutClient(httpx.Client(transport=transport)))
    assert trouble.code == "checkout_refused"
    assert len(sent) <= REFUSAL_LIMIT_BYTES // 1000 + 1


@pytest.mark.parametrize(
    ("answer", "reachable"),
    [(400, True), (422, True), (401, False), (403, False), (404, False), (500, False),
     (httpx.ConnectError("no"), False)],
)  # fmt: skip
def test_reachable_is_what_reads_a_body_and_refuses_it(hub, answer, reachable):
    client, bodies = hub(answer)
    assert client.is_reachable(ADDRESS) is reachable
    assert bodies == [{}]
