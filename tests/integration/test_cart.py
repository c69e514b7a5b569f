"""A citizen pays several notices at once, from the portal to the receipts, over real HTTP.

The portal asks the real server, which opens a cart at the real sandbox; the citizen pays there
through the station, and comes back to a portal that asks what became of it.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from central_server.checkout import repository
from central_server.composition import Sources, build_app
from central_server.evidence import service as evidence
from central_server.payments import repository as payments
from central_server.settings import Settings
from hub_sandbox.app import create_app
from hub_sandbox.composition import Surroundings, build_sandbox
from hub_sandbox.payment_options import HttpQuestion
from hub_sandbox.station_client import HttpExchange
from hub_sandbox.world import World, read_world
from payments_core.wire.desk.notice_messages import EvidenceKind
from tests.factories import sandbox as outside
from tests.factories.carts import PAGES, PORTAL, PORTAL_KEY, PORTAL_PAGES, add_checkout, add_portal
from tests.factories.released_debts import add_plan, add_position
from tests.factories.running_server import running
from tests.factories.sandbox import ARCHIVE_KEY, OTHER_ENTITY_ID
from tests.factories.server import BANK_IBAN, ENTITY, TAX_CODE, add_entity

#: The company of the sandbox's world.
THE_OTHER = OTHER_ENTITY_ID
WAYS = ("ok", "cancel", "error", "waiting")


@dataclass
class City:
    """The server, the hub around it, a portal, and what a citizen owes."""

    portal: httpx.Client
    hub: httpx.Client
    unit_of_work: Any
    notices: list[str]
    plan: tuple[str, ...]
    foreign: str

    def order(
        self, *numbers: str, client_id: str = "wish-1", others: tuple[str, ...] = ()
    ) -> httpx.Response:
        """Ask for a cart; `others` are notices of the company."""
        named = [{"notice_number": one, "debtor_tax_code": TAX_CODE} for one in numbers]
        named += [
            {"notice_number": one, "debtor_tax_code": TAX_CODE, "creditor_tax_code": THE_OTHER}
            for one in others
        ]
        wish = {
            "client_id": client_id,
            "notices": named,
            "return_urls": {way: f"{PORTAL_PAGES}/{way}" for way in WAYS},
            "email": "mario.rossi@example.it",
        }
        return self.portal.post("/carts", json=wish)

    def opened(self, *numbers: str, client_id: str = "wish-1") -> dict[str, Any]:
        answer = self.order(*numbers, client_id=client_id)
        assert answer.is_success, answer.text
        return dict(answer.json())

    def leave(self, location: str, outcome: str = "ok") -> dict[str, Any]:
        """What a citizen does on the page, and where the browser goes."""
        page = location.partition("?")[0]
        assert page.startswith(f"{PAGES}/c/")
        order = {"cart_id": page.rpartition("/")[2], "outcome": outcome}
        return dict(self.hub.post("/sandbox/v1/cart", json=order).json())

    def pay(self, number: str) -> None:
        order = {"entity_id": ENTITY, "notice_number": number}
        assert self.hub.post("/sandbox/v1/pay", json=order).json()["outcome"] == "PAID"

    def states(self, cart_id: str) -> list[str]:
        state = self.portal.get(f"/carts/{cart_id}").json()
        return [one["state"] for one in state["notices"]]

    def receipts(self, number: str) -> int:
        with self.unit_of_work() as session:
            return len(payments.receipts_of_notice(session, ENTITY, number))


def world_of_both(station_url: str) -> World:
    """The sandbox's world, with the company's station and account as the server has them."""
    tree = outside.world_tree(station_url)
    tree["entities"][1] |= {"station_id": f"{THE_OTHER}_01", "ibans": [BANK_IBAN]}
    return read_world(tree)


@pytest.fixture(params=[1, 2])
def city(request, database_url, unit_of_work, clock, new_id) -> Iterator[City]:
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, THE_OTHER, segregation_code="02")
        add_portal(session)
        notices = [add_position(session, base) for base in range(1, 6)]
        plan = add_plan(session, 20, cents=3300)
        foreign = add_position(session, 60, entity_id=THE_OTHER, segregation_code="02")
    settings = Settings(database_url=database_url)
    app = build_app(settings, Sources(clock, new_id), work=False)
    with running(app) as server, httpx.Client(trust_env=False) as http:
        station_url = f"{server.url}/hub/pa/v1"
        around = Surroundings(clock, HttpExchange(http), HttpQuestion(http), lambda _pause: None)
        sandbox = build_sandbox(world_of_both(station_url), around, 1, 1.0)
        headers = {"X-Portal": f"{ENTITY}/{PORTAL}:{PORTAL_KEY}"}
        with (
            outside.running(create_app(sandbox)) as address,
            httpx.Client(base_url=address, trust_env=False, timeout=30) as hub,
            httpx.Client(base_url=f"{server.url}/api/v1", headers=headers, timeout=30) as portal,
        ):
            with unit_of_work() as session:
                add_checkout(
                    session, url=f"{address}/checkout/ec/v{request.param}", key=ARCHIVE_KEY
                )
            yield City(portal, hub, unit_of_work, notices, (plan.single, *plan.rates), foreign)


def test_citizen_pays_five_notices_at_once(city: City) -> None:
    cart = city.opened(*city.notices)
    assert city.states(cart["cart_id"]) == ["PENDING"] * 5
    left = city.leave(cart["location"])
    assert (left["outcome"], left["return_url"]) == ("ok", f"{PORTAL_PAGES}/ok")
    assert city.states(cart["cart_id"]) == ["PAID"] * 5
    assert [city.receipts(number) for number in city.notices] == [1] * 5
    assert city.opened(*city.notices) == cart


def test_notices_of_two_creditors_are_paid_at_once_where_both_know_the_portal(city: City) -> None:
    refused = city.order(city.notices[0], others=(city.foreign,))
    assert (refused.status_code, refused.json()["code"]) == (404, "notice_unknown")
    with city.unit_of_work() as session:
        add_portal(session, THE_OTHER)
    cart = city.order(city.notices[0], others=(city.foreign,)).json()
    left = city.leave(cart["location"])
    assert (left["outcome"], len(left["payments"])) == ("ok", 2), left
    assert city.states(cart["cart_id"]) == ["PAID"]
    there = {"X-Portal": f"{THE_OTHER}/{PORTAL}:{PORTAL_KEY}"}
    told = city.portal.get(f"/carts/{cart['cart_id']}", headers=there).json()
    assert [(one["notice_number"], one["state"]) for one in told["notices"]] == [
        (city.foreign, "PAID")
    ]
    assert told["location"] == cart["location"]


def test_citizen_who_gives_up_has_paid_nothing(city: City) -> None:
    cart = city.opened(*city.notices[:2])
    assert city.leave(cart["location"], "cancel")["return_url"] == f"{PORTAL_PAGES}/cancel"
    assert city.states(cart["cart_id"]) == ["PENDING"] * 2
    assert city.leave(cart["location"])["outcome"] == "ok"


def test_instalments_are_paid_in_their_order(city: City) -> None:
    single, first, second, _ = city.plan
    for numbers, code in (
        ((single, first), "cart_alternatives"), ((second, first), "cart_out_of_order"),
    ):  # fmt: skip
        refused = city.order(*numbers)
        assert (refused.status_code, refused.json()["code"]) == (409, code)
    cart = city.opened(first, second)
    assert city.leave(cart["location"])["went_well"]
    assert city.order(single, client_id="wish-2").json()["code"] == "notice_not_payable"


def test_six_notices_strangers_and_foreigners_are_refused(city: City) -> None:
    assert city.order(*city.notices, city.plan[0]).status_code == 422
    assert city.order(city.foreign).json() == {
        "code": "notice_unknown", "facts": {"notice_number": city.foreign},
    }  # fmt: skip
    assert city.order("301000000000099999").json()["code"] == "notice_unknown"
    assert city.order(city.notices[0], city.notices[0]).json()["code"] == "cart_repeats"


def test_notice_paid_between_makes_the_cart_fail_and_is_paid_once(city: City) -> None:
    first, second = city.notices[:2]
    cart = city.opened(first, second)
    city.pay(second)
    left = city.leave(cart["location"])
    assert left["return_url"] == f"{PORTAL_PAGES}/error"
    assert city.states(cart["cart_id"]) == ["PENDING", "PAID"]
    refused = city.order(first, second, client_id="wish-2")
    assert refused.json()["facts"] == {"notice_number": second, "why": "PAID"}
    assert (city.receipts(first), city.receipts(second)) == (0, 1)


def test_two_carts_with_one_notice_are_both_opened_and_pay_it_once(city: City) -> None:
    number = city.notices[0]
    with ThreadPoolExecutor(2) as pool:
        carts = list(pool.map(lambda one: city.opened(number, client_id=one), ("a", "b")))
        left = list(pool.map(lambda cart: city.leave(cart["location"])["outcome"], carts))
    assert len({cart["cart_id"] for cart in carts}) == 2
    assert sorted(left) == ["error", "ok"]
    assert [city.states(cart["cart_id"]) for cart in carts] == [["PAID"], ["PAID"]]
    assert city.receipts(number) == 1


def test_repetition_with_other_content_is_refused(city: City) -> None:
    first, second = city.notices[:2]
    cart = city.opened(first)
    refused = city.order(second)
    assert (refused.status_code, refused.json()["code"]) == (409, "cart_id_used")
    assert city.opened(first) == cart


def test_hub_that_has_it_paid_already_refuses_what_we_do_not_know_yet(city: City) -> None:
    """The receipt is on its way: here nothing is paid, at the hub it is."""
    number = city.notices[0]
    order = {"entity_id": ENTITY, "notice_number": number, "lost_receipts": 5}
    assert city.hub.post("/sandbox/v1/pay", json=order).json()["outcome"] == "PAID"
    refused = city.order(number)
    assert (refused.status_code, refused.json()["code"]) == (409, "checkout_refused")
    assert refused.json()["facts"] == {
        "status": 422, "detail": "Invalid payment info: Invalid payment notice data",
    }  # fmt: skip
    with city.unit_of_work() as session:
        row = repository.cart_of_client(session, ENTITY, f"portal:{PORTAL}", "wish-1")
        assert repository.count_calls(session, ENTITY, row.cart_id) == 1
    assert city.states(row.cart_id) == ["PENDING"]


def test_desk_sees_that_a_payment_was_begun_online(city: City) -> None:
    number = city.notices[0]
    cart = city.opened(number)
    with city.unit_of_work() as session:
        [step] = [
            one
            for one in evidence.timeline(session, ENTITY, number)
            if one.kind is EvidenceKind.STARTED_ONLINE
        ]
    assert step.reference == cart["cart_id"]
