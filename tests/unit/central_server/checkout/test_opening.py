import threading

import pytest
from structlog.testing import capture_logs

from central_server.checkout import opening, repository
from central_server.checkout.opening import MAX_CALLS, CartOpener
from central_server.checkout.service import CartOutcome
from central_server.entities.models import HubModel, StationRow
from payments_core.errors import RuleBroken, WorldTrouble
from tests.factories.carts import PAGE, PAGES, FakeCheckout, add_checkout, order
from tests.factories.programs import add_program, asker, due, owned, peer, saying
from tests.factories.released_debts import add_position
from tests.factories.server import COMPANY, ENTITY, RATE_CENTS, STATION, add_entity


@pytest.fixture
def number(unit_of_work):
    with unit_of_work() as session:
        add_entity(session)
        add_entity(session, COMPANY, segregation_code="02")
        add_checkout(session, key="env:CHECKOUT_KEY")
        return add_position(session)


@pytest.fixture
def opener(unit_of_work, clock, new_id):
    with asker(clock) as programs:

        def opener(client, environment=None):
            environment = {"CHECKOUT_KEY": "k"} if environment is None else environment
            return CartOpener(unit_of_work, client, environment, clock, new_id, programs)

        yield opener


def outcomes(unit_of_work, cart_id):
    with unit_of_work() as session:
        return [
            outcome
            for outcome in CartOutcome
            if repository.last_outcome(session, ENTITY, cart_id, outcome) is not None
        ]


def test_cart_is_opened_once_and_told_again(unit_of_work, opener, number):
    client = FakeCheckout()
    first, again = (opener(client).open(order(number)) for _ in range(2))
    assert first == again
    assert first.location == PAGE
    [(address, pages_url, cart)] = client.carts
    assert (address.key, pages_url, cart.cart_id) == ("k", PAGES, first.cart_id)
    assert outcomes(unit_of_work, first.cart_id) == [CartOutcome.OPENED]


def test_row_is_there_before_the_checkout_is_asked(unit_of_work, opener, number):
    class Looking(FakeCheckout):
        def open(self, address, pages_url, cart):
            with unit_of_work() as session:
                assert repository.cart(session, ENTITY, cart.cart_id) is not None
            return super().open(address, pages_url, cart)

    assert opener(Looking()).open(order(number)).location == PAGE


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (RuleBroken("checkout_refused", status=422, detail="no"), CartOutcome.REFUSED),
        (WorldTrouble("checkout_unreachable", reason="ReadTimeout"), CartOutcome.FAILED),
        (WorldTrouble("checkout_astray", location="https://evil.example"), CartOutcome.FAILED),
    ],
)
def test_trouble_is_written_down_and_the_wish_may_be_repeated(
    unit_of_work, opener, number, trouble, outcome
):
    client = FakeCheckout(trouble, PAGE)
    with capture_logs() as logs, pytest.raises(type(trouble), match=trouble.code):
        opener(client).open(order(number))
    assert [entry["event"] for entry in logs] == ["cart_not_opened"]
    cart_id = client.carts[0][2].cart_id
    assert outcomes(unit_of_work, cart_id) == [outcome]
    assert opener(client).open(order(number)).cart_id == cart_id
    assert set(outcomes(unit_of_work, cart_id)) == {outcome, CartOutcome.OPENED}


def test_entity_that_does_not_use_the_checkout_is_told(opener, number):
    with pytest.raises(RuleBroken, match="checkout_unused"):
        opener(FakeCheckout()).open(order(number, entity_id=COMPANY))


def test_missing_key_is_told_before_anything_is_written(unit_of_work, opener, number):
    with pytest.raises(WorldTrouble, match="secret_missing"):
        opener(FakeCheckout(), {}).open(order(number))
    with unit_of_work() as session:
        assert repository.cart_of_client(session, ENTITY, "portal:portale", "wish-1") is None


def test_slow_checkout_does_not_take_every_thread(opener, number, monkeypatch):
    monkeypatch.setattr(opening, "PLACE_SECONDS", 0.0)
    inside, leave = threading.Semaphore(0), threading.Event()

    class Slow(FakeCheckout):
        def open(self, address, pages_url, cart):
            inside.release()
            leave.wait(10)
            return PAGE

    carts = opener(Slow())
    waiting = [
        threading.Thread(target=carts.open, args=(order(number, client_id=f"wish-{place}"),))
        for place in range(MAX_CALLS)
    ]
    for thread in waiting:
        thread.start()
    for _ in waiting:
        assert inside.acquire(timeout=10)
    with pytest.raises(WorldTrouble, match="checkout_busy"):
        carts.open(order(number, client_id="one-more"))
    leave.set()
    for thread in waiting:
        thread.join()
    assert carts.open(order(number, client_id="one-more")).location == PAGE


def test_reachable_is_asked_with_the_entitys_key(opener, number):
    assert opener(FakeCheckout()).is_reachable(ENTITY)
    assert not opener(FakeCheckout(), {"CHECKOUT_KEY": "wrong"}).is_reachable(ENTITY)


@pytest.fixture
def program(unit_of_work, number):
    """A management program that owns the notice."""
    with peer(due(2300)) as program:
        with unit_of_work() as session:
            add_program(session, program.url)
            owned(session, number)
        yield program


def amounts(client):
    return [cart.notices[0].amount_cents for _, _, cart in client.carts]


def test_cart_costs_what_the_program_says_now(opener, number, program):
    client = FakeCheckout()
    opener(client).open(order(number))
    assert amounts(client) == [2300]
    assert [question["asked_for"] for question in program.questions] == ["verify"]
    # Where the page is there already, nothing is asked of anybody.
    opener(client).open(order(number))
    assert (len(program.questions), len(client.carts)) == (1, 1)


def test_what_a_program_said_last_stands_while_it_is_away(opener, number, program):
    client = FakeCheckout()
    program.does = saying(b"", 503)
    with capture_logs():
        opener(client).open(order(number))
        program.does = due(2300)
        opener(client).open(order(number, client_id="wish-2"))
        program.does = saying(b"", 503)
        opener(client).open(order(number, client_id="wish-3"))
    assert amounts(client) == [RATE_CENTS, 2300, 2300]


@pytest.mark.parametrize(("state", "why"), [("paid", "PAID"), ("cancelled", "CANCELLED")])
def test_what_is_not_owed_any_more_is_in_no_cart(opener, number, program, state, why):
    client = FakeCheckout()
    program.does = saying({"state": state})
    with pytest.raises(RuleBroken, match="notice_not_payable") as refused:
        opener(client).open(order(number))
    assert (refused.value.facts["why"], client.carts) == (why, [])


def test_changed_amount_is_another_cart(opener, number, program):
    client = FakeCheckout(WorldTrouble("checkout_unreachable", reason="ReadTimeout"), PAGE)
    with capture_logs(), pytest.raises(WorldTrouble):
        opener(client).open(order(number))
    program.does = due(2400)
    with pytest.raises(RuleBroken, match="cart_amounts_changed"):
        opener(client).open(order(number))
    opener(client).open(order(number, client_id="wish-2"))
    assert amounts(client) == [2300, 2400]


def test_program_is_not_asked_where_the_hub_pays_from_what_it_holds(
    unit_of_work, opener, number, program
):
    with unit_of_work() as session:
        session.get_one(StationRow, (ENTITY, STATION)).hub_model = HubModel.GPD_V1
    client = FakeCheckout()
    opener(client).open(order(number))
    assert (program.questions, amounts(client)) == ([], [RATE_CENTS])
